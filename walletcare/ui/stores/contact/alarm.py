"""A timer for moments: it goes off at the first of them, however far ahead it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.clock import Clock

_LONGEST_MS = 3_600_000
"""Long waits are looked at again once an hour: the clock may have been put right meanwhile."""
_LATE_MS = 20
"""A little after the moment, so that it is past when somebody looks at the clock."""


class Alarm(QObject):
    """Calls ``act`` when the moment has come, and after an hour at the latest."""

    def __init__(self, clock: Clock, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(act)

    def set(self, moments: Iterable[datetime]) -> None:
        """Wait for the first of these; for nothing when there is none."""
        now = self._clock.now()
        ahead = [(moment - now).total_seconds() for moment in moments]
        if ahead:
            self._timer.start(int(min(max(min(ahead) * 1000 + _LATE_MS, _LATE_MS), _LONGEST_MS)))
        else:
            self._timer.stop()

    def set_in(self, length_ms: int) -> None:
        self._timer.start(length_ms)

    def stop(self) -> None:
        self._timer.stop()
