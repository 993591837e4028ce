"""One request that is open on a page: its state, its messages page by page, and what can be done in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walletcare.domain.ticket import (
    DraftFile,
    Message,
    MessageId,
    Option,
    OutboxEntry,
    OutboxKind,
    TicketId,
)
from walletcare.ui.tasks import CancelToken, Task

if TYPE_CHECKING:
    from walletcare.contact.handover import CarryFile, MailHandover, SocialHandover
    from walletcare.contact.ladder import LadderView
    from walletcare.contact.ratings import RatingPrompt
    from walletcare.contact.service import ContactService
    from walletcare.contact.tickets import MessagePage, TicketDetail
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.contact import ContactStore

PAGE = 60
_SAVE_REPLY_MS = 600
_TYPING_PAUSE_MS = 4_000


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that is shown of a request besides its messages, read in one go.

    Attributes:
        typing_until: Until when somebody of support counts as typing; None when nobody does.
        has_handover: A mail waits to be sent by hand.
    """

    detail: TicketDetail
    entries: tuple[OutboxEntry, ...]
    ladder: LadderView
    rating: RatingPrompt | None
    reply_text: str
    typing_until: datetime | None = None
    typing_who: str = ""
    has_handover: bool = False


class ConversationStore(QObject):
    """The one open conversation of a page.

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

    def __init__(self, store: ContactStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.ticket_id: TicketId | None = None
        self.state: Conversation | None = None
        self.messages: list[Message] = []
        self.has_older = False
        self.unread_at_opening = 0
        self._is_loading_older = self._is_before_eyes = self._is_typing = False
        self.answers_under_way: set[MessageId] = set()
        self._has_unsaved_reply = False
        self._waiting_reply = ""
        self._waiting_allowed: frozenset[SecretKind] = frozenset()
        self._again, self._save_timer, self._pause = QTimer(self), QTimer(self), QTimer(self)
        for timer, slot in (
            (self._again, self.reload),
            (self._save_timer, self.flush_reply),
            (self._pause, self._stop_typing),
        ):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        store.requests_changed.connect(self._on_requests_changed)
        store.typing_changed.connect(self._on_typing)
        store.channels_changed.connect(self.reload)

    # ----------------------------------------------------------------------- reading

    def open(self, ticket_id: TicketId) -> None:
        """Read a request; ``opened`` follows. The same one again is only read anew."""
        if ticket_id == self.ticket_id and self.state is not None:
            self.reload()
            return
        self.close()
        self.ticket_id = ticket_id
        self._read()

    def close(self) -> None:
        """Show nothing; what was being written is kept in the store."""
        self.flush_reply()
        self._stop_typing()
        self._again.stop()
        self.ticket_id, self.state, self.messages, self.has_older = None, None, [], False
        self.unread_at_opening = 0
        self.answers_under_way.clear()

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
            self._store.act(lambda service: _all_messages(service, ticket_id), done, owner=self)

    def load_back_to(self, message_id: MessageId, done: Callable[[], None]) -> None:
        """Read older pages until ``message_id`` is here, then call ``done``."""
        if any(message.id == message_id for message in self.messages):
            done()
            return

        def found(messages: tuple[Message, ...]) -> None:
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

    # ----------------------------------------------------------------------- writing

    def note_reply(self, text: str, allowed: frozenset[SecretKind] = frozenset()) -> None:
        """What stands in the reply field now: kept a moment later, and support sees that the user types."""
        self._waiting_reply, self._waiting_allowed, self._has_unsaved_reply = text, allowed, True
        self._save_timer.start(_SAVE_REPLY_MS)
        if text.strip():
            self._pause.start(_TYPING_PAUSE_MS)
            if not self._is_typing:
                self._is_typing = True
                self._tell_typing(is_on=True)
        else:
            self._stop_typing()

    def flush_reply(self) -> None:
        """Keep what is being written now."""
        self._save_timer.stop()
        if not self._has_unsaved_reply:
            return
        self._has_unsaved_reply = False
        ticket_id, text, allowed = self.ticket_id, self._waiting_reply, self._waiting_allowed
        if ticket_id is not None:
            # A secret in it: what was kept before stays, and the page says so already.
            self._store.act(
                lambda service: service.drafts.save_reply(ticket_id, text, allowed),
                failed=_told_elsewhere,
                owner=self._store,
            )

    def send(
        self,
        text: str,
        files: Sequence[DraftFile],
        allowed: frozenset[SecretKind],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write in the request. It is in the store when ``done`` is called, and leaves from there."""
        ticket_id = self.ticket_id
        if ticket_id is None:
            return
        self._save_timer.stop()
        self._has_unsaved_reply = False
        self._stop_typing()
        self._act(
            lambda service: service.reply(ticket_id, text, files, allowed=allowed), lambda _: done(), failed
        )

    def retry(self, message_id: MessageId) -> None:
        self._act(lambda service: service.outbox.retry(message_id))

    def cancel(self, message_id: MessageId, done: Callable[[bool], None]) -> None:
        """Take a message back before it leaves; False when it is too late."""
        self._act(lambda service: service.outbox.cancel(message_id), done)

    def edit(
        self,
        message_id: MessageId,
        text: str,
        allowed: frozenset[SecretKind],
        done: Callable[[bool], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Change a message before it leaves; False when it is too late."""
        self._act(lambda service: service.outbox.edit(message_id, text, allowed), done, failed)

    def answer(self, message_id: MessageId, option: Option, failed: Callable[[Exception], None]) -> None:
        """Choose an option; the choices stay disabled until the answer has arrived or was refused."""
        self.answers_under_way.add(message_id)

        def not_done(error: Exception) -> None:
            self.answers_under_way.discard(message_id)
            failed(error)

        self._in(lambda service, ticket_id: service.answer(ticket_id, message_id, option), failed=not_done)

    # ------------------------------------------------------------------------- moving

    def keep_waiting(self) -> None:
        self._in(lambda service, ticket_id: service.ladder.keep_waiting(ticket_id))

    def email_preview(self, extra: str, *, with_record: bool, done: Callable[[str], None]) -> None:
        self._in(
            lambda service, ticket_id: service.ladder.email_preview(
                ticket_id, extra, with_record=with_record
            ),
            done,
        )

    def to_email(
        self,
        extra: str,
        *,
        with_record: bool,
        allowed: frozenset[SecretKind],
        done: Callable[[MailHandover | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._in(
            lambda service, ticket_id: service.ladder.to_email(
                ticket_id, extra, with_record=with_record, allowed=allowed
            ),
            done,
            failed,
        )

    def handover(self, done: Callable[[MailHandover | None], None]) -> None:
        self._in(lambda service, ticket_id: service.ladder.handover(ticket_id), done)

    def confirm_sent(self) -> None:
        self._in(lambda service, ticket_id: service.ladder.confirm_sent(ticket_id))

    def to_social(
        self,
        channel_id: str,
        done: Callable[[SocialHandover], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._in(lambda service, ticket_id: service.ladder.to_social(ticket_id, channel_id), done, failed)

    def carry(self, done: Callable[[CarryFile], None], failed: Callable[[Exception], None]) -> None:
        self._in(lambda service, ticket_id: service.ladder.carry(ticket_id), done, failed)

    def mark_solved(self, done: Callable[[], None] | None = None) -> None:
        self._in(
            lambda service, ticket_id: service.mark_solved(ticket_id),
            (lambda _: done()) if done is not None else None,
        )

    def ask_progress(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        self._in(lambda service, ticket_id: service.ask_progress(ticket_id), lambda _: done(), failed)

    def continue_conversation(self) -> None:
        self._in(lambda service, ticket_id: service.continue_conversation(ticket_id))

    def rate(
        self,
        value: int,
        reasons: tuple[str, ...],
        comment: str,
        allowed: frozenset[SecretKind],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._in(
            lambda service, ticket_id: service.ratings.rate(ticket_id, value, reasons, comment, allowed),
            lambda _: done(),
            failed,
        )

    def answer_follow_up(self, holds: bool | None) -> None:
        self._in(lambda service, ticket_id: service.ratings.answer_follow_up(ticket_id, holds))

    def download(
        self, url: str, done: Callable[[bytes], None], failed: Callable[[Exception], None]
    ) -> Task[bytes]:
        """Fetch a file of support; cancel the task to stop."""

        def work(token: CancelToken) -> bytes:
            return self._store.service.attachment(url, token)

        return self._store.tasks.run(work, done, failed, owner=self)

    def file_data(self, attachment_id: str, done: Callable[[bytes | None], None]) -> None:
        """The bytes of an own file, as they were sent."""
        self._act(lambda service: service.tickets.file_data(attachment_id), done)

    # ------------------------------------------------------------------------- inside

    def _act(
        self,
        work: Callable[[ContactService], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self._store.act(work, done, failed, owner=self)

    def _in(
        self,
        work: Callable[[ContactService, TicketId], object],
        done: Callable[..., None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self._act(lambda service: work(service, ticket_id), done, failed)

    def _read(self) -> None:
        ticket_id = self.ticket_id
        if ticket_id is None:
            return
        self._store.latest(
            f"conversation-{id(self)}",
            lambda _: _read_conversation(self._store.service, ticket_id),
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
        if is_first:
            self.opened.emit()
        elif before != (self.state, self.messages):
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
        if self.ticket_id in touched:
            self._read()

    def _on_typing(self, ticket_id: str) -> None:
        if ticket_id == self.ticket_id:
            self._read()

    def _plan(self, state: Conversation) -> None:
        """Look again when time alone changes what is offered or who counts as typing."""
        moments = [
            moment for moment in (state.ladder.look_again_at, state.typing_until) if moment is not None
        ]
        self._again.stop()
        if moments:
            ahead_s = (min(moments) - self._store.clock.now()) / timedelta(seconds=1)
            self._again.start(int(min(max(ahead_s * 1000 + 30, 100), 3_600_000)))

    def _mark_read(self) -> None:
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self._store.reach(lambda service: service.tracker.mark_read(ticket_id), owner=self)

    def _stop_typing(self) -> None:
        self._pause.stop()
        if self._is_typing:
            self._is_typing = False
            self._tell_typing(is_on=False)

    def _tell_typing(self, *, is_on: bool) -> None:
        ticket_id = self.ticket_id
        if ticket_id is not None:
            self._store.reach(
                lambda service: service.tracker.set_typing(ticket_id, is_on=is_on),
                failed=_told_elsewhere,
                owner=self._store,
            )


def _told_elsewhere(_error: Exception) -> None:
    """The page shows it already, or nothing depends on it."""


def _read_conversation(
    service: ContactService, ticket_id: TicketId
) -> tuple[Conversation, MessagePage] | None:
    detail = service.tickets.detail(ticket_id)
    if detail is None:
        return None
    typing = service.tracker.typing(ticket_id)
    state = Conversation(
        detail=detail,
        entries=service.outbox.entries(ticket_id),
        ladder=service.ladder.view(ticket_id),
        rating=service.ratings.prompt(ticket_id),
        reply_text=service.drafts.reply(ticket_id),
        typing_until=typing[0] if typing is not None else None,
        typing_who=typing[1] if typing is not None else "",
        has_handover=any(
            entry.kind is OutboxKind.MAIL and entry.failure == "by-hand"
            for entry in service.outbox.entries(ticket_id)
        ),
    )
    return state, service.tickets.messages(ticket_id, limit=PAGE)


def _all_messages(service: ContactService, ticket_id: TicketId) -> tuple[Message, ...]:
    found: list[Message] = []
    before: MessageId | None = None
    while True:
        page = service.tickets.messages(ticket_id, before=before, limit=500)
        found = [*page.messages, *found]
        if not page.has_older or not page.messages:
            return tuple(found)
        before = page.messages[0].id
