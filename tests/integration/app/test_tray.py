"""The notification area as a desktop shows it: a real bus, a real X server, the whole program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DESKTOP, CHILD = "tests.helpers.tray_desktop", "tests.helpers.tray_child"
QUIET_CHILD = "tests.helpers.quiet_child"
TOOLS = ("dbus-run-session", "Xvfb")
pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in TOOLS), reason=f"needs {' and '.join(TOOLS)}"
)


def on_a_desktop(child: str, folder: Path) -> dict[str, Any]:
    """Run the program of ``child`` where somebody shows its notifications; what was shown and said."""
    pytest.importorskip("jeepney")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", DESKTOP, child],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    if "Could not load the Qt platform plugin" in seen["trouble"]:
        pytest.skip("needs the libraries of Qt's xcb plugin")
    return seen


def test_reminders_and_replies_are_told_by_the_desktop_and_lead_back(tmp_path: Path) -> None:
    """One run, because a program is started: a reminder that came due, replies, closing into the tray."""
    seen = on_a_desktop(CHILD, tmp_path)
    assert seen["said"] == [
        "tray True",
        "a click on the reminder opens contact",
        "closed, still there True",
        "opened from the tray True",
        "end",
    ], seen["trouble"]
    reminder, plain, told = seen["shown"]
    assert reminder == {"title": "Reminder", "text": "It’s a quieter time to reach support now."}
    assert plain == {"title": "You have a new reply", "text": "Open WalletCare to read WC-7K2F-91"}
    assert told["text"].startswith("Open ‹a href='https://evil.example'›this‹/a› ＆ pay. xxx")
    assert len(told["text"]) <= 161
    assert not set("<>&") & set(told["text"]), "a server may read it as markup"


def test_replies_in_quiet_hours_are_told_after_them(tmp_path: Path) -> None:
    """Two replies at night are one notice in the morning; what was read meanwhile is none."""
    seen = on_a_desktop(QUIET_CHILD, tmp_path)
    assert seen["said"] == [
        "told at noon, and the click opened it",
        "opened at night home",
        "opened although not wanted False",
        "end",
    ], seen["trouble"]
    assert seen["shown"] == [
        {"title": "You have a new reply", "text": "at noon"},
        {"title": "You have a new reply", "text": "at 3"},
    ]
