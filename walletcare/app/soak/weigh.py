"""What a process holds: memory, threads, handles, timers, objects."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from statistics import median

from walletcare.app.bench.process import handles_of, private_mb

_WIDGET_SHARE = 1.1
"""A list shows more rows when there are more requests; a leak adds widgets with every visit."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Attributes:
    day: How many days had passed.
    memory_mb: What is this process's alone, after a collection.
    objects: Containers that the collector knows.
    timers / widgets: Of the window; 0 without one.
    """

    day: int
    memory_mb: float
    threads: int
    handles: int
    objects: int
    timers: int = 0
    widgets: int = 0


def weigh(day: int, window: Callable[[], tuple[int, int]] | None = None) -> Weight:
    """Weigh this process. ``window`` counts running timers and widgets. Linux."""
    gc.collect()
    _give_back()
    timers, widgets = window() if window is not None else (0, 0)
    pid = os.getpid()
    return Weight(
        day,
        round(private_mb(pid), 2),
        threading.active_count(),
        handles_of(pid),
        len(gc.get_objects()),
        timers,
        widgets,
    )


def _give_back() -> None:
    """Ask the allocator to return what it only keeps for later (glibc): that is held by nobody."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


@dataclass(frozen=True, slots=True)
class Growth:
    """The first and the last third of a run, as medians: one day decides nothing."""

    first: Weight
    last: Weight
    memory_mb_per_100_days: float
    objects_per_100_days: float

    def findings(self, most_mb: float, most_objects: float) -> list[str]:
        """Sentences about what is held and should not be; empty when all is well.

        Args:
            most_mb, most_objects: What may be added in a hundred days.
        """
        found = []
        for name in ("threads", "handles", "timers"):
            before, after = getattr(self.first, name), getattr(self.last, name)
            if after > before:
                found.append(f"{name} grew from {before} to {after}")
        if self.last.widgets > self.first.widgets * _WIDGET_SHARE:
            found.append(f"widgets grew from {self.first.widgets} to {self.last.widgets}")
        if self.memory_mb_per_100_days > most_mb:
            found.append(f"memory grew by {self.memory_mb_per_100_days:.1f} MB in 100 days")
        if self.objects_per_100_days > most_objects:
            found.append(f"objects grew by {self.objects_per_100_days:.0f} in 100 days")
        return found

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def growth(weights: Sequence[Weight]) -> Growth:
    """Compare the thirds of a run. The first days warm caches up and are left out by the caller."""
    third = max(1, len(weights) // 3)
    first, last = _middle(weights[:third]), _middle(weights[-third:])
    days = max(1, last.day - first.day)
    return Growth(
        first,
        last,
        round((last.memory_mb - first.memory_mb) / days * 100, 2),
        round((last.objects - first.objects) / days * 100, 1),
    )


def _middle(weights: Sequence[Weight]) -> Weight:
    def of(name: str) -> float:
        return float(median(getattr(weight, name) for weight in weights))

    return Weight(
        int(of("day")),
        round(of("memory_mb"), 2),
        int(of("threads")),
        int(of("handles")),
        int(of("objects")),
        int(of("timers")),
        int(of("widgets")),
    )
