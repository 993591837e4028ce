"""Starts, in turn with the bare window: to the first paint, to a search, to everything, to a live chat."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from walletcare.app.bench.process import Work, pss_mb, work_of
from walletcare.app.start.profile import BEGAN_VARIABLE

_LIMIT_S = 60.0
_PAUSE_S = 0.02
_SETTLE_S = 1.0


class BenchError(Exception):
    """A measured program did not get there."""


@dataclass
class Samples:
    """One program's rounds.

    Attributes:
        ended_ms: By phase, milliseconds since the start.
        processor_ms: By phase, processor time used until then.
        pss_mb: At the first paint.
        ready_pss_mb: A second after every page can be opened.
    """

    name: str
    ended_ms: dict[str, list[float]] = field(default_factory=dict)
    processor_ms: dict[str, list[float]] = field(default_factory=dict)
    pss_mb: list[float] = field(default_factory=list)
    ready_pss_mb: list[float] = field(default_factory=list)

    def add(self, phase: str, ended_ms: float, processor_ms: float) -> None:
        self.ended_ms.setdefault(phase, []).append(ended_ms)
        self.processor_ms.setdefault(phase, []).append(processor_ms)


def measure_starts(programs: Mapping[str, Sequence[str]], rounds: int) -> tuple[Samples, dict[str, Samples]]:
    """Start the bare window and every program in turn; a first round that is not counted warms the disk.

    Args:
        programs: Command without arguments, by name.

    Raises:
        BenchError: One did not start.
    """
    bare = Samples("bare")
    found = {name: Samples(name) for name in programs}
    with tempfile.TemporaryDirectory(prefix="walletcare-bench-") as folder:
        for number in range(rounds + 1):
            is_counted = number > 0
            line = _start_bare()
            if is_counted:
                bare.add("painted", line["painted_ms"], line["processor_ms"])
                bare.pss_mb.append(line["pss_mb"])
            for name, command in programs.items():
                profile, ready_mb = _start_program(command, Path(folder) / name)
                if is_counted:
                    sample = found[name]
                    for phase, ended in profile["phases_ms"].items():
                        sample.add(phase, ended, profile["processor_ms"][phase])
                    sample.pss_mb.append(profile["pss_mb"])
                    sample.ready_pss_mb.append(ready_mb)
    return bare, found


def _start_bare() -> dict[str, float]:
    command = [sys.executable, "-m", "walletcare.app.bench.bare"]
    with _running(command, stdout=subprocess.PIPE) as child:
        line = child.stdout.readline() if child.stdout is not None else ""
        if not line:
            raise BenchError("the bare window did not show")
        time.sleep(_SETTLE_S)
        found: dict[str, float] = json.loads(line)
        return found


def _start_program(command: Sequence[str], folder: Path) -> tuple[dict[str, Any], float]:
    prepare_data(folder)
    out = folder / "profile.json"
    out.unlink(missing_ok=True)
    with _running([*command, "--data-dir", str(folder), "--profile", str(out)]) as child:
        wait_for(out, child, "complete")
        time.sleep(_SETTLE_S)
        return json.loads(out.read_text("utf-8")), pss_mb(child.pid)


@dataclass(frozen=True, slots=True)
class Idle:
    """A program with a live chat that nobody touches. ``work`` is what it did in ``seconds``."""

    pss_mb: float
    seconds: float
    work: Work


def measure_idle(command: Sequence[str], brand: Path, seconds: float) -> Idle:
    """Start with a chat that answers, wait until it is live, and leave it alone.

    Raises:
        BenchError: It never became live.
    """
    with tempfile.TemporaryDirectory(prefix="walletcare-bench-") as folder:
        prepare_data(Path(folder))
        out = Path(folder) / "profile.json"
        words = ["--brand", str(brand), "--data-dir", folder, "--profile", str(out)]
        with _running([*command, *words]) as child:
            wait_for(out, child, "connected")
            time.sleep(5 * _SETTLE_S)
            before = work_of(child.pid)
            time.sleep(seconds)
            return Idle(pss_mb(child.pid), seconds, work_of(child.pid).since(before))


def measure_bare_idle(seconds: float) -> Idle:
    """The same of the bare window."""
    with _running([sys.executable, "-m", "walletcare.app.bench.bare"], stdout=subprocess.PIPE) as child:
        if child.stdout is None or not child.stdout.readline():
            raise BenchError("the bare window did not show")
        time.sleep(_SETTLE_S)
        before = work_of(child.pid)
        time.sleep(seconds)
        return Idle(pss_mb(child.pid), seconds, work_of(child.pid).since(before))


def prepare_data(folder: Path) -> None:
    """A data folder of somebody who is here for the second time, with a Chinese window."""
    for brand in ("demo", "heron", "bench"):
        (folder / brand).mkdir(parents=True, exist_ok=True)
        settings = {"onboarded": True, "language": "zh-CN", "theme": "light"}
        (folder / brand / "settings.json").write_text(json.dumps(settings), "utf-8")


def wait_for(profile: Path, child: subprocess.Popen[str], phase: str) -> None:
    """Wait until ``profile`` tells ``phase``.

    Raises:
        BenchError: The program ended, or took too long.
    """
    ends_at = time.monotonic() + _LIMIT_S
    while time.monotonic() < ends_at:
        if profile.exists() and phase in json.loads(profile.read_text("utf-8"))["phases_ms"]:
            return
        if child.poll() is not None:
            raise BenchError(f"the program ended with status {child.returncode}")
        time.sleep(_PAUSE_S)
    raise BenchError(f"not {phase} within {_LIMIT_S:.0f} s")


@contextlib.contextmanager
def _running(command: Sequence[str], stdout: int | None = None) -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment[BEGAN_VARIABLE] = str(time.monotonic_ns())
    child = subprocess.Popen(
        list(command), env=environment, stdout=stdout, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout is not None:
            child.stdout.close()
