"""Growing waits between attempts, with jitter, so that many clients do not come back in step."""

from __future__ import annotations

import random
from collections.abc import Callable


def some_jitter() -> float:
    """A factor around 1."""
    return random.SystemRandom().uniform(0.8, 1.2)


class Backoff:
    """Doubling delays from ``first_s`` to ``last_s``."""

    def __init__(self, first_s: float, last_s: float, jitter: Callable[[], float] = some_jitter) -> None:
        self._first_s = first_s
        self._last_s = last_s
        self._jitter = jitter
        self._failures = 0

    def next_s(self) -> float:
        """The wait before the next attempt."""
        base = min(self._last_s, self._first_s * 2.0 ** min(self._failures, 60))
        self._failures += 1
        return base * self._jitter()

    def reset(self) -> None:
        self._failures = 0
