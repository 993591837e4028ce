"""When it is worth trying again."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from walletcare.app.wake import NetworkWatch

Reachability = QNetworkInformation.Reachability


def test_a_network_that_comes_back_is_told_once(qtbot: QtBot) -> None:
    watch = NetworkWatch()
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
