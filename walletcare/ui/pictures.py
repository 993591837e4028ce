"""Pictures on their way out: decoded under limits and encoded again, which drops GPS and thumbnails."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

PIXEL_LIMIT = 40_000_000
ALLOCATION_LIMIT_MB = 192
"""Room for 40 megapixels at four bytes; Qt's own limit is higher."""
_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/webp": b"webp"}
_JPEG_QUALITY = 90


def encode_picture(data: bytes, media_type: str) -> bytes:
    """``data`` (PNG, JPEG or WebP) encoded again in the same format, upright and without metadata.

    Raises:
        ValueError: It is broken, of another format, or over 40 megapixels.
    """
    image = decode_picture(data, media_type)
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(_FORMATS[media_type]))
    if media_type == "image/jpeg":
        writer.setQuality(_JPEG_QUALITY)
    if not writer.write(_pixels_only(image)):
        raise ValueError("picture cannot be written")
    buffer.close()
    return bytes(out.data())


def decode_picture(data: bytes, media_type: str) -> QImage:
    """The picture, turned upright. Raises ``ValueError`` as :func:`encode_picture`."""
    if media_type not in _FORMATS:
        raise ValueError("not a picture of a known format")
    source = QByteArray(data)
    buffer = QBuffer(source)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[media_type]))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > PIXEL_LIMIT:
        raise ValueError("picture is too large")
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    image = reader.read()
    if image.isNull():
        raise ValueError("picture cannot be read")
    return image


def _pixels_only(image: QImage) -> QImage:
    """A fresh image with the same pixels: comments and positions sit in the old one's text table."""
    has_alpha = image.hasAlphaChannel()
    form = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    fresh = QImage(image.size(), form)
    fresh.fill(0)
    painter = QPainter(fresh)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return fresh
