"""The timeline of a request: five fixed steps, lying down or standing upright."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.card import clear_layout, grow_with_width
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import sentence
from walletcare.ui.components.painting import antialias, dot, fill_rect
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_NODE = 30


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step.

    Attributes:
        note: The time, what is missing, or "not needed".
        spoken: The state in words for a screen reader ("done", "now", "not yet").
    """

    icon: str
    label: str
    note: str
    state: StepState
    spoken: str = ""


class _Node(QWidget):
    """The round mark of one step, with the lines that lead to and from it."""

    def __init__(self, icon: str, state: StepState, *, is_upright: bool) -> None:
        super().__init__()
        self._icon, self._state, self._is_upright = icon, state, is_upright
        self.before: StepState | None = None
        self.after: StepState | None = None
        if is_upright:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().icon(_NODE) + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        antialias(painter)
        radius = look.icon(_NODE) / 2
        if self._is_upright:
            centre = QPointF(self.width() / 2, radius + 1)
        else:
            centre = QPointF(self.width() / 2, self.height() / 2)
        gap = 6
        if self.before is not None:
            colour = look.color("accent" if self._state is not StepState.LATER else "border")
            if not self._is_upright:
                fill_rect(painter, QRectF(0, centre.y() - 1, centre.x() - radius - gap, 2), colour)
        if self.after is not None:
            colour = look.color("accent" if self.after is not StepState.LATER else "border")
            if self._is_upright:
                top = centre.y() + radius + gap
                fill_rect(painter, QRectF(centre.x() - 1, top, 2, self.height() - top - gap + 4), colour)
            else:
                left = centre.x() + radius + gap
                fill_rect(painter, QRectF(left, centre.y() - 1, self.width() - left, 2), colour)
        if self._state is StepState.DONE:
            dot(painter, centre, radius, look.color("accent"))
            color: TokenName = "onAccent"
        elif self._state is StepState.CURRENT:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(look.color("accentSoft"))
            painter.drawEllipse(centre, radius - 1, radius - 1)
            color = "accentText"
        else:
            painter.setPen(QPen(look.color("control"), 1.5))
            painter.setBrush(look.color("surface"))
            painter.drawEllipse(centre, radius - 0.75, radius - 0.75)
            color = "text3"
        size = look.icon(16)
        icon = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        paint_icon(painter, self._icon, icon, look.color(color))
        painter.end()


class Timeline(QWidget):
    """The steps of one request.

    A screen reader finds one text a step: label, state in words, note.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._steps: tuple[TimelineStep, ...] = ()
        self._is_upright = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        grow_with_width(self)

    def set_steps(self, steps: Sequence[TimelineStep]) -> None:
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._build()

    def set_upright(self, is_upright: bool) -> None:
        """Stand upright (below 720 effective width) or lie down."""
        if is_upright != self._is_upright:
            self._is_upright = is_upright
            self._build()

    def step_texts(self) -> tuple[str, ...]:
        """What is read out for each step."""
        return tuple(sentence(step.label, step.spoken, step.note) for step in self._steps)

    def _build(self) -> None:
        clear_layout(self._outer)
        box = QWidget(self)
        grow_with_width(box)
        line: QHBoxLayout | QVBoxLayout = QVBoxLayout(box) if self._is_upright else QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        states = [step.state for step in self._steps]
        for place, step in enumerate(self._steps):
            node = _Node(step.icon, step.state, is_upright=self._is_upright)
            node.before = states[place - 1] if place else None
            node.after = states[place + 1] if place + 1 < len(states) else None
            label, note = self._words(step)
            if self._is_upright:
                row = QHBoxLayout()
                row.setSpacing(14)
                words = QVBoxLayout()
                words.setContentsMargins(0, 5, 0, 12)
                words.setSpacing(0)
                words.addWidget(label)
                words.addWidget(note)
                words.addStretch(1)
                row.addWidget(node)
                row.addLayout(words, 1)
                line.addLayout(row)
            else:
                column = QVBoxLayout()
                column.setSpacing(0)
                column.addWidget(node)
                column.addSpacing(8)
                column.addWidget(label)
                column.addWidget(note)
                column.addStretch(1)
                line.addLayout(column, 1)
        self._outer.addWidget(box)

    def _words(self, step: TimelineStep) -> tuple[QLabel, QLabel]:
        align = Qt.AlignmentFlag.AlignLeft if self._is_upright else Qt.AlignmentFlag.AlignHCenter
        color: TokenName = "text"
        if step.state is StepState.CURRENT:
            color = "accentText"
        elif step.state is StepState.LATER:
            color = "text2"
        style = TextStyle.LABEL if step.state is StepState.LATER else TextStyle.LABEL_BOLD
        label = PlainLabel(step.label, style, color, align=align)
        label.setAccessibleName(sentence(step.label, step.spoken, step.note))
        note = PlainLabel(step.note, TextStyle.SMALL, "text2", align=align)
        return label, note
