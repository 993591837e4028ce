"""Writing in the open request: the reply as it is typed, sending it, and changing what has not left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from walletcare.domain.errors import StoreError
from walletcare.ui.stores.conversation.open_request import told_elsewhere

if TYPE_CHECKING:
    from walletcare.domain.ticket import DraftFile, MessageId, TicketId
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.conversation.open_request import OpenRequest

_SAVE_REPLY_MS = 600
_TYPING_PAUSE_MS = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class _Typed:
    """A reply as it stood in the field at one moment, and the kinds overruled in it."""

    text: str
    allowed: frozenset[SecretKind]


class ReplyWriting(QObject):
    """Keeps what is typed a moment later, and lets support see that somebody types."""

    def __init__(self, request: OpenRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._is_typing = self._has_unsaved = False
        self._waiting = ""
        self._edits = 0
        self._allowed: frozenset[SecretKind] = frozenset()
        self._being_kept: dict[TicketId, _Typed] = {}
        self._files_here: dict[TicketId, tuple[DraftFile, ...]] = {}
        self._save_timer, self._pause = QTimer(self), QTimer(self)
        for timer, slot in ((self._save_timer, self.flush), (self._pause, self.stop_typing)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        request.store.store_recovered.connect(self._keep_again)

    def note(self, text: str, allowed: frozenset[SecretKind] = frozenset()) -> None:
        """What stands in the reply field now."""
        self._waiting, self._allowed, self._has_unsaved = text, allowed, True
        self._edits += 1
        self._save_timer.start(_SAVE_REPLY_MS)
        if text.strip():
            self._pause.start(_TYPING_PAUSE_MS)
            if not self._is_typing:
                self._is_typing = True
                self._tell_typing(is_on=True)
        else:
            self.stop_typing()

    def note_files(self, files: Sequence[DraftFile], allowed: frozenset[SecretKind] = frozenset()) -> None:
        """Keep which files are chosen for the reply now."""
        ticket_id, chosen = self._request.ticket_id, tuple(files)
        if ticket_id is None:
            return
        self._files_here[ticket_id] = chosen

        def kept(_: None) -> None:
            if self._files_here.get(ticket_id) == chosen:
                del self._files_here[ticket_id]

        # What is not kept stays chosen for this run.
        self._request.store.act(
            lambda service: service.drafts.save_reply_files(ticket_id, chosen, allowed),
            kept,
            self._request.on_not_kept,
            owner=self._request.store,
        )

    def latest_files(self, ticket_id: TicketId, stored: tuple[DraftFile, ...]) -> tuple[DraftFile, ...]:
        """The files chosen for the reply: newer than what was read while they are still being stored."""
        return self._files_here.get(ticket_id, stored)

    def flush(self) -> None:
        """Keep what is being written now."""
        self._save_timer.stop()
        if not self._has_unsaved:
            return
        self._has_unsaved = False
        if self._request.ticket_id is not None:
            self._keep(self._request.ticket_id, _Typed(self._waiting, self._allowed))

    def latest(self, ticket_id: TicketId, stored: str) -> str:
        """The reply that was being written: newer than what was read while it is still being stored."""
        typed = self._being_kept.get(ticket_id)
        return typed.text if typed is not None else stored

    def send(
        self,
        text: str,
        files: Sequence[DraftFile],
        allowed: frozenset[SecretKind],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write in the request. It is in the store when ``done`` is called, and leaves from there."""
        ticket_id = self._request.ticket_id
        if ticket_id is None:
            return
        self._save_timer.stop()
        self._has_unsaved = False
        self.stop_typing()
        self._being_kept.pop(ticket_id, None)
        edits = self._edits

        def not_sent(error: Exception) -> None:
            if edits == self._edits:
                # It stands in the field as it was sent, and what stands there is kept.
                self._keep(ticket_id, _Typed(text, allowed))
            failed(error)

        self._request.act(
            lambda service: service.reply(ticket_id, text, files, allowed=allowed),
            lambda _: done(),
            not_sent,
        )

    def retry(self, message_id: MessageId) -> None:
        """Send a message again that was not sent."""
        self._request.act(lambda service: service.outbox.retry(message_id))

    def cancel(self, message_id: MessageId, done: Callable[[bool], None]) -> None:
        """Take a message back before it leaves; False when it is too late."""
        self._request.act(
            lambda service: service.uploads.stop(message_id) or service.outbox.cancel(message_id), done
        )

    def edit(
        self,
        message_id: MessageId,
        text: str,
        allowed: frozenset[SecretKind],
        done: Callable[[bool], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Change a message before it leaves; False when it is too late."""
        self._request.act(lambda service: service.outbox.edit(message_id, text, allowed), done, failed)

    def stop_typing(self) -> None:
        """Support no longer sees somebody typing."""
        self._pause.stop()
        if self._is_typing:
            self._is_typing = False
            self._tell_typing(is_on=False)

    def _keep(self, ticket_id: TicketId, typed: _Typed) -> None:
        self._being_kept[ticket_id] = typed

        def settled(_: object) -> None:
            if self._being_kept.get(ticket_id) is typed:
                del self._being_kept[ticket_id]

        def not_kept(error: Exception) -> None:
            # With a secret in it, what was kept before stays. A store that cannot write now may later; until
            # then this is the only place that has it.
            if not isinstance(error, StoreError):
                settled(error)
            self._request.on_not_kept(error)

        self._request.store.act(
            lambda service: service.drafts.save_reply(ticket_id, typed.text, typed.allowed),
            settled,
            not_kept,
            owner=self._request.store,
        )

    @Slot()
    def _keep_again(self) -> None:
        for ticket_id, typed in list(self._being_kept.items()):
            self._keep(ticket_id, typed)

    def _tell_typing(self, *, is_on: bool) -> None:
        ticket_id = self._request.ticket_id
        if ticket_id is not None:
            self._request.store.reach(
                lambda service: service.tracker.set_typing(ticket_id, is_on=is_on),
                failed=told_elsewhere,
                owner=self._request.store,
            )
