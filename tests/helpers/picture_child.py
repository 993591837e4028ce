"""Shows received pictures in a process of its own and prints the most memory that one took, in MB.

``python -m tests.helpers.picture_child KIND [whole]``. Pixels live outside Python's own heap, so
``tracemalloc`` does not see them. ``whole`` is the broken build: every picture is read as a whole; on Linux.
"""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import io
import os
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from PySide6.QtGui import QImage, QImageWriter

from walletcare.ui import pictures

SIDE = 6_300
"""Just under forty megapixels."""
KINDS = ("png", "interlaced", "grey", "jpeg", "turned", "progressive", "webp", "allowed")


def bomb(side: int, colour_type: int, *, is_interlaced: bool = False) -> bytes:
    """A PNG of zeros: a few hundred kilobytes for as many pixels as one likes."""
    row = b"\x00" + bytes(side * {0: 1, 6: 4}[colour_type])
    packer, packed = zlib.compressobj(9), io.BytesIO()
    for _ in range(side * (2 if is_interlaced else 1)):
        packed.write(packer.compress(row))
    packed.write(packer.flush())
    head = struct.pack(">IIBBBBB", side, side, 8, colour_type, 0, 0, int(is_interlaced))
    parts = ((b"IHDR", head), (b"IDAT", packed.getvalue()), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def written(form: bytes, *, is_progressive: bool = False) -> bytes:
    """The same made by Qt, in yet another process: writing takes more than what is to be measured."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture"
        writer = os.fork()
        if not writer:
            image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
            image.fill(0x225577)
            maker = QImageWriter(str(path), form)
            maker.setProgressiveScanWrite(is_progressive)
            os._exit(0 if maker.write(image) else 1)
        os.waitpid(writer, 0)
        return path.read_bytes()


def turned(data: bytes) -> bytes:
    """A JPEG whose EXIF says that it lies on its side."""
    body = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" + bytes(6)
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + data[2:]


def made(kind: str) -> tuple[bytes, str]:
    match kind:
        case "png" | "interlaced":
            return bomb(SIDE, 6, is_interlaced=kind == "interlaced"), "image/png"
        case "grey":
            return bomb(SIDE, 0), "image/png"
        case "allowed":
            return bomb(4_096, 6), "image/png"
        case "webp":
            return written(b"webp"), "image/webp"
        case "turned":
            return turned(written(b"jpeg")), "image/jpeg"
        case _:
            return written(b"jpeg", is_progressive=kind == "progressive"), "image/jpeg"


def peak_mb() -> int:
    """The most memory of this process since its peak was begun anew (proc(5))."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) // 1024


def main(kind: str, *more: str) -> None:
    data, media_type = made(kind)
    if more:
        pictures.WHOLE_PIXEL_LIMIT = pictures.PIXEL_LIMIT
    # The peak so far is this process's parent's too (getrusage(2)); it is begun anew.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak_mb()
    try:
        image = pictures.shown_picture(data, media_type)
        shown = f"{image.width()}x{image.height()}"
    except ValueError:
        shown = "refused"
    print(f"{shown} {peak_mb() - before}")


if __name__ == "__main__":
    main(*sys.argv[1:])
