"""Looking at a running process from outside: memory, processor time, wake-ups. Linux."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PAGE = Path("/proc")


@dataclass(frozen=True, slots=True)
class Work:
    """What a process has done so far. ``wakeups``: how often one of its threads gave up the processor."""

    processor_s: float
    wakeups: int

    def since(self, before: Work) -> Work:
        return Work(self.processor_s - before.processor_s, self.wakeups - before.wakeups)


def pss_mb(pid: int) -> float:
    """Proportional set size in MB: memory of its own, and its share of what it shares. Raises OSError."""
    text = (_PAGE / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024


def anonymous_mb(pid: int) -> float:
    """Memory that the process has written, in MB, also what was swapped out.

    Pages of files are left out, private ones too: those of a library become "private" when the last other
    program that has it loaded ends, which says nothing about this one.
    """
    text = (_PAGE / str(pid) / "smaps_rollup").read_text(encoding="ascii")
    fields = dict(line.split(":", 1) for line in text.splitlines() if ":" in line and line.endswith("kB"))
    return sum(int(fields[name].split()[0]) for name in ("Anonymous", "Swap")) / 1024


def work_of(pid: int) -> Work:
    """Raises OSError: the process is gone."""
    fields = (_PAGE / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    wakeups = 0
    for task in (_PAGE / str(pid) / "task").iterdir():
        for line in (task / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                wakeups += int(line.split()[1])
    return Work((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), wakeups)


def threads_of(pid: int) -> int:
    return len(list((_PAGE / str(pid) / "task").iterdir()))


def handles_of(pid: int) -> int:
    """Open file descriptors."""
    return len(list((_PAGE / str(pid) / "fd").iterdir()))
