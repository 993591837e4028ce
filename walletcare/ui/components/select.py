"""A choice from a list (combo box), and the text-size slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSlider, QWidget

from walletcare.ui.components.painting import box, dot
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_WIDTH = 168
"""Of one width where several stand below each other, though their choices differ in length."""


class Select(QComboBox):
    """One of several choices, folded away.

    Signals:
        chosen: The key of the choice the user made.
    """

    chosen = Signal(str)
    focus_radius = 8

    def __init__(
        self, choices: Sequence[tuple[str, str]] = (), *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Set (key, label) pairs; what is chosen stays chosen if it is still there."""
        kept = self.current
        self.clear()
        for key, label in choices:
            self.addItem(label, key)
        self.set_current(kept)

    @property
    def current(self) -> str:
        return str(self.currentData() or "")

    def set_current(self, key: str) -> None:
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)

    def sizeHint(self) -> QSize:
        widest = max(
            (natural_width(self.itemText(at), TextStyle.LABEL) for at in range(self.count())), default=80
        )
        least = round(_LEAST_WIDTH * theme().text_scale / 100)
        return QSize(max(widest + 12 + 14 + 36, least), max(38, theme().line(TextStyle.LABEL) + 18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def theme_changed(self) -> None:
        self.setFont(theme().font(TextStyle.LABEL))

    def _on_activated(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place) or ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill: TokenName = "hover" if self.underMouse() and self.isEnabled() else "surface"
        line: TokenName = "text" if look.is_high_contrast else "control"
        box(painter, rect, 8, look.color(fill), look.color(line))
        block = lay_out(self.currentText(), TextStyle.LABEL, rect.width() - 48, max_lines=1)
        color: TokenName = "text" if self.isEnabled() else "disabled"
        block.paint(painter, 12, (rect.height() - block.height) / 2, look.color(color))
        size = look.icon(16)
        chevron = QRectF(rect.right() - 12 - size, 0, size, rect.height())
        paint_icon(painter, "chevron-down", chevron, look.color("text2"))
        painter.end()


class StepSlider(QSlider):
    """A slider with a few steps.

    Signals:
        stepped: The number of the step the user chose.
    """

    stepped = Signal(int)
    focus_radius = 12

    def __init__(self, steps: int, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, steps - 1)
        self.setPageStep(1)
        self.setSingleStep(1)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.actionTriggered.connect(self._on_action)

    def sizeHint(self) -> QSize:
        return QSize(190, max(28, theme().icon(24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def _go_to(self, x: float) -> None:
        edge = self._edge()
        share = (x - edge) / max(self.width() - 2 * edge, 1)
        place = min(max(round(share * self.maximum()), 0), self.maximum())
        if place != self.value():
            self.setValue(place)
            self.stepped.emit(place)

    def _edge(self) -> float:
        return theme().icon(18) / 2 + 2

    def _on_action(self) -> None:
        self.stepped.emit(self.sliderPosition())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        middle = self.height() / 2
        edge = self._edge()
        left, right = edge, self.width() - edge
        box(painter, QRectF(left, middle - 2, right - left, 4), 2, look.color("border"))
        for place in range(self.maximum() + 1):
            x = left + (right - left) * place / max(self.maximum(), 1)
            if place == self.value():
                dot(painter, QPointF(x, middle), look.icon(18) / 2, look.color("accent"))
                dot(painter, QPointF(x, middle), look.icon(18) / 5, look.color("onAccent"))
            else:
                dot(painter, QPointF(x, middle), 3.5, look.color("control"))
        painter.end()
