"""Finds what can be compared in a pasted text: links, mail addresses and headers, handles, phones, groups."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

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
_DOT = (
    r"(?:\.|(?<=[A-Za-z])\s?点\s?(?=[A-Za-z])"
    r"|\u2024|\ufe52|\u00b7|。|．|｡|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\s\[dot\]\s|\s\(dot\)\s)"
)
_LABEL = rf"[{_LETTER}](?:[{_LETTER}\uff0d-]{{0,62}}[{_LETTER}])?"
_HOST = rf"(?:{_LABEL}{_DOT}){{1,10}}{_LABEL}"
_URL = late_pattern(
    r"(?:hxxps?|https?|ftp|wss?|javascript|data|file|tg|tel|sms|smb|[a-z][a-z0-9+.-]{2,20})\s?(?:://\s?(?=\w)"
    r"|://|：//|:[\\/]{1,3}(?=[^\s\\/])|\[:\]//|:\\\\)(?:[^\s<>\"“”，。！？、；（）「」【】]|[。．｡](?=[a-z0-9-]{1,63}[./:。．｡])){1,2000}",
    re.IGNORECASE,
)
_MAILTO = late_pattern(
    r"(?<![\w=/&?%.])(?:mailto|tel|sms|skype|javascript|data|weixin|mqqapi|alipays?):[^\s<>\"“”，。；]{1,500}",
    re.IGNORECASE,
)
_LOCAL_LETTER = r"[^\W\u3000-\u9fff]"
"""No Chinese characters: those before a mail address are the sentence it stands in (邮箱是help@…)."""
_EMAIL = late_pattern(
    rf"(?<![.!$%+=^-]){_LOCAL_LETTER}(?:{_LOCAL_LETTER}|[.!$%+=^~\u200b-\u200d'-]){{0,63}}(?:@|＠|\s?\[at\]\s?|\s?\(at\)\s?|\s?艾特\s?){_HOST}",
    re.IGNORECASE,
)
_NO_PLACE = late_pattern(
    r"(?<![a-z])(?:javascript|data|blob|filesystem|vbscript):(?=\S)[^\s<>]{1,2000}", re.IGNORECASE
)
"""Schemes that carry a page inside: no address in them is where they lead."""
_CARRIED_ON = re.compile(r"\s{1,3}((?:\.[\w-]{1,63}){1,8})(?![\w-])")
"""The rest of a host behind a blank or a line break, which browsers take out of what is pasted."""
_QUOTE = late_pattern(r"[\"']")
_ANGLED = late_pattern(r"<\s*([^<>\s]{3,320})\s*>")
_LONGEST_NAME = 120
_LONGEST_QUERY, _MOST_MAILBOXES = 2_000, 7
_QUOTED_NAME = late_pattern(r"[\"“]([^\"”\n]{1,120})[\"”]\s*<\s*([^<>\s]{3,320})\s*>")
_HEADER = late_pattern(r"^(?:from|sender|reply-to|return-path|to|发件人|回复)\s*[:：]\s*", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]{1,3}\(([^()\n]{1,120})\)")
"""The name behind an address, as old mail programs write it: ``help@wallet.example (Wallet support)``."""
_REPLY_TO = late_pattern(r"^(?:reply-to|return-path|sender|回复|回复至)\s*[:：]", re.IGNORECASE)
_AFTER_SLASHES = r"(?<=^//)|(?<=\s//)|(?<=p//)|(?<=s//)|(?<=;//)|(?<=\)://)"
"""Where a scheme was mistyped or left out: ``https//``, ``http;//``, ``http(s)://``."""
_BARE = late_pattern(
    rf"(?:(?<![@\w./-])|{_AFTER_SLASHES})({_HOST})(:\d{{1,5}})?((?:[/?#\\])[^\s<>\"“”，。！？、；（）「」【】]{{0,2000}})?",
    re.IGNORECASE,
)
_HANDLE = late_pattern(r"(?<![A-Za-z0-9_./@])[@＠][\w.\-\uff3f\uff0d\u200b-\u200d]{2,50}")
_HANDLE_APART = late_pattern(r"(?:(?<=^)|(?<=\s))[@＠]\s([\w.-]{3,50})")
_LABELLED = late_pattern(
    r"(微信号?|wechat(?: id)?|weixin|wx|telegram|tg|电报|飞机|qq(?:号|群|群号|\s?groups?)?|企鹅群|抖音号?"
    r"|小红书号?|whatsapp|discord|line"
    r"|微博|weibo|twitter|推特|公众号|微信群|群号|instagram|ins|facebook|skype)"
    r"(?:\s?(?:官方|客服|账号|帐号|频道|群组|机器人|bot|channel|account|username)){0,3}"
    r"\s{0,2}(?:[:：=]|是|为|加|搜|(?:at|is|id)\b|@|\s)\s{0,2}[:：]?\s{0,2}[@＠]?"
    r"(\d{2,5}(?: \d{2,5}){1,4}(?!\w)|[\w\-.]{2,60})",
    re.IGNORECASE,
)
_PHONE = late_pattern(
    r"(?<![A-Za-z_\d.@/=-])(?:\+|＋|00)?\s?\(?\d{1,5}\)?"
    r"(?:[\s\-.·()（）\u2010-\u2015\u2212]{0,3}\d{1,5}){1,6}(?![A-Za-z_\d@])"
)
_ENDS = "是为在到去开叫网址站见看用了的问上访接点这个我你您他她它们说给把被让和与或跟从向打进录载请有没"
"""What a sentence has right before an address; no name ends with these."""
_SENTENCE_BEFORE = late_pattern(
    rf"[\u3400-\u9fff]*[{_ENDS}]\s?(?=[a-z0-9])",
    re.IGNORECASE,
)
_SENTENCE_AFTER = late_pattern(
    r"(?:\.[a-z]{2,12}|/[!-~]*[!-.0-~])(?!点\s?[a-z])([\u3400-\u9fff]+[^.]*)$", re.IGNORECASE
)
_CODED_SIGNS = re.compile(r"(?:&(?:gt|lt|quot|nbsp|#39|#34);)+$", re.IGNORECASE)
_HOST_THEN_CHINESE = re.compile(
    r"([a-z]+\s?[:：]\s?//\s?[\w.-]*\.[a-z]{2,24})(?=[\u3400-\u9fff])(?!点\s?[a-z]|.*\.[a-z])",
    re.IGNORECASE | re.ASCII,
)
"""No ending is of Latin and Chinese letters: there the sentence goes on."""
_SENTENCE_GOES_ON = re.compile(
    r"(?<=[A-Za-z0-9_])(?:[是吧吗呢啊呀嘛在和与或跟给说有就也都不怎能可会了还这那]|上(?!海)|的(?!客服|官方|服务|小))[\u3400-\u9fff]*$"
)
"""Words that no name begins its Chinese part with: ``@name是真的吗``, unlike ``@name客服``."""
_GROUP_WORD = late_pattern(r"群|group|channel|频道|公众号|\bqq", re.IGNORECASE)
_TRAILING = ".,;:!?)]}>'\"，。；：！？）】」》、…*`~|"
_MARKED = re.compile(r"(_{1,2})(?=[^_]).*[^_]\1")


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
    for match in _NO_PLACE.finditer(text):
        shown = match.group().rstrip(_TRAILING)
        add(Contact(ContactKind.LINK, shown, shown, (match.start(), match.start() + len(shown))))
    hosts = list(_BARE.finditer(text))
    for match in hosts:
        # A host that carries another address in its path: what it carries is not where it leads.
        if re.search(r"://|@", match.group(3) or "") and _is_plausible_host(
            match.group(1), endings, has_path=True, alone=False
        ):
            shown = match.group().rstrip(_TRAILING)
            add(
                Contact(
                    ContactKind.LINK, shown, _refanged(shown), (match.start(), match.start() + len(shown))
                )
            )
    for match in _MAILTO.finditer(text):
        shown = match.group().rstrip(_TRAILING)
        for contact in _from_scheme(shown, match.start()):
            add(contact)
    for match in _URL.finditer(text):
        shown = _without_more(match.group())
        value = _refanged(shown) + _carried_on(text, match.end(), endings)
        add(Contact(ContactKind.LINK, shown, value, (match.start(), match.start() + len(shown))))
    for match in _EMAIL.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        start, shown = _without_emphasis(match.start(), match.group().rstrip(_TRAILING))
        _, shown = _without_sentence(0, shown)
        comment = _COMMENT.match(text, match.end()) if _HEADER.match(line) else None
        if text[match.end() : match.end() + 1] in {"@", "＠"}:
            # Two of them: what stands before the last one is the mailbox, whatever it looks like.
            shown = re.split(r"[\s<>,;，；、]", text[start:], maxsplit=1)[0].rstrip(_TRAILING)
        add(
            Contact(
                ContactKind.EMAIL,
                shown,
                _refanged(shown),
                (start, start + len(shown)),
                comment.group(1) if comment else "",
                is_reply_to=bool(_REPLY_TO.match(line.strip())),
            )
        )
    alone = len(text.split()) == 1
    for match in hosts:
        start, shown = _without_emphasis(match.start(), match.group().rstrip(_TRAILING))
        start, shown = _without_sentence(start, shown)
        value = _refanged(shown) + _carried_on(text, match.end(), endings)
        host = re.split(r"[:/?#\\]", value, maxsplit=1)[0]
        if _is_plausible_host(host, endings, has_path=len(host) < len(value), alone=alone):
            add(Contact(ContactKind.LINK, shown, value, (start, start + len(shown))))
        elif re.search(r"\.[a-z]{2,24}$", host, re.IGNORECASE):
            unsure.append(Contact(ContactKind.LINK, shown, value, (start, start + len(shown)), is_guess=True))
    for match in _LABELLED.finditer(text):
        value = match.group(2).rstrip(_TRAILING)
        if value.replace(" ", "").isdigit():
            value = value.replace(" ", "")
        is_group = bool(_GROUP_WORD.search(match.group(1)))
        if value.isdigit() or not value.isascii() or any(char.isascii() and char.isalnum() for char in value):
            kind = ContactKind.GROUP if is_group else ContactKind.HANDLE
            add(Contact(kind, value, value, (match.start(2), match.start(2) + len(value))))
    for match in _HANDLE.finditer(text):
        shown = _SENTENCE_GOES_ON.sub("", match.group()).rstrip(_TRAILING + "-")
        add(Contact(ContactKind.HANDLE, shown, shown, (match.start(), match.start() + len(shown))))
    for match in _HANDLE_APART.finditer(text):
        shown = match.group(1).rstrip(_TRAILING + "-")
        unsure.append(
            Contact(
                ContactKind.HANDLE,
                shown,
                shown,
                (match.start(1), match.start(1) + len(shown)),
                is_guess=True,
            )
        )
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
    plain = re.sub(r"(?<=[A-Za-z])\s?点\s?(?=[A-Za-z])", ".", plain)
    plain = (
        re.sub(r"\s?(?:[\[(]at[\])]|艾特)\s?", "@", plain, flags=re.IGNORECASE)
        .replace("＠", "@")
        .replace("[:]", ":")
    )
    return re.sub(r"^h(?:xx|tt)p(s?)\s?([:：])(//)?\s?", r"http\1\2\3", plain, flags=re.IGNORECASE)


