"""Private keys in one piece that prove themselves by their own checksum: WIF, extended keys, and others."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

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
_PAIR_SIZES = (86, 87, 88)
_EVERY_SIZE = tuple(sorted(KEY_SIZES))
_SIZES_BY_FIRST = {
    **dict.fromkeys("5KL9cTQ67XUVPR", (51, 52, 58, *_PAIR_SIZES)),
    "s": (28, 29, 31, 56, *_PAIR_SIZES),
    "S": (56, *_PAIR_SIZES),
}
"""What :func:`is_secret_token` can accept, by the first letter: it need not be asked about anything else."""
_WIF_VERSIONS = frozenset(
    {0x80, 0xEF, 0xB0, 0x9E, 0xCC, 0xBC, 0xD4, 0x99, 0x97, 0xA6, 0xB2, 0xBF, 0xC6, 0xF1, 0x8A}
)


def sizes_from(head: str) -> Iterable[int]:
    """The lengths of keys that begin with the four characters ``head``, the shortest first."""
    if head[1:] in _XPRV_MARKS or head in _TEZOS_MARKS:
        return _EVERY_SIZE
    return _SIZES_BY_FIRST.get(head[:1], _PAIR_SIZES)


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
    if size == 58 and token.startswith("6P"):
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
