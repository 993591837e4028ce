"""The frame around an input, and the input's own ground, which lets the frame show through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLineEdit, QWidget

from walletcare.ui.components.painting import box
from walletcare.ui.theme import TokenName, theme


class InputFrame(QFrame):
    """The outline around an input: ``control``, 2 px ``accent`` with focus, 2 px ``danger`` on an error."""

    def __init__(self, *, radius: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius
        self._is_wrong = False
        self._inner: QWidget | None = None

    def watch(self, inner: QWidget) -> None:
        """Follow the focus of ``inner``; it shows its own focus by this frame."""
        self._inner = inner
        inner.setProperty("ownFocusMark", True)
        inner.installEventFilter(self)

    def set_wrong(self, is_wrong: bool) -> None:
        self._is_wrong = is_wrong
        self.update()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        line: TokenName = "text" if look.is_high_contrast else "control"
        width = 1.0
        if self._is_wrong:
            line, width = "danger", 2.0
        elif self._inner is not None and self._inner.hasFocus():
            line, width = "accent", 3.0 if look.is_high_contrast else 2.0
        fill: TokenName = "surface" if self.isEnabled() else "sunken"
        box(painter, QRectF(self.rect()), self._radius, look.color(fill), look.color(line), width)
        painter.end()


def transparent_base(widget: QLineEdit | QAbstractScrollArea, color: TokenName = "text") -> None:
    """Let the frame behind show through: the input paints no ground of its own."""
    look = theme()
    palette = widget.palette()
    palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
    palette.setColor(palette.ColorRole.Text, look.color(color))
    palette.setColor(palette.ColorRole.PlaceholderText, look.color("text3"))
    palette.setColor(palette.ColorRole.Highlight, look.color("accent"))
    palette.setColor(palette.ColorRole.HighlightedText, look.color("onAccent"))
    widget.setPalette(palette)
    if isinstance(widget, QAbstractScrollArea):
        widget.viewport().setAutoFillBackground(False)
