"""How long the GUI thread works without looking at its events: to a user, a frame that comes late."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication


@dataclass
class Frames:
    """Milliseconds of the thread's own processor time, one number for each turn of the event loop.

    Processor time and not the clock: what other programs take away is not this one's work.
    """

    lengths: list[float] = field(default_factory=list)

    @property
    def longest(self) -> float:
        return max(self.lengths, default=0.0)

    def over(self, limit_ms: float) -> int:
        return sum(length > limit_ms for length in self.lengths)

    def __str__(self) -> str:
        return f"{len(self.lengths)} turns, longest {self.longest:.0f} ms, over 50 ms: {self.over(50)}"


def watched(work: Callable[[], object], is_done: Callable[[], bool], limit_s: float = 120.0) -> Frames:
    """Run ``work``, then the event loop turn by turn until ``is_done``."""
    frames = Frames()

    def timed(step: Callable[[], object]) -> None:
        started = time.thread_time()
        step()
        frames.lengths.append((time.thread_time() - started) * 1000)

    ends_at = time.monotonic() + limit_s
    timed(work)
    while not is_done():
        assert time.monotonic() < ends_at, "it never came"
        timed(QCoreApplication.processEvents)
        time.sleep(0.001)  # lets the workers have the interpreter; no part of a frame
    for _ in range(5):
        timed(QCoreApplication.processEvents)
    return frames
