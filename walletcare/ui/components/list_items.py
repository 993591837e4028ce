"""Rows of a list (requests, search results, topics): one model, one delegate, uniform heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from walletcare.ui.components.chip import ChipKind, chip_width, paint_chip
from walletcare.ui.components.names import plain_tip, sentence
from walletcare.ui.components.painting import box, dot, pill
from walletcare.ui.components.text import lay_out
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
HEADING_INSET = 14
"""How far right of the edge of a list its headings begin; what stands above the list keeps to it."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One row.

    Attributes:
        key: What the row stands for; comes back in ``chosen``.
        title_marks / text_marks: (start, end) parts found, in code points.
        text: Up to ``text_lines`` lines below the title; empty for none.
        meta: A caption line.
        chip: Word, kind and icon of a state chip beside the meta line's place; None for none.
        note: Words at the right end of the last line (a time).
        spoken: What a screen reader says for the whole row; made from the parts when empty.
        is_heading: The title of the rows below it; cannot be chosen.
    """

    key: str
    title: str
    title_marks: tuple[tuple[int, int], ...] = ()
    text: str = ""
    text_marks: tuple[tuple[int, int], ...] = ()
    meta: str = ""
    chip: tuple[str, ChipKind, str] | None = None
    note: str = ""
    icon: str = ""
    is_unread: bool = False
    spoken: str = ""
    is_heading: bool = False


class ListItemModel(QAbstractListModel):
    """Rows held in memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[ListItem] = []

    def set_items(self, items: Sequence[ListItem]) -> None:
        """Show other rows. The same keys in the same order keep selection and scroll position."""
        if [item.key for item in items] == [item.key for item in self._items]:
            self._items = list(items)
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, row: int) -> ListItem:
        return self._items[row]

    def row_of(self, key: str) -> int:
        """Row of ``key``, -1 when it is not there."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def next_row(self, row: int, step: int) -> int:
        """The first row from ``row`` on, in direction ``step``, that can be chosen; -1 when there is none."""
        while 0 <= row < len(self._items):
            if not self._items[row].is_heading:
                return row
            row += step
        return -1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and index.row() < len(self._items) and self._items[index.row()].is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chip = item.chip[0] if item.chip is not None else ""
            return item.spoken or sentence(item.title, chip, item.meta, item.note)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return item.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(item.title)
        return None


class ListItemDelegate(QStyledItemDelegate):
    """Paints a :class:`ListItem`.

    Args:
        text_lines: Lines kept for ``text``; all rows are equally high, so that long lists scroll smoothly.
        has_meta: Keep a line for ``meta``.
        has_foot: Keep a line for chip and note.
        has_headings: Some rows are headings, and lower.
    """

    def __init__(
        self,
        *,
        text_lines: int = 2,
        has_meta: bool = True,
        has_foot: bool = False,
        has_headings: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text_lines, self._has_meta, self._has_foot = text_lines, has_meta, has_foot
        self._has_headings = has_headings

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        look = theme()
        item = index.data(ITEM_ROLE) if self._has_headings else None
        if isinstance(item, ListItem) and item.is_heading:
            return QSize(100, look.line(TextStyle.CAP_BOLD) + (8 if index.row() == 0 else 14))
        high = look.line(TextStyle.LABEL_BOLD) + self._text_lines * look.line(TextStyle.SMALL)
        high += 20 if self._has_headings else 24
        high += look.line(TextStyle.CAP) + 2 if self._has_meta else 0
        high += max(24, look.line(TextStyle.CAP) + 6) + 4 if self._has_foot else 0
        return QSize(100, max(56, high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, ListItem):
            return
        look = theme()
        if item.is_heading:
            _paint_heading(painter, QRectF(option.rect), item.title)
            return
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(QRectF(option.rect))
        if is_selected:
            line = look.color("text") if look.is_high_contrast else None
            box(painter, rect, 10, look.color("selected"), line)
            pill(painter, rect, min(44, rect.height() - 20))
        elif state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect, 10, look.tinted("text", 0.04))
        x, y, right = rect.x() + 14, rect.y() + 10, rect.right() - 14
        if item.icon:
            size = look.icon(20)
            icon = QRectF(x, y, size, look.line(TextStyle.LABEL_BOLD))
            paint_icon(painter, item.icon, icon, look.color("text2"))
            x += size + 12
        if item.is_unread:
            dot(
                painter,
                QRectF(right - 8, y, 8, look.line(TextStyle.LABEL_BOLD)).center(),
                4,
                look.color("accent"),
            )
        is_strong = item.is_unread or is_selected or not self._has_foot
        title_style = TextStyle.LABEL_BOLD if is_strong else TextStyle.LABEL
        room = right - x - (16 if item.is_unread else 0)
        title = lay_out(item.title, title_style, room, max_lines=1, marks=item.title_marks)
        title.paint(painter, x, y, look.color("text"))
        y += look.line(TextStyle.LABEL_BOLD)
        if self._text_lines:
            block = lay_out(
                item.text, TextStyle.SMALL, right - x, max_lines=self._text_lines, marks=item.text_marks
            )
            block.paint(painter, x, y, look.color("text2"))
            y += self._text_lines * look.line(TextStyle.SMALL)
        quiet: TokenName = "text2" if is_selected else "text3"
        if self._has_meta:
            y += 2
            block = lay_out(item.meta, TextStyle.CAP, right - x, max_lines=1)
            block.paint(painter, x, y, look.color(quiet))
            y += look.line(TextStyle.CAP)
        if self._has_foot:
            y += 4
            high = max(24, look.line(TextStyle.CAP) + 6)
            if item.chip is not None:
                word, kind, icon_name = item.chip
                wide = min(chip_width(word, icon_name), right - x)
                paint_chip(painter, QRectF(x, y, wide, high), word, kind, icon_name, on_tint=is_selected)
            if item.note:
                taken = 0.0
                if item.chip is not None:
                    taken = min(chip_width(item.chip[0], item.chip[2]), right - x) + 8
                block = lay_out(
                    item.note,
                    TextStyle.CAP,
                    max(right - x - taken, 1),
                    max_lines=1,
                    align=Qt.AlignmentFlag.AlignRight,
                )
                block.paint(painter, x + taken, y + (high - block.height) / 2, look.color(quiet))
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, title: str) -> None:
    block = lay_out(title, TextStyle.CAP_BOLD, rect.width() - 2 * HEADING_INSET, max_lines=1)
    block.paint(painter, rect.x() + HEADING_INSET, rect.bottom() - block.height - 2, theme().color("text2"))


class ItemList(QListView):
    """A list of :class:`ListItem` rows.

    Signals:
        chosen: Key of the row that became current, by mouse or keys.
        opened: Key of the row that was opened with Enter or a double click.
        left_upwards: Up was pressed on the first row.
    """

    chosen = Signal(str)
    opened = Signal(str)
    left_upwards = Signal()
    focus_radius = 10

    def __init__(
        self,
        *,
        name: str = "",
        text_lines: int = 2,
        has_meta: bool = True,
        has_foot: bool = False,
        has_headings: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A viewport of ours: to ask for Qt's own, the bindings look through every kind of widget there is.
        viewport = QWidget()
        viewport.setAutoFillBackground(False)
        self.setViewport(viewport)
        self.items = ListItemModel(self)
        self._is_setting = False
        self.setModel(self.items)
        self.setItemDelegate(
            ListItemDelegate(
                text_lines=text_lines,
                has_meta=has_meta,
                has_foot=has_foot,
                has_headings=has_headings,
                parent=self,
            )
        )
        self.setUniformItemSizes(not has_headings)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def set_items(self, items: Sequence[ListItem]) -> None:
        self._is_setting = True
        self.items.set_items(items)
        self._is_setting = False

    def set_current(self, key: str) -> None:
        """Select a row without telling anybody; an unknown key selects none."""
        self._is_setting = True
        row = self.items.row_of(key)
        self.setCurrentIndex(self.items.index(row) if row >= 0 else QModelIndex())
        self._is_setting = False

    def choose_first(self) -> bool:
        """Make the first row current; False when there is none."""
        row = self.items.next_row(0, 1)
        if row >= 0:
            self.setCurrentIndex(self.items.index(row))
        return row >= 0

    def current_key(self) -> str:
        index = self.currentIndex()
        return self.items.item(index.row()).key if index.isValid() else ""

    def theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.items.next_row(0, 1)
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= first:
            self.left_upwards.emit()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and first >= 0:
            last = self.items.next_row(self.items.rowCount() - 1, -1)
            self.setCurrentIndex(self.items.index(first if event.key() == Qt.Key.Key_Home else last))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.items.item(index.row()).key)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and not self._is_setting:
            self.chosen.emit(self.items.item(current.row()).key)
