"""The request reference that follows a case through every channel, such as ``WC-7K2F-9P``.

Crockford base32 (no I, L, O, U; Z is left out so that 31 symbols, a prime, remain): five random
symbols and one check symbol. The check symbol is the weighted sum of the random symbols modulo 31, so
every single wrong symbol and every swap of two symbols changes it; see ISO/IEC 7064 for the idea.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import NewType

Reference = NewType("Reference", str)
Draw = Callable[[int], int]
"""Draws a number from 0 up to, not including, its argument. The system's secure source, but for a story whose
references are the same each time."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Crockford's base32 symbols without the last one, so that their number is a prime."""
_PRIME = len(ALPHABET)
_TYPED_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _check_symbol(symbols: str) -> str:
    total = sum((place + 2) * ALPHABET.index(symbol) for place, symbol in enumerate(symbols))
    return ALPHABET[total % _PRIME]


def _format(symbols: str) -> Reference:
    return Reference(f"WC-{symbols[:4]}-{symbols[4:]}")


def new_reference(draw: Draw = secrets.randbelow) -> Reference:
    """A fresh random reference.

    31 to the fifth power (28 million) are possible; the store checks for clashes.
    """
    symbols = "".join(ALPHABET[draw(_PRIME)] for _ in range(5))
    return _format(symbols + _check_symbol(symbols))


def parse_reference(text: str) -> Reference | None:
    """The reference written in ``text`` (any case, with or without dashes, O for 0), or None if its
    check fails."""
    symbols = text.strip().upper().replace(" ", "").replace("-", "").replace("–", "")
    symbols = symbols.removeprefix("WC").translate(_TYPED_AS)
    if len(symbols) != 6 or any(symbol not in ALPHABET for symbol in symbols):
        return None
    if _check_symbol(symbols[:5]) != symbols[5]:
        return None
    return _format(symbols)
