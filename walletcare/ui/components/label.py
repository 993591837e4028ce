"""Plain text on the page. The only label of the program: bare ``QLabel`` guesses markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from walletcare.ui.components.names import set_tool_tip
from walletcare.ui.components.text import TextBlock, lay_out, least_width, natural_width
from walletcare.ui.theme import TextStyle, TokenName, theme

if TYPE_CHECKING:
    pass

_PREFERRED_MOST = 640


class PlainLabel(QLabel):
    """Text of one style, in lines of a fixed pitch; wraps, or is cut with an ellipsis and a tool tip.

    Args:
        wraps: False keeps one line and cuts what does not fit.
        max_lines: With ``wraps``: cut after so many lines; 0 never cuts.
        fits: With ``wraps=False``: never narrower than the text (for short words that must not be cut).
    """

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        color: TokenName = "text",
        *,
        wraps: bool = True,
        max_lines: int = 0,
        fits: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style, self._color, self._align = style, color, align
        self._wraps, self._max_lines, self._fits = wraps, max_lines, fits
        self._block: TextBlock | None = None
        self._block_width = -1
        self._natural = self._least = -1
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed,
        )
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        # So Qt knows by itself that the height depends on the width: layouts ask that thousands of times.
        self.setWordWrap(wraps)
        self.setAlignment(align)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` as it is: a tag in it is shown as a tag."""
        if text == self.text():
            return
        super().setText(text)
        self._forget()

    def set_style(self, style: TextStyle) -> None:
        self._style = style
        self._forget()

    def set_color(self, color: TokenName) -> None:
        self._color = color
        self.update()

    def set_wraps(self, wraps: bool, *, max_lines: int = 0) -> None:
        self._wraps, self._max_lines = wraps, max_lines
        policy = self.sizePolicy()
        policy.setHeightForWidth(wraps)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setWordWrap(wraps)
        self._forget()

    def theme_changed(self) -> None:
        self._forget()

    def colours_changed(self) -> None:
        """It measures the same, and is painted anew anyway."""

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._measure(width)
        return height

    def sizeHint(self) -> QSize:
        natural = self._natural_width()
        width = min(natural, _PREFERRED_MOST) if self._wraps else natural
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        pitch, natural = theme().line(self._style), self._natural_width()
        if self._fits:
            return QSize(natural, pitch)
        if self._least < 0:
            self._least = min(natural, least_width(self.text(), self._style))
        return QSize(self._least if self._wraps else min(self._least, 48), pitch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        may_be_cut = bool(self._max_lines) if self._wraps else self.width() < self._natural_width()
        is_cut = may_be_cut and self._laid(self.width()).is_cut
        set_tool_tip(self, self.text() if is_cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        block = self._laid(self.width())
        painter = QPainter(self)
        y = 0.0
        if not self._wraps or self._align & Qt.AlignmentFlag.AlignVCenter:
            y = max((self.height() - block.height) / 2, 0)
        colour = theme().color(self._color if self.isEnabled() else "disabled")
        block.paint(painter, 0, y, colour)
        painter.end()

    def _natural_width(self) -> int:
        if self._natural < 0:
            self._natural = natural_width(self.text(), self._style)
        return self._natural

    def _measure(self, width: int) -> int:
        """How high it is: layouts ask this of many widths, and most texts are one line in all of them."""
        if width >= self._natural_width() and "\n" not in self.text():
            return theme().line(self._style)
        return self._laid(width).height

    def _laid(self, width: int) -> TextBlock:
        if self._block is None or self._block_width != width:
            lines = self._max_lines if self._wraps else 1
            self._block = lay_out(self.text(), self._style, width, max_lines=lines, align=self._align)
            self._block_width = width
        return self._block

    def _forget(self) -> None:
        self._block = None
        self._natural = self._least = -1
        self._heights.clear()
        self.updateGeometry()
        self.update()
