"""The navigation rail: seven items, a badge, and whether support is there right now."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.button import Pressable
from walletcare.ui.components.card import Divider
from walletcare.ui.components.names import sentence, set_tool_tip
from walletcare.ui.components.painting import box, dot, fill_rect, pill
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.navigation import PageName
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme
from walletcare.ui.theme.icons import logo_pixmap

WIDE, COMPACT = 208, 88
_ICONS = {
    PageName.HOME: "house",
    PageName.HELP: "book-open",
    PageName.TROUBLESHOOT: "list-checks",
    PageName.CONTACT: "message-circle",
    PageName.REQUESTS: "inbox",
    PageName.SAFETY: "shield-check",
    PageName.SETTINGS: "settings",
}
ITEMS: tuple[PageName, ...] = tuple(_ICONS)
"""Pages of the rail, in order. The first six have Ctrl+1 to Ctrl+6."""


def page_label(page: PageName) -> str:
    """The page's name in the rail."""
    translate = QCoreApplication.translate
    match page:
        case PageName.HOME:
            return translate("Rail", "Home")
        case PageName.HELP:
            return translate("Rail", "Help")
        case PageName.TROUBLESHOOT:
            return translate("Rail", "Troubleshoot")
        case PageName.CONTACT:
            return translate("Rail", "Contact")
        case PageName.REQUESTS:
            return translate("Rail", "Requests")
        case PageName.SAFETY:
            return translate("Rail", "Safety")
        case PageName.SETTINGS:
            return translate("Rail", "Settings")
        case PageName.GALLERY:
            return "Gallery"


class RailShape(StrEnum):
    """WIDE: icon beside label. COMPACT: icon over label. ICONS: no room for labels; tool tips instead."""

    WIDE = "wide"
    COMPACT = "compact"
    ICONS = "icons"


class SupportState(StrEnum):
    ONLINE = "online"
    DEGRADED = "degraded"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class SupportNote(NamedTuple):
    """Whether support is there now, in words made elsewhere.

    Attributes:
        title: "Support is online". ``short`` for the compact rail: "Online".
        lines: Hours in local time, and that it is local time.
    """

    state: SupportState
    title: str
    short: str
    lines: tuple[str, ...] = ()


