"""How long a start takes, phase by phase: what ``--profile`` writes.

The phases end one after another. ``painted`` is when the window is on the screen, ``searchable`` when a
question typed anywhere gets its answer, ``usable`` when its article, Help, Troubleshoot and Safety open too,
``complete`` when every page does, ``connected`` when the live chat is there.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.app.program import Program

log = logging.getLogger(__name__)

BEGAN_VARIABLE = "WALLETCARE_BEGAN_NS"
"""Set by a parent that wants the time from before this process: its ``time.monotonic_ns()``."""
_MS = 1e6


@dataclass(slots=True)
class StartProfile:
    """Attributes:
    began_ns: Where the time is counted from, on the clock of ``time.monotonic_ns``.
    marks: Phase, its end on that clock, and the processor time this process had used by then (ns).
    modules_at_paint: Names of all modules that were loaded before the first paint, sorted.
    modules_when_usable: The same, before that phase ended.
    pss_mb: Memory at the first paint.
    """

    began_ns: int
    marks: list[tuple[str, int, int]] = field(default_factory=list)
    modules_at_paint: tuple[str, ...] = ()
    modules_when_usable: tuple[str, ...] = ()
    pss_mb: float = 0.0

    @classmethod
    def begin(cls) -> StartProfile:
        """Count from the parent's time, else from the start of the process, else from now."""
        stated = os.environ.get(BEGAN_VARIABLE, "")
        began = int(stated) if stated.isdecimal() else _process_began_ns()
        profile = cls(began or time.monotonic_ns())
        profile.mark("python")
        return profile

    def mark(self, phase: str) -> bool:
        """``phase`` ends now. False when it had ended before: only the first time counts."""
        if any(name == phase for name, _, _ in self.marks):
            return False
        self.marks.append((phase, time.monotonic_ns(), time.process_time_ns()))
        if phase == "painted":
            self.modules_at_paint = tuple(sorted(sys.modules))
            self.pss_mb = _own_pss_mb()
        elif phase == "usable":
            self.modules_when_usable = tuple(sorted(sys.modules))
        return True

    def ended_ms(self) -> dict[str, float]:
        """Milliseconds from the beginning to the end of each phase, in order."""
        return {phase: round((moment - self.began_ns) / _MS, 2) for phase, moment, _ in self.marks}

    def processor_ms(self) -> dict[str, float]:
        """Milliseconds of processor time used by the end of each phase: steady on a busy machine."""
        return {phase: round(used / _MS, 2) for phase, _, used in self.marks}

    def as_json(self) -> str:
        document = {
            "phases_ms": self.ended_ms(),
            "processor_ms": self.processor_ms(),
            "pss_mb": round(self.pss_mb, 1),
            "modules_at_paint": list(self.modules_at_paint),
            "modules_when_usable": list(self.modules_when_usable),
            "python": sys.version.split()[0],
            "frozen": bool(getattr(sys, "frozen", False)),
        }
        return json.dumps(document, indent=1)

    def as_table(self) -> str:
        """For people: each phase with the time it took and when it ended."""
        lines = [f"{'phase':<12}{'took ms':>10}{'ended ms':>10}"]
        before = 0.0
        for phase, ended in self.ended_ms().items():
            lines.append(f"{phase:<12}{ended - before:>10.1f}{ended:>10.1f}")
            before = ended
        lines.append(f"{len(self.modules_at_paint)} modules were loaded before the first paint")
        return "\n".join(lines)

    def write(self, path: Path) -> None:
        """Replace ``path`` in one step, so that whoever waits for it never reads a half.

        Raises:
            OSError: It cannot be written there.
        """
        beside = path.with_name(path.name + ".part")
        beside.write_text(self.as_json() + "\n", encoding="utf-8")
        beside.replace(path)


def watch_start(program: Program, profile: StartProfile, target: str) -> None:
    """Mark what ``program`` tells; write once every page opens, and again when the live chat is there.

    Args:
        target: A file for the JSON, or ``-`` for a table on standard output.
    """

    def tell() -> None:
        if target == "-":
            print(profile.as_table(), flush=True)  # noqa: T201 - asked for on the command line
            return
        try:
            profile.write(Path(target))
        except OSError as error:
            log.warning("profile not written: %s", type(error).__name__)
            print(f"walletcare: the profile is not written: {error}", file=sys.stderr)  # noqa: T201 - as above

    def on_ready() -> None:
        profile.mark("complete")
        tell()
        if program.rooms is not None:
            program.rooms.contact.channels_changed.connect(on_channels)

    def on_channels() -> None:
        rooms = program.rooms
        if rooms is not None and rooms.contact.board.link == "live" and profile.mark("connected"):
            tell()

    program.painted.connect(lambda: profile.mark("painted"))
    program.searchable.connect(lambda: profile.mark("searchable"))
    program.usable.connect(lambda: profile.mark("usable"))
    program.ready.connect(on_ready)


def _own_pss_mb() -> float:
    """Memory of this process in MB, with its share of what it shares; 0 where the system does not say so."""
    try:
        text = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) / 1024
    except (OSError, ValueError, StopIteration):
        return 0.0


def _process_began_ns() -> int | None:
    """When this process began, to a hundredth of a second; None where the system does not say so."""
    try:
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks = int(fields[19])  # proc(5), field 22
        since_boot_s = ticks / os.sysconf("SC_CLK_TCK")
        ago_s = time.clock_gettime(time.CLOCK_BOOTTIME) - since_boot_s
    except (OSError, ValueError, IndexError, AttributeError):
        return None
    return time.monotonic_ns() - round(ago_s * 1e9)
