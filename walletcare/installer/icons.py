"""The program's mark as the picture files that systems want: SVG, PNG, ICO for Windows, ICNS for macOS.

The one place outside ``ui`` and ``app`` that draws with Qt; it runs on the build machine only.
"""

from __future__ import annotations

import struct
from pathlib import Path

from walletcare.installer.product import ROOT

# The light theme's accent and its ink, as in ``ui.theme.tokens``.
TILE, MARK = "#0B6478", "#FFFFFF"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 256)
_ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def svg() -> str:
    """The mark in its two colours."""
    source = (ROOT / "resources" / "icons" / "walletcare.svg").read_text(encoding="utf-8")
    return source.replace("TILE", TILE).replace("MARK", MARK)


def png(size: int) -> bytes:
    """The mark as a square picture of ``size`` pixels, the same bytes every time."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg().encode())).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub knows the bytes form only
    return bytes(data.data())


def ico() -> bytes:
    """A Windows icon: a directory of PNG pictures."""
    pictures = [(size, png(size)) for size in _ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        # 0 stands for 256.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(data for _, data in pictures)


def icns() -> bytes:
    """A macOS icon: typed chunks of PNG pictures, lengths in big-endian and with their own eight bytes."""
    chunks = b""
    for kind, size in _ICNS_TYPES.items():
        data = png(size)
        chunks += kind + struct.pack(">I", len(data) + 8) + data
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


def write_icon(folder: Path, kind: str) -> str:
    """The mark as ``kind``, ``ico`` or ``icns``, in a file of ``folder``."""
    path = folder / f"walletcare.{kind}"
    path.write_bytes(ico() if kind == "ico" else icns())
    return str(path)
