"""What a picture carries beside its pixels does not leave."""

from __future__ import annotations

import struct

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from pytestqt.qtbot import QtBot

from walletcare.ui.pictures import decode_picture, encode_picture

GPS_MARK = b"51.5007N 0.1246W"


def picture(kind: str) -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6478"))
    image.setText("Comment", GPS_MARK.decode())
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(out.data())


def with_exif(jpeg: bytes) -> bytes:
    """The JPEG with an APP1 segment that a camera would write (Exif 2.3, 4.7.2)."""
    body = b"Exif\0\0" + b"II*\0\x08\0\0\0\0\0" + GPS_MARK
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_comments_are_gone_and_pixels_stay(qtbot: QtBot, kind: str, media_type: str) -> None:
    data = picture(kind)
    assert GPS_MARK in data
    sent = encode_picture(data, media_type)
    assert GPS_MARK not in sent
    assert decode_picture(sent, media_type).size() == decode_picture(data, media_type).size()


def test_exif_is_gone(qtbot: QtBot) -> None:
    data = with_exif(picture("JPEG"))
    sent = encode_picture(data, "image/jpeg")
    assert GPS_MARK not in sent
    assert b"Exif" not in sent


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"no picture at all"])
def test_a_broken_picture_is_refused(qtbot: QtBot, data: bytes) -> None:
    with pytest.raises(ValueError, match="picture"):
        encode_picture(data, "image/png")


def test_a_picture_that_claims_to_be_enormous_is_refused_before_decoding(qtbot: QtBot) -> None:
    header = struct.pack(">II", 60_000, 60_000) + b"\x08\x02\0\0\0"
    import zlib

    chunk = b"IHDR" + header
    data = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )
    with pytest.raises(ValueError, match="too large"):
        encode_picture(data, "image/png")


def test_another_format_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="format"):
        encode_picture(picture("PNG"), "image/svg+xml")
