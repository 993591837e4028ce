"""The commands a QA person runs, as processes of their own with a home of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-m", "walletcare", *words],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def test_self_test_passes_every_step(tmp_path: Path) -> None:
    """Search, flow, checks, chat, fall back to email and social, track, rate: against a desk of its own."""
    answer = run(tmp_path, "self-test", "--json")
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    failed = [line for line in lines if line.get("passed") is False]
    assert (failed, answer.returncode) == ([], 0), answer.stderr
    steps = [line["step"] for line in lines[:-1]]
    assert {"sent-by-chat", "falls-back-to-email", "offers-social", "rating-stored"} <= set(steps)
    assert lines[-1]["failed"] == 0


def test_tour_takes_pictures_of_every_state_of_a_page(tmp_path: Path) -> None:
    answer = run(
        tmp_path, "tour", "--out", "pictures", "--lang", "en", "--theme", "dark", "--page", "requests"
    )
    assert answer.returncode == 0, answer.stderr
    assert "Traceback" not in answer.stderr
    names = {path.name.removesuffix("-en-dark.png") for path in (tmp_path / "pictures").iterdir()}
    states = ("loading", "empty", "request", "finished", "many")
    assert names == {"requests", *(f"requests-{state}" for state in states)}
    assert all(path.stat().st_size > 10_000 for path in (tmp_path / "pictures").iterdir())


def test_wrong_words_say_what_is_wrong(tmp_path: Path) -> None:
    answer = run(tmp_path, "tour", "--out", "pictures", "--size", "big")
    assert answer.returncode == 2
    assert "1280x800" in answer.stderr
    assert run(tmp_path, "--brand", "nowhere.toml", "--demo").returncode == 2
