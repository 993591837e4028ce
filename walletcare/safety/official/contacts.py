"""Finds what can be compared in a pasted text: links, mail addresses and headers, handles, phones, groups."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from walletcare.safety.official.contact_patterns import (
    ANGLED,
    BARE,
    CARRIED_ON,
    CODED_SIGNS,
    COMMENT,
    EMAIL,
    GROUP_WORD,
    HANDLE,
    HANDLE_APART,
    HEADER,
    HOST_THEN_CHINESE,
    LABELLED,
    LONGEST_CODED_NAME,
    LONGEST_NAME,
    LONGEST_QUERY,
    MAILTO,
    MARKED,
    MOST_MAILBOXES,
    NO_PLACE,
    PHONE,
    QUOTE,
    QUOTED_ACCOUNT,
    QUOTED_NAME,
    REPLY_TO,
    SENTENCE_AFTER,
    SENTENCE_BEFORE,
    SENTENCE_GOES_ON,
    SPACED_HOST,
    TLDS,
    TRAILING,
    URL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_TEXT = 20_000
"""Characters of a text that are read."""


class ContactKind(StrEnum):
    LINK = "link"
    EMAIL = "email"
    HANDLE = "handle"
    PHONE = "phone"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Contact:
    """One thing found.

    Attributes:
        shown: As it stands in the text.
        value: The address itself, without the words and marks around it.
        display_name: The name written beside a mail address.
        is_guess: The whole text taken for a name, since nothing else was found in it, or a word with a dot
            that ends like no address we know: worth a word only when it imitates somebody.
        is_reply_to: The address of a Reply-To or Return-Path header.
    """

    kind: ContactKind
    shown: str
    value: str
    span: tuple[int, int]
    display_name: str = ""
    is_reply_to: bool = False
    is_guess: bool = False


def find_contacts(text: str, endings: frozenset[str] = frozenset()) -> tuple[Contact, ...]:
    """Everything in ``text`` that can be compared with an official list, in order of place.

    ``endings`` are last labels (such as ``pro``) that make a bare word with a dot a host, beside the
    common ones.
    """
    text = text[:LONGEST_TEXT]
    found: list[Contact] = []
    unsure: list[Contact] = []
    taken = [False] * len(text)

    def add(contact: Contact) -> None:
        start, end = contact.span
        if not any(taken[start:end]):
            found.append(contact)
            taken[start:end] = [True] * (end - start)

    for match, before in (*_quoted_names(text), *_named(text)):
        value, (start, end) = match.group(match.re.groups), match.span(match.re.groups)
        if "@" in value or "＠" in value:
            line = text[text.rfind("\n", 0, start) + 1 : start]
            name = HEADER.sub("", before.strip())
            value = value.removeprefix("mailto:")
            is_reply_to = bool(REPLY_TO.match(line.strip()))
            add(Contact(ContactKind.EMAIL, value, value, (start, end), name, is_reply_to))
    for match in QUOTED_ACCOUNT.finditer(text):
        add(Contact(ContactKind.GROUP, match.group(1), match.group(1), match.span(1)))
    for match in NO_PLACE.finditer(text):
        shown = match.group().rstrip(TRAILING)
        add(Contact(ContactKind.LINK, shown, shown, (match.start(), match.start() + len(shown))))
    hosts = list(BARE.finditer(text))
    for match in hosts:
        # A host that carries another address in its path: what it carries is not where it leads.
        if re.search(r"://|@", match.group(3) or "") and _is_plausible_host(
            match.group(1), endings, has_path=True, alone=False
        ):
            shown = match.group().rstrip(TRAILING)
            add(
                Contact(
                    ContactKind.LINK, shown, _refanged(shown), (match.start(), match.start() + len(shown))
                )
            )
    for match in MAILTO.finditer(text):
        shown = match.group().rstrip(TRAILING)
        for contact in _from_scheme(shown, match.start()):
            add(contact)
    for match in URL.finditer(text):
        shown = _without_more(match.group())
        value = _refanged(shown) + _carried_on(text, match.end(), endings)
        add(Contact(ContactKind.LINK, shown, value, (match.start(), match.start() + len(shown))))
    for match in EMAIL.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        start, shown = _without_emphasis(match.start(), match.group().rstrip(TRAILING))
        _, shown = _without_sentence(0, shown)
        comment = COMMENT.match(text, match.end()) if HEADER.match(line) else None
        if text[match.end() : match.end() + 1] in {"@", "＠"}:
            # Two of them: what stands before the last one is the mailbox, whatever it looks like.
            shown = re.split(r"[\s<>,;，；、]", text[start:], maxsplit=1)[0].rstrip(TRAILING)
        add(
            Contact(
                ContactKind.EMAIL,
                shown,
                _refanged(shown),
                (start, start + len(shown)),
                comment.group(1) if comment else "",
                is_reply_to=bool(REPLY_TO.match(line.strip())),
            )
        )
    alone = len(text.split()) == 1
    for match in hosts:
        start, shown = _without_emphasis(match.start(), match.group().rstrip(TRAILING))
        start, shown = _without_sentence(start, shown)
        value = _refanged(shown) + _carried_on(text, match.end(), endings)
        host = re.split(r"[:/?#\\]", value, maxsplit=1)[0]
        if _is_plausible_host(host, endings, has_path=len(host) < len(value), alone=alone):
            add(Contact(ContactKind.LINK, shown, value, (start, start + len(shown))))
        elif re.search(r"\.[a-z]{2,24}$", host, re.IGNORECASE):
            unsure.append(Contact(ContactKind.LINK, shown, value, (start, start + len(shown)), is_guess=True))
    for match in LABELLED.finditer(text):
        value = match.group(2).rstrip(TRAILING)
        if value.replace(" ", "").isdigit():
            value = value.replace(" ", "")
        is_group = bool(GROUP_WORD.search(match.group(1)))
        if value.isdigit() or not value.isascii() or any(char.isascii() and char.isalnum() for char in value):
            kind = ContactKind.GROUP if is_group else ContactKind.HANDLE
            add(Contact(kind, value, value, (match.start(2), match.start(2) + len(value))))
    for match in HANDLE.finditer(text):
        shown = SENTENCE_GOES_ON.sub("", match.group()).rstrip(TRAILING + "-")
        add(Contact(ContactKind.HANDLE, shown, shown, (match.start(), match.start() + len(shown))))
    for match in SPACED_HOST.finditer(text):
        value = re.sub(r"\s", "", match.group(1))
        if value.rpartition(".")[2].lower() in TLDS:
            unsure.append(Contact(ContactKind.LINK, match.group(1), value, match.span(1), is_guess=True))
    for match in HANDLE_APART.finditer(text):
        shown = match.group(1).rstrip(TRAILING + "-")
        unsure.append(
            Contact(
                ContactKind.HANDLE,
                shown,
                shown,
                (match.start(1), match.start(1) + len(shown)),
                is_guess=True,
            )
        )
    for match in PHONE.finditer(text):
        shown = match.group().strip()
        digits = sum(char.isdigit() for char in shown)
        start = match.start() + match.group().index(shown)
        if 5 <= digits <= 17:
            add(Contact(ContactKind.PHONE, shown, shown, (start, start + len(shown))))
    for contact in unsure:
        add(contact)
    shown = text.strip()
    if not found and alone and 2 <= len(shown) <= 40:
        at = text.index(shown)
        add(Contact(ContactKind.HANDLE, shown, shown, (at, at + len(shown)), is_guess=True))
    return tuple(sorted(found, key=lambda contact: contact.span))


def _quoted_names(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What stands in angle brackets behind a name in quotes, and that name."""
    for match in QUOTED_NAME.finditer(text):
        yield match, match.group(1)


