"""What a process holds: memory, threads, handles, timers, objects; and whether that grew."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from statistics import median

from walletcare.app.bench.process import anonymous_mb, handles_of


@dataclass(frozen=True, slots=True)
class WindowCount:
    """Running timers, widgets, and objects of Qt in the tree of the window."""

    timers: int = 0
    widgets: int = 0
    qobjects: int = 0


@dataclass(frozen=True, slots=True)
class Weight:
    """Attributes:
    day: How many days had passed.
    memory_mb: What the process has written, after a collection, with what its allocators keep for later.
    heap_mb: What is allocated from the C library: Qt, SQLite, large objects of Python. 0 without glibc.
    blocks: Small objects of Python.
    objects: Containers that the collector knows.
    timers / widgets / qobjects: Of the window; 0 without one.
    """

    day: int
    memory_mb: float
    heap_mb: float
    blocks: int
    threads: int
    handles: int
    objects: int
    timers: int = 0
    widgets: int = 0
    qobjects: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """Most that may be added in a hundred days; see docs/benchmarks.md for what adds it."""

    memory_mb: float
    heap_mb: float
    blocks: float
    objects: float


HEADLESS_LIMITS = Limits(memory_mb=6.0, heap_mb=1.5, blocks=8500, objects=2100)
WINDOW_LIMITS = Limits(memory_mb=8.0, heap_mb=2.7, blocks=16_000, objects=2600)
_STEADY = {"threads": 0, "handles": 2, "timers": 0, "widgets": 0, "qobjects": 0}
"""What is the same every evening, however long it goes on, and by how much two evenings may differ: a
connection that is kept for the next call comes and goes, and both its ends are in this process.
"""
_GROWING = ("memory_mb", "heap_mb", "blocks", "objects")


def weigh(day: int, window: Callable[[], WindowCount] | None = None) -> Weight:
    """Weigh this process. Linux."""
    gc.collect()
    _give_back()
    count = window() if window is not None else WindowCount()
    pid = os.getpid()
    return Weight(
        day,
        round(anonymous_mb(pid), 2),
        round(_heap_mb(), 2),
        sys.getallocatedblocks(),
        threading.active_count(),
        handles_of(pid),
        len(gc.get_objects()),
        count.timers,
        count.widgets,
        count.qobjects,
    )


def _give_back() -> None:
    """Ask the allocator to return what it only keeps for later (glibc): that is held by nobody."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


class _MallocInfo(ctypes.Structure):
    """``struct mallinfo2`` of glibc's ``malloc.h``."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd",
            "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
        )
    )  # fmt: skip


def _heap_mb() -> float:
    """What is allocated and not freed, in all arenas and in mappings of its own."""
    try:
        mallinfo2 = ctypes.CDLL("libc.so.6").mallinfo2
    except (OSError, AttributeError):
        return 0.0
    mallinfo2.restype = _MallocInfo
    found = mallinfo2()
    return float(found.uordblks + found.hblkhd) / 2**20


@dataclass(frozen=True, slots=True)
class Growth:
    """The first and the last third of a run, as medians: one day decides nothing.

    Attributes:
        per_100_days: How much of each kind was added in a hundred days.
    """

    first: Weight
    last: Weight
    per_100_days: dict[str, float]

    def findings(self, limits: Limits) -> list[str]:
        """Sentences about what is held and should not be; empty when all is well."""
        grown = [
            name
            for name, most in _STEADY.items()
            if getattr(self.last, name) > getattr(self.first, name) + most
        ]
        grown += [name for name in _GROWING if self.per_100_days[name] > getattr(limits, name)]
        return [
            f"{name} grew from {getattr(self.first, name)} to {getattr(self.last, name)}" for name in grown
        ]

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def growth(weights: Sequence[Weight]) -> Growth:
    """Compare the thirds of a run. The first days warm caches up and are left out by the caller."""
    third = max(1, len(weights) // 3)
    first, last = _middle(weights[:third]), _middle(weights[-third:])
    days = max(1, last.day - first.day)
    per_100_days = {
        name: round((getattr(last, name) - getattr(first, name)) / days * 100, 2) for name in _GROWING
    }
    return Growth(first, last, per_100_days)


def _middle(weights: Sequence[Weight]) -> Weight:
    kept = {field.name: median(getattr(weight, field.name) for weight in weights) for field in fields(Weight)}
    whole = {name: int(value) for name, value in kept.items() if not name.endswith("_mb")}
    return Weight(memory_mb=round(kept["memory_mb"], 2), heap_mb=round(kept["heap_mb"], 2), **whole)
