"""A switch: on or off, at once. A check box to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from walletcare.ui.components.painting import box, dot
from walletcare.ui.theme import theme

_WIDTH, _HEIGHT = 40, 22


class Switch(QCheckBox):
    """``name`` is its accessible name, because the words stand beside it."""

    focus_radius = 11

    def __init__(self, name: str = "", *, is_on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setChecked(is_on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.icon(_WIDTH), max(look.icon(_HEIGHT), 24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        height = look.icon(_HEIGHT)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        is_on, is_live = self.isChecked(), self.isEnabled()
        if is_on:
            box(painter, track, height / 2, look.color("accent" if is_live else "disabled"))
            knob, colour = height / 2 - 4, look.color("onAccent")
            centre = QPointF(track.right() - height / 2, track.center().y())
        else:
            ring = look.color("control" if is_live else "disabled")
            box(painter, track, height / 2, look.color("surface"), ring, 1.5)
            knob, colour = height / 2 - 5, ring
            centre = QPointF(track.left() + height / 2, track.center().y())
        dot(painter, centre, knob, colour)
        painter.end()
