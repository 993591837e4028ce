"""Pictures: decoded under limits to be shown; encoded again to be sent, which drops GPS and thumbnails."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

PIXEL_LIMIT = 40_000_000
ALLOCATION_LIMIT_MB = 192
"""Room for 40 megapixels at four bytes; Qt's own limit is higher."""
_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/webp": b"webp"}
_JPEG_QUALITY = 90
SHOWN_PIXELS = 1_600
"""Pixels of the longer side that are kept of a received picture: more than any window of ours shows."""
WHOLE_PIXEL_LIMIT = 16_777_216
"""64 MB at four bytes: for received pictures of forms that can only be read as a whole."""
_SHOWN_SIZE = QSize(SHOWN_PIXELS, SHOWN_PIXELS)
_MARKER = 0xFF
_ONE_PASS = {0xC0, 0xC1}
"""Frames of sequential JPEGs; what holds another kind of frame has no components that count here."""
_SCAN = 0xDA


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
    buffer = _opened(data)
    image = _reader(buffer, media_type).read()
    if image.isNull():
        raise ValueError("picture cannot be read")
    return image


def shown_picture(data: bytes, media_type: str) -> QImage:
    """A received picture, upright and at most 1600 pixels long, in at most about 100 MB while it is read.

    A few hundred kilobytes can hold forty megapixels, which whoever sent them chose.

    Raises:
        ValueError: It is broken, of another format than it says, over 40 megapixels, or over 16 megapixels
            in a form that can only be read as a whole.
    """
    buffer = _opened(data)
    reader = _reader(buffer, media_type)
    size = reader.size()
    is_scaled_while_read = media_type == "image/jpeg" and not _comes_in_passes(data)
    if not is_scaled_while_read and size.width() * size.height() > WHOLE_PIXEL_LIMIT:
        raise ValueError("picture is too large")
    if is_scaled_while_read and max(size.width(), size.height()) > SHOWN_PIXELS:
        reader.setScaledSize(size.scaled(_SHOWN_SIZE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise ValueError("picture cannot be read")
    if max(image.width(), image.height()) <= SHOWN_PIXELS:
        return image
    # In place where that is possible: scaling would make a second whole picture of this form.
    image.convertTo(
        QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    )
    ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(_SHOWN_SIZE, ratio, smooth)


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(buffer: QBuffer, media_type: str) -> QImageReader:
    """A reader of ``buffer``, which has to outlive it. Raises ``ValueError`` for a refused size."""
    if media_type not in _FORMATS:
        raise ValueError("not a picture of a known format")
    reader = QImageReader(buffer, QByteArray(_FORMATS[media_type]))
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > PIXEL_LIMIT:
        raise ValueError("picture is too large")
    QImageReader.setAllocationLimit(ALLOCATION_LIMIT_MB)
    return reader


def _comes_in_passes(data: bytes) -> bool:
    """Whether a JPEG must be held as a whole to be read (ITU-T T.81, B.2), or cannot be followed.

    True for progressive ones and for those whose first scan does not hold all components.
    """
    at, components = 2, 0
    while at + 10 <= len(data) and data[at] == _MARKER:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in _ONE_PASS:
            components = data[at + 9]
        if kind == _SCAN:
            return data[at + 4] != components
        at += 1 if kind == _MARKER else 2 + length
    return True


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
