"""Notices that it is worth looking again: the computer slept, its clock was set, or the network came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from walletcare.domain.clock import Clock

if TYPE_CHECKING:
    # QtNetwork costs start-up time; it is loaded once every page can be opened.
    from PySide6.QtNetwork import QNetworkInformation

_BEAT_MS = 20_000
_GAP_S = 60.0
_ONLINE = {"Online", "Unknown"}
"""Names of ``QNetworkInformation.Reachability``."""


class SleepWatch(QObject):
    """A timer that comes at another time than it should tells of a sleep, or of a clock that was set.

    Timers run by the time the computer was awake, and what they wait for is written in wall-clock time: after
    a sleep, and after the clock was set forward or back, every moment waited for has to be looked at again.

    Signals: ``woke``: between two beats the wall clock went on by more than a minute, or went back.
    """

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
        if not 0.0 <= gap_s <= _GAP_S:
            self.woke.emit()


class NetworkWatch(QObject):
    """What the system says about its network from :meth:`start` on, where Qt has a back end for it.

    Signals:
        changed: Whether the internet can be reached, as the system sees it; also at the start.
        came_back: It can be reached again after it could not.

    Qt has one such source for the whole process, which outlives a program in it: :meth:`stop` lets go.
    """

    changed = Signal(bool)
    came_back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_online = True
        self._is_stopped = False
        self._network: QNetworkInformation | None = None

    def start(self) -> None:
        """Begin to listen. Idempotent; nothing after :meth:`stop`."""
        if self._is_stopped or self._network is not None:
            return
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            self._network = QNetworkInformation.instance()
            self._is_online = self._network.reachability().name in _ONLINE
            self._network.reachabilityChanged.connect(self._on_reachability)
            self.changed.emit(self._is_online)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._is_stopped = True
        if self._network is not None:
            self._network.reachabilityChanged.disconnect(self._on_reachability)
            self._network = None

    def _on_reachability(self, found: QNetworkInformation.Reachability) -> None:
        was_online, self._is_online = self._is_online, found.name in _ONLINE
        if self._is_online is not was_online:
            self.changed.emit(self._is_online)
        if self._is_online and not was_online:
            self.came_back.emit()
