"""The entry cards of Home: a tile, a title, a line or two. The whole card is one button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from walletcare.ui.components.button import Pressable
from walletcare.ui.components.names import sentence
from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, least_width, natural_width
from walletcare.ui.components.tile import paint_tile
from walletcare.ui.theme import TextStyle, TokenName, theme

_PAD, _PAD_V, _GAP, _TILE = 20, 16, 16, 44
_HIGH, _LOW = 100, 84
"""Least heights, in logical pixels: of a wide window, and of a small one, where there are more rows."""


class EntryCard(Pressable):
    """A large button for one thing that can be wrong.

    Args:
        is_warning: The tinted card. Only the scam card is tinted.
    """

    focus_radius = 12

    def __init__(
        self,
        icon: str,
        title: str = "",
        text: str = "",
        *,
        is_warning: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._text, self._is_warning = icon, text, is_warning
        self._least_height = _HIGH
        super().__init__(title, parent)
        self.set_texts(title, text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, text: str) -> None:
        self._text = text
        self.set_label(title)
        self.setAccessibleName(sentence(title, text))

    def set_low(self, is_low: bool) -> None:
        """Be no higher than a small window can spare."""
        self._least_height = _LOW if is_low else _HIGH
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = self._text_room(width)
        high = lay_out(self.label, TextStyle.HEADING, inner).height
        if self._text:
            high += lay_out(self._text, TextStyle.SMALL, inner).height
        return max(self._least_height, high + 2 * _PAD_V)

    def sizeHint(self) -> QSize:
        words = max(natural_width(self.label, TextStyle.HEADING), natural_width(self._text, TextStyle.SMALL))
        width = min(words, 260) + 2 * _PAD + _GAP + theme().icon(_TILE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(least_width(self.label, TextStyle.HEADING), least_width(self._text, TextStyle.SMALL))
        return QSize(words + 2 * _PAD + _GAP + theme().icon(_TILE), self._least_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_hot = self.isEnabled() and (self.underMouse() or self.isDown())
        fill: TokenName = "warningSoft" if self._is_warning else "hover" if is_hot else "surface"
        line: TokenName = "warningBorder" if self._is_warning else "border"
        if is_hot:
            line = "warning" if self._is_warning else "control"
        if look.is_high_contrast:
            line = "text"
        box(painter, rect, self.focus_radius, look.color(fill), look.color(line))
        side = look.icon(_TILE)
        tile = QRectF(_PAD, (rect.height() - side) / 2, side, side)
        if self._is_warning:
            tile_fill: TokenName = "warningBorder" if look.is_dark else "surface"
            paint_tile(painter, tile, self._icon, 22, tile_fill, "warning")
        else:
            paint_tile(painter, tile, self._icon, 22, "accentSoft", "accentText")
        inner = self._text_room(self.width())
        title = lay_out(self.label, TextStyle.HEADING, inner)
        below = lay_out(self._text, TextStyle.SMALL, inner) if self._text else None
        x = _PAD + side + _GAP
        y = (rect.height() - title.height - (below.height if below else 0)) / 2
        title.paint(painter, x, y, look.color("text"))
        if below is not None:
            below.paint(painter, x, y + title.height, look.color("text2"))
        painter.end()

    def _text_room(self, width: int) -> int:
        return max(width - 2 * _PAD - _GAP - theme().icon(_TILE), 1)
