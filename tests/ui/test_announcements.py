"""Each event of the table of announcements (visual language, section 8) reaches a screen reader, and how."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.announcements import Announcements, listening
from tests.helpers.contact_window import ContactWindow, contact_window
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.chat import LinkState
from walletcare.domain.flow import ChecksStep, InputStep, InstructionStep, QuestionStep
from walletcare.domain.language import Language
from walletcare.troubleshoot.session import Session
from walletcare.ui.announce import PacedAnnouncement
from walletcare.ui.components import Banner, Pressable
from walletcare.ui.navigation import PageName
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.stores.troubleshoot import TroubleshootStore

PHRASE = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"


@pytest.fixture
def heard() -> Iterator[Announcements]:
    with listening() as announcements:
        yield announcements


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path, heard: Announcements) -> Iterator[ContactWindow]:
    """The window of a user who has written and is waiting."""
    with (
        DeskThread(DeskOptions(scenario="agent-silent", language=Language.EN)) as desk,
        contact_window(qtbot, tmp_path, desk) as opened,
    ):
        yield opened


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, heard: Announcements) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def test_in_the_chat_an_answer_is_told_with_its_name_and_typing_is_not(
    talk: ContactWindow, heard: Announcements
) -> None:
    ticket, number = talk.sent("Are you there")
    talk.navigator.open_page(PageName.CONTACT)
    talk.contact.open_ticket(ticket.id)
    talk.wait(lambda: talk.contact.conversation.state is not None)
    talk.control.assign(number)
    heard.said.clear()
    talk.control.reply(number, "The money is on hold at the bank.")
    talk.wait(lambda: heard.politely("Mei The money is on hold at the bank."))
    assert not [text for text, _ in heard.said if "typing" in text]


def test_two_minutes_without_an_answer_are_told_politely(talk: ContactWindow, heard: Announcements) -> None:
    ticket, _ = talk.sent("No answer to this one")
    talk.navigator.open_page(PageName.CONTACT)
    talk.contact.open_ticket(ticket.id)
    conversation, offer = talk.contact.conversation, talk.contact.chat.offer
    talk.wait(lambda: conversation.state is not None and offer.offer is not None)
    heard.said.clear()
    talk.clock.shift += timedelta(minutes=3)
    conversation.reload()
    talk.wait(lambda: offer.offer is not None and offer.offer.is_banner)
    (banner,) = [part for part in offer.findChildren(Banner) if part.isVisible()]
    assert heard.politely(banner.title)


def test_a_secret_in_a_text_is_told_at_once(talk: ContactWindow, heard: Announcements) -> None:
    talk.navigator.open_page(PageName.CONTACT)
    talk.contact.overview.compose_requested.emit("")
    composer = talk.contact.composer
    QTest.keyClicks(composer.story.input.edit, PHRASE)
    talk.wait(lambda: not composer.watch.is_clear)
    talk.wait(lambda: heard.at_once("recovery phrase"))


def test_a_draft_that_is_saved_is_told_once_when_the_typing_rests(
    talk: ContactWindow, heard: Announcements
) -> None:
    talk.navigator.open_page(PageName.CONTACT)
    talk.contact.overview.compose_requested.emit("")
    composer, kept = talk.contact.composer, []
    composer.keeper.kept.connect(lambda: kept.append(composer.draft.text))
    QTest.keyClicks(composer.story.input.edit, "I paid by code")
    talk.wait(lambda: kept)
    QTest.keyClicks(composer.story.input.edit, " at noon")
    talk.wait(lambda: heard.politely("Draft saved"))
    assert kept == ["I paid by code", "I paid by code at noon"], "saved at each pause"
    assert [text for text, _ in heard.said if "saved" in text.lower()] == ["Draft saved"]
    draft = composer.draft
    composer.show_draft(draft, is_stored=True)
    talk.wait(lambda: len(kept) > 2 or not composer.keeper.is_due)
    QTest.keyClicks(composer.story.input.edit, ".")
    talk.wait(lambda: len([text for text, _ in heard.said if text == "Draft saved"]) > 1)
    assert len([text for text, _ in heard.said if text == "Draft saved"]) == 2, "not for one that was opened"


def test_an_own_message_that_is_not_sent_is_told_at_once(talk: ContactWindow, heard: Announcements) -> None:
    ticket, _ = talk.sent("Are you there")
    talk.navigator.open_page(PageName.CONTACT)
    talk.contact.open_ticket(ticket.id)
    talk.wait(lambda: talk.contact.conversation.state is not None)
    talk.control.fail_calls("404", on="message.create", count=None)
    writing = talk.contact.conversation.writing
    writing.send("Still there?", (), frozenset(), lambda: None, lambda error: pytest.fail(str(error)))
    talk.wait(lambda: heard.at_once("Not sent"))
    assert len([text for text, _ in heard.said if "Not sent" in text]) == 1


def test_results_that_come_together_are_told_together(qtbot: QtBot, heard: Announcements) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    paced = PacedAnnouncement(place)
    for words in ("DNS passed", "Server reached", "Clock passed"):
        paced.say(words)
    assert heard.said == [("DNS passed", False)]
    qtbot.waitUntil(lambda: len(heard.said) > 1)
    assert heard.said[1:] == [("Server reached\nClock passed", False)]


def test_saved_copied_and_undone_are_told_politely(opened: ProgramWindow, heard: Announcements) -> None:
    undone: list[bool] = []
    opened.program.navigator.copy("WC-7A0V-74", lambda: "WC-7A0V-74 copied")
    assert heard.politely("WC-7A0V-74 copied")
    opened.program.navigator.toast(lambda: "Draft deleted", lambda: undone.append(True))
    (undo,) = [part for part in opened.program.window.toast.findChildren(Pressable) if part.label == "Undo"]
    undo.click()
    assert undone
    assert heard.politely("Undone")
    QTest.keyClick(opened.program.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert heard.politely("Text size 125%")


def test_a_page_its_results_and_a_verdict_are_told(opened: ProgramWindow, heard: Announcements) -> None:
    opened.program.navigator.open_page(PageName.SAFETY)
    page = opened.page(SafetyPage)
    assert heard.politely("Safety")
    assert QApplication.focusWidget() is page.heading(), "the focus is on the heading"
    opened.program.navigator.open_safety("https://heronwa1let.example/verify")
    opened.wait(lambda: heard.at_once("This is not one of our addresses"))
    heard.said.clear()
    opened.program.navigator.open_safety("https://news.example.org/wallet")
    opened.wait(lambda: heard.said)
    assert not [text for text, is_now in heard.said if is_now], "nothing dangerous: politely"
    popup = opened.program.window.search
    popup.open_own()
    heard.said.clear()
    for letter in "refund":
        QTest.keyClicks(popup.own_field.edit, letter)
    opened.wait(lambda: heard.politely("result"))
    assert len([text for text, _ in heard.said if "result" in text]) == 1, "once, when they rest"


def walk_to_checks(store: TroubleshootStore) -> Session:
    """Answer until checks run."""
    session = store.session
    assert session is not None
    while not isinstance(session.step, ChecksStep):
        step = session.step
        if isinstance(step, InputStep):
            session.skip()
        else:
            assert isinstance(step, QuestionStep | InstructionStep)
            choices = step.choices if isinstance(step, QuestionStep) else step.exits
            session.answer(choices[-1].id)
        store.moved()
    return session


def test_checks_tell_their_results_and_what_they_mean(opened: ProgramWindow, heard: Announcements) -> None:
    store = opened.rooms.troubleshoot
    opened.program.navigator.open_flow("payment-failed")
    opened.wait(lambda: store.session is not None)
    assert heard.politely("Do you have to pay right now?"), "the first question"
    session = walk_to_checks(store)
    heard.said.clear()
    opened.wait(lambda: not store.is_checking and session.results())
    opened.wait(lambda: heard.politely(session.verdict().text.text(Language.EN)))
    assert len(heard.said) > 1, "a result before the sum"


def test_offline_and_online_again_are_told(opened: ProgramWindow, heard: Announcements) -> None:
    channels = opened.services.contact.channels
    opened.wait(lambda: channels.link is LinkState.LIVE)
    opened.rooms.network.changed.emit(False)
    channels.note_link(LinkState.OFFLINE)
    opened.wait(lambda: heard.politely("You’re offline"))
    assert not heard.politely("online again")
    channels.note_link(LinkState.LIVE)
    opened.wait(lambda: heard.politely("You’re online again"))
    assert len([text for text, _ in heard.said if "offline" in text]) == 1