def _carried_on(text: str, end: int, endings: frozenset[str]) -> str:
    """What goes on behind a host that seems to end at ``end``: ``.evil.example`` on the next line."""
    more = _CARRIED_ON.match(text, end)
    last = more.group(1).rpartition(".")[2].lower() if more else ""
    return more.group(1) if more and (last in _TLDS or last in endings) else ""


def _from_scheme(shown: str, start: int) -> Iterator[Contact]:
    """The contacts of a link that starts another program; every one to whom a mail would go."""
    scheme, _, rest = shown.partition(":")
    span = (start, start + len(shown))
    rest = rest.removeprefix("//")
    if scheme.lower() == "mailto":
        to, _, query = rest.partition("?")
        fields = parse_qsl(query, max_num_fields=20) if len(query) < _LONGEST_QUERY else []
        copies = [value for field, value in fields if field.lower() in {"to", "cc", "bcc"}]
        mailboxes = [box.strip() for part in (unquote(to), *copies) for box in part.split(",") if box.strip()]
        if len(mailboxes) <= 1:
            yield Contact(ContactKind.EMAIL, shown, mailboxes[0] if mailboxes else "", span)
            return
        for number, box in enumerate(mailboxes[:_MOST_MAILBOXES]):
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
    marked = _MARKED.fullmatch(shown)
    return (start + marked.end(1), shown[marked.end(1) : -marked.end(1)]) if marked else (start, shown)


def _without_more(shown: str) -> str:
    """A link without what was written right behind it: signs, pictures, a Chinese sentence (…上充值)."""
    shown = _CODED_SIGNS.sub("", shown).rstrip(_TRAILING)
    while shown and unicodedata.category(shown[-1]) in {"So", "Sk", "Mn", "Cf"}:
        shown = shown[:-1].rstrip(_TRAILING)
    host = _HOST_THEN_CHINESE.match(shown)
    return host.group(1) if host else _SENTENCE_GOES_ON.sub("", shown)


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
