"""What a card says of its channel: what it is for, hours, the usual wait, and the languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.ui.components import PlainLabel
from walletcare.ui.contact.channel_card import ChannelCard
from walletcare.ui.navigation import PageName


@pytest.mark.parametrize(
    ("language", "both", "one"),
    [
        ("en", "Answers in Chinese and English", "Answers in English"),
        ("zh-CN", "用中文或英文回复", "用英文回复"),
    ],
)
def test_every_card_says_which_languages_are_answered(
    qtbot: QtBot, tmp_path: Path, language: str, both: str, one: str
) -> None:
    """S0-14: two languages are told as well as one."""
    with program_window(qtbot, tmp_path, language) as opened:
        opened.wait(lambda: opened.rooms.contact.board.is_known)
        opened.program.navigator.open_page(PageName.CONTACT)
        page = opened.program.window.current_page
        assert page is not None
        opened.wait(lambda: page.findChildren(ChannelCard))
        said = {
            card.channel_id: [label.text() for label in card.findChildren(PlainLabel)]
            for card in page.findChildren(ChannelCard)
        }
        assert {channel for channel, words in said.items() if both in words} == {"chat", "email", "phone"}
        assert {channel for channel, words in said.items() if one in words} == {"form", "x"}
