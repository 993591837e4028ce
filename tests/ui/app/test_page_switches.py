"""The first opening of every page, in both languages and themes: built then, and got ready before.

Each pair in processes of its own, one after the other, and held against a bare stack of two labels in the
same process. Figures of this machine, no assertion about time:

    pytest tests/ui/app/test_page_switches.py -m slow -s
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


def figures(language: str, look: str, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.helpers.page_switch_child", language, look, *more]
    answer = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


def say(line: str) -> None:
    sys.stderr.write(f"  {line}\n")


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_figures_of_the_first_opening(language: str, look: str) -> None:
    built, ready = figures(language, look), figures(language, look, "ahead")
    sys.stderr.write("\n")
    say(f"{language}, {look}: longest turn and all turns, ms of the GUI thread; ratio to a bare stack")
    for name, turns in built["first"].items():
        later = ready["first"][name]
        say(
            f"{name}: {max(turns):.1f} of {sum(turns):.1f} ({sum(turns) / built['bare']:.0f}) -> "
            f"{max(later):.1f} of {sum(later):.1f} ({sum(later) / ready['bare']:.0f}); "
            f"again {ready['again'][name]:.1f} ({ready['again'][name] / ready['bare']:.0f})"
        )
    pieces = ready["pieces"]
    say(
        f"bare {built['bare']:.2f} and {ready['bare']:.2f} ms; {len(pieces)} pieces, longest "
        f"{max(pieces):.1f}, all {sum(pieces):.0f} ms; {ready['grown_mb']:.1f} MB written for them"
    )
    assert set(built["first"]) == set(ready["first"])
