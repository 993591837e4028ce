"""Timers of a desk whose clock stands still: they come due as the clock is moved past them."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Hashable
from datetime import UTC, datetime

from walletcare.desk.clock import DeskClock
from walletcare.desk.later import Later


class HeldLater(Later):
    """Nothing happens by itself, however long the computer takes: :meth:`pass_until` makes it happen.

    Each action finds the clock at exactly the moment that it was meant for. Lives in the server's thread.
    """

    def __init__(self, speed: float, clock: DeskClock) -> None:
        super().__init__(speed)
        self._clock = clock
        self._numbers = itertools.count()
        self._due: list[tuple[float, int, Hashable, Callable[[], None]]] = []

    def after(self, delay_s: float, action: Callable[[], None], *, key: Hashable = None) -> None:
        """Run ``action`` once the clock has been moved ``delay_s`` seconds on from now."""
        if not self._is_stopped:
            due = self._clock.timestamp() + delay_s
            # The number keeps what is due at one moment in the order in which it was asked for.
            heapq.heappush(self._due, (due, next(self._numbers), key, action))

    def cancel(self, key: Hashable) -> None:
        self._due = [entry for entry in self._due if entry[2] != key]
        heapq.heapify(self._due)

    def stop(self) -> None:
        super().stop()
        self._due.clear()

    def pass_until(self, timestamp: float) -> None:
        while self._due and self._due[0][0] <= timestamp:
            due, _, _, action = heapq.heappop(self._due)
            self._clock.move_to(datetime.fromtimestamp(max(due, self._clock.timestamp()), tz=UTC))
            action()
