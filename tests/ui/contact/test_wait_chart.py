"""The chart of waits: what is measured is shown darker the longer it took, and said in words."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from walletcare.contact.ways.waits import WaitCell
from walletcare.ui.contact.wait_chart import WaitChart

CELLS = (
    WaitCell(0, 9, timedelta(minutes=4), 3),
    WaitCell(2, 14, timedelta(minutes=40), 2),
)


def test_longer_waits_are_darker_and_unmeasured_hours_empty(qtbot: QtBot) -> None:
    chart = WaitChart(CELLS)
    qtbot.addWidget(chart)
    assert chart.shade(5, 3) == 0.0
    assert 0.25 <= chart.shade(0, 9) < chart.shade(2, 14) == 1.0
    words = chart.accessibleDescription()
    assert "Mon 09:00" in words
    assert "Wed 14:00" in words
    chart.resize(480, chart.sizeHint().height())
    empty = WaitChart(CELLS[:1])
    qtbot.addWidget(empty)
    empty.resize(chart.size())
    assert chart.grab().toImage() != empty.grab().toImage()
