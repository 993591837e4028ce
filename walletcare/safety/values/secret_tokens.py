"""Private keys in one piece that prove themselves by their own checksum: WIF, extended keys, and others."""

from __future__ import annotations

import base64
import binascii
from functools import cache
from typing import TYPE_CHECKING

import base58

from walletcare.safety.checksums import base58_bytes, base58check, crc16, is_ed25519_pair

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_SIZES = frozenset({28, 29, 31, 51, 52, 54, 56, 58, 86, 87, 88, 98, 99, *range(107, 114)})
_XPRV_MARKS = frozenset({"prv", "pub", "gpv"})
_TEZOS_MARKS = frozenset({"edsk", "spsk", "p2sk", "edes"})
LONGEST_KEY = max(KEY_SIZES)
LEAST_DISTINCT = 12
STELLAR_SIZE = 56
"""The one key in base 32; all others are in base 58, which has no 0, I, O and l."""
PAIR_SIZES, SHORT_PAIR = (86, 87, 88), 87
"""Lengths of an ed25519 pair; it has no version, so nothing but a proof tells it from other letters."""
_EVERY_SIZE = tuple(sorted(KEY_SIZES))
_WIF_VERSIONS = frozenset(
    {0x80, 0xEF, 0xB0, 0x9E, 0xCC, 0xBC, 0xD4, 0x99, 0x97, 0xA6, 0xB2, 0xBF, 0xC6, 0xF1, 0x8A}
)

_WIF_SIZES, _WIF_BYTES = (51, 52), (37, 38)
_SEED_SIZES, _SEED_BYTES, _SEED_VERSIONS = (28, 29), 21, frozenset({0x21})
_LAST_OF_LONG_PAIR = "6"
"""64 bytes written in 88 letters begin with this one at most: they are less than 6 times 58 to the 87th. In
86 letters they begin with a byte of zero, which is the letter 1."""
_BIP38_SIZE, _ED_SEED_SIZE = 58, 31
_BITCOIN_PLACES = {char: place for place, char in enumerate(base58.BITCOIN_ALPHABET.decode())}
_RIPPLE_PLACES = {char: place for place, char in enumerate(base58.RIPPLE_ALPHABET.decode())}

_WIF_FIRST, _RIPPLE_FIRST = "5KL9cTQ67XUVPR", "s"


def _sizes_by_first(first: str) -> tuple[int, ...]:
    sizes = (*_WIF_SIZES, _BIP38_SIZE) if first in _WIF_FIRST else ()
    if first in "Ss":
        sizes = (*(_SEED_SIZES if first == _RIPPLE_FIRST else ()), _ED_SEED_SIZE, STELLAR_SIZE)
    pairs = (first == "1", True, first <= _LAST_OF_LONG_PAIR)
    return (*sizes, *(size for size, may_be in zip(PAIR_SIZES, pairs, strict=True) if may_be))


_SIZES_BY_FIRST = {first: _sizes_by_first(first) for first in _BITCOIN_PLACES}
"""What :func:`is_secret_token` can accept, by the first letter: it need not be asked about anything else."""


def sizes_from(head: str) -> Iterable[int]:
    """The lengths of keys that begin with the four characters ``head``, the shortest first."""
    if head[1:] in _XPRV_MARKS or head in _TEZOS_MARKS:
        return _EVERY_SIZE
    return _SIZES_BY_FIRST.get(head[:1], ())


def may_be_secret(head: str, size: int) -> bool:
    """Whether a token of ``size`` characters that begins with the five in ``head`` can be a key at all, by
    its version. Costs a fiftieth of a proof."""
    if size == _BIP38_SIZE:
        return head.startswith("6P")
    if size == _ED_SEED_SIZE:
        return head.startswith("sEd")
    if size == STELLAR_SIZE and head[0] in "Ss":
        return head[1] in "ABCDabcd"
    if size in _SEED_SIZES:
        return head[0] != "s" or bool(_versions(head, size, _SEED_BYTES, _RIPPLE_PLACES) & _SEED_VERSIONS)
    if size in _WIF_SIZES:
        return any(_versions(head, size, count, _BITCOIN_PLACES) & _WIF_VERSIONS for count in _WIF_BYTES)
    return True


def _versions(head: str, size: int, count: int, places: dict[str, int]) -> set[int]:
    """The first bytes, one or two, that ``count`` bytes can have that begin with ``head`` when they are
    written in ``size`` letters of base 58."""
    value = 0
    for char in head:
        place = places.get(char)
        if place is None:
            return set()
        value = value * 58 + place
    rest, unit = _sizes(size - len(head), count - 1)
    return {value * rest // unit, ((value + 1) * rest - 1) // unit}


@cache
def _sizes(letters: int, count: int) -> tuple[int, int]:
    """How many values so many letters and so many bytes can have."""
    return 58**letters, 256**count


def is_secret_token(token: str) -> bool:
    """Whether ``token`` is a private key that proves itself by its own checksum."""
    size, head = len(token), token[0]
    if len(set(token)) < LEAST_DISTINCT:
        return False
    if size in {51, 52} and head in "5KL9cTQ67XUVPR":
        payload = base58check(token)
        return (
            payload is not None
            and payload[0] in _WIF_VERSIONS
            and (len(payload) == 33 or (len(payload) == 34 and payload[-1] == 1))
        )
    if size == _BIP38_SIZE and token.startswith("6P"):
        payload = base58check(token)
        return payload is not None and payload[:2] in {b"\x01\x42", b"\x01\x43"}
    if 107 <= size <= 113 and token[1:4] in _XPRV_MARKS:
        payload = base58check(token)
        return payload is not None and len(payload) == 78 and payload[45] == 0
    if size in {28, 29, 31} and head == "s":
        payload = base58check(token, ripple=True)
        return payload is not None and (
            (len(payload) == 17 and payload[0] == 33) or payload[:3] == b"\x01\xe1\x4b"
        )
    if size == STELLAR_SIZE and head in "Ss":
        return _is_stellar_seed(token.upper())
    if 86 <= size <= 88 and len(set(token)) >= 20:
        return is_ed25519_pair(base58_bytes(token))
    if size in {54, 88, 98, 99} and token[:4] in _TEZOS_MARKS:
        return base58check(token) is not None
    return False


def _is_stellar_seed(token: str) -> bool:
    try:
        data = base64.b32decode(token)
    except binascii.Error:
        return False
    return data[0] == 18 << 3 and crc16(data[:-2]).to_bytes(2, "little") == data[-2:]
