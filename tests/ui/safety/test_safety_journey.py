"""Checking what was pasted, in both languages; a quoted case; the secret check; first aid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.ticket import Draft, DraftId
from walletcare.ui.navigation import PageName
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.safety.secret_check import SecretCheck
from walletcare.ui.stores.settings import Key
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
    opened.wait(lambda: opened.shows("Needed, but not enough"))


def test_the_secret_check_finds_and_removes(opened: ProgramWindow) -> None:
    opened.press("Check a text")
    check = opened.program.window.findChildren(SecretCheck)[-1]
    check.input.set_text(f"my words: {PHRASE}")
    opened.wait(lambda: opened.shows("recovery phrase", check))
    opened.press("Remove it", check)
    assert "maple" not in check.input.text()
    opened.wait(lambda: opened.shows("No secret found", check))
    opened.press("Close", check)


def test_first_aid_is_one_press_away(opened: ProgramWindow) -> None:
    opened.press("Show me what to do")
    opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    assert session.flow.id == "emergency"
    assert opened.page(TroubleshootPage).wizard.step is not None
