"""SIGTERM and SIGINT end the program as its Quit does: what was typed is kept, workers end, files close."""

from __future__ import annotations

import logging
import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

log = logging.getLogger(__name__)

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class StopSignals(QObject):
    """Tells the event loop of a signal. Made in the main thread; only one at a time.

    Python runs its handlers between two of its own instructions, and an idle event loop runs none. The number
    of the signal goes through a socket instead, which wakes the loop (``signal.set_wakeup_fd``).

    A second signal ends the program at once, as the system does it: somebody may not want to wait.

    Signals:
        asked: Somebody wants the program to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _noted) for number in _SIGNALS}

    @Slot()
    def _on_signal(self) -> None:
        received = self._reader.recv(64)
        if not any(number in _SIGNALS for number in received):
            return
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        log.info("asked to end by signal %d", received[0])
        self.asked.emit()

    def close(self) -> None:
        """Leave the handlers as they were found. Idempotent."""
        if self._reader.fileno() < 0:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._reader.close()
        self._writer.close()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Takes the place of the default, which would end the process; the socket carries the news."""
