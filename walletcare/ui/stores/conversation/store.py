"""The open request: reading it, its messages page by page, and looking again when time changes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walletcare.ui.stores.conversation.answers import AnswersGiven
from walletcare.ui.stores.conversation.closing import Closing
from walletcare.ui.stores.conversation.files import RequestFiles
from walletcare.ui.stores.conversation.open_request import OpenRequest
from walletcare.ui.stores.conversation.state import (
    PAGE,
    Conversation,
    ReadAhead,
    all_messages,
    read_conversation,
)
from walletcare.ui.stores.conversation.ways import WaysOn
from walletcare.ui.stores.conversation.writing import ReplyWriting

if TYPE_CHECKING:
    from walletcare.contact.following.tickets import MessagePage
    from walletcare.domain.ticket import Message, MessageId, TicketId
    from walletcare.ui.stores.contact import ContactStore


class ConversationStore(QObject):
    """The one open conversation of a page.

    Attributes:
        writing: The reply, and own messages that have not left.
        answers: Choices and forms.
        ways: The ways on.
        closing: Solved, rated, how it stands.
        files: Files of the messages.

    Signals:
        opened: Another request is open; state and messages are there.
        changed: State or messages of the same request changed.
        older_loaded: Older messages stand before the others now; how many.
        failed: It could not be read; carries the exception.
        missing: There is no such request here.
    """

    opened = Signal()
    changed = Signal()
    older_loaded = Signal(int)
    failed = Signal(object)
    missing = Signal()

    def __init__(
        self, store: ContactStore, parent: QObject | None = None, *, read_ahead: ReadAhead | None = None
    ) -> None:
        """``read_ahead`` sees the messages of support in the worker, before the page asks about each."""
        super().__init__(parent)
        self._store, self._read_ahead = store, read_ahead
        self._request = OpenRequest(store, self)
        self.writing = ReplyWriting(self._request, self)
        self.answers = AnswersGiven(self._request, self)
        self.ways = WaysOn(self._request)
        self.closing = Closing(self._request)
        self.files = RequestFiles(self._request)
        self.state: Conversation | None = None
        self.messages: list[Message] = []
        self.has_older = False
        self.unread_at_opening = 0
        self._is_loading_older = self._is_before_eyes = False
        self._told_on: date | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.reload)
        store.requests_changed.connect(self._on_requests_changed)
        store.typing_changed.connect(self._on_told)
        store.upload_changed.connect(self._on_told)
        store.channels_changed.connect(self.reload)

    @property
    def store(self) -> ContactStore:
        return self._store

    @property
    def ticket_id(self) -> TicketId | None:
        return self._request.ticket_id

    def open(self, ticket_id: TicketId) -> None:
        """Read a request; ``opened`` follows. The same one again is only read anew."""
        if ticket_id == self.ticket_id and self.state is not None:
            self.reload()
            return
        self.close()
        self._request.ticket_id = ticket_id
        self._read()

    def close(self) -> None:
        """Show nothing; what was being written is kept in the store."""
        self.flush()
        self.writing.stop_typing()
        self._again.stop()
        self._request.ticket_id = None
        self.state, self.messages, self.has_older = None, [], False
        self.unread_at_opening = 0

    def flush(self) -> None:
        """Keep now what is being written and filled in."""
        self.writing.flush()
        self.answers.flush()

    def reload(self) -> None:
        if self.ticket_id is not None:
            self._read()

    def load_older(self) -> None:
        """Read the page before the oldest message here; ``older_loaded`` follows."""
        ticket_id = self.ticket_id
        if not self.has_older or self._is_loading_older or not self.messages or ticket_id is None:
            return
        self._is_loading_older = True
        first = self.messages[0].id
        self._store.act(
            lambda service: service.tickets.messages(ticket_id, before=first, limit=PAGE),
            lambda page: self._on_older(ticket_id, page),
            self._on_failed,
            owner=self,
        )

    def load_all(self, done: Callable[[tuple[Message, ...]], None]) -> None:
        """Every message, for a transcript or a search; the list here stays as it is."""
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self._store.act(lambda service: all_messages(service, ticket_id), done, owner=self)

    def load_back_to(self, message_id: MessageId, done: Callable[[], None]) -> None:
        """Read older pages until ``message_id`` is here, then call ``done``."""
        if any(message.id == message_id for message in self.messages):
            done()
            return

        ticket_id = self.ticket_id

        def found(messages: tuple[Message, ...]) -> None:
            if ticket_id != self.ticket_id:
                return
            known = len(self.messages)
            self.messages, self.has_older = list(messages), False
            self.older_loaded.emit(len(messages) - known)
            done()

        self.load_all(found)

    def set_before_eyes(self, is_before_eyes: bool) -> None:
        """The user looks at it: what is unread counts as read, and the server is asked more often."""
        was_before_eyes, self._is_before_eyes = self._is_before_eyes, is_before_eyes
        if is_before_eyes:
            self._store.set_open_thread(self.ticket_id)
            self._mark_read()
        elif was_before_eyes:
            self._store.set_open_thread(None)
            self.unread_at_opening = 0

    def _read(self) -> None:
        ticket_id = self.ticket_id
        if ticket_id is None:
            return
        self._store.latest(
            f"conversation-{id(self)}",
            lambda _: read_conversation(self._store.service, ticket_id, self._read_ahead),
            lambda found: self._on_read(ticket_id, found),
            self._on_failed,
            owner=self,
        )

    def _on_read(self, ticket_id: TicketId, found: tuple[Conversation, MessagePage] | None) -> None:
        if ticket_id != self.ticket_id:
            return
        if found is None:
            self.missing.emit()
            return
        state, page = found
        is_first = self.state is None
        before = (self.state, self.messages)
        if is_first:
            self.unread_at_opening = state.detail.ticket.unread
            self.messages, self.has_older = list(page.messages), page.has_older
        else:
            self._merge(page)
        self.state = state
        self._plan(state)
        # "Today" and "yesterday" are other words on another day, although nothing else changed.
        told_on, self._told_on = self._told_on, self._store.clock.now().astimezone().date()
        if is_first:
            self.opened.emit()
        elif before != (self.state, self.messages) or told_on != self._told_on:
            self.changed.emit()
        if self._is_before_eyes:
            self._store.set_open_thread(ticket_id)
            if state.detail.ticket.unread:
                self._mark_read()

    def _merge(self, page: MessagePage) -> None:
        """The newest page again: what is older than it stays as it was read."""
        if not page.messages:
            self.messages, self.has_older = [], False
            return
        first = page.messages[0].id
        place = next((at for at, message in enumerate(self.messages) if message.id == first), None)
        if place is None:
            # More came in at once than a page holds: the older ones are read again when they are asked for.
            self.messages, self.has_older = list(page.messages), page.has_older
            return
        self.messages = [*self.messages[:place], *page.messages]
        if place == 0:
            self.has_older = page.has_older

    def _on_older(self, ticket_id: TicketId, page: MessagePage) -> None:
        self._is_loading_older = False
        if ticket_id != self.ticket_id:
            return
        known = {message.id for message in self.messages}
        fresh = [message for message in page.messages if message.id not in known]
        self.messages = [*fresh, *self.messages]
        self.has_older = page.has_older
        self.older_loaded.emit(len(fresh))

    def _on_failed(self, error: Exception) -> None:
        self._is_loading_older = False
        self.failed.emit(error)

    def _on_requests_changed(self, touched: frozenset[TicketId]) -> None:
        # An empty set: time went on by leaps, and nothing else happened.
        if not touched or self.ticket_id in touched:
            self._read()

    def _on_told(self, ticket_id: str) -> None:
        if ticket_id == self.ticket_id:
            self._read()

    def _plan(self, state: Conversation) -> None:
        """Look again when time alone changes what is offered, who counts as typing, or what is overdue."""
        now = self._store.clock.now()
        moments = [
            moment for moment in (state.ladder.look_again_at, state.typing_until) if moment is not None
        ]
        due = state.detail.ticket.expected_by
        if due is not None and due > now:
            moments.append(due)
        self._again.stop()
        if moments:
            ahead_s = (min(moments) - now) / timedelta(seconds=1)
            self._again.start(int(min(max(ahead_s * 1000 + 30, 100), 3_600_000)))

    def _mark_read(self) -> None:
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self._store.reach(lambda service: service.tracker.mark_read(ticket_id), owner=self)
