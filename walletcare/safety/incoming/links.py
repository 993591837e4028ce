"""The one gate for links that others wrote: taken apart once, judged, never opened here.

``ui`` opens a link only when :attr:`LinkCheck.may_open` holds, and asks first unless ``is_official``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from walletcare.domain.language import LocalText
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.hosts import has_hidden_characters, parse_address
from walletcare.safety.official.report import OfficialVerdict

MAX_LINK_CHARS = 2_000


class LinkWarning(StrEnum):
    """What speaks against a link; the first one is the most serious."""

    IMITATION = "imitation"
    SCHEME = "scheme"
    UNREADABLE = "unreadable"
    HIDDEN = "hidden-characters"
    USER_PART = "user-part"
    TOO_LONG = "too-long"
    ENCODED = "encoded-letters"
    PORT = "odd-port"
    NUMERIC_HOST = "numeric-host"
    NOT_ENCRYPTED = "not-encrypted"
    UNLISTED = "not-on-list"


_WORDS = {
    LinkWarning.IMITATION: LocalText("它在冒充我们的地址。", "It imitates one of our addresses."),
    LinkWarning.SCHEME: LocalText(
        "这种链接会启动别的程序，我们不打开。",
        "This kind of link starts another program, so we don’t open it.",
    ),
    LinkWarning.UNREADABLE: LocalText("看不出它通向哪里。", "We can’t tell where it leads."),
    LinkWarning.HIDDEN: LocalText("里面藏着看不见的字符。", "Invisible characters are hidden in it."),
    LinkWarning.USER_PART: LocalText(
        "@ 前面的部分不是网站，后面的才是。",
        "What stands before the @ isn’t the website; what follows it is.",
    ),
    LinkWarning.TOO_LONG: LocalText("它长得不正常。", "It is unusually long."),
    LinkWarning.ENCODED: LocalText(
        "地址里有英文字母以外的字母。", "The address holds letters from outside the basic alphabet."
    ),
    LinkWarning.PORT: LocalText("它用了不常见的端口。", "It uses an unusual port."),
    LinkWarning.NUMERIC_HOST: LocalText(
        "它只有数字地址，没有网站名。", "It has a numeric address instead of a website name."
    ),
    LinkWarning.NOT_ENCRYPTED: LocalText("连接没有加密。", "The connection isn’t encrypted."),
    LinkWarning.UNLISTED: LocalText("它不在官方名单上。", "It isn’t on the official list."),
}
_NEVER = frozenset(
    {
        LinkWarning.IMITATION,
        LinkWarning.SCHEME,
        LinkWarning.UNREADABLE,
        LinkWarning.HIDDEN,
        LinkWarning.USER_PART,
        LinkWarning.TOO_LONG,
    }
)


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """One link, judged.

    Attributes:
        target: What may be handed to the system: rebuilt from its parts, host in encoded form. Empty
        unless ``may_open``.
        host: As people read it. ``encoded_host``: as the network sees it; shown beside ``host`` where they
        differ.
        warnings: Most serious first.
    """

    shown: str
    target: str
    host: str
    encoded_host: str
    is_official: bool
    warnings: tuple[LinkWarning, ...]

    @property
    def may_open(self) -> bool:
        """False: there is no button to open it."""
        return bool(self.target)

    @property
    def needs_confirmation(self) -> bool:
        return not self.is_official

    @property
    def words(self) -> tuple[LocalText, ...]:
        return tuple(_WORDS[warning] for warning in self.warnings)


def check(link: str, checker: OfficialChecker) -> LinkCheck:
    """Judges one link. Only https and mailto can be opened at all; what cannot be read never is."""
    shown = link.strip()
    found: set[LinkWarning] = set()
    if len(shown) > MAX_LINK_CHARS:
        found.add(LinkWarning.TOO_LONG)
    if has_hidden_characters(shown):
        found.add(LinkWarning.HIDDEN)
    if any(char.isspace() or char in "\\\x00" for char in shown):
        found.add(LinkWarning.UNREADABLE)
    scheme = shown.partition(":")[0].lower() if ":" in shown else "https"
    if scheme == "mailto":
        return _check_mail(shown, checker, found)
    report = checker.check(shown[:MAX_LINK_CHARS])
    # The text is read for contacts, and the link as a browser reads it: both have to agree. A full stop of
    # another script ends a contact in a sentence, and goes on with the host for a browser.
    whole = checker.link_verdict(shown[:MAX_LINK_CHARS])
    if OfficialVerdict.IMITATION in {report.verdict, whole}:
        found.add(LinkWarning.IMITATION)
    address = parse_address(shown[:MAX_LINK_CHARS])
    if address is None:
        found.add(LinkWarning.SCHEME if scheme not in {"https", "http"} else LinkWarning.UNREADABLE)
        return LinkCheck(shown, "", "", "", is_official=False, warnings=_ordered(found))
    if address.scheme == "http":
        found.add(LinkWarning.NOT_ENCRYPTED)
    elif address.scheme != "https":
        found.add(LinkWarning.SCHEME)
    if address.has_user:
        found.add(LinkWarning.USER_PART)
    if address.port:
        found.add(LinkWarning.PORT)
    if not address.is_ascii:
        found.add(LinkWarning.ENCODED)
    if re.fullmatch(r"[\d.]+|0x[0-9a-f]+|\d+", address.ascii_host):
        found.add(LinkWarning.NUMERIC_HOST)
    is_official = report.verdict is whole is OfficialVerdict.OFFICIAL and not found
    if not is_official:
        found.add(LinkWarning.UNLISTED)
    target = ""
    if not found & _NEVER and address.scheme == "https":
        port = f":{address.port}" if address.port else ""
        target = f"https://{address.ascii_host}{port}{address.rest or '/'}"
    return LinkCheck(shown, target, address.host, address.ascii_host, is_official, _ordered(found))


def _check_mail(shown: str, checker: OfficialChecker, found: set[LinkWarning]) -> LinkCheck:
    mailbox = shown.partition(":")[2].partition("?")[0]
    report = checker.check(mailbox)
    if report.verdict is OfficialVerdict.IMITATION:
        found.add(LinkWarning.IMITATION)
    if not re.fullmatch(r"[A-Za-z0-9.!#$'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}", mailbox):
        found.add(LinkWarning.UNREADABLE)
    is_official = report.verdict is OfficialVerdict.OFFICIAL and not found
    if not is_official:
        found.add(LinkWarning.UNLISTED)
    # Subject, body and further recipients that a stranger prepared are dropped.
    target = "" if found & _NEVER else f"mailto:{mailbox}"
    host = mailbox.rpartition("@")[2]
    return LinkCheck(shown, target, host, host, is_official, _ordered(found))


def _ordered(found: set[LinkWarning]) -> tuple[LinkWarning, ...]:
    return tuple(warning for warning in LinkWarning if warning in found)
