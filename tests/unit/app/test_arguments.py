"""Arguments that make no sense end with status 2 and a sentence, before any window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from walletcare.__main__ import _with_signs, app_parser, main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["serch"], "'serch' is neither a command nor a walletcare:// address"),
        (["https://heronwallet.example"], "neither a command nor a walletcare:// address"),
        (["--demo", "--scenario", "nope"], "nope: no such scenario; shipped are agent-silent"),
        (["--scenario", "csat"], "--scenario needs --demo"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_recording_that_is_not_there_is_named_without_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "not-there.jsonl"]) == 2
    assert capsys.readouterr().err == "walletcare replay: not-there.jsonl: No such file or directory\n"


@pytest.mark.parametrize("words", [["--clock", "-2d"], ["--clock=-2d"]])
def test_a_clock_can_be_put_back_as_the_help_says(words: list[str]) -> None:
    assert app_parser().parse_args(_with_signs(words)).clock == -2 * 24 * 3600


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_and_leaves_no_core_behind(tmp_path: Path) -> None:
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", "walletcare", "--demo", "--data-dir", str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 2
    assert "cannot start: no-screen" in done.stderr
