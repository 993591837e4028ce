"""The scrolling body of a page beside the bar below it: one edge, whether there is a scroll bar or not."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from walletcare.ui.components import ActionBar, ScrollBody


@pytest.mark.parametrize("column_width", [0, 720])
def test_content_stands_over_the_bar_with_a_scroll_bar_and_without(
    qtbot: QtBot, dressed: QApplication, column_width: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    body, bar = ScrollBody(column_width=column_width), ActionBar(column_width=column_width)
    content, button = QWidget(), QWidget()
    body.content.addWidget(content)
    bar.add_right(button)
    button.setFixedSize(80, 40)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(body, 1)
    column.addWidget(bar)
    window.resize(1000, 600)
    with qtbot.waitExposed(window):
        window.show()

    def right(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(widget.width(), 0)).x()

    for high, scrolls in ((100, False), (2000, True), (100, False)):
        content.setFixedHeight(high)
        qtbot.waitUntil(lambda scrolls=scrolls: body.verticalScrollBar().isVisible() is scrolls)  # type: ignore[misc]
        qtbot.waitUntil(lambda: right(content) == right(button))


BEFORE_AND_AFTER = """
from PySide6.QtWidgets import QApplication, QWidget
from walletcare.ui.components import ScrollBody
from walletcare.ui.theme import theme

app = QApplication([])
theme().install(app, is_dressed=False)
body, content = ScrollBody(), QWidget()
content.setFixedHeight(2000)
body.content.addWidget(content)
body.resize(400, 300)
body.show()
app.processEvents()
before = content.width()
print(body.verticalScrollBar().isVisible())
theme().dress(app)
app.processEvents()
print(body.verticalScrollBar().isVisible(), body.verticalScrollBar().width(), content.width() == before)
"""
"""In a process of its own: a style that was given to the application cannot be taken back."""


def test_a_window_that_is_not_dressed_yet_shows_no_bar_and_moves_nothing_when_it_comes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_AND_AFTER],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n") == ["False", "True 12 True", ""]
