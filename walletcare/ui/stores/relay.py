"""Carries what the contact room tells, from whichever thread, to the GUI thread.

Apart from the store that listens: the window needs it before the first paint, and the store only later.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from walletcare.contact.change import Change, ChangeKind
    from walletcare.domain.ticket import TicketId

_log = logging.getLogger(__name__)


class ChangeRelay(QObject):
    """The service's listener: callable from any thread, heard on the GUI thread.

    A server may send thousands of events a second. What is told before the GUI thread comes to listen counts
    once for each kind and ticket, the last one, so one turn of its loop never has more to do than that.
    """

    told = Signal(object)
    _is_news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._news: dict[tuple[ChangeKind, TicketId | None], Change] = {}
        self._is_news.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def __call__(self, change: Change) -> None:
        with self._lock:
            is_first = not self._news
            self._news.pop((change.kind, change.ticket_id), None)
            self._news[change.kind, change.ticket_id] = change
        if is_first:
            try:
                self._is_news.emit()
            except RuntimeError:
                _log.debug("a change after the end")

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            news, self._news = self._news, {}
        for change in news.values():
            self.told.emit(change)
