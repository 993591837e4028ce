"""T28: a secret that is pasted, whatever form the clipboard has it in, is stopped where it would be sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers import secret_corpus
from tests.helpers.contact_window import ContactWindow, contact_window
from tests.helpers.hostile import sizes
from tests.threats.test_hostile_words import is_active_document
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import Verdict
from walletcare.ui.navigation import PageName

SEED = 20261128


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    options = DeskOptions(scenario="agent-silent", language=Language.EN)
    with DeskThread(options) as desk, contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.CONTACT)
        yield opened


def secrets(count: int) -> list[str]:
    """What the guard blocks outright: phrases, keys, keystores, tokens, in turn and in their disguises."""
    random = Random(SEED)
    kinds = [
        secret_corpus.phrases(random, count),
        secret_corpus.keys(random, count),
        secret_corpus.hex_keys(random, count),
        secret_corpus.structured(random, count),
        secret_corpus.cards(random, count),
    ]
    return [next(kinds[number % len(kinds)]).text for number in range(count)]


def clipboard(number: int, text: str) -> QMimeData:
    """A clipboard as a web page, a word processor, a file manager or a picture program fills it."""
    mime = QMimeData()
    mime.setText(text)
    match number % 4:
        case 0:
            mime.setHtml(f"<html><body><h1>{text}</h1><img src='x.png'></body></html>")
        case 1:
            mime.setData("text/rtf", QByteArray(b"{\\rtf1 {\\b " + text.encode() + b"}}"))
        case 2:
            mime.setUrls([QUrl("file:///etc/hostname")])
            mime.setText(text)
        case 3:
            image = QImage(8, 8, QImage.Format.Format_RGB32)
            image.fill(0)
            mime.setImageData(image)
    return mime


def paste(field: QTextEdit | QLineEdit, number: int, text: str) -> None:
    QGuiApplication.clipboard().setMimeData(clipboard(number, text))
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def got_through_the_reply(home: ContactWindow, count: int) -> list[str]:
    """Texts that were sent when they were pasted into the reply and Enter was pressed."""
    ticket, number = home.sent("My payment failed at noon")
    home.contact.open_ticket(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    reply = home.contact.chat.reply
    before = len(home.control.incoming(number))
    passed = []
    for place, text in enumerate(secrets(count)):
        paste(reply.input.edit, place, text)
        assert reply.input.text().strip(), "the letters themselves arrive"
        assert not is_active_document(reply.input.edit.document())
        QTest.keyClick(reply.input.edit, Qt.Key.Key_Return)
        home.wait(lambda: home.store.tasks.is_idle)
        if not reply.input.text() or reply.watch.is_clear:
            passed.append(text)
        reply.input.set_text("")
    home.service.deliver_due()
    arrived = home.control.incoming(number)[before:]
    return passed + [line or "" for line in arrived]


def got_through_the_composer(home: ContactWindow, count: int) -> list[str]:
    """Texts that were sent when they were pasted into a field of a new request and Send was pressed."""
    before = len(home.control.conversations())
    home.contact.overview.compose_requested.emit("")
    composer = home.contact.composer
    story, details = composer.story.input.edit, composer.details
    lines = [
        line for line in details.findChildren(QLineEdit) if line is not details.email.findChild(QLineEdit)
    ]
    assert len(lines) == 3
    passed = []
    for place, text in enumerate(secrets(count)):
        fields = [story, *lines] if "\n" not in text else [story]
        target = fields[place % len(fields)]
        for field in (story, *lines):
            field.clear()
        QTest.keyClicks(story, "My payment failed at noon")
        paste(target, place, text)
        QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
        home.wait(lambda: home.store.tasks.is_idle)
        if composer.watch.is_clear or len(home.control.conversations()) != before:
            passed.append(text)
    QGuiApplication.clipboard().clear()
    return passed


@sizes(20, 200)
def test_nothing_pasted_into_the_reply_leaves(home: ContactWindow, count: int) -> None:
    assert got_through_the_reply(home, count) == []


@sizes(20, 200)
def test_nothing_pasted_into_a_new_request_leaves(home: ContactWindow, count: int) -> None:
    assert got_through_the_composer(home, count) == []


def test_a_build_that_does_not_look_is_found(home: ContactWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "inspect", lambda *_, **__: Verdict())
    assert len(got_through_the_reply(home, 3)) >= 3
    home.navigator.open_page(PageName.CONTACT)
    assert got_through_the_composer(home, 1) != []
