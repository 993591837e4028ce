"""The way that is always to come first: said in words, and chosen without losing the place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.ui.components import Button
from walletcare.ui.contact.channel_card import ChannelCard
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.program.navigator.open_page(PageName.CONTACT)
        window.wait(lambda: cards(window))
        yield window


def cards(opened: ProgramWindow) -> list[ChannelCard]:
    """In the order of the page."""
    found = [card for card in opened.page(ContactPage).findChildren(ChannelCard) if card.isVisible()]
    return sorted(found, key=lambda card: (card.y(), card.x()))


def star(opened: ProgramWindow, channel_id: str) -> QWidget:
    def found_cards() -> list[ChannelCard]:
        return [card for card in cards(opened) if card.channel_id == channel_id]

    # They are made anew when a channel changes, and shown with the next layout.
    opened.wait(found_cards)
    (card,) = found_cards()
    found = card.button("prefer")
    assert found is not None
    return found


@pytest.mark.parametrize("channel_id", ["chat", "email"])
def test_a_star_says_in_words_that_the_way_is_preferred(opened: ProgramWindow, channel_id: str) -> None:
    """The first way too: nothing moves then, and the words are all that changes."""
    star(opened, channel_id).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(star(opened, channel_id), Qt.Key.Key_Space)
    opened.wait(lambda: isinstance(star(opened, channel_id), Button))
    assert cards(opened)[0].channel_id == channel_id
    # By keys one goes on from here: the same press takes it back.
    opened.wait(lambda: QApplication.focusWidget() is star(opened, channel_id))
    QTest.keyClick(star(opened, channel_id), Qt.Key.Key_Space)
    opened.wait(lambda: not isinstance(star(opened, channel_id), Button))
    assert opened.rooms.contact.preferred_channel == ""
