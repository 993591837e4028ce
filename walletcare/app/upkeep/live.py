"""Opens the live link: a session first, then the socket; tries again by itself until it has both."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from walletcare.app.services import Services
from walletcare.domain.chat import ChatEvent, ChatSession, LinkEvent, LinkState
from walletcare.domain.errors import PlatformError, TransportError
from walletcare.domain.ticket import TicketId
from walletcare.infra.backoff import Backoff
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.contact import ContactStore
from walletcare.ui.tasks import TaskRunner

log = logging.getLogger(__name__)

_FIRST_RETRY_S, _LAST_RETRY_S = 4.0, 240.0
_SOON_MS = 300


class LiveLink(QObject):
    """Reading the server and polling are the contact store's; this only brings the socket up."""

    _session_gone = Signal()

    def __init__(
        self, services: Services, store: ContactStore, tasks: TaskRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._store, self._tasks = services, store, tasks
        self._is_stopped = self._is_asking = False
        self._backoff = Backoff(_FIRST_RETRY_S, _LAST_RETRY_S)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.start)
        self._session_gone.connect(self._on_session_gone)
        store.session_lost.connect(self._on_session_gone)
        store.thread_opened.connect(self._on_thread_opened)

    @Slot()
    def start(self) -> None:
        if self._services.chat is not None and not self._is_stopped:
            self._tasks.run(
                lambda _: self._services.contact.session(), self._on_session, self._on_failed, owner=self
            )

    def stop(self) -> None:
        """No socket from here on; joins its thread."""
        self._is_stopped = True
        self._retry.stop()
        if self._services.link is not None:
            self._services.link.stop()

    def wake(self) -> None:
        """The network came back, the computer woke up, or the user asked."""
        self._backoff.reset()
        if self._services.link is not None:
            self._services.link.wake()
        if self._retry.isActive():
            self._retry.start(0)

    def _on_session(self, session: ChatSession | None) -> None:
        link = self._services.link
        if session is None or link is None or self._is_stopped:
            return
        self._backoff.reset()
        link.stop()
        link.set_watched(is_watched=self._is_watched())
        link.start(session, partial(self._on_event, session))

    @Slot(object)
    def _on_thread_opened(self, _: TicketId | None) -> None:
        self._tell_watched()

    @Slot(object)
    def on_page(self, page: PageName) -> None:
        """Another page is in front. On Contact the user asks whether support can be reached right now."""
        self._is_asking = page is PageName.CONTACT
        self._tell_watched()

    def _is_watched(self) -> bool:
        return self._is_asking or self._store.open_thread is not None

    def _tell_watched(self) -> None:
        if self._services.link is not None:
            self._services.link.set_watched(is_watched=self._is_watched())

    def _on_event(self, session: ChatSession, event: ChatEvent) -> None:
        """In the link's own thread. What an old session tells is of conversations that are out of reach."""
        if not self._services.contact.is_current(session):
            return
        self._store.on_chat_event(event)
        if isinstance(event, LinkEvent) and event.state is LinkState.SESSION_GONE:
            self._session_gone.emit()

    @Slot()
    def _on_session_gone(self) -> None:
        # The contact room has forgotten the old session by now: another one takes its place.
        if not self._is_stopped:
            self._retry.start(_SOON_MS)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, TransportError | PlatformError):
            self._tasks.unhandled.emit(error)
            return
        log.info("no chat session yet: %s", error.code)
        self._services.contact.channels.note_link(LinkState.OFFLINE)
        self._retry.start(round(self._backoff.next_s() * 1000))
