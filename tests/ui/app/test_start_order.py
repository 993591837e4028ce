"""What can be done while keyring, store and network are on their way, and that nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from tests.helpers.slow_keyring import SlowKeyring
from walletcare.app.services import StoreKind
from walletcare.app.start.deep_link import parse_deep_link
from walletcare.domain.ticket import Draft, DraftId
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.help.page import HelpPage
from walletcare.ui.home.page import HomePage
from walletcare.ui.navigation import PageName
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.troubleshoot.page import TroubleshootPage

FLOW = "refund"


@contextmanager
def waiting(bot: QtBot, folder: Path, keys: SlowKeyring, language: str = "en") -> Iterator[ProgramWindow]:
    """The program while the keyring asks for its password."""
    with program_window(bot, folder, language, secrets=keys.store(), is_whole=False) as opened:
        assert opened.program.services is None
        try:
            yield opened
        finally:
            keys.answer()


@pytest.fixture
def keys() -> SlowKeyring:
    return SlowKeyring()


def is_in_front(opened: ProgramWindow, name: PageName) -> bool:
    return opened.program.window.current_name is name


def take_a_step(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow(FLOW)
    page = opened.page(TroubleshootPage)
    before = page.wizard.step
    assert before is not None
    QTest.keyClick(opened.program.window, Qt.Key.Key_1)
    QTest.keyClick(before, Qt.Key.Key_Return)
    opened.wait(lambda: page.wizard.step is not before)


def test_a_question_is_answered_before_there_is_a_store(
    qtbot: QtBot, tmp_path: Path, keys: SlowKeyring
) -> None:
    with waiting(qtbot, tmp_path, keys) as opened:
        popup = opened.program.window.search
        popup.open_own()
        QTest.keyClicks(popup.own_field.edit, "payment failed")
        opened.wait(lambda: "faq:payment-failed" in [row.key for row in popup.rows])
        popup.close_popup()
        opened.program.navigator.open_article("payment-failed")
        opened.wait(lambda: opened.shows("Payment failed", opened.page(HelpPage)))
        opened.program.navigator.open_safety("https://heronwa1let.example/verify")
        opened.wait(lambda: opened.shows("This is not one of our addresses", opened.page(SafetyPage)))
        take_a_step(opened)
        assert opened.program.services is None


WORDS_OF_NONE = {"en": "No open requests", "zh-CN": "没有处理中的请求"}
WORDS_OF_OPENING = {"en": "Opening your requests", "zh-CN": "正在打开你的请求"}


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_home_says_that_there_is_no_request_once_that_is_known(
    qtbot: QtBot, tmp_path: Path, keys: SlowKeyring, language: str
) -> None:
    with waiting(qtbot, tmp_path, keys, language) as opened:
        home = opened.page(HomePage)
        assert opened.shows(WORDS_OF_OPENING[language], home)
        assert not opened.shows(WORDS_OF_NONE[language], home)
        keys.answer()
        opened.wait(lambda: opened.shows(WORDS_OF_NONE[language], home))
        assert not opened.shows(WORDS_OF_OPENING[language], home)


def test_contact_opens_by_itself_and_says_so_when_it_takes_long(
    qtbot: QtBot, tmp_path: Path, keys: SlowKeyring
) -> None:
    with waiting(qtbot, tmp_path, keys) as opened:
        opened.program.navigator.open_page(PageName.CONTACT)
        assert opened.name() is PageName.HOME
        opened.wait(lambda: opened.shows("The page will appear by itself"))
        keys.answer()
        opened.wait(partial(is_in_front, opened, PageName.CONTACT))
        assert isinstance(opened.program.window.current_page, ContactPage)


def test_the_newest_wish_counts(qtbot: QtBot, tmp_path: Path, keys: SlowKeyring) -> None:
    with waiting(qtbot, tmp_path, keys) as opened:
        opened.program.navigator.open_page(PageName.CONTACT)
        opened.program.navigator.open_article("payment-failed")
        keys.answer()
        opened.wait(lambda: opened.program.rooms is not None)
        assert opened.name() is PageName.HELP


def test_a_link_to_a_request_waits_for_the_store(qtbot: QtBot, tmp_path: Path, keys: SlowKeyring) -> None:
    keys.answer()
    with program_window(qtbot, tmp_path, secrets=keys.store()) as opened:
        ticket = opened.services.contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is it?"))
    again = SlowKeyring()
    again.entries = keys.entries
    with waiting(qtbot, tmp_path, again) as opened:
        link = parse_deep_link(f"walletcare://open/request/{ticket.reference}")
        assert link is not None
        opened.program.follow(link)
        again.answer()
        opened.wait(partial(is_in_front, opened, PageName.REQUESTS))
        opened.wait(lambda: opened.page(RequestsPage).reference() == str(ticket.reference))


def test_a_run_begun_before_there_is_a_store_is_kept(qtbot: QtBot, tmp_path: Path, keys: SlowKeyring) -> None:
    with waiting(qtbot, tmp_path, keys) as opened:
        take_a_step(opened)
        # Somebody types the password of the keyring while the window is closing already.
        QTimer.singleShot(0, keys.answer)
    with program_window(qtbot, tmp_path, secrets=keys.store()) as opened:
        assert opened.services.store.kind is StoreKind.ENCRYPTED
        assert [run.flow_id for run in opened.services.sessions.unfinished()] == [FLOW]


def test_reading_goes_on_when_requests_cannot_be_opened(
    qtbot: QtBot, tmp_path: Path, keys: SlowKeyring
) -> None:
    # A file where the folder of attachments belongs: the data folder can't be used.
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "attachments").write_text("", "utf-8")
    keys.answer()
    with waiting(qtbot, tmp_path, keys) as opened:
        opened.wait(lambda: opened.shows("Your requests can’t be opened", opened.page(HomePage).body))
        assert not opened.shows("Opening your requests")
        assert [getattr(problem, "code", "") for problem in opened.problems] == ["folder-unusable"]
        opened.problems.clear()
        opened.program.navigator.open_article("payment-failed")
        opened.wait(lambda: opened.shows("Payment failed", opened.page(HelpPage)))
        take_a_step(opened)
        opened.program.navigator.open_page(PageName.CONTACT)
        assert opened.name() is PageName.TROUBLESHOOT
        opened.wait(lambda: opened.shows("Your requests can’t be opened"))
