"""Into the demo and out of it, as the program really does it: one process after the other."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from walletcare.__main__ import app_parser
from walletcare.app.start.relaunch import arguments_for


@pytest.mark.parametrize(
    ("language", "unset", "demo"),
    [
        ("en", "WalletCare isn’t set up for a wallet yet", "Demo: the wallet is invented"),
        ("zh-CN", "WalletCare 还没有接入钱包", "演示：钱包是虚构的"),
    ],
)
def test_the_demo_is_offered_marked_and_left_again(
    tmp_path: Path, language: str, unset: str, demo: str
) -> None:
    """The pipe ends when the last of the processes has ended."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.helpers.demo_child",
            "--lang",
            language,
            "--data-dir",
            str(tmp_path),
        ],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
        check=True,
    )
    lines = done.stdout.decode("utf-8").splitlines()
    said = [line.removeprefix("says: ") for line in lines if line.startswith("says: ")]
    places = [line.removeprefix("at: ") for line in lines if line.startswith("at: ")]
    assert len(said) == 3, lines
    assert said[0].startswith(unset)
    assert said[1].startswith(demo)
    assert said[2].startswith(unset)
    assert places == ["Onboarding", "DemoStrip", "DemoStrip"], "the first start offers it on its own screen"
    assert lines[-1] == "end"


def parsed(*words: str) -> argparse.Namespace:
    return app_parser().parse_args(words)


def test_what_was_set_up_comes_back() -> None:
    before = parsed("--brand", "mine/brand.toml", "--data-dir", "d", "--theme", "dark", "--record", "r.jsonl")
    into = arguments_for(before, is_demo=True, language="en")
    demo = parsed(*into)
    assert (demo.demo, demo.brand, demo.record) == (True, None, None)
    back = parsed(*arguments_for(demo, is_demo=False, language="zh-CN"))
    assert (back.demo, back.brand, back.data_dir) == (False, before.brand, before.data_dir)
    assert (back.theme, back.lang) == ("dark", "zh-CN")
