"""A conversation of any length: a window of a few hundred rows that moves with the scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from walletcare.domain.ticket import Author
from walletcare.ui.components import Button, ButtonKind, grow_with_width
from walletcare.ui.components.scroll import right_margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.ui.contact.bubble_maker import RowMaker
    from walletcare.ui.contact.thread_rows import ThreadRow

MOST_ROWS = 100
"""Rows that have a widget at one time."""
_AT_FIRST = 20
"""Rows made when the end is shown: more than a window holds, few enough to be there at once."""
_STEP = 6
_NEAR = 600
"""Pixels from an end at which more rows are brought in."""
_AT_END = 48


class ThreadList(QScrollArea):
    """Shows rows; stays at the end when it is there, and stays where the user reads otherwise.

    Args:
        opens_at_end: Begin with the newest row, and bring in older ones by scrolling. Otherwise begin
            with what stands above the rows (``head``), and bring in older ones with a button.

    Signals:
        top_reached: Rows before the first one are wanted.
    """

    top_reached = Signal()

    def __init__(
        self,
        maker: RowMaker,
        *,
        margins: tuple[int, int, int, int] = (32, 16, 32, 20),
        spacing: int = 14,
        opens_at_end: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._maker = maker
        self._opens_at_end = opens_at_end
        self._has_older = False
        self._rows: tuple[ThreadRow, ...] = ()
        self._first, self._end = 0, 0
        self._widgets: dict[str, QWidget] = {}
        self._shown: dict[str, ThreadRow] = {}
        self._is_moving = False
        self._was_at_end = True
        self._news_key = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        self._inner = QWidget()
        grow_with_width(self._inner)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(*margins)
        self._margins = margins
        self._column.setSpacing(spacing)
        self._tail = QWidget()
        tail = QVBoxLayout(self._tail)
        tail.setContentsMargins(0, 0, 0, 0)
        tail.setSpacing(spacing)
        self.tail = tail
        self._head_box = QWidget()
        grow_with_width(self._head_box)
        grow_with_width(self._tail)
        self.head = QVBoxLayout(self._head_box)
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.setSpacing(spacing)
        self._older = Button("", ButtonKind.TEXT, icon="chevron-up")
        self._older.clicked.connect(self._show_older)
        self._older.hide()
        self._column.addWidget(self._head_box)
        self._column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._tail)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)
        self._inner.installEventFilter(self)
        self._news = Button("", ButtonKind.SECONDARY, icon="chevron-down", parent=self)
        self._news.clicked.connect(self.to_end)
        self._news.hide()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._on_settled)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # ----------------------------------------------------------------------- showing

    def set_rows(self, rows: Sequence[ThreadRow]) -> None:
        """Show other rows; those with the same keys keep their widgets and their place."""
        anchor = self._reading()
        before, self._rows = self._rows, tuple(rows)
        was_at_end = self._opens_at_end and (self.is_at_end or not before)
        last = self._rows[-1] if self._rows else None
        is_new = last is not None and (not before or last.key != before[-1].key)
        is_own = last is not None and last.message is not None and last.message.author is Author.USER
        if was_at_end or not before or (is_new and is_own):
            self._to_last_rows(is_growing=bool(before))
        else:
            self._keep_window(before)
        self._place()
        if was_at_end or (is_new and is_own):
            self._go_to_end()
        else:
            self._restore(anchor)
            self._show_news(is_new and bool(before) and not self._is_last_in_view())
            if self._opens_at_end and self._first > 0 and self.verticalScrollBar().value() <= _NEAR:
                # At the very top nobody can scroll further up to ask for the rows that came meanwhile.
                self._shift(-_STEP)

    def set_has_older(self, has_older: bool) -> None:
        """Whether there are rows before the first one that could be brought in."""
        if has_older != self._has_older:
            self._has_older = has_older
            self._older.setVisible(not self._opens_at_end and (self._first > 0 or has_older))

    def clear(self) -> None:
        self._rows = ()
        self._first = self._end = 0
        self._place()
        self._show_news(False)

    def rebuild(self) -> None:
        """Make every widget again: other words, the same place."""
        anchor = self._reading()
        was_at_end = self._opens_at_end and self.is_at_end
        for key in list(self._widgets):
            self._drop(key)
        self._place()
        self._news.set_label(self.tr("New messages"))
        self._older.set_label(self.tr("Show earlier messages"))
        if was_at_end:
            self._go_to_end()
        else:
            self._restore(anchor)

    @property
    def is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return self._end >= len(self._rows) and bar.value() >= bar.maximum() - _AT_END

    @property
    def rows_with_widgets(self) -> int:
        return len(self._widgets)

    def row_widget(self, key: str) -> QWidget | None:
        return self._widgets.get(key)

    def to_end(self) -> None:
        """Go to the newest row."""
        self._to_last_rows(is_growing=True)
        self._place()
        self._go_to_end()

    def show_row(self, key: str) -> bool:
        """Bring a row into view; False when there is none."""
        place = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        if place < 0:
            return False
        if not self._first <= place < self._end:
            self._first = max(0, place - MOST_ROWS // 2)
            self._end = min(len(self._rows), self._first + MOST_ROWS)
            self._place()
        widget = self._widgets[key]
        self._lay_out()
        self.verticalScrollBar().setValue(max(0, widget.y() - self.viewport().height() // 3))
        return True

    # ------------------------------------------------------------------------- window

    def _to_last_rows(self, *, is_growing: bool) -> None:
        """The window at the end; rows that have a widget already and still fit keep it."""
        was_near_end = is_growing and self._end >= len(self._rows) - _STEP
        self._end = len(self._rows)
        least = max(0, self._end - _AT_FIRST)
        self._first = max(min(self._first, least), self._end - MOST_ROWS, 0) if was_near_end else least

    def _keep_window(self, before: tuple[ThreadRow, ...]) -> None:
        """The same first message as before, wherever it stands now."""
        # A message stays what it is; a day line may belong to an older message now.
        shown = before[self._first : self._end]
        first_key = next((row.key for row in shown if row.message is not None), "")
        size = self._end - self._first
        places = (at for at, row in enumerate(self._rows) if row.key == first_key)
        self._first = next(places, max(0, len(self._rows) - _AT_FIRST))
        self._end = min(len(self._rows), max(self._first + size, self._first + 1))
        if len(self._rows) - self._end <= _STEP and self._end - self._first < MOST_ROWS:
            self._end = len(self._rows)

    def _on_scrolled(self) -> None:
        if self._is_moving:
            return
        bar = self.verticalScrollBar()
        if self._opens_at_end and bar.value() <= _NEAR:
            if self._first > 0:
                self._shift(-_STEP)
            else:
                self.top_reached.emit()
        elif bar.value() >= bar.maximum() - _NEAR and self._end < len(self._rows):
            self._shift(_STEP)
        if self.is_at_end:
            self._show_news(False)

    def _show_older(self) -> None:
        if self._first > 0:
            self._shift(-_STEP)
        else:
            self.top_reached.emit()

    def _is_last_in_view(self) -> bool:
        if not self._rows or self._end < len(self._rows):
            return False
        widget = self._widgets.get(self._rows[-1].key)
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return widget is not None and widget.y() + min(widget.height(), 40) <= bottom

    def _shift(self, by: int) -> None:
        anchor = self._anchor()
        if by < 0:
            self._first = max(0, self._first + by)
            self._end = min(self._end, self._first + MOST_ROWS)
        else:
            self._end = min(len(self._rows), self._end + by)
            self._first = max(self._first, self._end - MOST_ROWS)
        self._place()
        self._restore(anchor)

    def _place(self) -> None:
        """Give every row of the window its widget, in order, and drop all others."""
        self._is_moving = True
        self._inner.setUpdatesEnabled(False)
        # A widget that is shown lets the layout around it measure everything anew; once at the end is enough.
        self._column.setEnabled(False)
        wanted = self._rows[self._first : self._end]
        keys = {row.key for row in wanted}
        for key in [key for key in self._widgets if key not in keys]:
            self._drop(key)
        self._older.setVisible(not self._opens_at_end and (self._first > 0 or self._has_older))
        for place, row in enumerate(wanted, start=2):
            widget = self._widgets.get(row.key)
            if widget is not None and self._shown[row.key] != row and not self._maker.update(widget, row):
                self._drop(row.key)
                widget = None
            if widget is None:
                widget = self._maker.make(row)
                self._widgets[row.key] = widget
            self._shown[row.key] = row
            item = self._column.itemAt(place)
            if item is None or item.widget() is not widget:
                self._column.insertWidget(place, widget)
                widget.show()
        self._column.setEnabled(True)
        self._lay_out()
        self._inner.setUpdatesEnabled(True)
        self._is_moving = False

    def _drop(self, key: str) -> None:
        widget = self._widgets.pop(key)
        self._shown.pop(key, None)
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _lay_out(self) -> None:
        """Settle all heights now, so that places can be read."""
        self._column.invalidate()
        width = self.viewport().width()
        height = max(self._column.totalHeightForWidth(width), self.viewport().height())
        self._inner.resize(width, height)
        self._column.activate()

    # -------------------------------------------------------------------------- place

    def _reading(self) -> tuple[str, int] | None:
        """The row that must stay where it is; None for who reads what stands above the rows: a card that
        comes or grows there pushes the rows down, and the top stays in view."""
        is_at_top = not self._opens_at_end and self.verticalScrollBar().value() == 0
        return None if is_at_top else self._anchor()

    def _anchor(self) -> tuple[str, int] | None:
        """The first row in view and how far below the top it stands."""
        top = self.verticalScrollBar().value()
        for row in self._rows[self._first : self._end]:
            widget = self._widgets.get(row.key)
            if widget is not None and widget.y() + widget.height() > top:
                return row.key, widget.y() - top
        return None

    def _restore(self, anchor: tuple[str, int] | None) -> None:
        if anchor is None:
            return
        widget = self._widgets.get(anchor[0])
        if widget is None:
            return
        self._is_moving = True
        self._spread()
        self.verticalScrollBar().setValue(widget.y() - anchor[1])
        self._is_moving = False

    def _go_to_end(self) -> None:
        self._is_moving = True
        self._spread()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._is_moving = False
        self._was_at_end = True
        self._show_news(False)
        self._settle.start(0)

    def _spread(self) -> None:
        """Let the scroll bar know the new height at once."""
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._inner.height() - self.viewport().height()))

    def _on_settled(self) -> None:
        if self._was_at_end:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum())
            self._was_at_end = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_resize = watched is self._inner and event.type() == QEvent.Type.Resize
        if is_resize and self._opens_at_end and self.is_at_end:
            self._was_at_end = True
            self._settle.start(0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        was_at_end = self.is_at_end and self._opens_at_end
        super().resizeEvent(event)
        left, top, right, bottom = self._margins
        self._column.setContentsMargins(left, top, right_margin(self, right), bottom)
        if was_at_end:
            self._was_at_end = True
            self._settle.start(0)
        self._place_news()

    def _show_news(self, is_on: bool) -> None:
        self._news.set_label(self.tr("New messages"))
        self._news.setVisible(is_on)
        if is_on:
            self._place_news()

    def _place_news(self) -> None:
        hint = self._news.sizeHint()
        self._news.setGeometry(
            (self.width() - hint.width()) // 2,
            self.height() - hint.height() - 12,
            hint.width(),
            hint.height(),
        )
        self._news.raise_()
