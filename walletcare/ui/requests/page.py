"""The Requests page: list and one request side by side, one at a time in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.following.tickets import TicketFilter
from walletcare.domain.ticket import Stage, Ticket, TicketId
from walletcare.ui.components import ListDetail, SearchField, Width
from walletcare.ui.components.painting import fill_rect
from walletcare.ui.navigation import Argument, Navigator, OpenRequest
from walletcare.ui.page import Page
from walletcare.ui.requests.detail import RequestDetail
from walletcare.ui.requests.list_pane import RequestListPane
from walletcare.ui.stores.conversation import ConversationStore
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.ui.contact.inbound import InboundCheck
    from walletcare.ui.stores.contact import ContactStore

LIST_WIDTH = 360


class _DetailPane(QWidget):
    """A hairline at its left, so that both panes part."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_rect(painter, QRectF(0, 0, 1, self.height()), theme().color("border"))
        painter.end()


class RequestsPage(Page):
    """Args:
    inbound: Warnings under a message of support; None shows none.
    """

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        *,
        inbound: InboundCheck | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(navigator, has_header=False, parent=parent)
        self._store = store
        self._wanted: TicketId | None = None
        self._may_choose = False
        self.conversation = ConversationStore(store, self, read_ahead=inbound)
        self._panes = ListDetail(list_width=LIST_WIDTH)
        self._panes.focus_lost.connect(self.focus_heading)
        self.list_pane = RequestListPane(store)
        self.detail = RequestDetail(navigator, store, self.conversation, inbound)
        edge = _DetailPane()
        inner = QVBoxLayout(edge)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.detail)
        for pane, widget in ((self._panes.list_pane, self.list_pane), (self._panes.detail_pane, edge)):
            layout = QVBoxLayout(pane)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(widget)
        self.place(self._panes)
        self.list_pane.request_chosen.connect(lambda key: self._open(TicketId(key), shows_detail=False))
        self.list_pane.request_opened.connect(lambda key: self._open(TicketId(key), shows_detail=True))
        self.list_pane.rows_shown.connect(self._on_rows)
        self.list_pane.list.clicked.connect(self._on_clicked)
        self.list_pane.compose_requested.connect(lambda: navigator.open_contact())
        self.detail.back_pressed.connect(self._to_list)
        self.conversation.opened.connect(self._on_opened)
        self.conversation.missing.connect(self._on_missing)

    # ----------------------------------------------------------------------- the window

    def title(self) -> str:
        return self.tr("Requests")

    def retranslate(self) -> None:
        for _ in self.say_pieces():
            pass

    def say_pieces(self) -> Iterator[None]:
        self.list_pane.retranslate()
        yield
        yield from self.detail.say_pieces()

    def opened(self, argument: Argument) -> None:
        self.list_pane.refresh()
        if isinstance(argument, OpenRequest):
            if argument.to_rating:
                self.detail.go_to_rating()
            self._open(argument.ticket_id, shows_detail=True)
        elif self.conversation.state is not None:
            self.conversation.reload()
        else:
            self.detail.show_nothing()
            self._may_choose = True
        self._look()

    def left(self) -> None:
        self.conversation.flush()
        self.conversation.set_before_eyes(False)

    def apply_width(self, effective_width: int) -> None:
        super().apply_width(effective_width)
        self.list_pane.search.set_keycap_visible(effective_width >= Width.NARROW)
        self.detail.set_effective_width(effective_width)
        self.detail.set_single(self._panes.is_single)

    def heading(self) -> QWidget:
        is_detail = self._panes.is_single and self.conversation.ticket_id is not None
        return self.detail.title if is_detail else self.list_pane.title

    def search_field(self) -> SearchField:
        self._panes.show_detail(False)
        return self.list_pane.search

    def areas(self) -> list[QWidget]:
        return [self.list_pane, self.detail.list, self.detail.reply]

    def go_back(self) -> bool:
        if self._panes.is_single and self.conversation.ticket_id is not None:
            self._to_list()
            return True
        return False

    def escape(self) -> bool:
        if self.detail.reply.is_editing:
            self.detail.reply.stop_editing()
            return True
        return self.go_back()

    def refresh(self) -> None:
        self._store.wake()
        self.list_pane.refresh()
        self.conversation.reload()

    def help_slug(self) -> str:
        return "submit-and-track-a-ticket"

    def reference(self) -> str:
        state = self.conversation.state
        return str(state.detail.ticket.reference) if state is not None else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """A window in the tray or minimised is not before anybody's eyes: nothing counts as read."""
        super().hideEvent(event)
        self._look()

    # ------------------------------------------------------------------------ inside

    def _open(self, ticket_id: TicketId, *, shows_detail: bool) -> None:
        self._wanted = ticket_id
        if shows_detail or not self._panes.is_single:
            self._panes.show_detail(True)
        self.detail.show_loading()
        self.conversation.open(ticket_id)
        self.list_pane.set_current(ticket_id)
        self._look()

    def _on_rows(self) -> None:
        self.detail.start.set_choosable(bool(self.list_pane.rows))
        self._choose_waiting()

    def _choose_waiting(self) -> None:
        """Beside the list there is room for the request that waits for the user: nobody has to choose it."""
        if not self._may_choose:
            return
        self._may_choose = False
        first = next(iter(self.list_pane.rows), None)
        is_free = self.conversation.ticket_id is None and not self._panes.is_single
        if first is not None and is_free and (first.stage is Stage.WAITING_ON_YOU or first.unread):
            self._open(first.id, shows_detail=False)

    def _on_clicked(self) -> None:
        key = self.list_pane.list.current_key()
        if key:
            self._open(TicketId(key), shows_detail=True)

    def _on_opened(self) -> None:
        state = self.conversation.state
        if state is None:
            return
        ticket: Ticket = state.detail.ticket
        which = TicketFilter.FINISHED if ticket.stage.is_finished else TicketFilter.OPEN
        if self._wanted == ticket.id:
            # Whatever the list shows: its rows may have been read before this request came to its end.
            self.list_pane.show_filter(which)
        self.list_pane.set_current(ticket.id)

    def _on_missing(self) -> None:
        self.navigator.toast(lambda: self.tr("This request is no longer on this computer."))
        self.conversation.close()
        self.detail.show_nothing()
        self._panes.show_detail(False)

    def _to_list(self) -> None:
        self._panes.show_detail(False)
        self.list_pane.list.setFocus()

    def _look(self) -> None:
        """What is on screen counts as read."""
        is_shown = not self._panes.is_single or self.detail.isVisible()
        is_seen = self.isVisible() and not self.window().isMinimized() and is_shown
        self.conversation.set_before_eyes(is_seen and self.conversation.ticket_id is not None)
