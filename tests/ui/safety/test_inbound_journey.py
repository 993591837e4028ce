"""A message of support that asks for a secret: red note, report, check, the harder guard; signed answers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.ticket import Draft, DraftId
from walletcare.safety.incoming.signed_reply import sign_reply
from walletcare.ui.components import MessageRow, PlainLabel
from walletcare.ui.contact.page import ContactPage, Step
from walletcare.ui.contact.parts.safety_part import SignaturePart, WarningPart
from walletcare.ui.navigation import PageName
from walletcare.ui.safety.page import SafetyPage

DEMO_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"Heron Wallet demo reply key").digest())


class Talk:
    """A request in the chat of the running demo, with the desk's agent on the other side."""

    def __init__(self, opened: ProgramWindow) -> None:
        assert opened.services.desk is not None
        self.opened, self.control = opened, opened.services.desk.control
        contact = opened.services.contact
        self.ticket = contact.submit(Draft(id=DraftId("d"), topic="refund", text="Where is my refund?"))
        opened.wait(self.control.conversations)
        self.number = max(int(found["id"]) for found in self.control.conversations())
        self.control.script(self.number, on=False)
        self.page.open_ticket(self.ticket.id)
        opened.wait(lambda: self.page.step is Step.CHAT and self.page.conversation.state is not None)

    @property
    def page(self) -> ContactPage:
        page = self.opened.program.window.page(PageName.CONTACT)
        assert isinstance(page, ContactPage)
        return page

    def hear(self, text: str) -> None:
        self.control.reply(self.number, text)
        last = text.split("\n", maxsplit=1)[0]
        self.opened.wait(lambda: any(last in message.text for message in self.page.conversation.messages))

    def what_comes_next(self) -> str:
        """The lines of the side panel, which a narrow window leaves out."""
        return " ".join(label.text() for label in self.page.chat.next.findChildren(PlainLabel))

    def warnings(self) -> list[WarningPart]:
        return [part for part in self.page.chat.list.findChildren(WarningPart) if part.isVisible()]


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path) -> Iterator[Talk]:
    with program_window(qtbot, tmp_path) as opened:
        opened.program.navigator.open_page(PageName.CONTACT)
        yield Talk(opened)


def test_a_request_for_a_secret_gets_a_red_note_with_report_and_check(talk: Talk) -> None:
    talk.hear("To unlock the refund please send me your recovery phrase.")
    talk.opened.wait(talk.warnings)
    (note,) = talk.warnings()
    assert talk.opened.shows("asks for your recovery phrase", note)
    talk.opened.wait(lambda: "Don’t do what the message asks for" in talk.what_comes_next())
    talk.opened.press("Check the sender", note)
    talk.opened.wait(lambda: talk.opened.name() is PageName.SAFETY)
    assert "recovery phrase" in talk.opened.page(SafetyPage).input.text()
    talk.opened.program.navigator.open_page(PageName.CONTACT)
    talk.page.open_ticket(talk.ticket.id)
    talk.opened.wait(talk.warnings)
    talk.opened.press("Report it", talk.warnings()[0])
    talk.opened.wait(lambda: talk.page.step is Step.COMPOSE)
    told = talk.page.composer.story.text()
    assert str(talk.ticket.reference) in told
    assert "recovery phrase" in told


def test_an_ordinary_question_warns_of_nothing(talk: Talk) -> None:
    talk.hear("To unlock the refund please send me your recovery phrase.")
    talk.opened.wait(lambda: "Don’t do what the message asks for" in talk.what_comes_next())
    talk.page.chat.reply.input.set_text("I won’t. Who are you?")
    QTest.keyClick(talk.page.chat.reply.input.edit, Qt.Key.Key_Return)
    talk.opened.wait(lambda: "Don’t do what" not in talk.what_comes_next())
    talk.hear("Which day did you pay?")
    talk.opened.wait(lambda: "Support waits for your answer" in talk.what_comes_next())


def test_the_guard_is_harder_on_exactly_what_was_asked_for(talk: Talk) -> None:
    reply = talk.page.chat.reply
    reply.input.set_text("482913")
    talk.opened.wait(lambda: not talk.opened.program.tasks.is_idle or reply.watch.is_clear)
    assert reply.watch.is_clear, "a bare number is no secret by itself"
    reply.input.set_text("")
    talk.hear("Read me the verification code that you just received.")
    talk.opened.wait(talk.warnings)
    reply.input.set_text("482913")
    talk.opened.wait(lambda: not reply.watch.is_clear)
    QTest.keyClick(reply.input.edit, Qt.Key.Key_Return)
    assert reply.input.text() == "482913"
    assert all("482913" not in (line or "") for line in talk.control.incoming(talk.number))
    reply.input.set_text("the order is 20261103-88")
    talk.opened.wait(lambda: reply.watch.is_clear)


def test_a_signed_answer_has_its_badge_and_a_changed_one_a_warning(talk: Talk) -> None:
    reference, now = str(talk.ticket.reference), datetime.now(UTC)
    signed = sign_reply("Your refund left today.", reference, DEMO_KEY, "demo-1", now)
    talk.hear(signed)
    chat = talk.page.chat.list
    talk.opened.wait(lambda: chat.findChildren(SignaturePart))
    assert talk.opened.shows("Signed by support", chat)
    shown = [row.text for row in talk.page.chat.list.findChildren(MessageRow) if "refund left" in row.text]
    assert shown == ["Your refund left today."]
    talk.hear(signed.replace("left today", "left tomorrow"))
    talk.opened.wait(lambda: talk.opened.shows("The signature doesn’t match", chat))
