"""The timers that a tour waits for are found among all there is, whatever that is."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from walletcare.app.tour.stage import _our_timers
from walletcare.ui.announce import LateAnnouncement


class Passing:
    """Lives shorter than what refers to it."""


def test_our_timers_are_found_and_what_is_gone_is_passed_over(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    timers = {QTimer(owner), LateAnnouncement(owner)}
    passing = Passing()
    kept = weakref.proxy(passing)
    del passing
    assert timers <= set(_our_timers())
    assert kept is not None
