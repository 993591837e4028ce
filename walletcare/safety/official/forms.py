"""One form for every way to write the same contact, and when two phone numbers are the same or nearly so."""

from __future__ import annotations

from unicodedata import normalize

from walletcare.domain.brand import OfficialEntry, OfficialKind
from walletcare.safety.official.hosts import ascii_host
from walletcare.safety.official.skeletons import distance


def comparable(entry: OfficialEntry) -> str:
    if entry.kind is OfficialKind.LINK:
        return entry.value.split("://", 1)[-1].rstrip("/")
    return entry.value


def mailbox_form(value: str) -> str:
    """A mail address for comparison: compatibility forms and case undone; accents and look-alikes stay."""
    local, _, domain = normalize("NFKC", value.strip()).rpartition("@")
    return f"{local.casefold()}@{ascii_host(domain) or domain.casefold()}"


def handle_form(value: str) -> str:
    """A handle for comparison: compatibility forms undone, no ``@``, any case. Look-alikes stay."""
    return normalize("NFKC", value).strip().lstrip("@").casefold()


def plain_host(host: str) -> str:
    for prefix in ("www.", "m.", "mobile.", "mp."):
        bare = host.removeprefix(prefix)
        if "." in bare:  # not "m.me"
            host = bare
    return host


def is_same_phone(digits: str, known: str) -> bool:
    """Whether the digits are the number with its country code, 00 before it, or in national form with or
    without 0."""
    if digits.removeprefix("00") == known:
        return True
    international = digits.removeprefix("00")
    if any(international == f"{known[:code]}0{known[code:]}" for code in (1, 2, 3)):
        return True  # +44 0 20 …: the zero of the national form left in
    national = digits.removeprefix("0")
    return len(national) >= 8 and known.endswith(national) and 1 <= len(known) - len(national) <= 3


def is_near_phone(digits: str, known: str) -> bool:
    national = digits.removeprefix("00")
    if distance(national, known, 1) == 1:
        return True
    local = digits.removeprefix("0")
    return digits.startswith("0") and any(
        len(local) == len(known) - code and distance(local, known[code:], 1) == 1 for code in (1, 2, 3)
    )
