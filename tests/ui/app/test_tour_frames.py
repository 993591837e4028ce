"""Switch times of every page and the longest turns of a whole walk through the program.

Figures of this machine, no assertion about time:

    pytest tests/ui/app/test_tour_frames.py -m slow -s
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.frame_watch import Frames, watched
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.ui.navigation import PageName
from walletcare.ui.settings.about import open_licences
from walletcare.ui.stores.settings import Key

TIMES = 12
PAGES: list[PageName] = [name for name in PageName if name is not PageName.GALLERY]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.wait(lambda: window.program.tasks.is_idle)
        # As the program does once it stands: what is there by then is not looked through any more.
        gc.collect()
        gc.freeze()
        yield window
    gc.unfreeze()


def say(what: str, frames: Frames) -> None:
    sys.stderr.write(f"  {what}: {frames}\n")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_figures_of_every_page_and_of_a_walk(opened: ProgramWindow) -> None:
    program = opened.program
    sys.stderr.write("\n")

    def idle() -> bool:
        return program.tasks.is_idle and not program.window.is_page_coming

    def step(what: str, act: Callable[[], object]) -> None:
        say(what, watched(act, idle))

    def turn_to(name: PageName) -> Frames:
        return watched(lambda: program.navigator.open_page(name), idle)

    for name in PAGES:
        say(f"{name}, first", turn_to(name))
    again: dict[PageName, list[float]] = {name: [] for name in PAGES}
    for _ in range(TIMES):
        for name in PAGES:
            again[name].append(turn_to(name).longest)
    for name, lengths in again.items():
        sys.stderr.write(f"  {name}, again: median {median(lengths):.1f} ms, longest {max(lengths):.1f} ms\n")
    program.navigator.open_page(PageName.HOME)
    popup = program.window.search
    step("search opened", popup.open_own)
    for letter in "refund":
        step(f"search, {letter} typed", lambda letter=letter: QTest.keyClicks(popup.own_field.edit, letter))  # type: ignore[misc]
    say("search answered", watched(lambda: None, lambda: popup.rows[-1].key == "contact:" and idle()))
    step("article", lambda: program.navigator.open_article("payment-pending-or-unconfirmed"))
    step("troubleshooter", lambda: program.navigator.open_flow("payment-failed"))
    places: tuple[PageName, ...] = (PageName.HELP, PageName.CONTACT, PageName.SAFETY, PageName.SETTINGS)
    for page in places:
        program.navigator.open_page(page)
        step(f"dark theme on {page}", lambda: program.settings.set(Key.THEME, "dark"))
        step(f"light theme on {page}", lambda: program.settings.set(Key.THEME, "light"))
        step(f"Chinese on {page}", lambda: program.settings.set(Key.LANGUAGE, "zh-CN"))
        step(f"English on {page}", lambda: program.settings.set(Key.LANGUAGE, "en"))
        step(f"larger text on {page}", lambda: program.window.step_text(1))
        step(f"smaller text on {page}", lambda: program.window.step_text(-1))
    step("licences", lambda: open_licences(program.window))
