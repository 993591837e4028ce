"""When it is worth trying again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import MovedClock, program_window
from walletcare.app.upkeep.wake import NetworkWatch, SleepWatch

Reachability = QNetworkInformation.Reachability


def test_a_network_that_comes_back_is_told_once(qtbot: QtBot) -> None:
    watch = NetworkWatch()
    watch.start()
    if QNetworkInformation.instance() is None:
        pytest.skip("Qt has no back end for the network here")
    told: list[bool] = []
    watch.came_back.connect(lambda: told.append(True))
    changed = QNetworkInformation.instance().reachabilityChanged
    for found in (
        Reachability.Online,
        Reachability.Local,
        Reachability.Disconnected,
        Reachability.Online,
        Reachability.Online,
    ):
        changed.emit(found)
    assert told == [True]


def test_a_jump_of_the_clock_either_way_is_noticed(qtbot: QtBot) -> None:
    clock = MovedClock()
    watch = SleepWatch(clock)
    told: list[timedelta] = []
    watch.woke.connect(lambda: told.append(clock.ahead))
    for ahead_s in (20, 40, 7200, 7220, -86_400, -86_380):
        clock.ahead = timedelta(seconds=ahead_s)
        watch._on_beat()
    watch.stop()
    assert told == [timedelta(hours=2), timedelta(days=-1)]


def test_a_program_that_has_ended_asks_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """The system's network, the clock and a change in the queue may all speak after the workers ended."""
    with program_window(qtbot, tmp_path) as opened:
        program, rooms = opened.program, opened.rooms
        woken: list[bool] = []
        rooms.network.start()
        rooms.network.came_back.connect(lambda: woken.append(True))
        network = QNetworkInformation.instance()
        assert program.close()
        if network is not None:
            network.reachabilityChanged.emit(Reachability.Disconnected)
            network.reachabilityChanged.emit(Reachability.Online)
        rooms.sleep.woke.emit()
        rooms.clock_moved()
        program.home.refresh_requested.emit()
        rooms.troubleshoot.dates_changed.emit()
        assert not woken
        # What those have set going would be under way, or come by a timer.
        assert program.tasks.is_idle
        assert not [timer for timer in program.findChildren(QTimer) if timer.isActive()]
