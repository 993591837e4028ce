"""A card of rows that is made anew in sight: no picture shows it empty in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from walletcare.ui.components import PlainLabel
from walletcare.ui.components.card import Row, RowCard


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[RowCard]:
    window, made = QWidget(), RowCard()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    made.add_row(row("before"))
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def row(words: str) -> Row:
    made = Row()
    made.body.addWidget(PlainLabel(words))
    return made


def test_rows_made_anew_are_there_at_once(card: RowCard) -> None:
    """Without a turn of the event loop, in which the card could be painted."""
    height = card.sizeHint().height()
    card.clear()
    card.add_row(row("after"))
    assert [each.isVisible() for each in card.rows] == [True]
    assert card.sizeHint().height() == height


def test_a_row_that_was_hidden_stays_hidden(card: RowCard) -> None:
    hidden = row("not now")
    hidden.hide()
    card.add_row(hidden)
    assert [each.isVisible() for each in card.rows] == [True, False]
