"""Files of the open request: those of support are fetched when the user asks, own ones are in the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from walletcare.domain.errors import NotDeliveredError, RefusedError, UnknownOutcomeError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from walletcare.domain.ticket import Attachment
    from walletcare.ui.stores.conversation.open_request import OpenRequest
    from walletcare.ui.tasks import CancelToken, Task

RETRY_AFTER_MS = (1_000, 2_000, 4_000, 8_000)
"""A file that is not in storage yet answers 404 for a moment after its message (contract, 13); a network that
breaks is often back within seconds. Reading twice does no harm, so what is unknown is tried again as well.
"""


class Fetch(QObject):
    """Getting the bytes of one file.

    Signals:
        progressed: Bytes so far and in all (0 when the server does not say it).
        waiting: It did not work and is tried again by itself, in so many seconds.
        done: The bytes.
        failed: The exception.
    """

    progressed = Signal(int, int)
    waiting = Signal(int)
    done = Signal(object)
    failed = Signal(object)
    _told = Signal(int, int)

    def __init__(self, request: OpenRequest, attachment: Attachment, parent: QObject) -> None:
        super().__init__(parent)
        self._request, self._attachment = request, attachment
        self._task: Task[bytes] | None = None
        self._tries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._download)
        # Told from a worker.
        self._told.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; ``done`` or ``failed`` follows, unless it is cancelled."""
        if self._attachment.url:
            self._tries = 0
            self._download()
        else:
            self._request.act(
                lambda service: service.tickets.file_data(self._attachment.id),
                self._on_own,
                self.failed.emit,
                owner=self,
            )

    def cancel(self) -> None:
        """Stop; nothing follows."""
        self._again.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @property
    def is_running(self) -> bool:
        return self._task is not None or self._again.isActive()

    def _download(self) -> None:
        url, service = self._attachment.url, self._request.store.service

        def work(token: CancelToken) -> bytes:
            return service.attachment(url, token, self._told.emit)

        self._task = self._request.store.tasks.run(work, self._on_done, self._on_failed, owner=self)

    def _on_own(self, data: bytes | None) -> None:
        if data is not None:
            self.done.emit(data)

    def _on_done(self, data: bytes) -> None:
        self._task = None
        self.done.emit(data)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if _may_pass(error) and self._tries < len(RETRY_AFTER_MS):
            after_ms = RETRY_AFTER_MS[self._tries]
            self._tries += 1
            self._again.start(after_ms)
            self.waiting.emit(after_ms // 1_000)
            return
        self.failed.emit(error)


def _may_pass(error: Exception) -> bool:
    """Whether the same request may work in a moment."""
    if isinstance(error, RefusedError):
        return error.code == "http-404"
    if not isinstance(error, NotDeliveredError | UnknownOutcomeError):
        return False
    # A certificate stays what it is, and a program that closes asks no more.
    return error.code != "closed" and not error.code.startswith("tls-")


class RequestFiles:
    """Makes fetches in the open request."""

    def __init__(self, request: OpenRequest) -> None:
        self._request = request

    def decode(
        self,
        work: Callable[[], QImage],
        done: Callable[[QImage], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> None:
        """Read a picture off the GUI thread."""
        self._request.store.tasks.run(lambda _: work(), done, failed, owner=owner)

    def fetch(
        self,
        attachment: Attachment,
        done: Callable[[bytes], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> Fetch:
        """Get a file; the caller may cancel it. It ends with ``parent``."""
        fetch = Fetch(self._request, attachment, parent)
        fetch.done.connect(done)
        fetch.failed.connect(failed)
        fetch.start()
        return fetch
