"""The one place that asks the operating system for the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """:class:`walletcare.domain.clock.Clock` over the computer's own clocks."""

    def now(self) -> datetime:
        """Wall-clock time, aware, in UTC. It jumps when the user or the system sets the clock."""
        return datetime.now(tz=UTC)

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back."""
        return time.monotonic()
