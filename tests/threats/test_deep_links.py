"""T9: a ``walletcare://`` link moves the window to a place and does nothing else."""

# ruff: noqa: E501 - tables of texts read better on one line
from __future__ import annotations

import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.hostile import sizes
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.start import deep_link
from walletcare.app.start.deep_link import parse_deep_link
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName

SEED = 20261128
_PARTS = (
    "faq", "flow", "request", "page", "settings", "send", "open", "..", "%2e%2e", "?x=1", "#a", "@", ":", "\\", "\x00",
    "safety", "contact", "payment-failed", "refund", "WC-7K2F-91", "-platform", "--data-dir", "text=hello", "/", "ä", "\n",
)  # fmt: skip


def fuzzed(count: int) -> list[str]:
    """Links near the grammar: its own words in any order, with what other grammars would take."""
    random = Random(SEED)
    made = []
    for _ in range(count):
        parts = random.choices(_PARTS, k=random.randint(1, 5))
        start = random.choice(
            ["walletcare://", "walletcare://open/", "walletcare://open/page/", "walletcare:", ""]
        )
        text = start + random.choice(["", "/"]).join(parts)
        if random.random() < 0.2:
            place = random.randrange(len(text) + 1)
            text = text[:place] + random.choice(string.printable) + text[place:]
        made.append(text)
    return made


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def state_of(opened: ProgramWindow, folder: Path) -> tuple[object, ...]:
    """Everything a link must not change: settings, drafts, requests, what is written, what was opened."""
    contact = opened.program.window.page(PageName.CONTACT)
    assert isinstance(contact, ContactPage)
    settings = folder.rglob("settings.json")
    return (
        [path.read_bytes() for path in settings],
        opened.services.contact.drafts.all(),
        opened.services.contact.tickets.counts(),
        contact.composer.story.text(),
        contact.chat.reply.input.text(),
        opened.browser.opened,
        QApplication.clipboard().text(),
    )


@sizes(100, 1100)
def test_links_move_the_window_and_change_nothing(opened: ProgramWindow, tmp_path: Path, count: int) -> None:
    before = state_of(opened, tmp_path)
    for text in fuzzed(count):
        link = parse_deep_link(text)
        if link is not None:
            opened.program.follow(link)
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert state_of(opened, tmp_path) == before
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [
        opened.program.window
    ]


@sizes(1000, 20_000)
def test_what_is_taken_is_a_kind_and_a_plain_name(count: int) -> None:
    taken = [found for link in fuzzed(count) if (found := parse_deep_link(link)) is not None]
    assert 0 < len(taken) < count // 2
    assert all(set(found.name) <= set(string.ascii_letters + string.digits + "-") for found in taken)


def test_a_build_with_an_open_grammar_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        deep_link, "_GRAMMAR", re.compile(r"walletcare://open/(faq|flow|request|page)/(.*)", re.DOTALL)
    )
    taken = [found for link in fuzzed(1000) if (found := parse_deep_link(link)) is not None]
    assert any(not set(found.name) <= set(string.ascii_letters + string.digits + "-") for found in taken)


@pytest.mark.parametrize(
    "switch", ["-platform", "-stylesheet", "-qwindowtitle", "-style", "-reverse", "-qmljsdebugger"]
)
def test_switches_of_qt_in_a_link_reach_nobody(switch: str, tmp_path: Path) -> None:
    """The program's own parser takes them as unknown; Qt sees the name of the program only."""
    started = subprocess.run(
        [sys.executable, "-m", "walletcare", f"walletcare://open/page/home {switch} x", "--data-dir", str(tmp_path), switch],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert started.returncode == 2
    assert "unrecognized arguments" in started.stderr
    assert not list(tmp_path.iterdir())
