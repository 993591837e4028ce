"""The program as a screen reader finds it: the real tree on the accessibility bus, and what is announced."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.helpers.screen_reader import Desktop, Heard, desktop, missing
from walletcare.domain.language import Language

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"no accessibility bus here without {missing()}")

SCENES = (
    "home",
    "help-article",
    "troubleshoot-question",
    "troubleshoot-checks",
    "contact-write",
    "contact-secret",
    "contact-chat",
    "requests-request",
    "safety-imitation",
    "settings",
    "help-search",
    "contact-preview",
    "contact-not-sent",
    "home-offline",
)
_OPERATED = {"push button", "check box", "radio button", "text", "combo box", "slider", "list item", "entry"}
_SPOKEN: dict[str, tuple[str, str]] = {
    "help-article": ("付款处理中", "Payment pending"),
    "troubleshoot-question": ("", "Do you have to pay right now?"),
    "troubleshoot-checks": ("", ""),
    "contact-secret": ("助记词", "recovery phrase"),
    "help-search": ("结果", "results"),
    "contact-not-sent": ("没有发出去", "Not sent"),
    "home-offline": ("离线", "offline"),
    "safety-imitation": ("这不是我们的地址", "This is not one of our addresses"),
}
"""Scene, and a part of what is announced while it is brought about; empty: anything."""
_LIMIT_S = 120.0


def read_scenes(language: Language, reader: Desktop) -> tuple[dict[str, list[Heard]], dict[str, list[str]]]:
    command = [sys.executable, "-m", "tests.helpers.screen_reader_program", str(language), *SCENES]
    root = Path(__file__).resolve().parents[3]
    program = subprocess.Popen(
        command,
        env=reader.environment,
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    trees: dict[str, list[Heard]] = {}
    spoken: dict[str, list[str]] = {}
    told = 0
    try:
        for line in program.stdout:
            title = line.strip()
            if title in SCENES:
                trees[title] = list(reader.walk())
                if title in _SPOKEN:
                    # Missing words are told by the test, with what was heard instead.
                    with suppress(TimeoutError):
                        reader.wait_for(_SPOKEN[title][0 if language is Language.ZH else 1], told)
                announced = reader.announced()
                spoken[title], told = announced[told:], len(announced)
                program.stdin.write("next\n")
                program.stdin.flush()
        assert program.wait(_LIMIT_S) == 0
    finally:
        program.kill()
        program.wait(_LIMIT_S)
        program.stdin.close()
        program.stdout.close()
    return trees, spoken


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_every_control_on_the_bus_is_named_and_events_are_announced(language: Language) -> None:
    with desktop() as reader:
        trees, spoken = read_scenes(language, reader)
    assert set(trees) == set(SCENES)
    for title, heard in trees.items():
        operated = [thing for thing in heard if thing.is_focusable and thing.role in _OPERATED]
        assert len(operated) > 5, title
        assert not [thing for thing in operated if not thing.name.strip()], title
    for title, words in _SPOKEN.items():
        wanted = words[0 if language is Language.ZH else 1]
        assert any(wanted in text and text for text in spoken[title]), (title, spoken[title])
