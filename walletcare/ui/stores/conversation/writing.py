"""Writing in the open request: the reply as it is typed, sending it, and changing what has not left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from walletcare.ui.stores.conversation.open_request import told_elsewhere

if TYPE_CHECKING:
    from walletcare.domain.ticket import DraftFile, MessageId, TicketId
    from walletcare.safety.verdict import SecretKind
    from walletcare.ui.stores.conversation.open_request import OpenRequest

_SAVE_REPLY_MS = 600
_TYPING_PAUSE_MS = 4_000


class ReplyWriting(QObject):
    """Keeps what is typed a moment later, and lets support see that somebody types."""

    def __init__(self, request: OpenRequest, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._is_typing = self._has_unsaved = False
        self._waiting = ""
        self._allowed: frozenset[SecretKind] = frozenset()
        self._being_kept: dict[TicketId, str] = {}
        self._files_here: dict[TicketId, tuple[DraftFile, ...]] = {}
        self._save_timer, self._pause = QTimer(self), QTimer(self)
        for timer, slot in ((self._save_timer, self.flush), (self._pause, self.stop_typing)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)

    def note(self, text: str, allowed: frozenset[SecretKind] = frozenset()) -> None:
        """What stands in the reply field now."""
        self._waiting, self._allowed, self._has_unsaved = text, allowed, True
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

        # A secret in a name: it is not stored, said by the page, and stays chosen for this run.
        self._request.store.act(
            lambda service: service.drafts.save_reply_files(ticket_id, chosen, allowed),
            kept,
            told_elsewhere,
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
            self._keep(self._request.ticket_id, self._waiting, self._allowed)

    def latest(self, ticket_id: TicketId, stored: str) -> str:
        """The reply that was being written: newer than what was read while it is still being stored."""
        return self._being_kept.get(ticket_id, stored)

    def send(
        self,
        text: str,
        files: Sequence[DraftFile],
        allowed: frozenset[SecretKind],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write in the request. It is in the store when ``done`` is called, and leaves from there."""
        if self._request.ticket_id is None:
            return
        self._save_timer.stop()
        self._has_unsaved = False
        self.stop_typing()
        self._request.act_in(
            lambda service, ticket_id: service.reply(ticket_id, text, files, allowed=allowed),
            lambda _: done(),
            failed,
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

    def _keep(self, ticket_id: TicketId, text: str, allowed: frozenset[SecretKind]) -> None:
        self._being_kept[ticket_id] = text

        def settled(_: object) -> None:
            if self._being_kept.get(ticket_id) == text:
                del self._being_kept[ticket_id]

        # A secret in it: what was kept before stays, and the page says so already.
        self._request.store.act(
            lambda service: service.drafts.save_reply(ticket_id, text, allowed),
            settled,
            settled,
            owner=self._request.store,
        )

    def _tell_typing(self, *, is_on: bool) -> None:
        ticket_id = self._request.ticket_id
        if ticket_id is not None:
            self._request.store.reach(
                lambda service: service.tracker.set_typing(ticket_id, is_on=is_on),
                failed=told_elsewhere,
                owner=self._request.store,
            )
