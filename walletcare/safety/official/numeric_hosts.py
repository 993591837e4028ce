"""Hosts that are numbers, in every form in which browsers take an IPv4 address (WHATWG URL Standard, 3.5)."""

from __future__ import annotations

import re

_PART = re.compile(r"0[xX][0-9a-fA-F]*|\d+")
_BITS = 32


def dotted(host: str) -> str | None:
    """``192.0.2.7`` for ``3221225991``, ``0xC0.0.2.7``, ``0300.0.519``; None for what is no such number."""
    parts = host.rstrip(".").split(".")
    if not 1 <= len(parts) <= 4 or not all(_PART.fullmatch(part) for part in parts):
        return None
    numbers = [_number(part) for part in parts]
    if any(number is None for number in numbers):
        return None
    *first, last = [number or 0 for number in numbers]
    if any(number > 255 for number in first) or last >= 1 << (_BITS - 8 * len(first)):
        return None
    whole = last
    for place, number in enumerate(first):
        whole += number << (_BITS - 8 - 8 * place)
    return ".".join(str(byte) for byte in whole.to_bytes(4, "big"))


def _number(part: str) -> int | None:
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    if len(part) > 1 and part[0] == "0":
        return int(part, 8) if re.fullmatch(r"[0-7]+", part) else None
    return int(part) if len(part) <= 10 else None
