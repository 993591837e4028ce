"""Segwit addresses of Bitcoin: Bech32 (BIP-173) for version 0 and Bech32m (BIP-350) for later versions."""

from __future__ import annotations

_SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32, _BECH32M = 1, 0x2BC830A3


def segwit_version(text: str, prefix: str = "bc") -> int | None:
    """The witness version (0 to 16) of a well-formed address with ``prefix``, None when a check fails."""
    if text != text.lower() and text != text.upper():
        return None
    head, _, tail = text.lower().rpartition("1")
    if head != prefix or not 6 < len(tail) <= 88 - len(prefix) or any(sign not in _SYMBOLS for sign in tail):
        return None
    values = [_SYMBOLS.index(sign) for sign in tail]
    version, program = values[0], _to_bytes(values[1:-6])
    if version > 16 or program is None or not 2 <= len(program) <= 40:
        return None
    if version == 0 and len(program) not in {20, 32}:
        return None
    expected = _BECH32 if version == 0 else _BECH32M
    return version if _checksum(_expand(head) + values) == expected else None


def _expand(prefix: str) -> list[int]:
    return [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]


def _checksum(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                check ^= generator
    return check


def _to_bytes(values: list[int]) -> bytes | None:
    """Groups of five bits as bytes; None when the bits left over are not zero padding (BIP-173)."""
    bits, held, found = 0, 0, bytearray()
    for value in values:
        bits, held = bits << 5 | value, held + 5
        if held >= 8:
            held -= 8
            found.append(bits >> held & 0xFF)
    if held >= 5 or bits & ((1 << held) - 1):
        return None
    return bytes(found)
