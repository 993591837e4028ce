"""Runs of the outbox: one at a time, in the pool, and again when it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.ui.stores.contact.alarm import Alarm

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.ui.stores.contact.store import ContactStore

_RETRY_AFTER_STORE_ERROR_MS = 30_000


class Deliveries(QObject):
    """Signals:
    done: A run ended well.
    failed: The store did not let a run happen; carries the exception. It is tried again soon.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, store: ContactStore) -> None:
        super().__init__(store)
        self._store = store
        self._is_running = self._runs_again = False
        self._due = Alarm(store.clock, self.run, self)

    def stop(self) -> None:
        self._due.stop()

    def run(self) -> None:
        """Deliver what is due; asked during a run, it runs once more after it."""
        self._due.stop()
        if self._store.is_stopped:
            return
        if self._is_running:
            self._runs_again = True
            return
        self._is_running = True
        self._store.tasks.run(
            lambda _: self._store.service.deliver_due(), self._on_delivered, self._on_failed, owner=self
        )

    def _on_delivered(self, again_at: datetime | None) -> None:
        self._is_running = False
        self.done.emit()
        if self._runs_again:
            self._runs_again = False
            self.run()
        elif again_at is not None:
            self._due.set([again_at])

    def _on_failed(self, error: Exception) -> None:
        self._is_running = self._runs_again = False
        self._due.set_in(_RETRY_AFTER_STORE_ERROR_MS)
        self.failed.emit(error)
