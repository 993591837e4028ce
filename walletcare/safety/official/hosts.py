"""Hosts as they really are: one address taken apart the way a browser does it, before anybody compares it.

Sources: WHATWG URL Standard (backslashes count as slashes, tabs and line breaks vanish, what stands before
``@`` is not
the host, percent codes in a host are undone), UTS 46 through ``idna`` (full-width letters and dots, case,
ignored characters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

import idna

from walletcare.safety.folding import fold
from walletcare.safety.official.numeric_hosts import dotted

_SECOND_LEVEL = frozenset(
    "com net org edu gov co ac or ne go gob mil in info biz web firm nom ltd plc me sch".split()
)
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]{0,30}):", re.IGNORECASE)
_DEFAULT_PORTS = {"https": "443", "http": "80"}


@dataclass(frozen=True, slots=True)
class Address:
    """One link, taken apart.

    Attributes:
        scheme: Lower case; ``https`` when none was written.
        host: In letters (Unicode), lower case, without a final dot.
        ascii_host: As the network sees it (``xn--…``); equal to ``host`` for plain names.
        shown_host: As it was written, case and look-alikes kept.
        port: Digits when one is written that is not the scheme's own, else empty.
        has_user: Something stands before an ``@`` in front of the host.
        user: That something.
        rest: Path, query and fragment.
    """

    scheme: str
    host: str
    ascii_host: str
    shown_host: str
    port: str
    has_user: bool
    user: str
    rest: str

    @property
    def is_ascii(self) -> bool:
        return self.host == self.ascii_host

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self.host.split("."))


def ascii_host(host: str) -> str | None:
    """The host in ASCII form, None when no browser would accept it."""
    cleaned = host.strip().rstrip(".。．｡")
    try:
        return idna.encode(cleaned, uts46=True, transitional=False).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        pass
    # IDNA 2008 forbids some names that resolve all the same (underscores, long labels): plain ASCII stays.
    lowered = cleaned.lower()
    return lowered if lowered.isascii() and re.fullmatch(r"[a-z0-9._-]+", lowered) else None


def unicode_host(host: str) -> str:
    """The host in letters: every ``xn--`` label decoded where that is possible."""
    labels = []
    for label in host.split("."):
        if label.startswith("xn--"):
            try:
                labels.append(label[4:].encode("ascii").decode("punycode"))
            except UnicodeError:
                labels.append(label)
        else:
            labels.append(label)
    return ".".join(labels)


def parse_address(text: str) -> Address | None:
    """Takes a link or a bare host apart; None when no host can be found in it."""
    raw = re.sub(r"[\t\r\n]", "", text.strip()).strip("<>\"'“”‘’「」()（）[]【】")
    raw = raw.replace("：//", "://").replace("／", "/").replace("＠", "@").replace("\\", "/")
    scheme = "https"
    match = _SCHEME.match(raw)
    rest = raw
    if match and not re.match(r"^[\w.-]+:\d{1,5}(?:/|$|\?|#)", raw):
        scheme = match.group(1).lower()
        rest = raw[match.end() :]
    rest = rest.lstrip("/")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    tail = rest[len(authority) :]
    user, has_user, host_port = "", False, authority
    if "@" in authority:
        user, _, host_port = authority.rpartition("@")
        has_user = True
    shown, port = host_port, ""
    port_match = re.search(r"[:：](\d{0,6})$", host_port)
    if port_match:
        shown, port = host_port[: port_match.start()], port_match.group(1)
    if "%" in shown:
        shown = unquote(shown)
        if re.search(r"[@:/?#\\\s%]", shown):
            # A browser refuses these in a host, whatever somebody hoped it would read into them.
            return None
    known = ascii_host(shown)
    known = known and (dotted(known) or known)
    if not known or ("." not in known and known != "localhost"):
        return None
    tail = _without_dot_segments(tail)
    if port == _DEFAULT_PORTS.get(scheme, ""):
        port = ""
    return Address(scheme, unicode_host(known), known, shown, port, has_user, user, tail)


def _without_dot_segments(tail: str) -> str:
    """Path, query and fragment with dot segments resolved: ``/ours/../theirs`` leads to ``/theirs``."""
    path = re.split(r"[?#]", tail, maxsplit=1)[0]
    if not re.search(r"/(?:\.|%2e){1,2}(?:/|$)", path, re.IGNORECASE):
        return tail
    kept: list[str] = []
    for part in path.split("/")[1:]:
        plain = part.lower().replace("%2e", ".")
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(part)
    return "/" + "/".join(kept) + tail[len(path) :]


def registrable(host: str) -> tuple[str, str]:
    """(name label, suffix) of a host: ``("heronwallet", "co.uk")`` for ``pay.heronwallet.co.uk``.

    A bounded stand-in for the public suffix list: two-letter country codes with the usual second levels.
    """
    labels = host.split(".")
    if len(labels) >= 3 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        return labels[-3], ".".join(labels[-2:])
    if len(labels) >= 2:
        return labels[-2], labels[-1]
    return host, ""


def is_below(host: str, domain: str) -> bool:
    """Whether ``host`` is ``domain`` or a subdomain of it (both in ASCII form)."""
    return host == domain or host.endswith("." + domain)


def has_hidden_characters(text: str) -> bool:
    """Whether invisible or direction-changing characters stand in ``text``."""
    return len(fold(text).plain) < len(text) and any(
        not char.isprintable() for char in text.replace("\n", "")
    )
