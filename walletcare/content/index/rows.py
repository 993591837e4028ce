"""How a feature's articles are packed: pairs of article id and weight, little-endian."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

_PAIR = struct.Struct("<If")


def pack_row(pairs: Iterable[tuple[int, float]]) -> bytes:
    return b"".join(_PAIR.pack(number, weight) for number, weight in pairs)


def unpack_row(data: bytes) -> Iterator[tuple[int, float]]:
    """Pairs of article id and weight.

    Raises:
        struct.error: ``data`` is cut short.
    """
    return _PAIR.iter_unpack(data)
