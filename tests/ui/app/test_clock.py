"""A test clock in the whole window: the desk sets it, the strip says so, and it can be set back."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.app.start.clock_option import clock_offset
from walletcare.infra.debug_clock import DebugClock
from walletcare.ui.components import Button

DAY_S = 86_400.0


@pytest.mark.parametrize(("language", "words"), [("en", "ahead of this computer"), ("zh-CN", "比这台电脑快")])
def test_the_window_says_that_the_time_is_not_real(
    qtbot: QtBot, tmp_path: Path, language: str, words: str
) -> None:
    clock = DebugClock()
    with program_window(qtbot, tmp_path, language, clock=clock) as opened:
        watch, desk = opened.program.clock_watch, opened.services.desk
        assert watch is not None
        assert desk is not None
        strip = watch.strip
        assert not strip.isVisible()
        desk.control.move_clock(by_s=3 * DAY_S)
        opened.wait(strip.isVisible)
        assert words in strip.words
        assert clock.now() - datetime.now(tz=UTC) > timedelta(days=2)
        # The desk and the app agree, to the second.
        state = datetime.fromisoformat(desk.control.state()["now"])
        assert abs((state - clock.now()).total_seconds()) < 5
        button = strip.findChild(Button)
        assert button is not None
        button.click()
        opened.wait(lambda: not strip.isVisible())
        assert clock.offset_s == 0.0


def test_a_set_clock_makes_waiting_things_due(qtbot: QtBot, tmp_path: Path) -> None:
    clock = DebugClock()
    with program_window(qtbot, tmp_path, clock=clock) as opened:
        told: list[float] = []
        clock.watch(told.append)
        before = clock.monotonic()
        clock.set_offset(DAY_S)
        assert clock.monotonic() - before >= DAY_S
        clock.set_offset(0.0)
        assert clock.monotonic() - before >= DAY_S, "a length of time never shrinks"
        assert told == [DAY_S, 0.0]
        watch = opened.program.clock_watch
        assert watch is not None
        opened.wait(lambda: not watch.strip.isVisible())


def test_the_option_takes_shifts_and_times() -> None:
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert clock_offset("+36h") == 36 * 3600
    assert clock_offset("-2d") == -2 * DAY_S
    assert clock_offset("+90m") == 5400
    assert clock_offset("2026-11-29T12:00+00:00", now) == DAY_S
    with pytest.raises(argparse.ArgumentTypeError, match="neither"):
        clock_offset("tomorrow")
