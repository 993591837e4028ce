"""An icon in a rounded tile."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components.painting import box
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme


def paint_tile(
    painter: QPainter, rect: QRectF, icon: str, icon_size: int, fill: TokenName, color: TokenName
) -> None:
    """Draw a tile with radius 10 and its icon in the middle."""
    look = theme()
    line = look.color("text") if look.is_high_contrast else None
    box(painter, rect, 10, look.color(fill), line)
    size = look.icon(icon_size)
    inner = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
    paint_icon(painter, icon, inner, look.color(color))


class IconTile(QWidget):
    """A picture beside words that say the same; it is not read out."""

    def __init__(
        self,
        icon: str,
        *,
        size: int = 44,
        fill: TokenName = "accentSoft",
        color: TokenName = "accentText",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._fill, self._color = icon, size, fill, color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_look(self, icon: str, fill: TokenName, color: TokenName) -> None:
        self._icon, self._fill, self._color = icon, fill, color
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().icon(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tile(
            painter, QRectF(self.rect()), self._icon, 26 if self._size > 48 else 22, self._fill, self._color
        )
        painter.end()


class Icon(QWidget):
    """A bare icon beside words that say the same; it is not read out.

    Args:
        beside: Style of the words: the icon is as high as one line of it and so sits level with the first.
    """

    def __init__(
        self,
        icon: str,
        *,
        size: int = 18,
        color: TokenName = "text2",
        beside: TextStyle | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._color, self._beside = icon, size, color, beside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, icon: str, color: TokenName | None = None) -> None:
        self._icon = icon
        if color is not None:
            self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().icon(self._size)
        return QSize(side, max(side, theme().line(self._beside)) if self._beside is not None else side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), theme().color(self._color))
        painter.end()
