"""A conversation without any file, saved as text and as PDF: everything that was said is in it, readable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from tests.helpers.pdf_text import READABLE_PT, read_pdf
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.domain.ticket import Delivery, Ticket
from walletcare.ui.navigation import PageName

ASKED, ANSWERED, AGAIN = "My refund of 120.50 has not arrived", "It is on its way", "退款到了，谢谢"
UNSENT = "One more thing"


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    options = DeskOptions(scenario="agent-silent", language=Language.EN)
    with DeskThread(options) as desk, contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        yield opened


@pytest.fixture
def ticket(home: ContactWindow) -> Ticket:
    """Two people have talked; nobody sent a file; the last message could not leave."""
    ticket, number = home.sent(ASKED)
    home.control.reply(number, ANSWERED)
    home.contact.open_ticket(ticket.id)
    conversation = home.contact.conversation
    home.wait(lambda: any(ANSWERED in message.text for message in conversation.messages))
    home.service.reply(ticket.id, AGAIN)
    home.wait(lambda: any(AGAIN in (line or "") for line in home.control.incoming(number)))
    home.control.fail_calls("429", count=0)
    home.service.reply(ticket.id, UNSENT)
    home.wait(lambda: conversation.messages[-1].text == UNSENT)
    home.wait(lambda: conversation.messages[-1].delivery is Delivery.QUEUED)
    return ticket


def save(home: ContactWindow, entry: str, path: Path) -> str:
    """Choose the entry in the menu and answer the file dialog; returns the name that it proposed."""
    home.contact.chat.menu.choose(entry)
    dialog = home.window.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChildren(QLineEdit, "fileNameEdit")[0]
    proposed = line.text()
    line.setText(str(path))
    dialog.accept()
    home.wait(lambda: path.exists() and path.stat().st_size > 0)
    return proposed


def test_the_text_holds_everything_in_order(home: ContactWindow, ticket: Ticket, tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    assert save(home, "text", path) == f"{ticket.reference}.txt"
    text = path.read_text("utf-8")
    places = [text.index(words) for words in (str(ticket.reference), ANSWERED, AGAIN, UNSENT)]
    assert text.count(ASKED) == 2, "the title, and the message"
    assert places == sorted(places)
    assert "[" not in text, "no file, no mark of one"
    assert "(not sent)" in text[text.index(AGAIN) :]
    assert "(not sent)" not in text[: text.index(AGAIN)]
    assert f"Saved as {path.name}" in home.window.toast.text


def test_the_pdf_says_the_same_in_letters_that_can_be_read(
    home: ContactWindow, ticket: Ticket, tmp_path: Path
) -> None:
    path = tmp_path / "kept.pdf"
    assert save(home, "pdf", path) == f"{ticket.reference}.pdf"
    saved = read_pdf(path)
    words = " ".join(saved.text.split())
    for part in (str(ticket.reference), ASKED, ANSWERED, "退款到了", UNSENT, "(not sent)"):
        assert part in words, words
    assert saved.smallest_pt > READABLE_PT


def test_a_long_conversation_fills_several_pages_and_loses_no_line(
    home: ContactWindow, tmp_path: Path
) -> None:
    told = [f"Line {number} of the story" for number in range(160)]
    ticket, _ = home.sent("\n".join(told))
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    path = tmp_path / "long.pdf"
    save(home, "pdf", path)
    saved = read_pdf(path)
    assert len(saved.pages) > 2
    lines = saved.text.splitlines()
    # The title repeats the first of them.
    assert [line for line in lines if line in told] == [told[0], *told]


def test_a_folder_that_cannot_be_written_to_is_told(
    home: ContactWindow, ticket: Ticket, tmp_path: Path
) -> None:
    for entry in ("text", "pdf"):
        home.contact.chat.menu.choose(entry)
        dialog = next(one for one in home.window.findChildren(QFileDialog) if one.isVisible())
        dialog.fileSelected.emit(str(tmp_path / "gone" / f"kept.{entry}"))
        home.wait(lambda: "can’t be written" in home.window.toast.text)
        dialog.reject()
        home.window.toast.hide()
