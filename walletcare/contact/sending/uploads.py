"""Files on their way: how far each message is, and stopping one before it has left whole."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind

if TYPE_CHECKING:
    from walletcare.contact.change import Listener
    from walletcare.domain.ticket import MessageId, TicketId

_STEPS = 20
"""News of progress come at most this often for one upload."""


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that have left, of all."""

    sent: int
    total: int

    @property
    def is_whole(self) -> bool:
        return self.sent >= self.total


class UploadCall:
    """One upload under way; what the transport calls and asks."""

    def __init__(self, uploads: Uploads, ticket_id: TicketId, message_id: MessageId) -> None:
        self._uploads, self._ticket_id, self._message_id = uploads, ticket_id, message_id
        self._is_stopped = False
        self._last = Upload(0, 0)

    def progress(self, sent: int, total: int) -> None:
        """Called by the transport after each part."""
        before, self._last = self._last, Upload(sent, total)
        step = total // _STEPS or 1
        is_news = before.total == 0 or sent // step != before.sent // step or self._last.is_whole
        self._uploads.note(self._ticket_id, self._message_id, self._last, is_news=is_news)

    def is_cancelled(self) -> bool:
        """Once everything has left it is too late: the server may have it."""
        return self._is_stopped and not (self._last.total and self._last.is_whole)

    def stop(self) -> bool:
        """Ask for it to be stopped; False when it is too late."""
        self._is_stopped = True
        return self.is_cancelled()


class Uploads:
    """All uploads of this run. Any thread."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._lock = threading.Lock()
        self._calls: dict[MessageId, UploadCall] = {}
        self._now: dict[MessageId, Upload] = {}

    def begin(self, ticket_id: TicketId, message_id: MessageId) -> UploadCall:
        """An upload starts; :meth:`end` follows, whatever becomes of it."""
        call = UploadCall(self, ticket_id, message_id)
        with self._lock:
            self._calls[message_id] = call
        return call

    def end(self, message_id: MessageId) -> None:
        with self._lock:
            self._calls.pop(message_id, None)
            self._now.pop(message_id, None)

    def now(self) -> dict[MessageId, Upload]:
        """How far each upload is."""
        with self._lock:
            return dict(self._now)

    def stop(self, message_id: MessageId) -> bool:
        """Stop an upload before it has left whole; False when none runs, or it is too late."""
        with self._lock:
            call = self._calls.get(message_id)
        return call is not None and call.stop()

    def note(self, ticket_id: TicketId, message_id: MessageId, upload: Upload, *, is_news: bool) -> None:
        with self._lock:
            if message_id in self._calls:
                self._now[message_id] = upload
        if is_news:
            self._listener(Change(ChangeKind.UPLOAD, ticket_id))
