"""The live chat: session, socket, resync and polling, each off the GUI thread, one of a kind at a time."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from walletcare.app.services import Services
from walletcare.domain.chat import ChatEvent, ChatSession, LinkEvent, LinkState, ResyncNeeded
from walletcare.domain.errors import PlatformError, TransportError
from walletcare.domain.ticket import TicketId
from walletcare.ui.tasks import TaskRunner

log = logging.getLogger(__name__)

_FIRST_RETRY_S, _LAST_RETRY_S = 2.0, 120.0
_SOON_MS = 300


class LiveChat(QObject):
    """Signals:
    resynced: Everything was read from the server again.
    link_changed: The link has another state; carries its ``LinkState``.
    """

    resynced = Signal()
    link_changed = Signal(object)
    _event_came = Signal(object)

    def __init__(self, services: Services, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._tasks = services, tasks
        self._thread_open: TicketId | None = None
        self._failures = 0
        self._is_busy = self._is_wanted_again = False
        self._is_stopped = False
        self._retry_s = _FIRST_RETRY_S
        self._poll, self._thread_poll, self._retry = QTimer(self), QTimer(self), QTimer(self)
        for timer, slot in (
            (self._poll, self.resync),
            (self._thread_poll, self._read_thread),
            (self._retry, self.start),
        ):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        self._event_came.connect(self._on_event)

    @Slot()
    def start(self) -> None:
        """Open the session and the socket; tries again by itself."""
        if self._services.chat is None or self._is_stopped:
            return
        self._tasks.run(
            lambda _: self._services.contact.session(), self._on_session, self._on_no_session, owner=self
        )

    def stop(self) -> None:
        """No timer and no socket from here on; joins the socket's thread."""
        self._is_stopped = True
        for timer in (self._poll, self._thread_poll, self._retry):
            timer.stop()
        if self._services.link is not None:
            self._services.link.stop()

    def wake(self) -> None:
        """The network came back, the computer woke up, or the user asked."""
        self._retry_s = _FIRST_RETRY_S
        if self._services.link is not None:
            self._services.link.wake()
        if self._retry.isActive():
            self._retry.start(0)
        self.resync()

    def set_open_thread(self, ticket_id: TicketId | None) -> None:
        """The conversation the user looks at: it is read more often."""
        self._thread_open = ticket_id
        self._plan()

    @Slot()
    def resync(self) -> None:
        """Read everything from the server, once at a time; asked meanwhile, it is done once more."""
        if self._services.chat is None or self._is_stopped:
            return
        if self._is_busy:
            self._is_wanted_again = True
            return
        self._is_busy = True
        self._tasks.run(
            lambda _: self._services.contact.resync(), self._on_resynced, self._on_failed, owner=self
        )

    def _on_session(self, session: ChatSession | None) -> None:
        link = self._services.link
        if session is None or link is None or self._is_stopped:
            return
        self._retry_s = _FIRST_RETRY_S
        link.start(session, self._event_came.emit)
        self.resync()

    def _on_no_session(self, error: Exception) -> None:
        if not isinstance(error, TransportError | PlatformError):
            self._tasks.unhandled.emit(error)
            return
        log.info("no chat session yet: %s", getattr(error, "code", type(error).__name__))
        self._services.contact.channels.note_link(LinkState.OFFLINE)
        self.link_changed.emit(LinkState.OFFLINE)
        self._retry.start(round(self._retry_s * 1000))
        self._retry_s = min(self._retry_s * 2, _LAST_RETRY_S)

    @Slot(object)
    def _on_event(self, event: ChatEvent) -> None:
        self._tasks.store(
            lambda _: self._services.contact.on_chat_event(event), lambda _: self._after(event), owner=self
        )

    def _after(self, event: ChatEvent) -> None:
        match event:
            case ResyncNeeded():
                self.resync()
            case LinkEvent(state=LinkState.SESSION_GONE):
                self.link_changed.emit(LinkState.SESSION_GONE)
                self._retry.start(_SOON_MS)
            case LinkEvent(state=state):
                self.link_changed.emit(state)
                self._plan()
            case _:
                pass

    def _on_resynced(self, _: None) -> None:
        self._failures = 0
        self._done()
        self.resynced.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, TransportError | PlatformError):
            self._tasks.unhandled.emit(error)
        self._failures += 1
        self._done()

    def _done(self) -> None:
        self._is_busy = False
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.resync()
        else:
            self._plan()

    def _read_thread(self) -> None:
        ticket_id = self._thread_open
        if ticket_id is None or self._is_stopped:
            return
        self._tasks.run(
            lambda _: self._services.contact.tracker.read_thread(ticket_id),
            lambda _: self._plan(),
            self._on_thread_failed,
            owner=self,
        )

    def _on_thread_failed(self, error: Exception) -> None:
        if not isinstance(error, TransportError | PlatformError):
            self._tasks.unhandled.emit(error)
        self._failures += 1
        self._plan()

    def _plan(self) -> None:
        if self._is_stopped:
            return
        plan = self._services.contact.poll_plan(
            is_thread_open=self._thread_open is not None, failures=self._failures
        )
        for timer, after_s in ((self._thread_poll, plan.thread_after_s), (self._poll, plan.list_after_s)):
            if after_s is None:
                timer.stop()
            elif not timer.isActive():
                timer.start(round(after_s * 1000))