class RailItem(Pressable):
    """One page in the rail."""

    focus_radius = 8

    def __init__(self, page: PageName, parent: QWidget | None = None) -> None:
        self.page, self._icon = page, _ICONS[page]
        self._shape, self._count = RailShape.WIDE, 0
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        self.set_label(page_label(self.page))
        self._name()

    def set_shape(self, shape: RailShape) -> None:
        self._shape = shape
        self._name()
        self.updateGeometry()
        self.update()

    def set_count(self, count: int) -> None:
        """Requests that wait for the user."""
        self._count = count
        self._name()
        self.update()

    def _name(self) -> None:
        waiting = ""
        if self._count:
            waiting = self.tr("%n waiting for you", "", self._count)
        self.setAccessibleName(sentence(self.label, waiting))
        place = ITEMS.index(self.page)
        keys = "Ctrl+," if self.page is PageName.SETTINGS else f"Ctrl+{place + 1}"
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        set_tool_tip(self, f"{self.label}  {shown}")

    def wide_width(self) -> int:
        """What the item needs with its label beside the icon."""
        badge = round(self._badge_width()) + 22 if self._count else 0
        return natural_width(self.label, TextStyle.LABEL_BOLD) + theme().icon(20) + 36 + badge

    def sizeHint(self) -> QSize:
        look = theme()
        if self._shape is RailShape.WIDE:
            return QSize(self.wide_width(), max(40, look.line(TextStyle.LABEL) + 18))
        if self._shape is RailShape.ICONS:
            return QSize(48, max(44, look.icon(20) + 20))
        words = natural_width(self.label, TextStyle.CAP_BOLD) + 6
        return QSize(words, look.icon(22) + look.line(TextStyle.CAP) + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on:
            fill: TokenName = "selected" if look.is_dark else "surface"
            line: TokenName = "selected" if look.is_dark else "border"
            if look.is_high_contrast:
                line = "text"
            box(painter, rect, 8, look.color(fill), look.color(line))
            pill(painter, self._mark_rect(rect))
        elif self.underMouse():
            box(painter, rect, 8, look.tinted("text", 0.05))
        color: TokenName = "accentText" if is_on else "text2"
        if self._shape is RailShape.WIDE:
            self._paint_wide(painter, rect, color, is_on=is_on)
        else:
            self._paint_compact(painter, rect, color, is_on=is_on)
        painter.end()

    def _mark_rect(self, rect: QRectF) -> QRectF:
        """What the selection mark stands beside: the icon alone where a long label takes all of the width."""
        if self._shape is not RailShape.COMPACT:
            return rect
        return QRectF(rect.x(), self._icon_top(rect), rect.width(), theme().icon(22))

    def _icon_top(self, rect: QRectF) -> float:
        """Of the icon over its label, or of the icon alone."""
        below = theme().line(TextStyle.CAP) + 2 if self._shape is RailShape.COMPACT else 0
        return (rect.height() - theme().icon(22) - below) / 2

    def _paint_wide(self, painter: QPainter, rect: QRectF, color: TokenName, *, is_on: bool) -> None:
        look = theme()
        size = look.icon(20)
        paint_icon(painter, self._icon, QRectF(12, 0, size, rect.height()), look.color(color))
        x = 12 + size + 12
        right = rect.right() - 10
        if self._count:
            right = self._paint_badge(painter, QPointF(right, rect.center().y()), is_from_right=True) - 6
        style = TextStyle.LABEL_BOLD if is_on else TextStyle.LABEL
        block = lay_out(self.label, style, right - x, max_lines=1)
        block.paint(
            painter, x, (rect.height() - block.height) / 2, look.color("accentText" if is_on else "text")
        )

    def _paint_compact(self, painter: QPainter, rect: QRectF, color: TokenName, *, is_on: bool) -> None:
        look = theme()
        size = look.icon(22)
        has_label = self._shape is RailShape.COMPACT
        badge = self._badge_width() + 3 if self._count and has_label else 0
        top = self._icon_top(rect)
        left = (rect.width() - size - badge) / 2
        paint_icon(painter, self._icon, QRectF(left, top, size, size), look.color(color))
        if self._count and has_label:
            centre = QPointF(left + size + 3, top + size / 2)
            self._paint_badge(painter, centre, is_from_right=False)
        elif self._count:
            self._paint_corner_badge(painter, QPointF(left + size, top), rect)
        if has_label:
            style = TextStyle.CAP_BOLD if is_on else TextStyle.CAP
            block = lay_out(
                self.label, style, rect.width() - 2, max_lines=1, align=Qt.AlignmentFlag.AlignHCenter
            )
            block.paint(painter, 1, top + size + 2, look.color(color))

    def _paint_corner_badge(self, painter: QPainter, corner: QPointF, rect: QRectF) -> None:
        """The count on the icon's upper corner, grown as the icon grows: there is no room beside it."""
        look = theme()
        grown = look.icon(22) / 22 / (look.text_scale / 100)
        wide, high = self._badge_width() * grown, look.line(TextStyle.CAP) * grown
        x = min(corner.x() - high / 3, rect.right() - wide)
        painter.save()
        painter.translate(x, max(corner.y() + high / 6, high / 2))
        painter.scale(grown, grown)
        self._paint_badge(painter, QPointF(0, 0), is_from_right=False)
        painter.restore()

    def _badge_width(self) -> float:
        words = natural_width(str(self._count), TextStyle.CAP_BOLD)
        return max(words + 12, theme().line(TextStyle.CAP) + 4)

    def _paint_badge(self, painter: QPainter, at: QPointF, *, is_from_right: bool) -> float:
        """Draw the count; returns the left edge."""
        look = theme()
        wide, high = self._badge_width(), float(look.line(TextStyle.CAP))
        left = at.x() - wide if is_from_right else at.x()
        badge = QRectF(left, at.y() - high / 2, wide, high)
        box(painter, badge, high / 2, look.color("accent"))
        block = lay_out(
            str(self._count), TextStyle.CAP_BOLD, badge.width(), align=Qt.AlignmentFlag.AlignHCenter
        )
        block.paint(painter, badge.x(), badge.y(), look.color("onAccent"))
        return left


class _Brand(QWidget):
    """Logo and name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = RailShape.WIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_shape(self, shape: RailShape) -> None:
        self._shape = shape
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        is_wide = self._shape is RailShape.WIDE
        side = 30 if is_wide else 32
        left = 8.0 if is_wide else (self.width() - side) / 2
        paint_logo(painter, QRectF(left, (self.height() - side) / 2, side, side))
        if is_wide:
            block = lay_out("WalletCare", TextStyle.SUB, self.width() - 48, max_lines=1)
            block.paint(painter, 8 + side + 10, (self.height() - block.height) / 2, look.color("text"))
        painter.end()


def paint_logo(painter: QPainter, rect: QRectF) -> None:
    """The mark of the program in the accent colour: a speech bubble that is a wallet."""
    look = theme()
    ratio = painter.device().devicePixelRatioF()
    mark = look.tokens["onAccent"]
    painter.drawPixmap(rect.topLeft(), logo_pixmap(round(rect.width()), look.tokens["accent"], mark, ratio))


class _SupportNote(QWidget):
    """Dot, word and hours, above Settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: SupportNote | None = None
        self._shape = RailShape.WIDE
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: SupportNote | None) -> None:
        self._note = note
        self.setVisible(note is not None)
        if note is not None:
            self.setAccessibleName(sentence(note.title, *note.lines))
            set_tool_tip(self, "\n".join((note.title, *note.lines)))
        self.updateGeometry()
        self.update()

    def set_shape(self, shape: RailShape) -> None:
        self._shape = shape
        self.updateGeometry()
        self.update()

    def wide_width(self) -> int:
        """What the words need side by side with the dot."""
        if self._note is None:
            return 0
        lines = [natural_width(line, TextStyle.CAP) + 16 for line in self._note.lines]
        return max(natural_width(self._note.title, TextStyle.SMALL_BOLD) + 32, *lines, 0)

    def sizeHint(self) -> QSize:
        look = theme()
        if self._note is None:
            return QSize(0, 0)
        if self._shape is not RailShape.WIDE:
            return QSize(40, look.line(TextStyle.CAP) + 6)
        return QSize(120, look.line(TextStyle.SMALL_BOLD) + look.line(TextStyle.CAP) * len(self._note.lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        note = self._note
        if note is None:
            return
        look = theme()
        painter = QPainter(self)
        colors: dict[SupportState, TokenName] = {
            SupportState.ONLINE: "success",
            SupportState.DEGRADED: "warning",
            SupportState.CLOSED: "control",
            SupportState.UNKNOWN: "control",
        }
        colour = look.color(colors[note.state])
        if self._shape is RailShape.ICONS:
            dot(painter, QPointF(self.width() / 2, self.height() / 2), 5, colour)
            painter.end()
            return
        if self._shape is RailShape.COMPACT:
            words = natural_width(note.short, TextStyle.CAP)
            left = max((self.width() - words - 13) / 2, 0)
            dot(painter, QPointF(left + 4, self.height() / 2), 4, colour)
            block = lay_out(note.short, TextStyle.CAP, self.width() - left - 12, max_lines=1)
            block.paint(painter, left + 13, (self.height() - block.height) / 2, look.color("text2"))
            painter.end()
            return
        pitch = look.line(TextStyle.SMALL_BOLD)
        dot(painter, QPointF(16, pitch / 2), 4, colour)
        room = self.width() - 32
        block = lay_out(note.title, TextStyle.SMALL_BOLD, room, max_lines=1)
        block.paint(painter, 28, 0, look.color("text"))
        y = pitch
        for line in note.lines:
            block = lay_out(line, TextStyle.CAP, self.width() - 16, max_lines=1)
            block.paint(painter, 12, y, look.color("text2"))
            y += look.line(TextStyle.CAP)
        painter.end()


class Rail(QWidget):
    """The rail.

    Signals:
        chosen: The page the user chose.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = RailShape.WIDE
        self._brand = _Brand()
        self._note = _SupportNote()
        self._note.hide()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.items: dict[PageName, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 15)
        column.setSpacing(4)
        column.addWidget(self._brand)
        column.addSpacing(18)
        for page in ITEMS:
            item = RailItem(page)
            item.clicked.connect(lambda _=False, page=page: self.chosen.emit(page))
            self._group.addButton(item)
            self.items[page] = item
            if page is PageName.SETTINGS:
                column.addStretch(1)
                column.addWidget(self._note)
                column.addSpacing(10)
                self._line = Divider("divider")
                column.addWidget(self._line)
                column.addSpacing(8)
            column.addWidget(item)
        self._column = column
        self.setFixedWidth(WIDE)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Rail", "Pages"))
        for item in self.items.values():
            item.retranslate()

    def set_current(self, page: PageName) -> None:
        item = self.items.get(page)
        if item is not None:
            item.setChecked(True)
        for other in self.items.values():
            other.update()

    def set_badge(self, page: PageName, count: int) -> None:
        self.items[page].set_count(count)

    def set_support_note(self, note: SupportNote | None) -> None:
        self._note.set_note(note)

    def set_effective_width(self, effective_width: int, window_width: int, window_height: int) -> None:
        """Take the shape of a layout step (visual language, section 5); icons alone where labels would not
        fit into the height.
        """
        shape, width = RailShape.WIDE, self._wide()
        if effective_width < 1160:
            shape, width = RailShape.COMPACT, COMPACT
            longest = max(natural_width(item.label, TextStyle.CAP_BOLD) for item in self.items.values())
            if longest + 14 > COMPACT:
                # Only large text or a long language comes here; no label is ever cut.
                width = longest + (48 if effective_width < 720 else 14)
            if width > max(window_width * 0.18, COMPACT + 12):
                shape, width = RailShape.ICONS, COMPACT
        self._take_shape(shape, width)
        if shape is RailShape.COMPACT and self._column.totalMinimumSize().height() > window_height:
            self._take_shape(RailShape.ICONS, COMPACT)

    def _wide(self) -> int:
        """208, or more where the words of a language are longer: no label is ever cut."""
        scale = theme().text_scale / 100
        longest = max(item.wide_width() for item in self.items.values())
        return max(WIDE, round(max(longest + 24, self._note.wide_width() + 24) / max(1.0, scale)))

    def _take_shape(self, shape: RailShape, width: int) -> None:
        self._shape = shape
        is_wide = shape is RailShape.WIDE
        side = 12 if is_wide else 4 if shape is RailShape.COMPACT else 8
        self._column.setContentsMargins(side, 18 if is_wide else 12, side, 15)
        self._column.setSpacing(4 if is_wide else 2)
        self._line.setVisible(is_wide)
        self._brand.set_shape(shape)
        self._note.set_shape(shape)
        for item in self.items.values():
            item.set_shape(shape)
        scale = theme().text_scale / 100
        self.setFixedWidth(round(width * max(1.0, scale)) if is_wide else width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        pages = list(self.items)
        focused = next((at for at, page in enumerate(pages) if self.items[page].hasFocus()), -1)
        if step and focused >= 0:
            target = self.items[pages[(focused + step) % len(pages)]]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), look.color("rail"))
        if look.is_high_contrast:
            fill_rect(painter, QRectF(self.width() - 1, 0, 1, self.height()), look.color("text"))
        painter.end()
