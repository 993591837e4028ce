"""What is said of a channel while this computer has no network."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.home_sample import NOW, channel
from walletcare.domain.channel import ChannelKind, ChannelStatus
from walletcare.ui.channel_words import channel_line, state_word
from walletcare.ui.components import PlainLabel
from walletcare.ui.components.chip import ChipKind
from walletcare.ui.home.service_card import ServiceCard

CHAT = channel(ChannelKind.CHAT, "在线聊天", "Live chat", wait=timedelta(minutes=9))
EMAIL = channel(ChannelKind.EMAIL, "邮件", "Email", wait=timedelta(hours=6), always=True)
PHONE = channel(ChannelKind.PHONE, "客服电话", "Phone", wait=timedelta(minutes=5))


@pytest.mark.parametrize("status", [CHAT, EMAIL])
def test_what_needs_a_network_is_not_called_open_without_one(qtbot: QtBot, status: ChannelStatus) -> None:
    assert state_word(status, is_offline=True) == ("No network", ChipKind.NEUTRAL)
    assert channel_line(status, NOW, is_offline=True) == ("No network", "text2")
    assert "No network" not in channel_line(status, NOW)[0]


def test_a_telephone_needs_none(qtbot: QtBot) -> None:
    assert channel_line(PHONE, NOW, is_offline=True) == channel_line(PHONE, NOW)


def test_home_says_so_beside_each_channel(qtbot: QtBot) -> None:
    card = ServiceCard()
    qtbot.addWidget(card)
    card.show_state((), (CHAT, PHONE), NOW, is_offline=True)
    words = [label.text() for label in card.findChildren(PlainLabel)]
    assert words.count("No network") == 1
