"""T30: processor time of the program that nobody uses, with its link up and with nobody answering.

The program runs as its user starts it, in a process of its own; what it works is held against the time that
passes and against the same window without a link, in the same run:

    pytest tests/ui/app/test_quiet_program.py -m slow -s
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from walletcare.infra.paths import resources_dir

SETTLE_S, WATCH_S = 15.0, 40.0
ROOT = Path(__file__).parents[3]
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc"),
]


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[int]:
    """The program in a process of its own, without a screen."""
    process = subprocess.Popen(
        [sys.executable, "-m", "walletcare", "--data-dir", str(folder), *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process.pid
        assert process.poll() is None, "it ended by itself"
    finally:
        process.kill()
        process.wait()


def worked_s(pid: int) -> float:
    """Seconds of processor time of all its threads so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def unanswered(folder: Path) -> Path:
    """The demo's brand with a backend at a port of this computer where nobody listens."""
    shutil.copytree(resources_dir() / "brands" / "demo", folder)
    path = folder / "brand.toml"
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    backend = f'\n[backend]\nbase_url = "http://127.0.0.1:{port}"\ninbox_identifier = "{"a" * 24}"\n'
    path.write_text(path.read_text(encoding="utf-8") + backend, encoding="utf-8")
    return path


def test_figures_of_the_program_that_nobody_uses(tmp_path: Path) -> None:
    ways = {
        "window without a link": ("--demo", "--offline"),
        "link up": ("--demo",),
        "nobody answers": ("--brand", str(unanswered(tmp_path / "brand"))),
    }
    passing = threading.Event()
    with ExitStack() as programs:
        started = {
            name: programs.enter_context(running(tmp_path / str(number), *arguments))
            for number, (name, arguments) in enumerate(ways.items())
        }
        passing.wait(SETTLE_S)
        before = {name: worked_s(pid) for name, pid in started.items()}
        at = time.monotonic()
        passing.wait(WATCH_S)
        passed = time.monotonic() - at
        shares = {name: 100 * (worked_s(pid) - before[name]) / passed for name, pid in started.items()}
    log = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "2").rglob("walletcare.log"))
    assert log.count("no chat session yet") > 1, "it tried again and again"
    told = "; ".join(f"{name} {percent:.2f} %" for name, percent in shares.items())
    sys.stderr.write(f"\n  processor time against the clock, {passed:.0f} s: {told}\n")
