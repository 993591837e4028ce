"""Every text that a window really paints: what it says, where, in which colour, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from walletcare.ui.components.text import TextBlock


@dataclass(frozen=True, slots=True)
class PaintedText:
    """One block of text.

    Attributes:
        rect: Where, in the window's coordinates.
        inside: The same in the widget's own.
        is_cut: Shortened with an ellipsis.
    """

    text: str
    widget: QWidget
    rect: QRectF
    inside: QRectF
    colour: QColor
    is_cut: bool
    lines: int

    @property
    def is_clipped(self) -> bool:
        """Runs over the edge of its widget by more than a letter's side bearing. Rows of a list scroll."""
        if isinstance(self.widget.parent(), QAbstractItemView):
            return False
        room = QRectF(self.widget.rect()).adjusted(-1.5, -1.5, 1.5, 1.5)
        return not room.contains(self.inside)

    @property
    def is_visible(self) -> bool:
        """At least a part of it is in view."""
        return self.widget.visibleRegion().intersects(self.inside.toAlignedRect())

    @property
    def is_wholly_visible(self) -> bool:
        area = self.inside.toAlignedRect().intersected(self.widget.rect())
        return self.widget.visibleRegion().boundingRect().contains(area)


@contextmanager
def watching() -> Iterator[list[PaintedText]]:
    """Collect what is painted meanwhile: every text of the program goes through ``TextBlock.paint``."""
    found: list[PaintedText] = []
    paint = TextBlock.paint

    def watched(block: TextBlock, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        paint(block, painter, x, y, colour)
        widget = painter.device()
        words = block.layout.text().replace("\u2028", "\n")
        if not isinstance(widget, QWidget) or not words.strip():
            return
        # Lines may be centred or at the right of their block.
        lines = [block.layout.lineAt(number) for number in range(block.lines)]
        left = min(line.x() for line in lines)
        right = max(line.x() + line.naturalTextWidth() for line in lines)
        inside = painter.worldTransform().mapRect(QRectF(x + left, y, right - left, block.height))
        corner = widget.mapTo(widget.window(), QPoint(0, 0))
        at = inside.translated(QPointF(corner))
        found.append(PaintedText(words, widget, at, inside, QColor(colour), block.is_cut, block.lines))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextBlock, "paint", watched)
        yield found


def painted(window: QWidget) -> tuple[QImage, list[PaintedText]]:
    """A picture of ``window`` and the texts in view in it."""
    with watching() as found:
        image = window.grab().toImage()
    return image, [text for text in found if text.is_visible]
