"""When the server is read again: at the start, when asked, and by the plan while the live link is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from walletcare.domain.errors import StoreError

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore


class ContactPolling(QObject):
    """Readings of the whole list and of the open thread, each one at a time (contract 15.3).

    Signals:
        answered: A reading of the list ended; True when the server answered.
    """

    answered = Signal(bool)

    def __init__(self, store: ContactStore) -> None:
        super().__init__(store)
        self._store = store
        self._is_started = False
        self._is_reading = self._reads_again = self._is_reading_thread = False
        self._failures = 0
        self._list_timer, self._thread_timer = QTimer(self), QTimer(self)
        for timer, slot in ((self._list_timer, self.read_now), (self._thread_timer, self._read_thread)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)

    def start(self) -> None:
        self._is_started = True
        self.read_now()

    def stop(self) -> None:
        self._is_started = False
        self._list_timer.stop()
        self._thread_timer.stop()

    def read_now(self) -> None:
        """Read the list of conversations; asked during a reading, it is read once more after it."""
        if not self._is_started:
            return
        if self._is_reading:
            self._reads_again = True
            return
        self._is_reading = True
        self._list_timer.stop()
        self._store.reach(lambda service: service.resync(), self._on_read, self._on_failed, owner=self)

    def plan(self) -> None:
        """Set both timers by the state of the link; a timer that runs already is not put off."""
        if not self._is_started:
            return
        plan = self._store.service.poll_plan(
            is_thread_open=self._store.open_thread is not None, failures=self._failures
        )
        for timer, after_s in (
            (self._list_timer, plan.list_after_s),
            (self._thread_timer, plan.thread_after_s),
        ):
            if after_s is None:
                timer.stop()
            elif not timer.isActive() or timer.remainingTime() > after_s * 1000:
                timer.start(int(after_s * 1000))

    def _on_read(self, _nothing: None) -> None:
        self._failures = 0
        self._end_reading(is_answered=True)

    def _on_failed(self, error: Exception) -> None:
        self._failures += 1
        if isinstance(error, StoreError):
            self._store.tell_failure(error)
        self._end_reading(is_answered=False)

    def _end_reading(self, *, is_answered: bool) -> None:
        self._is_reading = False
        self.answered.emit(is_answered)
        if self._reads_again:
            self._reads_again = False
            self.read_now()
        else:
            self.plan()

    def _read_thread(self) -> None:
        ticket_id = self._store.open_thread
        if ticket_id is None or self._is_reading_thread:
            return
        self._is_reading_thread = True
        self._store.reach(
            lambda service: service.tracker.read_thread(ticket_id),
            lambda _: self._end_thread(0),
            lambda _: self._end_thread(self._failures + 1),
            owner=self,
        )

    def _end_thread(self, failures: int) -> None:
        self._is_reading_thread = False
        self._failures = failures
        self.plan()
