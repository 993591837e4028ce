"""QR pictures that lie beside the brand file: the code of a WeChat or QQ group or official account."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from walletcare.domain.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 256 * 1024
_SIDES = range(100, 1_601)
"""Pixels. Below, a telephone does not read the code from a screen; above, it is a photo of something."""
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">I4sII")


def read_code_picture(name: str, key: str, brand_file: Path) -> bytes:
    """The PNG ``name`` beside ``brand_file``.

    Raises:
        ContentError: ``brand-wrong``: a name with a folder in it, no such file, no PNG, or of a size that no
            code needs.
    """

    def wrong(reason: str) -> ContentError:
        return ContentError("brand-wrong", file=str(brand_file), key=f"{key}.qr", reason=reason)

    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}\.png", name):
        raise wrong("expected the name of a .png file beside the brand file")
    path = brand_file.with_name(name)
    try:
        # Read no more than one byte too many of what may be anything.
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise wrong(f"{name} cannot be read: {error.strerror}") from error
    if len(data) > _MOST_BYTES:
        raise wrong(f"{name} is larger than {_MOST_BYTES // 1024} KB")
    if not data.startswith(_PNG) or len(data) < len(_PNG) + _HEADER.size:
        raise wrong(f"{name} is no PNG picture")
    _, chunk, width, height = _HEADER.unpack_from(data, len(_PNG))
    if chunk != b"IHDR" or width not in _SIDES or height not in _SIDES:
        raise wrong(f"{name} is {width} x {height} pixels; expected {_SIDES[0]} to {_SIDES[-1]} a side")
    return data
