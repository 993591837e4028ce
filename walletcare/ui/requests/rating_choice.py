"""One of the three big choices of the rating."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme


class RatingChoice(QRadioButton):
    """A radio button with an icon and words in the middle; 44 high."""

    focus_radius = 8

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._label = icon, ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def label(self) -> str:
        return self._label

    def set_label(self, words: str) -> None:
        self._label = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        width = natural_width(self._label, TextStyle.LABEL_BOLD) + look.icon(20) + 48
        return QSize(width, max(44, look.line(TextStyle.LABEL) + 22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        fill: TokenName = "selected" if is_on else "hover" if self.underMouse() else "surface"
        line: TokenName = "accent" if is_on else "text" if look.is_high_contrast else "control"
        box(painter, rect, 8, look.color(fill), look.color(line), 2 if is_on else 1)
        style = TextStyle.LABEL_BOLD if is_on else TextStyle.LABEL
        block = lay_out(self._label, style, rect.width())
        size = look.icon(20)
        x = (rect.width() - block.width - size - 8) / 2
        color: TokenName = "accentText" if is_on else "text2"
        paint_icon(painter, self._icon, QRectF(x, 0, size, rect.height()), look.color(color))
        block.paint(painter, x + size + 8, (rect.height() - block.height) / 2, look.color("text"))
        painter.end()
