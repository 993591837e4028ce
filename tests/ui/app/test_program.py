"""The whole program: it starts, every page opens in both languages, links lead in, and it ends cleanly."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.start.deep_link import parse_deep_link
from walletcare.app.tour.keys import TourKeyring
from walletcare.domain.ticket import Draft, DraftId
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName
from walletcare.ui.rail import ITEMS
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.page import TroubleshootPage


def _is_in_front(opened: ProgramWindow, name: PageName) -> bool:
    return opened.program.window.current_name is name


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_page_opens(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with program_window(qtbot, tmp_path, language) as opened:
        titles = []
        for name in ITEMS:
            opened.program.navigator.open_page(name)
            opened.wait(partial(_is_in_front, opened, name))
            page = opened.program.window.current_page
            assert page is not None
            titles.append(page.title())
        assert len(set(titles)) == len(ITEMS)
        is_chinese = language == "zh-CN"
        assert all(any("一" <= letter <= "鿿" for letter in title) is is_chinese for title in titles)


def test_the_language_changes_while_running(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        opened.program.navigator.open_page(PageName.TROUBLESHOOT)
        opened.wait(lambda: opened.shows("What should we look at?"))
        opened.program.settings.set(Key.LANGUAGE, "zh-CN")
        opened.wait(lambda: opened.shows("要排查什么"))


def test_links_from_outside_lead_in(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        for text, page in (
            ("walletcare://open/faq/payment-failed", PageName.HELP),
            ("walletcare://open/flow/refund", PageName.TROUBLESHOOT),
        ):
            link = parse_deep_link(text)
            assert link is not None
            opened.program.follow(link)
            opened.wait(partial(_is_in_front, opened, page))
        assert opened.page(TroubleshootPage).wizard.step is not None


def test_a_request_is_found_by_its_reference(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        contact = opened.services.contact
        ticket = contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        opened.rooms.open_reference(ticket.reference)
        opened.wait(lambda: opened.name() is PageName.REQUESTS)
        opened.wait(lambda: opened.page(RequestsPage).reference() == str(ticket.reference))


def test_home_shows_what_waits(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        opened.services.contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?"))
        opened.wait(
            lambda: any(row.title == "Where is my refund?" for row in opened.program.home.state.requests)
        )


def test_a_text_typed_in_the_last_moment_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    words, keys = "The shop shows an error", TourKeyring()
    with program_window(qtbot, tmp_path, secrets=keys) as opened:
        opened.program.navigator.open_contact()
        opened.wait(partial(_is_in_front, opened, PageName.CONTACT))
        page = opened.page(ContactPage)
        page.compose(opened.services.contact.drafts.new())
        QTest.keyClicks(page.composer.story.input.edit, words)
    with program_window(qtbot, tmp_path, secrets=keys) as opened:
        assert [draft.text for draft in opened.services.contact.drafts.all()] == [words]
