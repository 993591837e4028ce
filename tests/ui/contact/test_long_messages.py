"""A message of a hundred thousand characters: its beginning in the row, all of it behind a button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.ui.components import HistoryRow, MessageRow, TextView
from walletcare.ui.components.long_text import (
    MOST_CHARACTERS,
    MOST_LINES,
    AllButton,
    WholeTextDialog,
    beginning,
)
from walletcare.ui.navigation import PageName

LAST = "the very last words"
LONG = "0 " + "long words " * 8_000 + LAST


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    options = DeskOptions(scenario="agent-silent", language=Language.EN)
    with DeskThread(options) as desk, contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        yield opened


def told(home: ContactWindow, text: str) -> MessageRow:
    """The row of a message that support wrote."""
    ticket, number = home.sent("My payment failed at noon")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    home.control.reply(number, text)

    def rows() -> list[MessageRow]:
        rows = home.contact.chat.list.findChildren(MessageRow)
        return [row for row in rows if row.isVisible() and row.text == text]

    home.wait(rows)
    return rows()[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "short",
        "a" * MOST_CHARACTERS,
        "line\n" * MOST_LINES,
        "请把订单号发给我们。" * (MOST_CHARACTERS // 10),
    ],
)
def test_what_is_not_long_is_shown_whole(text: str) -> None:
    assert beginning(text) == text


@pytest.mark.parametrize(
    "text", ["a" * 88_000, "long words " * 8_000, "\n" * 5_000, "请把订单号发给我们。" * 9_000, "x\n" * 200]
)
def test_what_is_long_is_bounded_in_letters_and_lines(text: str) -> None:
    shown = beginning(text)
    assert len(shown) < MOST_CHARACTERS
    assert shown.count("\n") < MOST_LINES
    assert shown.endswith(" …")
    assert text.startswith(shown.removesuffix(" …"))


def test_a_word_is_not_cut_in_two() -> None:
    assert beginning("wallet " * 2_000).removesuffix(" …").endswith("wallet")


def test_all_of_it_is_one_key_away_and_the_view_stays(home: ContactWindow) -> None:
    row = told(home, LONG)
    assert LAST not in row.bubble.view.toPlainText()
    button = row.findChild(AllButton)
    assert button is not None
    assert button.accessibleName() == f"Show all {len(LONG):,} characters"
    bar = home.contact.chat.list.verticalScrollBar()
    home.wait(lambda: bar.value() == bar.maximum())
    place = bar.value()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    dialog = button.window().findChild(WholeTextDialog)
    assert dialog is not None
    whole = dialog.findChild(TextView)
    assert whole is not None
    assert whole.toPlainText() == LONG
    assert bar.value() == place
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == LONG
    assert dialog._copy.label == "Copied"
    dialog.close_with("close")
    assert bar.value() == place
    assert button.hasFocus()


def test_search_in_the_conversation_reads_what_is_not_shown(home: ContactWindow) -> None:
    row = told(home, LONG)
    search = home.contact.chat.search
    search.open_search()
    search.field.set_text(LAST)
    search.field.searched.emit(LAST)
    home.wait(lambda: search._hits)
    message = next(each for each in home.contact.conversation.messages if each.text == LONG)
    assert search._hits == [message.id]
    assert row.isVisible()


def test_a_short_message_has_no_such_button(home: ContactWindow) -> None:
    button = told(home, "Short and clear.").findChild(AllButton)
    assert button is not None
    assert button.isHidden()


def test_the_history_of_a_request_is_bounded_too(qtbot: QtBot) -> None:
    row = HistoryRow(LONG, author="Mei")
    qtbot.addWidget(row)
    assert LAST not in row.view.toPlainText()
    button = row.findChild(AllButton)
    assert button is not None
    assert not button.isHidden()
