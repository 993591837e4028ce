"""Choices: large rows with a tile, plain radio rows, and check boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from walletcare.ui.components.keycap import keycap_size, paint_keycap
from walletcare.ui.components.names import sentence
from walletcare.ui.components.painting import box, radio_mark
from walletcare.ui.components.text import lay_out, least_width, natural_width
from walletcare.ui.components.tile import paint_tile
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

if TYPE_CHECKING:
    from walletcare.ui.components.text import TextBlock

_LEAST_ROOM = 80
"""Width of the words below which they are not set: the layouts never make a row so narrow."""


class ChoiceRow(QRadioButton):
    """A wizard's choice: tile, title, description, key cap, radio mark.

    Args:
        key: What to press on the keyboard, shown as a key cap where there is room; empty for none.
        mark: An icon after the title (``badge-check`` for official accounts); empty for none.
        is_large: 76 high with a 44 tile and ``heading``-like air; otherwise 68.
    """

    focus_radius = 12

    def __init__(
        self,
        title: str = "",
        text: str = "",
        *,
        icon: str = "",
        key: str = "",
        mark: str = "",
        is_large: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._mark, self._is_large = icon, key, mark, is_large
        self._has_cap = bool(key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_texts(title, text)

    def set_texts(self, title: str, text: str) -> None:
        self._title, self._text = title, text
        self.setAccessibleName(sentence(title, text))
        self.updateGeometry()
        self.update()

    def set_keycap_visible(self, is_visible: bool) -> None:
        """Large text in a narrow window needs the room for the words; the key works all the same."""
        has_cap = is_visible and bool(self._key)
        if has_cap != self._has_cap:
            self._has_cap = has_cap
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, below = self._blocks(width)
        high = title.height + (below.height if below is not None else 0)
        return max(76 if self._is_large else 68, high + 28)

    def sizeHint(self) -> QSize:
        width = 320 + self._chrome()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(least_width(self._title, TextStyle.SUB), least_width(self._text, TextStyle.SMALL))
        return QSize(words + self._chrome(), 76 if self._is_large else 68)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to the page ("continue"), space chooses.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        is_hot = self.underMouse() and self.isEnabled()
        if is_on:
            box(painter, rect, 12, look.color("selected"), look.color("accent"), 2)
        else:
            line: TokenName = "text" if look.is_high_contrast else "control" if is_hot else "border"
            box(painter, rect, 12, look.color("hover" if is_hot else "surface"), look.color(line))
        x = 16.0
        if self._icon:
            side = look.icon(self._tile())
            tile_fill: TokenName = "surface" if is_on else "accentSoft" if self._is_large else "sunken"
            tile_color: TokenName = "accentText" if self._is_large or is_on else "text2"
            tile = QRectF(x, (rect.height() - side) / 2, side, side)
            paint_tile(painter, tile, self._icon, 22 if self._is_large else 20, tile_fill, tile_color)
            x += side + 16
        title, below = self._blocks(self.width())
        y = (rect.height() - title.height - (below.height if below is not None else 0)) / 2
        title.paint(painter, x, y, look.color("text" if self.isEnabled() else "disabled"))
        if self._mark:
            size = look.icon(18)
            mark = QRectF(x + title.width + 8, y, size, look.line(TextStyle.SUB))
            paint_icon(painter, self._mark, mark, look.color("accentText"))
        if below is not None:
            below.paint(painter, x, y + title.height, look.color("text2"))
        radius = look.icon(22) / 2
        centre = QPointF(rect.right() - 18 - radius, rect.center().y())
        radio_mark(painter, centre, radius, is_on=is_on, is_enabled=self.isEnabled())
        if self._has_cap:
            cap_size = keycap_size(self._key)
            cap = QRectF(0, 0, cap_size.width(), cap_size.height())
            cap.moveCenter(QPointF(centre.x() - radius - 16 - cap_size.width() / 2, centre.y()))
            paint_keycap(painter, cap, self._key)
        painter.end()

    def _tile(self) -> int:
        return 44 if self._is_large else 40

    def _chrome(self) -> int:
        look = theme()
        wide = 16 + 16 + look.icon(22) + 18
        if self._icon:
            wide += look.icon(self._tile()) + 16
        if self._mark:
            wide += look.icon(18) + 8
        if self._has_cap:
            wide += keycap_size(self._key).width() + 16
        return wide

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock | None]:
        # Asked too by layouts that nobody has measured yet: a letter a line takes long and is never shown.
        room = max(width - self._chrome(), _LEAST_ROOM)
        title = lay_out(self._title, TextStyle.SUB, room)
        return title, lay_out(self._text, TextStyle.SMALL, room) if self._text else None


class RadioRow(QRadioButton):
    """A radio button with its words."""

    focus_radius = 8

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_label(text)

    def set_label(self, text: str) -> None:
        self._label = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(36, lay_out(self._label, TextStyle.LABEL, max(width - self._lead(), 1)).height + 8)

    def sizeHint(self) -> QSize:
        width = natural_width(self._label, TextStyle.LABEL) + self._lead()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(least_width(self._label, TextStyle.LABEL) + self._lead(), 36)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        radius = look.icon(22) / 2
        block = lay_out(self._label, TextStyle.LABEL, max(self.width() - self._lead(), 1))
        y = (self.height() - block.height) / 2
        centre = QPointF(radius + 1, y + look.line(TextStyle.LABEL) / 2)
        radio_mark(painter, centre, radius, is_on=self.isChecked(), is_enabled=self.isEnabled())
        color: TokenName = "text" if self.isEnabled() else "disabled"
        block.paint(painter, self._lead(), y, look.color(color))
        painter.end()

    def _lead(self) -> int:
        return theme().icon(22) + 12


class CheckBox(QCheckBox):
    """A check box with its words.

    Args:
        is_bold: For a consent that must be read ("I have read this").
    """

    focus_radius = 8

    def __init__(self, text: str = "", *, is_bold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text_style = TextStyle.LABEL_BOLD if is_bold else TextStyle.LABEL
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_label(text)

    def set_label(self, text: str) -> None:
        self._label = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(36, lay_out(self._label, self._text_style, max(width - self._lead(), 1)).height + 8)

    def sizeHint(self) -> QSize:
        width = natural_width(self._label, self._text_style) + self._lead()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(least_width(self._label, self._text_style) + self._lead(), 36)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = look.icon(20)
        block = lay_out(self._label, self._text_style, max(self.width() - self._lead(), 1))
        y = (self.height() - block.height) / 2
        mark = QRectF(0, y + (look.line(self._text_style) - side) / 2, side, side)
        is_live = self.isEnabled()
        if self.isChecked():
            box(painter, mark, 5, look.color("accent" if is_live else "disabled"))
            inner = mark.adjusted(3, 3, -3, -3)
            paint_icon(painter, "check", inner, look.color("onAccent"))
        else:
            ring = look.color("control" if is_live else "disabled")
            box(painter, mark, 5, look.color("surface"), ring, 1.5)
        block.paint(painter, self._lead(), y, look.color("text" if is_live else "disabled"))
        painter.end()

    def _lead(self) -> int:
        return theme().icon(20) + (10 if self._label else 0)
