"""The list of requests: open or finished, searched, with what waits for the user in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from walletcare.contact.following.tickets import TicketCounts, TicketFilter, TicketRow
from walletcare.ui.announce import LateAnnouncement
from walletcare.ui.components import (
    Button,
    EmptyState,
    ErrorState,
    ItemList,
    ListItem,
    LoadingRows,
    PlainLabel,
    SearchField,
    SearchSize,
    SegmentedControl,
    sentence,
    set_tool_tip,
    stage_look,
)
from walletcare.ui.contact.ladder_card import kind_words
from walletcare.ui.failures import failure_words
from walletcare.ui.keyboard import NEW_REQUEST, with_keys
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import ago_text, meta_text

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore


_PAGE = 200
"""Rows read at a time: the list grows as it is scrolled, so ten thousand requests open as fast as ten."""


class RequestListPane(QWidget):
    """Signals:
    request_chosen: Id of the request that became current.
    request_opened: Id of the request that was opened with Enter or a double click.
    rows_shown: Other rows are on screen.
    compose_requested: Write a new request.
    """

    request_chosen = Signal(str)
    request_opened = Signal(str)
    rows_shown = Signal()
    compose_requested = Signal()

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._which = TicketFilter.OPEN
        self._text = ""
        self._limit = _PAGE
        self._rows: tuple[TicketRow, ...] | None = None
        self._counts: TicketCounts | None = None
        self._is_reading = self._is_read_again = False
        self._tell = LateAnnouncement(self)
        self.title = PlainLabel("", TextStyle.TITLE, wraps=False)
        self.new_button = Button("", icon="plus")
        self.new_button.clicked.connect(self.compose_requested)
        self.filter = SegmentedControl([("open", ""), ("finished", "")])
        policy = self.filter.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        self.filter.setSizePolicy(policy)
        self.filter.set_current("open")
        self.filter.chosen.connect(self._on_filter)
        self.search = SearchField(SearchSize.SMALL)
        self.search.searched.connect(self._on_searched)
        self.list = ItemList(text_lines=0, has_meta=True, has_foot=True)
        self.search.went_down.connect(self.list.setFocus)
        self.list.chosen.connect(self.request_chosen)
        self.list.opened.connect(self.request_opened)
        self.list.left_upwards.connect(lambda: self.search.setFocus())
        self._loading, self._error = LoadingRows(rows=5), ErrorState()
        self._error.retry_requested.connect(self._ask_again)
        self._loading.cancel_requested.connect(self._on_stopped)
        self._nothing = EmptyState("inbox")
        self._compose = self._nothing.add_button(Button(""))
        self._compose.clicked.connect(self.compose_requested)
        self._not_found = EmptyState("search-x", fill="chip", color="text2")
        self._foot = PlainLabel("", TextStyle.SMALL, "text3")
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.new_button)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        for part in (self.list, self._loading, self._error, self._nothing, self._not_found):
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(self._loading)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.search)
        column.addWidget(middle, 1)
        column.addWidget(self._foot)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        store.requests_changed.connect(lambda _: self.refresh())

    # ----------------------------------------------------------------------- outside

    @property
    def rows(self) -> tuple[TicketRow, ...]:
        """The rows shown."""
        return self._rows or ()

    @property
    def is_loading(self) -> bool:
        """True while the rows of waiting are in view."""
        return self._loading.is_shown

    def retranslate(self) -> None:
        self.title.setText(self.tr("Requests"))
        self.new_button.set_label(self.tr("New"))
        self.new_button.setAccessibleName(self.tr("New request"))
        set_tool_tip(self.new_button, with_keys(self.tr("New request"), NEW_REQUEST))
        self.search.set_placeholder(self.tr("Search requests"))
        self.list.setAccessibleName(self.tr("Requests"))
        self._loading.set_text(self.tr("Loading your requests…"))
        self._foot.setText(self.tr("Saved on this computer. You can read them offline."))
        self._compose.set_label(self.tr("Tell us what happened"))
        self._not_found.set_texts(
            self.tr("Nothing found for that"), self.tr("Try other words, or part of the reference.")
        )
        self._show_counts()
        self._show()

    def refresh(self) -> None:
        """Read list and counts again; asked while reading, once more afterwards."""
        if self._is_reading:
            self._is_read_again = True
            return
        self._is_reading = True
        self._store.counts(self._on_counts, owner=self)
        self._store.rows(
            self._which, self._text, self._on_rows, self._on_failed, limit=self._limit, owner=self
        )

    def set_current(self, ticket_id: str) -> None:
        self.list.set_current(ticket_id)

    def show_filter(self, which: TicketFilter) -> None:
        """Show open or finished requests."""
        if which is not self._which:
            self._which = which
            self.filter.set_current(which.value)
            self._ask_again()

    # ------------------------------------------------------------------------ inside

    def _on_filter(self, key: str) -> None:
        self._which = TicketFilter(key)
        self._ask_again()

    def _on_searched(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self._ask_again()

    def _ask_again(self) -> None:
        self._limit = _PAGE
        self._is_reading = False
        self.refresh()

    def _on_scrolled(self, value: int) -> None:
        """Near the end of what was read: read on."""
        is_near = value >= self.list.verticalScrollBar().maximum() - self.list.viewport().height()
        if is_near and self._rows is not None and len(self._rows) >= self._limit:
            self._limit += _PAGE
            self._is_reading = False
            self.refresh()

    def _on_counts(self, counts: TicketCounts) -> None:
        self._counts = counts
        self._show_counts()
        self._say_nothing()

    def _show_counts(self) -> None:
        if self._counts is None:
            # Not "0" while that is not known.
            self.filter.set_choices([("open", self.tr("Open")), ("finished", self.tr("Finished"))])
            return
        opened, finished = (QLocale().toString(count) for count in (self._counts.open, self._counts.finished))
        opened, finished = (QLocale().toString(count) for count in (self._counts.open, self._counts.finished))
        self.filter.set_choices(
            [
                ("open", self.tr("Open {count}").format(count=opened)),
                ("finished", self.tr("Finished {count}").format(count=finished)),
            ]
        )

    def _on_rows(self, rows: tuple[TicketRow, ...]) -> None:
        self._end_reading()
        is_search = bool(self._text) and (self._rows is None or len(rows) != len(self._rows))
        self._rows = rows
        self._show()
        self.rows_shown.emit()
        if is_search:
            self._tell.say(self.tr("%n request(s)", "", len(rows)))

    def _on_failed(self, error: Exception) -> None:
        self._end_reading()
        self._error.set_texts(self.tr("Your requests can’t be read"), failure_words(error))
        self._stack.setCurrentWidget(self._error)

    def _on_stopped(self) -> None:
        """The user does not want to wait: what is still read shows when it comes."""
        self._error.set_texts(
            self.tr("Your requests are not loaded yet"), self.tr("Nothing is lost. You can try again.")
        )
        self._stack.setCurrentWidget(self._error)

    def _end_reading(self) -> None:
        self._is_reading = False
        if self._is_read_again:
            self._is_read_again = False
            self.refresh()

    def _say_nothing(self) -> None:
        """Under one heading there may be none while there are some under the other."""
        if self._counts is None:
            return
        if self._counts.open + self._counts.finished == 0:
            self._nothing.set_texts(
                self.tr("No requests yet"),
                self.tr("Once you send one, you can follow it here."),
            )
        elif self._which is TicketFilter.FINISHED:
            self._nothing.set_texts(
                self.tr("Nothing finished yet"), self.tr("Solved and closed requests are kept here.")
            )
        else:
            self._nothing.set_texts(
                self.tr("No open requests"), self.tr("Your earlier ones are under “Finished”.")
            )

    def _show(self) -> None:
        if self._rows is None:
            return
        if not self._rows:
            self._say_nothing()
            self._stack.setCurrentWidget(self._not_found if self._text else self._nothing)
            self.list.set_items([])
            return
        current = self.list.current_key()
        channels = {spec.id: kind_words(spec.kind) for spec in self._store.brand.channels}
        now = self._store.clock.now()
        unread, overdue = self.tr("unread"), self.tr("overdue")
        items = []
        for row in self._rows:
            chip = stage_look(row.stage, is_overdue=row.is_overdue)
            meta = meta_text(str(row.reference), channels.get(row.channel_id, ""))
            note = ago_text(row.updated_at, now)
            items.append(
                ListItem(
                    key=row.id,
                    title=row.title,
                    meta=meta,
                    chip=chip,
                    note=note,
                    is_unread=row.unread > 0,
                    spoken=sentence(
                        row.title,
                        chip[0],
                        unread if row.unread else "",
                        overdue if row.is_overdue and chip[0].casefold() != overdue.casefold() else "",
                        meta,
                        note,
                    ),
                )
            )
        self.list.set_items(items)
        if current:
            self.list.set_current(current)
        self._stack.setCurrentWidget(self.list)
