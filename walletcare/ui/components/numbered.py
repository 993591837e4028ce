"""Numbered steps: a number in a circle and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.card import clear_layout, grow_with_width
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name
from walletcare.ui.components.painting import dot
from walletcare.ui.components.text import lay_out
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class NumberDot(QWidget):
    """A number in a circle. Not read out: the row has the number in its name."""

    def __init__(self, number: int, *, is_soft: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._is_soft = number, is_soft
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = max(theme().icon(26 if self._is_soft else 22), theme().line(TextStyle.SMALL))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        half = self.width() / 2
        dot(painter, QPointF(half, half), half, look.color("accentSoft" if self._is_soft else "sunken"))
        block = lay_out(
            str(self._number), TextStyle.SMALL_BOLD, self.width(), align=Qt.AlignmentFlag.AlignHCenter
        )
        colour = look.color("accentText" if self._is_soft else "text2")
        block.paint(painter, 0, (self.height() - block.height) / 2, colour)
        painter.end()


class NumberedList(QWidget):
    """Short numbered lines ("what happens next")."""

    def __init__(self, lines: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        grow_with_width(self)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        clear_layout(self._column)
        for number, line in enumerate(lines, start=1):
            row_box = QWidget(self)
            grow_with_width(row_box)
            row = QHBoxLayout(row_box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            row.addWidget(NumberDot(number, is_soft=False), 0, Qt.AlignmentFlag.AlignTop)
            label = PlainLabel(line, TextStyle.SMALL, "text2")
            name(label, f"{number}. {line}")
            row.addWidget(label, 1)
            self._column.addWidget(row_box)
