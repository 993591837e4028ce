"""Tests that run in a process of their own, as the program does: a test each, so that none is forgotten.

The walk through every scene in two languages wraps tens of thousands of Qt objects. At the end of a process
in which hundreds of other windows had lived, shiboken 6.11 crashed there twice while it released a wrapper;
in a process of its own it never did.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def marked() -> list[Path]:
    return sorted(
        path for path in HERE.glob("test_*.py") if "pytest.mark.own_process" in path.read_text("utf-8")
    )


@pytest.mark.parametrize(
    "path", [path for path in marked() if path != Path(__file__)], ids=lambda path: path.stem
)
def test_in_a_process_of_its_own(path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-m", "own_process", "-p", "no:cacheprovider", str(path)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-2000:]}"
