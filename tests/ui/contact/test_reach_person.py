"""The way past an automatic assistant: in sight at every turn, one press."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.contact.composing.templates import person_text
from walletcare.domain.ticket import Author, Stage
from walletcare.ui.contact.page import ContactPage


def asked(opened: ProgramWindow, text: str) -> ContactPage:
    """A request that the automatic assistant has answered."""
    opened.wait(lambda: opened.rooms.contact.board.is_known)
    opened.program.navigator.open_contact(text=text)
    page = opened.page(ContactPage)
    opened.wait(lambda: page.composer.story.text() and page.composer.watch.is_clear)
    page.composer.send_button.click()
    opened.wait(lambda: page.conversation.state is not None and says(page, Author.BOT) == 1)
    return page


def says(page: ContactPage, author: Author) -> int:
    return sum(message.author is author for message in page.conversation.messages)


def test_a_person_is_one_press_away_after_every_automatic_answer(qtbot: QtBot, tmp_path: Path) -> None:
    """S0-15: the assistant's second answer offers nothing to press; the program does."""
    with program_window(qtbot, tmp_path, scenario="bot") as opened:
        page = asked(opened, "My payment of 180 EUR failed at noon")
        person = page.chat.person
        opened.wait(person.button.isVisible)
        page.chat.reply.input.set_text("It was not")
        page.conversation.writing.flush()
        page.conversation.writing.send("What is a fee?", (), frozenset(), lambda: None, raising)
        opened.wait(lambda: says(page, Author.BOT) == 2)
        assert not page.conversation.messages[-1].options
        opened.wait(person.button.isVisible)
        opened.press("Talk to a person", person)
        assert not person.isVisible()
        state = page.conversation.state
        assert state is not None
        words = person_text(state.detail.ticket.language)
        opened.wait(lambda: words in [message.text for message in page.conversation.messages])
        assert page.chat.reply.input.text() == "It was not"
        opened.wait(lambda: says(page, Author.AGENT))
        assert not person.isVisible()


def test_an_assistant_that_does_not_listen_can_be_asked_again(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, "zh-CN", scenario="bot-loop") as opened:
        page = asked(opened, "中午付款 180 元失败了")
        person = page.chat.person
        opened.press("找人工客服", person)
        person.button.click()
        opened.wait(lambda: says(page, Author.BOT) == 2)
        assert says(page, Author.USER) == 2, "a second press asks nothing"
        opened.wait(person.button.isVisible)
        state = page.conversation.state
        assert state is not None
        assert state.detail.ticket.stage is Stage.WITH_BOT


def test_a_press_that_comes_to_nothing_can_be_repeated(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path, scenario="bot") as opened:
        page = asked(opened, "My payment of 180 EUR failed at noon")
        person, database = page.chat.person, opened.services.store.database
        opened.wait(person.button.isVisible)
        with database.write() as connection:
            connection.execute("ALTER TABLE outbox RENAME TO away")
        opened.press("Talk to a person", person)
        assert not person.isVisible()
        opened.wait(lambda: opened.program.tasks.is_idle and person.isVisible())
        with database.write() as connection:
            connection.execute("ALTER TABLE away RENAME TO outbox")
        opened.problems.clear()  # what else reads that table
        opened.press("Talk to a person", person)
        opened.wait(lambda: says(page, Author.USER) == 2)


def raising(error: Exception) -> None:
    raise error
