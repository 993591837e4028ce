"""Small pictures that were looked at and agreed on, and how far another may be from them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.helpers.painted_text import PaintedText

FOLDER = Path(__file__).resolve().parents[1] / "ui" / "pictures"
RECORD_VARIABLE = "WALLETCARE_RECORD_PICTURES"
"""Set to anything: the pictures are written instead of compared. The diff is then for people to look at."""

_WIDTH = 320
_STEP = 40
"""Difference of one colour channel, 0 to 255, from which on a pixel counts: above antialiasing noise."""
MOST_DIFFERENT = 0.012
"""Share of pixels that may differ: a word or two, never a control, a colour or a line that moved."""
_MASK = QColor("#7F7F7F")
_MEASURED = re.compile(r"\d ms\b|\d 毫秒")
"""How long this computer took for a check. All else, to the last minute and reference, is the story's."""


def prepared(image: QImage, texts: Iterable[PaintedText]) -> QImage:
    """``image`` as it is kept: what passes covered, small, in few colours."""
    covered = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(covered)
    for text in texts:
        if _MEASURED.search(text.text):
            # As wide as the longest of its kind would be, so that the length does not show.
            painter.fillRect(text.rect.adjusted(-2, 0, 8, 0), _MASK)
    painter.end()
    small = covered.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB444).convertToFormat(QImage.Format.Format_RGB888)


def difference(one: QImage, other: QImage) -> float:
    """Share of pixels, 0 to 1, that differ visibly; 1 for another size."""
    if one.size() != other.size():
        return 1.0
    mixed = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(mixed)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other.convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    data = bytes(mixed.constBits())
    channels = [data[place::4].translate(_OVER) for place in range(3)]
    changed = sum(any(pixel) for pixel in zip(*channels, strict=True))
    return changed / len(channels[0])


_OVER = bytes(int(value >= _STEP) for value in range(256))


def agreed(name: str) -> QImage | None:
    """The picture agreed on, None when there is none yet."""
    image = QImage(str(FOLDER / name))
    return None if image.isNull() else image
