"""Finds what can be compared in a pasted text: links, mail addresses and headers, handles, phones, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator


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


_TLDS = frozenset(
    """com net org info biz io co app dev xyz top vip club site online shop store tech live pro me cc tv ai
    gg fun icu
    cn hk tw uk us eu de fr jp kr ru in sg my th vn ph id au nz ca br mx es it nl se no fi dk pl ch at be
    ie pt gr tr
    ua cz ro hu il ae sa za ng ke eg ar cl pe example test local onion link click support help services
    service finance
    exchange wallet money cash bank pay fund trade market global world network systems solutions group
    center agency
    company digital email cloud host website space asia mobi name win loan work life today news blog wiki
    page one
    team chat community social games art design studio media tube zone land city москва рф
    中国 网络 公司 公益 香港
    台湾 在线 中文网
    sbs cyou bond lol ltd run bio plus ninja guru rocks bid men date stream download review racing party
    science ws la im
    li to is st pw so sh ly gl su cfd rest quest beauty hair skin makeup monster""".split()
)
_LETTER = r"\w\u00b7\u200b-\u200d\u2060\ufeff\u00ad\u0300-\u036f\u24b6-\u24e9\U0001f110-\U0001f189"
"""Also marks that stand on the letter before, and circled and squared letters: browsers read through them."""
_DOT = r"(?:\.|\u2024|\ufe52|\u00b7|。|．|｡|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\s\[dot\]\s|\s\(dot\)\s)"
_LABEL = rf"[{_LETTER}](?:[{_LETTER}\uff0d-]{{0,62}}[{_LETTER}])?"
_HOST = rf"(?:{_LABEL}{_DOT}){{1,10}}{_LABEL}"
_URL = late_pattern(
    r"(?:hxxps?|https?|ftp|wss?|javascript|data|file|tg|tel|sms|smb|[a-z][a-z0-9+.-]{2,20})\s?(?:://"
    r"|：//|:[\\/]{1,3}|\[:\]//|:\\\\)(?:[^\s<>\"“”，。！？、；（）「」【】]|[。．｡](?=[a-z0-9-]{1,63}[./:。．｡])){1,2000}",
    re.IGNORECASE,
)
_MAILTO = late_pattern(
    r"(?:mailto|tel|sms|skype|javascript|data|weixin|mqqapi|alipays?):(?!//)[^\s<>\"“”，。；]{1,500}",
    re.IGNORECASE,
)
_EMAIL = late_pattern(
    rf"[\w.!#$%&*+/=?^`{{|}}~\u200b-\u200d-]{{1,64}}(?:@|＠|\s?\[at\]\s?|\s?\(at\)\s?){_HOST}", re.IGNORECASE
)
_QUOTE = late_pattern(r"[\"']")
_ANGLED = late_pattern(r"<\s*([^<>\s]{3,320})\s*>")
_LONGEST_NAME = 120
_QUOTED_NAME = late_pattern(r"[\"“]([^\"”\n]{1,120})[\"”]\s*<\s*([^<>\s]{3,320})\s*>")
_HEADER = late_pattern(r"^(?:from|sender|reply-to|return-path|to|发件人|回复)\s*[:：]\s*", re.IGNORECASE)
_REPLY_TO = late_pattern(r"^(?:reply-to|return-path|sender|回复|回复至)\s*[:：]", re.IGNORECASE)
_BARE = late_pattern(
    rf"(?<![@\w./-])({_HOST})(:\d{{1,5}})?((?:[/?#\\])[^\s<>\"“”，。！？、；（）「」【】]{{0,2000}})?",
    re.IGNORECASE,
)
_HANDLE = late_pattern(r"(?<![\w./@])[@＠][\w.\-\u200b-\u200d]{2,50}")
_LABELLED = late_pattern(
    r"(微信号?|wechat(?: id)?|weixin|wx|telegram|tg|电报|飞机|qq(?:号|群|群号)?|企鹅群|抖音号?"
    r"|小红书号?|whatsapp|discord|line"
    r"|微博|weibo|twitter|推特|公众号|微信群|群号|instagram|ins|facebook|skype)"
    r"\s{0,2}(?:[:：=]|是|为|加|搜|(?:at|is|id)\b|@|\s)\s{0,2}[:：]?\s{0,2}[@＠]?([\w\-.]{2,60})",
    re.IGNORECASE,
)
_PHONE = late_pattern(
    r"(?<![\w.@/=-])(?:\+|＋|00)?\s?\(?\d{1,5}\)?(?:[\s\-.·()（）]{0,3}\d{1,5}){1,6}(?![\w@])"
)
_SENTENCE_BEFORE = late_pattern(
    r"[\u3400-\u9fff]*[是为在到去开叫网址站见看用了的问上访接点这个]\s?(?=[a-z0-9])", re.IGNORECASE
)
_SENTENCE_AFTER = late_pattern(r"(?:\.[a-z]{2,12}|/[!-~]*)([\u3400-\u9fff]+[^.]*)$", re.IGNORECASE)
_GROUP_WORD = late_pattern(r"群|group|channel|频道|公众号|\bqq", re.IGNORECASE)
_TRAILING = ".,;:!?)]}>'\"，。；：！？）】」》、…"


def find_contacts(text: str, endings: frozenset[str] = frozenset()) -> tuple[Contact, ...]:
    """Everything in ``text`` that can be compared with an official list, in order of place.

    ``endings`` are last labels (such as ``pro``) that make a bare word with a dot a host, beside the
    common ones.
    """
    text = text[:20_000]
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
            name = _HEADER.sub("", before.strip())
            value = value.removeprefix("mailto:")
            is_reply_to = bool(_REPLY_TO.match(line.strip()))
            add(Contact(ContactKind.EMAIL, value, value, (start, end), name, is_reply_to))
    hosts = list(_BARE.finditer(text))
    for match in hosts:
        # A host that carries another address in its path: what it carries is not where it leads.
        if "://" in (match.group(3) or "") and _is_plausible_host(
            match.group(1), endings, has_path=True, alone=False
        ):
            shown = match.group().rstrip(_TRAILING)
            add(
                Contact(
                    ContactKind.LINK, shown, _refanged(shown), (match.start(), match.start() + len(shown))
                )
            )
    for match in _URL.finditer(text):
        shown = match.group().rstrip(_TRAILING)
        add(Contact(ContactKind.LINK, shown, _refanged(shown), (match.start(), match.start() + len(shown))))
    for match in _MAILTO.finditer(text):
        shown = match.group().rstrip(_TRAILING)
        add(_from_scheme(shown, (match.start(), match.start() + len(shown))))
    for match in _EMAIL.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        shown = match.group().rstrip(_TRAILING)
        add(
            Contact(
                ContactKind.EMAIL,
                shown,
                _refanged(shown),
                (match.start(), match.start() + len(shown)),
                is_reply_to=bool(_REPLY_TO.match(line.strip())),
            )
        )
    alone = len(text.split()) == 1
    for match in hosts:
        start, shown = _without_sentence(match.start(), match.group().rstrip(_TRAILING))
        value = _refanged(shown)
        host = re.split(r"[:/?#\\]", value, maxsplit=1)[0]
        if _is_plausible_host(host, endings, has_path=len(host) < len(value), alone=alone):
            add(Contact(ContactKind.LINK, shown, value, (start, start + len(shown))))
        elif re.search(r"\.[a-z]{2,24}$", host, re.IGNORECASE):
            unsure.append(Contact(ContactKind.LINK, shown, value, (start, start + len(shown)), is_guess=True))
    for match in _LABELLED.finditer(text):
        value = match.group(2).rstrip(_TRAILING)
        is_group = bool(_GROUP_WORD.search(match.group(1)))
        if value.isdigit() or not value.isascii() or any(char.isascii() and char.isalnum() for char in value):
            kind = ContactKind.GROUP if is_group else ContactKind.HANDLE
            add(Contact(kind, value, value, (match.start(2), match.start(2) + len(value))))
    for match in _HANDLE.finditer(text):
        shown = match.group().rstrip(_TRAILING + "-")
        add(Contact(ContactKind.HANDLE, shown, shown, (match.start(), match.start() + len(shown))))
    for match in _PHONE.finditer(text):
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
    for match in _QUOTED_NAME.finditer(text):
        yield match, match.group(1)


def _named(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """What stands in angle brackets behind a name that begins its line or follows a colon, and that name.

    Read backwards from the bracket, since a pattern that begins with the name tries each of its beginnings
    again for every blank: a message of blanks took it minutes.
    """
    for match in _ANGLED.finditer(text):
        end = match.start()
        lowest = max(text.rfind("<", 0, end), text.rfind(">", 0, end)) + 1
        separator = max(text.rfind("\n", lowest, end), text.rfind(":", lowest, end))
        if separator < 0 < lowest:
            continue  # another bracket stands before it on this line
        line = text[separator + 1 : end]
        name = line.strip(" \t").removeprefix('"').removeprefix("'").removesuffix("'").removesuffix('"')
        has_name = bool(name) or " " in line or "\t" in line
        if has_name and len(name) <= _LONGEST_NAME and not _QUOTE.search(name):
            yield match, name


def _refanged(text: str) -> str:
    """The address as it was before somebody made it harmless to click (``hxxps``, ``[.]``)."""
    plain = re.sub(r"\s?[\[({](?:\.|dot)[\])}]\s?", ".", text, flags=re.IGNORECASE)
    plain = (
        re.sub(r"\s?[\[(]at[\])]\s?", "@", plain, flags=re.IGNORECASE).replace("＠", "@").replace("[:]", ":")
    )
    return re.sub(r"^hxxp", "http", plain, flags=re.IGNORECASE)


def _from_scheme(shown: str, span: tuple[int, int]) -> Contact:
    scheme, _, rest = shown.partition(":")
    if scheme.lower() == "mailto":
        return Contact(ContactKind.EMAIL, shown, rest.split("?")[0], span)
    if scheme.lower() in {"tel", "sms"}:
        return Contact(ContactKind.PHONE, shown, rest.split("?")[0], span)
    return Contact(ContactKind.LINK, shown, shown, span)


def _without_sentence(start: int, shown: str) -> tuple[int, str]:
    """The host without the Chinese sentence that stands right before or after it (官网是example.com吗)."""
    before = _SENTENCE_BEFORE.match(shown)
    if before:
        start, shown = start + before.end(), shown[before.end() :]
    after = _SENTENCE_AFTER.search(shown)
    return start, shown[: after.start(1)] if after else shown


def _is_plausible_host(host: str, endings: frozenset[str], *, has_path: bool, alone: bool) -> bool:
    last = re.split(r"[.。．｡]", host)[-1].lower()
    if last.isdigit():
        return bool(re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", host)) and (has_path or alone)
    if "." not in re.sub(r"[。．｡․]", ".", host):
        return False
    if "。" in host and last not in _TLDS and last not in endings:
        # A Chinese full stop ends sentences far more often than it stands for a dot.
        return False
    if alone or last in _TLDS or last in endings or last.startswith("xn--"):
        return not host.replace(".", "").isdigit()
    return has_path and last.isalpha() and len(last) >= 2
