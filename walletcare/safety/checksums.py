"""Checksums by which keys prove themselves: Base58Check, bech32 (BIP-173, BIP-350), CRC16, ed25519 pairs,
Monero.

Each answers with a yes or no and never raises on a malformed value.
"""

from __future__ import annotations

from functools import reduce
from operator import xor
from zlib import crc32

import base58

_BECH32_CHARS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_VALUES = {char: value for value, char in enumerate(_BECH32_CHARS)}
_BECH32_MIXED = [
    reduce(xor, (step for bit, step in enumerate(_BECH32_STEPS) if top >> bit & 1), 0) for top in range(32)
]
_BECH32_CONSTANTS = frozenset({1, 0x2BC830A3})


def base58check(token: str, *, ripple: bool = False) -> bytes | None:
    """The payload of a Base58Check value, None when its checksum does not hold."""
    alphabet = base58.RIPPLE_ALPHABET if ripple else base58.BITCOIN_ALPHABET
    try:
        return base58.b58decode_check(token, alphabet=alphabet)
    except ValueError:
        return None


def base58_bytes(token: str) -> bytes:
    """The bytes of a Base58 value without a checksum, empty when it is none."""
    try:
        return base58.b58decode(token)
    except ValueError:
        return b""


def is_bech32(token: str) -> bool:
    """Whether the checksum of a lower-case bech32 or bech32m value holds."""
    prefix, separator, data = token.rpartition("1")
    if not separator or not prefix or not _BECH32_VALUES.keys() >= set(data):
        return False
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    check = 1
    for value in [*values, *(_BECH32_VALUES[char] for char in data)]:
        check = (check & 0x1FFFFFF) << 5 ^ value ^ _BECH32_MIXED[check >> 25]
    return check in _BECH32_CONSTANTS


def crc16(data: bytes) -> int:
    """CRC-16/XMODEM, which ends a Stellar key (SEP-23)."""
    value = 0
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def is_ed25519_pair(data: bytes) -> bool:
    """Whether the last 32 bytes are the public key of the first 32. A signature never passes (RFC 8032)."""
    if len(data) != 64:
        return False
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(data[:32]).public_key().public_bytes_raw() == data[32:]


def is_monero(words: list[str]) -> bool:
    """Whether the last of 25 (or 13) words repeats the one that Monero's checksum points at.

    The checksum is the CRC-32 of the words cut to the list's unique prefix length (Monero source,
    ``electrum-words.cpp``), so it holds or fails without the list: 1 for Chinese, 3 for English and Japanese,
    4 for the other languages.
    """
    body, last = words[:-1], words[-1]
    for length in (3, 4, 1):
        if length == 1 and len(last) > 1:
            continue
        cut = "".join(word[:length] for word in body)
        if body[crc32(cut.encode()) % len(body)][:length] == last[:length]:
            return True
    return False
