"""A clock that stands still until somebody moves it, for a story that is the same each time it is told."""

from __future__ import annotations

import time
from datetime import datetime, timedelta


class HeldClock:
    """Stands at ``begins`` and goes on only when it is moved; any thread.

    Implements :class:`walletcare.domain.clock.Clock`.

    ``monotonic`` is the computer's own: it bounds waits for real sockets and real checks, which must come to
    an end while the time of day stands.

    Attributes:
        begins: The moment it stands at until it is moved; aware.
    """

    def __init__(self, begins: datetime) -> None:
        self.begins = begins
        self._now = begins

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return time.monotonic()

    def set_offset(self, offset_s: float) -> None:
        """Stand ``offset_s`` seconds after ``begins``."""
        self._now = self.begins + timedelta(seconds=offset_s)
