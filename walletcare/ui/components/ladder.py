"""The channel ladder: chat, mail, social, joined by a line; where you are is filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.card import clear_layout, grow_with_width
from walletcare.ui.components.chip import DOT, Chip, ChipKind
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name, sentence
from walletcare.ui.components.painting import antialias, dot, fill_rect
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_NODE = 40
_LINE_COLORS: tuple[TokenName, ...] = ("text2", "text3")


@dataclass(frozen=True, slots=True)
class Rung:
    """One channel: its name, its availability as a chip, and up to two lines of facts."""

    icon: str
    title: str
    chip: str
    chip_kind: ChipKind
    lines: tuple[str, ...]
    is_current: bool = False


class _RungMark(QWidget):
    def __init__(self, icon: str, *, is_current: bool, has_next: bool) -> None:
        super().__init__()
        self._icon, self._is_current, self._has_next = icon, is_current, has_next
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        side = theme().icon(_NODE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        antialias(painter)
        centre = QPointF(self.width() / 2, self.width() / 2)
        radius = self.width() / 2 - 0.5
        if self._has_next:
            top = radius * 2 + 4
            fill_rect(painter, QRectF(radius - 1, top, 2, self.height() - top - 4), look.color("border"))
        color: TokenName = "text2"
        if self._is_current:
            dot(painter, centre, radius, look.color("accent"))
            color = "onAccent"
        else:
            line = look.color("text") if look.is_high_contrast else look.color("border")
            painter.setPen(QPen(line, 1.5))
            painter.setBrush(look.color("surface"))
            painter.drawEllipse(centre, radius - 0.75, radius - 0.75)
        size = look.icon(18)
        icon = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        paint_icon(painter, self._icon, icon, look.color(color))
        painter.end()


class Ladder(QWidget):
    """The rungs, top first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rungs: tuple[Rung, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        grow_with_width(self)

    def set_rungs(self, rungs: Sequence[Rung]) -> None:
        if tuple(rungs) == self._rungs:
            return
        self._rungs = tuple(rungs)
        clear_layout(self._column)
        for place, rung in enumerate(self._rungs):
            row_box = QWidget(self)
            grow_with_width(row_box)
            row = QHBoxLayout(row_box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(14)
            is_last = place == len(self._rungs) - 1
            row.addWidget(_RungMark(rung.icon, is_current=rung.is_current, has_next=not is_last))
            words = QVBoxLayout()
            words.setContentsMargins(0, 2, 0, 0 if is_last else 14)
            words.setSpacing(0)
            top = QHBoxLayout()
            top.setSpacing(8)
            top.addWidget(PlainLabel(rung.title, TextStyle.SUB), 1)
            if rung.chip:
                top.addWidget(Chip(rung.chip, rung.chip_kind, icon=DOT), 0, Qt.AlignmentFlag.AlignTop)
            words.addLayout(top)
            for line, color in zip(rung.lines, _LINE_COLORS, strict=False):
                words.addWidget(PlainLabel(line, TextStyle.SMALL, color))
            row.addLayout(words, 1)
            name(row_box, sentence(rung.title, rung.chip), " ".join(rung.lines))
            self._column.addWidget(row_box)
