"""Redaction for logs, reports and crash notes: what may never be written, and what must stay readable.

Stronger than the guard in one way (addresses of people and machines go as well) and weaker in none. Times,
versions,
host names of the program, error codes and public hashes stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import GuardContext, SecretKind

_MAX_LINE_CHARS = 4_000
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HOME = re.compile(r"(?:/home/|/Users/|[A-Za-z]:\\Users\\|[A-Za-z]:/Users/)[^/\\\s\"':]{1,64}")
_IPV4 = re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])")
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])"
    r"|(?<![\w:.])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}(?![\w:])",
    re.IGNORECASE,
)
_MAC = re.compile(r"(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])", re.IGNORECASE)
_UUID = re.compile(
    r"(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w.:/+-])(?:\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){1,3}"
    r"|1[3-9]\d{9})(?![\w.:/-])"
)
_KEEP_IPV4 = re.compile(
    r"(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|255\.255\.255\.255|(?:1\.1\.1\.1|8\.8\.8\.8|9\.9\.9\.9|223\.5\.5\.5"
    r"|119\.29\.29\.29))"
)
_VERSION_BEFORE = re.compile(
    r"(?:version|ver\.?|v|build|release|版本|python|qt|chrome|windows)[ =:/]*$", re.IGNORECASE
)


class Redactor:
    """Takes private values out of lines that are about to be written.

    ``live_secrets`` as in :class:`~walletcare.safety.outgoing.guard.Guard`; ``private_values`` are known
    values of this user (name, mail address) to be taken out wherever they stand.
    """

    def __init__(self, live_secrets: Iterable[str] = (), private_values: Iterable[str] = ()) -> None:
        self._guard = Guard(live_secrets)
        self._private = tuple(sorted((v for v in private_values if len(v) >= 3), key=len, reverse=True))
        self._home = str(Path.home())

    def add_live_secret(self, value: str) -> None:
        self._guard.add_live_secret(value)

    def line(self, text: str) -> str:
        """One line or short block, safe to write. Longer than 4,000 characters is cut."""
        if len(text) > _MAX_LINE_CHARS:
            text = text[:_MAX_LINE_CHARS] + " […]"
        for value in self._private:
            text = text.replace(value, "<private>")
        if len(self._home) > 1:
            text = text.replace(self._home, "~")
        text = _HOME.sub("<home>", text)
        text = _EMAIL.sub("<email>", text)
        text = _UUID.sub("<id>", text)
        text = _MAC.sub("<mac>", text)
        text = _IPV4.sub(_ipv4, text)
        text = _IPV6.sub(_ipv6, text)
        text = _PHONE.sub("<phone>", text)
        verdict = self._guard.inspect(text, context=GuardContext.MESSAGE)
        for hit in reversed(verdict.hits):
            if hit.kind is SecretKind.POSSIBLE_CARD:
                continue
            start, end = hit.span
            text = f"{text[:start]}<{hit.kind.value}>{text[end:]}"
        return text


def _ipv4(match: re.Match[str]) -> str:
    value = match.group()
    before = match.string[max(match.start() - 12, 0) : match.start()]
    if _KEEP_IPV4.fullmatch(value) or _VERSION_BEFORE.search(before):
        return value
    return "<ip>"


def _ipv6(match: re.Match[str]) -> str:
    value = match.group().lower()
    if value in {"::1", "::"} or re.fullmatch(r"\d{1,2}(?::\d{2}){2,3}", value):
        return match.group()
    return "<ip>"
