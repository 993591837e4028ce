"""A clock that QA can set ahead, for what takes a day in life: silence, deadlines, opening hours."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock


class DebugClock:
    """The computer's clock and an offset. Implements :class:`walletcare.domain.clock.Clock`; any thread.

    ``monotonic`` goes forward with the offset, so that a wait of an hour is over when the clock was set an
    hour ahead; it does not go back with it.
    """

    def __init__(self, offset_s: float = 0.0) -> None:
        self._lock = Lock()
        self._offset_s = 0.0
        self._ahead_s = 0.0
        self._listeners: list[Callable[[float], None]] = []
        self.set_offset(offset_s)

    @property
    def offset_s(self) -> float:
        """Seconds ahead of the computer's clock; negative is behind."""
        return self._offset_s

    def now(self) -> datetime:
        return datetime.now(tz=UTC) + timedelta(seconds=self._offset_s)

    def monotonic(self) -> float:
        return time.monotonic() + self._ahead_s

    def set_offset(self, offset_s: float) -> None:
        """Be ``offset_s`` seconds ahead from now on; tells the listeners, in this thread."""
        with self._lock:
            if offset_s == self._offset_s:
                return
            self._ahead_s += max(0.0, offset_s - self._offset_s)
            self._offset_s = offset_s
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener(offset_s)

    def watch(self, listener: Callable[[float], None]) -> None:
        """Call ``listener`` with every new offset."""
        with self._lock:
            self._listeners.append(listener)
