"""Growing waits between attempts, spread so widely that many clients do not come back in step.

``docs/benchmarks.md`` shows what a million clients do with it after an outage.
"""

from __future__ import annotations

import random
from collections.abc import Callable

_SYSTEM = random.SystemRandom()


def some_jitter(chance: random.Random = _SYSTEM) -> float:
    """A factor from nearly 0 to 1: who lost the connection at the same moment returns over the whole wait.

    A factor around 1 would bring them all back at its end, in one wave.
    """
    return chance.uniform(0.05, 1.0)


class Backoff:
    """Doubling delays from ``first_s`` to ``last_s``, each shortened by ``jitter``.

    Args:
        steady_share: The share of the last wait that ``jitter`` leaves alone once the waits have grown to it.
            The early waits spread the clients; after that only the number of attempts matters, and nobody is
            to be so unlucky as to draw short waits again and again.
    """

    __slots__ = ("_failures", "_first_s", "_jitter", "_last_s", "_steady_share")

    def __init__(
        self,
        first_s: float,
        last_s: float,
        jitter: Callable[[], float] = some_jitter,
        *,
        steady_share: float = 0.0,
    ) -> None:
        self._first_s = first_s
        self._last_s = last_s
        self._jitter = jitter
        self._steady_share = steady_share
        self._failures = 0

    def next_s(self) -> float:
        """The wait before the next attempt."""
        grown = self._first_s * 2.0 ** min(self._failures, 60)
        self._failures += 1
        if grown < self._last_s:
            return grown * self._jitter()
        steady = self._last_s * self._steady_share
        return steady + (self._last_s - steady) * self._jitter()

    def reset(self) -> None:
        self._failures = 0
