"""Buttons: their kinds, one way to paint them, one way to press them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from walletcare.ui.components.names import set_tool_tip
from walletcare.ui.components.painting import box, fill_rect
from walletcare.ui.components.text import TextBlock, lay_out, least_width, natural_width
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme


class ButtonKind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    TEXT = "text"
    DANGER = "danger"
    DANGER_FILLED = "danger-filled"
    DANGER_SOFT = "danger-soft"
    LINK = "link"
    PLAIN = "plain"
    INLINE = "inline"


class _Look(NamedTuple):
    fill: TokenName | None
    hover: TokenName | None
    press: TokenName | None
    line: TokenName | None
    text: TokenName


_LOOKS: dict[ButtonKind, _Look] = {
    ButtonKind.PRIMARY: _Look("accent", "accentHover", "accentPress", None, "onAccent"),
    ButtonKind.SECONDARY: _Look("surface", "hover", "sunken", "control", "text"),
    ButtonKind.TEXT: _Look(None, "accentSoft", "accentSoft", None, "accentText"),
    ButtonKind.DANGER: _Look("surface", "dangerSoft", "dangerSoft", "danger", "danger"),
    ButtonKind.DANGER_FILLED: _Look("danger", "danger", "danger", None, "onAccent"),
    ButtonKind.DANGER_SOFT: _Look("dangerSoft", "dangerSoft", "dangerSoft", "dangerBorder", "danger"),
    ButtonKind.LINK: _Look(None, None, None, None, "accentText"),
    ButtonKind.INLINE: _Look(None, None, None, None, "accentText"),
    ButtonKind.PLAIN: _Look(None, "accentSoft", "accentSoft", None, "accentText"),
}


_IN_TEXT = (ButtonKind.LINK, ButtonKind.INLINE)
"""Kinds that stand inside text: no padding, no outline."""


class Pressable(QPushButton):
    """A push button that Enter presses too, whose text is data: ``&`` in it is no shortcut.

    Base of everything that is pressed. Subclasses paint; the role stays "button". ``focus_radius`` is the
    corner radius that the focus ring follows.
    """

    focus_radius = 8

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ""
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_label(text)

    @property
    def label(self) -> str:
        """The text as given."""
        return self._label

    def set_label(self, text: str) -> None:
        """Show ``text``; it is the accessible name too."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.theme_changed()

    def theme_changed(self) -> None:
        """Measurements of text are old: measure again when asked."""
        self.updateGeometry()
        self.update()

    def colours_changed(self) -> None:
        """It measures the same, and is painted anew anyway."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class Button(Pressable):
    """A button with words, at most one icon before them and an arrow after them.

    Args:
        icon: Lucide name, empty for none.
        has_arrow: An arrow to the right of the words.
        is_large: 44 high instead of 36 (action bars).
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        has_arrow: bool = False,
        is_large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._kind, self._icon, self._has_arrow, self._is_large = kind, icon, has_arrow, is_large
        self._block: TextBlock | None = None
        self._block_width = -1
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if kind in _IN_TEXT:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_kind(self, kind: ButtonKind, icon: str | None = None) -> None:
        self._kind = kind
        if icon is not None:
            self._icon = icon
        self.theme_changed()

    def theme_changed(self) -> None:
        self._block = None
        super().theme_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        block = self._laid(width)
        return max(self._least_height(), block.height + 2 * self._pad_v())

    def sizeHint(self) -> QSize:
        width = natural_width(self._label, self._text_style()) + self._extra_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        style = self._text_style()
        words = min(natural_width(self._label, style), least_width(self._label, style))
        return QSize(words + self._extra_width(), self._least_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme_now = _LOOKS[self._kind], theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        color = look.text
        fill, line = look.fill, look.line
        if not self.isEnabled():
            color = "disabled"
            fill = None if fill is None else "sunken"
            line = None
        elif theme_now.is_high_contrast and self._kind is ButtonKind.DANGER_FILLED:
            color = "surface"
        elif self.isDown():
            fill = look.press
        elif self.underMouse():
            fill = look.hover
        outline = theme_now.color(line) if line is not None else None
        if theme_now.is_high_contrast and self._kind not in _IN_TEXT:
            outline = theme_now.color("text")
        if fill is not None or outline is not None:
            box(painter, rect, self.focus_radius, theme_now.color(fill) if fill else None, outline)
        block = self._laid(self.width())
        icon_size = theme_now.icon(18)
        content = block.width + self._extra_width() - 2 * self._pad_h() - 1
        x = (rect.width() - content) / 2
        if self._kind in _IN_TEXT:
            x = 0.0
        colour = theme_now.color(color)
        if self._icon:
            paint_icon(painter, self._icon, QRectF(x, 0, icon_size, rect.height()), colour)
            x += icon_size + 8
        y = (rect.height() - block.height) / 2
        block.paint(painter, x, y, colour)
        if self._kind is ButtonKind.LINK:
            pitch = theme_now.line(TextStyle.LABEL)
            for number in range(block.lines):
                base = y + (number + 1) * pitch - max(2, pitch * 0.1)
                wide = block.layout.lineAt(number).naturalTextWidth()
                fill_rect(painter, QRectF(x, round(base), wide, 1), colour)
        if self._has_arrow:
            arrow = QRectF(x + block.width + 10, 0, icon_size, rect.height())
            paint_icon(painter, "arrow-right", arrow, colour)
        painter.end()

    def _text_style(self) -> TextStyle:
        if self._kind is ButtonKind.INLINE:
            return TextStyle.SMALL_BOLD
        is_light = self._kind in (ButtonKind.LINK, ButtonKind.PLAIN)
        return TextStyle.LABEL if is_light else TextStyle.LABEL_BOLD

    def _pad_h(self) -> int:
        if self._kind in _IN_TEXT:
            return 0
        return 12 if self._kind in (ButtonKind.TEXT, ButtonKind.PLAIN) else 16

    def _pad_v(self) -> int:
        if self._kind in _IN_TEXT:
            return 2
        return 10 if self._is_large else 8

    def _least_height(self) -> int:
        if self._kind in _IN_TEXT:
            return 24
        return 44 if self._is_large else 36

    def _extra_width(self) -> int:
        icon = theme().icon(18)
        return 2 * self._pad_h() + (icon + 8 if self._icon else 0) + (icon + 10 if self._has_arrow else 0) + 1

    def _laid(self, width: int) -> TextBlock:
        if self._block is None or self._block_width != width:
            self._block = lay_out(self._label, self._text_style(), max(width - self._extra_width() + 1, 1))
            self._block_width = width
        return self._block


class IconButton(Pressable):
    """A button with an icon only. ``name`` is its accessible name and its tool tip.

    Args:
        size: Side of the square in logical pixels at 100 % text size.
        is_filled: An accent fill (the send button); otherwise nothing until hovered.
        has_outline: A ``control`` outline on ``surface``.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int = 36,
        icon_size: int = 18,
        is_filled: bool = False,
        has_outline: bool = False,
        color: TokenName = "text2",
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._side, self._icon_size = icon, size, icon_size
        self._is_filled, self._has_outline, self._color = is_filled, has_outline, color
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str) -> None:
        super().set_label(text)
        set_tool_tip(self, text)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().icon(self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill: TokenName | None = None
        color: TokenName = self._color
        if self._is_filled:
            fill = "accentPress" if self.isDown() else "accentHover" if self.underMouse() else "accent"
            color = "onAccent"
            if not self.isEnabled():
                fill = "sunken"
        elif self.isEnabled() and (self.underMouse() or self.isDown()):
            fill = "chip" if self.isDown() else "hover"
            color = "text"
        elif self._has_outline:
            fill = "surface"
        if not self.isEnabled():
            color = "disabled"
        line = look.color("control") if self._has_outline or look.is_high_contrast else None
        if fill is not None or line is not None:
            box(painter, QRectF(self.rect()), 8, look.color(fill) if fill else None, line)
        size = look.icon(self._icon_size)
        centre = QRectF(self.rect()).center()
        paint_icon(
            painter,
            self._icon,
            QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size),
            look.color(color),
        )
        painter.end()
