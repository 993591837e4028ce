"""Notices that the computer slept: a timer that comes much later than it should."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from walletcare.domain.clock import Clock

_BEAT_MS = 20_000
_GAP_S = 60.0


class SleepWatch(QObject):
    """Signals: ``woke``: the wall clock went on by more than a minute between two beats."""

    woke = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def clock_moved(self) -> None:
        """Somebody set the clock; that is no sleep."""
        self._last = self._clock.now()

    @Slot()
    def _on_beat(self) -> None:
        now = self._clock.now()
        gap_s = (now - self._last).total_seconds()
        self._last = now
        if gap_s > _GAP_S:
            self.woke.emit()
