"""What is typed beside the conversation belongs to its request: it waits there, and shows in no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.contact.ways.ladder import Way
from walletcare.domain.ticket import TicketId
from walletcare.ui.contact.email.letter import Letter
from walletcare.ui.navigation import PageName


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    with contact_window(qtbot, tmp_path, None, is_live=False) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        opened.wait(lambda: opened.store.board.is_known)
        yield opened


def asked(home: ContactWindow, text: str) -> TicketId:
    return home.service.submit(home.service.drafts.new("refund", text=text)).id


def open_chat(home: ContactWindow, ticket_id: TicketId) -> None:
    conversation = home.contact.conversation
    home.contact.open_ticket(ticket_id)
    home.wait(lambda: conversation.state is not None and conversation.state.detail.ticket.id == ticket_id)


def email_of(home: ContactWindow, ticket_id: TicketId) -> Letter:
    open_chat(home, ticket_id)
    home.contact.chat.way_chosen.emit(Way.EMAIL)
    return home.contact.email.letter


def test_words_added_to_a_mail_wait_for_it_until_it_is_sent(home: ContactWindow) -> None:
    first, second = asked(home, "The first"), asked(home, "The second")
    letter = email_of(home, first)
    QTest.keyClicks(letter.extra.input.edit, "and one thing more")
    home.contact.go_back()
    assert email_of(home, second).text == ""
    letter = email_of(home, first)
    assert letter.text == "and one thing more"
    home.wait(lambda: letter.watch.is_clear)
    home.contact.email.send.click()
    home.wait(lambda: home.opened_mails)
    assert "and one thing more" in home.opened_mails[0].replace("%20", " ")
    assert email_of(home, first).text == ""


def test_a_search_ends_with_the_request_it_was_for(home: ContactWindow) -> None:
    first, second = asked(home, "The first"), asked(home, "The second")
    open_chat(home, first)
    search = home.contact.chat.search
    search.open_search()
    QTest.keyClicks(search.field.edit, "first")
    home.wait(lambda: search._hits)
    open_chat(home, second)
    home.wait(lambda: not search.isVisible())
    assert search._hits == []
    assert search._messages == ()
