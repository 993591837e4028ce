"""Checking what was pasted, in both languages; a quoted case; the secret check; first aid."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.reference import new_reference, parse_reference
from walletcare.domain.ticket import Draft, DraftId
from walletcare.safety.official.contacts import ContactKind
from walletcare.ui.navigation import PageName
from walletcare.ui.safety.comparison import LetterLine
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.safety.program_check import ProgramCheck
from walletcare.ui.safety.secret_check import SecretCheck
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.troubleshoot.page import TroubleshootPage

PHRASE = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        window.program.navigator.open_page(PageName.SAFETY)
        yield window


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("https://heronwallet.example/help", "On our official list", "在官方名单上"),
        ("https://heronwa1let.example/verify", "This is not one of our addresses", "这不是我们的地址"),
        ("https://somewhere-else.example", "Not on our list", "不在官方名单上"),
        ("hello there", "We can’t tell", "暂时无法判断"),
    ],
)
def test_verdicts_in_both_languages(opened: ProgramWindow, text: str, en: str, zh: str) -> None:
    opened.program.navigator.open_safety(text)
    opened.wait(lambda: opened.shows(en))
    opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    opened.wait(lambda: opened.shows(zh))
    assert opened.browser.opened == []


def test_enter_checks_and_escape_starts_again(opened: ProgramWindow) -> None:
    page = opened.page(SafetyPage)
    QTest.keyClicks(page.input.edit, "help@heronwa11et.example")
    QTest.keyClick(page.input.edit, Qt.Key.Key_Return)
    opened.wait(lambda: opened.shows("This is not one of our addresses"))
    assert page.escape()
    assert not opened.shows("This is not one of our addresses")


def test_a_quoted_case_needs_its_code(opened: ProgramWindow) -> None:
    contact = opened.services.contact
    ticket = contact.submit(Draft(id=DraftId("d"), topic="refund", text="Where is it?"))
    detail = contact.tickets.detail(ticket.id)
    assert detail is not None
    opened.program.navigator.open_safety(f"From help@heronwallet.example about {ticket.reference}")
    opened.wait(lambda: opened.shows("but not its case code"))
    quoted = f"help@heronwallet.example {ticket.reference} {detail.case_code}"
    opened.program.navigator.open_safety(quoted)
    opened.wait(lambda: opened.shows("A good sign, but not proof"))


def test_a_code_that_is_not_even_a_possible_one_is_named(opened: ProgramWindow) -> None:
    stranger = new_reference()
    made_up = next(
        stranger[:-1] + symbol for symbol in "0123456789" if parse_reference(stranger[:-1] + symbol) is None
    )
    for quoted, words in (
        (made_up, "The reference in it is made up"),
        (stranger, "isn’t one of your requests"),
        ("nothing here", "It quotes none of your open requests"),
    ):
        opened.program.navigator.open_safety(f"Dear customer, we write about {quoted} again")
        opened.wait(partial(opened.shows, words))
    opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    opened.wait(lambda: opened.shows("真正的回复会带上"))


@pytest.mark.parametrize("is_on_field", [False, True])
def test_a_file_dropped_on_the_page_is_compared(
    opened: ProgramWindow, tmp_path: Path, *, is_on_field: bool
) -> None:
    path = tmp_path / "HeronWallet-2.4.1.apk"
    path.write_text("Heron Wallet Pro Unlock")
    page = opened.page(SafetyPage)
    place = page.input.edit.viewport() if is_on_field else page
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(place, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(place, drop)
    check = opened.program.window.findChildren(ProgramCheck)[-1]
    opened.wait(lambda: opened.shows("This is a known fake", check))
    assert page.input.text() == ""
    opened.press("Close", check)


def test_the_secret_check_finds_and_removes(opened: ProgramWindow) -> None:
    opened.press("Check a text")
    check = opened.program.window.findChildren(SecretCheck)[-1]
    check.input.set_text(f"my words: {PHRASE}")
    opened.wait(lambda: opened.shows("recovery phrase", check))
    opened.press("Remove it", check)
    opened.wait(lambda: "maple" not in check.input.text())
    opened.wait(lambda: opened.shows("No secret found", check))
    opened.press("Close", check)


def test_first_aid_is_one_press_away(opened: ProgramWindow) -> None:
    opened.press("Show me what to do")
    opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    assert session.flow.id == "emergency"
    assert opened.page(TroubleshootPage).wizard.step is not None


def test_the_field_names_what_it_holds_and_can_be_emptied(opened: ProgramWindow) -> None:
    page = opened.page(SafetyPage)
    for text, kind in (
        ("heronwa1let.example/verify", ContactKind.LINK),
        ("help@heronwallet.example", ContactKind.EMAIL),
        ("@HeronWalletHelp", ContactKind.HANDLE),
        ("+44 20 7946 0321", ContactKind.PHONE),
        ("they wrote to me from help@heronwallet.example", None),
    ):
        page.input.set_text(text)
        assert page.input.kind is kind, text
        assert QFontInfo(page.input.edit.font()).fixedPitch() is (kind is not None)
    page.input.clear.click()
    assert page.input.text() == ""
    assert not page.input.clear.isVisible()


def test_a_file_is_compared_with_the_releases(opened: ProgramWindow, tmp_path: Path) -> None:
    for content, name, words in (
        ("Heron Wallet 2.4.1 for Android", "HeronWallet-2.4.1.apk", "This is a file we published"),
        ("Heron Wallet Pro Unlock", "HeronWallet-2.4.1.apk", "This is a known fake"),
        ("anything else", "HeronWallet-2.4.1.apk", "Our file’s name, but not our file"),
        ("anything else", "other.apk", "Not on the list of releases"),
    ):
        path = tmp_path / name
        path.write_text(content)
        opened.press("Check a file")
        check = opened.program.window.findChildren(ProgramCheck)[-1]
        check.check(path)
        opened.wait(partial(opened.shows, words, check))
        opened.press("Close", check)
        opened.wait(lambda: not opened.program.window.findChildren(ProgramCheck))


def test_reading_a_file_can_be_stopped(opened: ProgramWindow, tmp_path: Path) -> None:
    path = tmp_path / "endless.apk"
    os.mkfifo(path)  # nobody writes: without a stop the reading never ends
    opened.press("Check a file")
    check = opened.program.window.findChildren(ProgramCheck)[-1]
    check.check(path)
    ends: list[int] = []

    def is_being_read() -> bool:
        try:
            ends.append(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:  # ENXIO: the worker has not opened it yet
            return False
        return True

    opened.wait(is_being_read)
    opened.press("Stop", check)
    assert not check.is_running
    for end in ends:  # the worker reads on, and finds that nobody wants the answer
        os.close(end)
    assert not opened.shows("Not on the list of releases", check)
    opened.press("Close", check)


def test_chinese_letters_of_a_comparison_stand_beside_each_other(opened: ProgramWindow) -> None:
    opened.program.navigator.open_safety("@苍鹭钱包客服中心")
    opened.wait(lambda: opened.page(SafetyPage).findChildren(LetterLine))
    theirs, ours = opened.page(SafetyPage).findChildren(LetterLine)
    assert theirs.sizeHint().width() > ours.sizeHint().width()
    for line in (theirs, ours):
        letters = line.accessibleName()
        font = theme().metrics(TextStyle.MONO_LARGE)
        assert line.sizeHint().width() >= sum(font.horizontalAdvance(letter) for letter in letters)
        assert line.heightForWidth(60) > line.heightForWidth(600)
