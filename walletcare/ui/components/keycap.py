"""A key cap: what to press, drawn as a small key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, theme


def keycap_size(text: str) -> QSize:
    high = max(22, theme().line(TextStyle.CAP) + 4)
    return QSize(max(natural_width(text, TextStyle.CAP) + 14, high - 2), high)


def paint_keycap(painter: QPainter, rect: QRectF, text: str) -> None:
    look = theme()
    line = look.color("text") if look.is_high_contrast else look.color("border")
    box(painter, rect, 5, look.color("sunken"), line)
    block = lay_out(text, TextStyle.CAP, rect.width(), align=Qt.AlignmentFlag.AlignHCenter)
    block.paint(painter, rect.x(), rect.y() + (rect.height() - block.height) / 2, look.color("text2"))


class KeyCap(QWidget):
    """Shown only; a screen reader gets the shortcut from the control it belongs to."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._text = text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return keycap_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, QRectF(self.rect()), self._text)
        painter.end()
