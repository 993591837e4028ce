"""The tpWallet brand as it ships: no chat yet, addresses of public pages, a request that leaves by mail."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.content.brand_source import read_brand
from walletcare.domain.brand import OfficialEntry
from walletcare.domain.channel import ChannelKind, ChannelSpec, ChannelState
from walletcare.infra.paths import resources_dir
from walletcare.ui.components import Button
from walletcare.ui.contact.channel_card import ChannelCard
from walletcare.ui.contact.page import ContactPage, Step
from walletcare.ui.navigation import PageName

BRAND = resources_dir() / "brands" / "tpwallet" / "brand.toml"
STORY = "My USDT transfer has been pending since noon"


def test_every_address_has_a_source_and_none_counts_as_confirmed() -> None:
    brand = read_brand(BRAND)
    addressed = [spec for spec in brand.channels if spec.address or spec.handle]
    stated: list[ChannelSpec | OfficialEntry] = [*addressed, *brand.official.entries]
    for found in stated:
        assert found.source.startswith("https://")
        assert found.checked_on is not None
        assert not found.is_confirmed
    assert {"tpWallet", "TP Wallet", "TokenPocket"} <= set(brand.synonyms)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_request_leaves_by_mail_while_there_is_no_chat(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with program_window(qtbot, tmp_path, language, brand=BRAND) as opened:
        opened.program.navigator.open_page(PageName.CONTACT)
        page = opened.page(ContactPage)
        opened.wait(lambda: opened.rooms.contact.board.is_known)
        board = opened.rooms.contact.board
        assert [status.state for status in board.of_kind(ChannelKind.CHAT)] == [ChannelState.NOT_SET_UP]
        cards = page.overview.findChildren(ChannelCard)
        without_buttons = [card for card in cards if not card.findChildren(Button)]
        assert len(without_buttons) == 1, "the chat, which nobody can write to"
        unconfirmed = "not confirmed by the wallet" if language == "en" else "钱包方尚未确认"
        assert opened.shows(unconfirmed, page.overview)
        opened.program.navigator.open_contact(text=STORY)
        assert [spec.kind for spec in page.composer.choice.specs()] == [ChannelKind.EMAIL]
        page.composer.send()
        opened.wait(lambda: page.step is Step.EMAIL and not page.email.confirm.isHidden())
        opened.wait(lambda: STORY in page.email.letter.preview.toPlainText())
        page.email.send.click()
        opened.wait(lambda: opened.browser.opened)
        mail = urlsplit(opened.browser.opened[0])
        assert unquote(mail.path) == "service@tokenpocket.pro"
        assert STORY in parse_qs(mail.query)["body"][0]
        page.email.confirm.click()
        ticket_id = page.conversation.ticket_id
        assert ticket_id is not None
        opened.wait(lambda: not opened.services.contact.outbox.entries(ticket_id))