def _named(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What stands in angle brackets behind a name that begins its line or follows a colon, and that name.

    Read backwards from the bracket, since a pattern that begins with the name tries each of its beginnings
    again for every blank: a message of blanks took it minutes.
    """
    for match in ANGLED.finditer(text):
        end = match.start()
        lowest = max(text.rfind("<", 0, end), text.rfind(">", 0, end)) + 1
        line_break = text.rfind("\n", lowest, end)
        while line_break > lowest and text[line_break + 1] in " \t":
            line_break = text.rfind("\n", lowest, line_break)  # a header goes on behind a blank (RFC 5322)
        separator = max(line_break, text.rfind(":", lowest, end))
        if separator < 0 < lowest:
            continue  # another bracket stands before it on this line
        line = text[separator + 1 : end]
        name = line.strip(" \t").removeprefix('"').removeprefix("'").removesuffix("'").removesuffix('"')
        name = name.strip()
        has_name = bool(name) or " " in line or "\t" in line
        longest = LONGEST_CODED_NAME if name.startswith("=?") else LONGEST_NAME
        if has_name and len(name) <= longest and not QUOTE.search(name):
            yield match, name


def _refanged(text: str) -> str:
    """The address as it was before somebody made it harmless to click (``hxxps``, ``[.]``)."""
    plain = re.sub(r"\s?[\[({](?:\.|dot)[\])}]\s?", ".", text, flags=re.IGNORECASE)
    plain = re.sub(r"(?<=[A-Za-z0-9])\s?点\s?(?=[A-Za-z])", ".", plain)
    plain = (
        re.sub(r"\s?(?:[\[(]at[\])]|艾特)\s?", "@", plain, flags=re.IGNORECASE)
        .replace("＠", "@")
        .replace("[:]", ":")
    )
    return re.sub(r"^h(?:xx|tt)p(s?)\s?([:：])(//)?\s?", r"http\1\2\3", plain, flags=re.IGNORECASE)


def _carried_on(text: str, end: int, endings: frozenset[str]) -> str:
    """What goes on behind a host that seems to end at ``end``: ``.evil.example`` on the next line."""
    more = CARRIED_ON.match(text, end)
    last = more.group(1).rpartition(".")[2].lower() if more else ""
    return more.group(1) if more and (last in TLDS or last in endings) else ""


def _from_scheme(shown: str, start: int) -> Iterator[Contact]:
    """The contacts of a link that starts another program; every one to whom a mail would go."""
    scheme, _, rest = shown.partition(":")
    span = (start, start + len(shown))
    rest = rest.removeprefix("//")
    if scheme.lower() == "mailto":
        to, _, query = rest.partition("?")
        fields = parse_qsl(query, max_num_fields=20) if len(query) < LONGEST_QUERY else []
        copies = [value for field, value in fields if field.lower() in {"to", "cc", "bcc"}]
        mailboxes = [box.strip() for part in (unquote(to), *copies) for box in part.split(",") if box.strip()]
        if len(mailboxes) <= 1:
            yield Contact(ContactKind.EMAIL, shown, mailboxes[0] if mailboxes else "", span)
            return
        for number, box in enumerate(mailboxes[:MOST_MAILBOXES]):
            at = shown.find(box)
            # One that is written in codes has no place of its own in the text.
            place = (start + at, start + at + len(box)) if at >= 0 else (start + number, start + number + 1)
            yield Contact(ContactKind.EMAIL, box, box, place)
    elif scheme.lower() in {"tel", "sms"}:
        yield Contact(ContactKind.PHONE, shown, unquote(rest.split("?")[0]), span)
    else:
        yield Contact(ContactKind.LINK, shown, shown, span)


def _without_emphasis(start: int, shown: str) -> tuple[int, str]:
    """The address without the underscores that Markdown emphasises it with."""
    marked = MARKED.fullmatch(shown)
    return (start + marked.end(1), shown[marked.end(1) : -marked.end(1)]) if marked else (start, shown)


def _without_more(shown: str) -> str:
    """A link without what was written right behind it: signs, pictures, a Chinese sentence (…上充值)."""
    shown = CODED_SIGNS.sub("", shown).rstrip(TRAILING)
    while shown and unicodedata.category(shown[-1]) in {"So", "Sk", "Mn", "Cf"}:
        shown = shown[:-1].rstrip(TRAILING)
    host = HOST_THEN_CHINESE.match(shown)
    return host.group(1) if host else SENTENCE_GOES_ON.sub("", shown)


def _without_sentence(start: int, shown: str) -> tuple[int, str]:
    """The host without the Chinese sentence that stands right before or after it (官网是example.com吗)."""
    before = SENTENCE_BEFORE.match(shown)
    if before:
        start, shown = start + before.end(), shown[before.end() :]
    after = SENTENCE_AFTER.search(shown)
    return start, shown[: after.start(1)] if after else shown


def _is_plausible_host(host: str, endings: frozenset[str], *, has_path: bool, alone: bool) -> bool:
    last = re.split(r"[.。．｡]", host)[-1].lower()
    if last.isdigit():
        return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", host)) and (has_path or alone)
    if "." not in re.sub(r"[。．｡․]", ".", host):
        return False
    if "。" in host and last not in TLDS and last not in endings:
        # A Chinese full stop ends sentences far more often than it stands for a dot.
        return False
    if alone or last in TLDS or last in endings or last.startswith("xn--"):
        return not host.replace(".", "").isdigit()
    return has_path and last.isalpha() and len(last) >= 2
