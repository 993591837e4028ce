"""A round avatar with a letter, for people in a conversation."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components.painting import box, dot
from walletcare.ui.components.text import lay_out
from walletcare.ui.theme import TextStyle, theme


class Avatar(QWidget):
    """The first letter of ``name``. Not read out: the name stands beside it.

    Args:
        is_user: The user's own avatar, in neutral colours.
        size: Side in logical pixels at 100 % text size.
    """

    def __init__(
        self, name: str, *, is_user: bool = False, size: int = 36, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._letter = name.strip()[:1].upper()
        self._is_user, self._size = is_user, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self._letter = name.strip()[:1].upper()
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().icon(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        half = self.width() / 2
        dot(painter, QPointF(half, half), half, look.color("chip" if self._is_user else "accentSoft"))
        if look.is_high_contrast:
            box(painter, QRectF(self.rect()), half, None, look.color("text"))
        style = TextStyle.SUB if self._size >= 40 else TextStyle.LABEL_BOLD
        block = lay_out(self._letter, style, self.width(), align=Qt.AlignmentFlag.AlignHCenter)
        colour = look.color("text2" if self._is_user else "accentText")
        block.paint(painter, 0, (self.height() - block.height) / 2, colour)
        painter.end()
