"""What is opened outside: official addresses at once, others after a question, dangerous ones never."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.ui.components import InnerDialog


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def dialog(opened: ProgramWindow) -> InnerDialog | None:
    found = [d for d in opened.program.window.findChildren(InnerDialog) if d.isVisible()]
    return found[-1] if found else None


def test_official_addresses_open(opened: ProgramWindow) -> None:
    opened.program.navigator.open_link("https://heronwallet.example/help")
    assert opened.browser.opened == ["https://heronwallet.example/help"]
    assert dialog(opened) is None


def test_an_imitation_stays_closed(opened: ProgramWindow) -> None:
    opened.program.navigator.open_link("https://heronwa1let.example/verify")
    asked = dialog(opened)
    assert asked is not None
    opened.press("Close", asked)
    opened.wait(lambda: dialog(opened) is None)
    assert opened.browser.opened == []


def test_unknown_addresses_are_asked_about_first(opened: ProgramWindow) -> None:
    for answer, is_opened in (("Stay here", False), ("Open in the browser anyway", True)):
        opened.program.navigator.open_link("https://other.example/page")
        asked = dialog(opened)
        assert asked is not None
        assert opened.browser.opened == []
        opened.press(answer, asked)
        opened.wait(lambda: dialog(opened) is None)
        assert opened.browser.opened == (["https://other.example/page"] if is_opened else [])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "smb://h/x"]
)
def test_dangerous_addresses_stay_closed(opened: ProgramWindow, address: str) -> None:
    opened.program.navigator.open_link(address)
    assert dialog(opened) is not None
    assert opened.browser.opened == []


def test_a_mail_of_our_own_keeps_subject_and_text(opened: ProgramWindow) -> None:
    mail = "mailto:help@heronwallet.example?subject=%5BWC-7K2F-91%5D%20refund&body=Hello"
    assert opened.rooms.links.open_own_mail(mail)
    assert opened.browser.opened == [mail]
