"""Notices: what was not seen is marked, all of them can be read again, offers can be switched off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import program_window
from walletcare.domain.language import LocalText
from walletcare.domain.notice import Notice, NoticeKind
from walletcare.ui.components import Button, Chip, InnerDialog, PlainLabel
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.home.notices_dialog import NoticesDialog
from walletcare.ui.home.page import HomePage
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.notices import mark_read, unread, wanted
from walletcare.ui.stores.settings import Key, SettingsStore

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def notice(
    name: str, kind: NoticeKind, begins_h: int = -1, ends_h: int = 1, *, slows: bool = False
) -> Notice:
    begins, ends = NOW + timedelta(hours=begins_h), NOW + timedelta(hours=ends_h)
    words = LocalText.same(name)
    return Notice(name, kind, words, words, begins, ends, raises_wait=slows)


@pytest.mark.parametrize(
    ("kind", "slows", "is_shown"),
    [
        (NoticeKind.PROMOTION, False, False),
        (NoticeKind.RELEASE, False, False),
        (NoticeKind.PROMOTION, True, True),
        (NoticeKind.MAINTENANCE, False, True),
        (NoticeKind.SECURITY, False, True),
        (NoticeKind.SUPPORT, False, True),
    ],
)
def test_offers_and_news_can_be_switched_off(kind: NoticeKind, slows: bool, is_shown: bool) -> None:
    settings = SettingsStore(None)
    one = notice("one", kind, slows=slows)
    assert wanted((one,), settings) == (one,)
    settings.set(Key.NOTICES, False)
    assert wanted((one,), settings) == ((one,) if is_shown else ())


def test_what_was_seen_stays_seen_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    first, second = notice("first", NoticeKind.SUPPORT), notice("second one", NoticeKind.SECURITY)
    settings = SettingsStore(path)
    assert unread((first, second), settings) == {"first", "second one"}
    mark_read((second,), settings)
    assert unread((first, second), SettingsStore(path)) == {"first"}
    settings.set(Key.READ_NOTICES, "no json")
    assert unread((first,), settings) == {"first"}


def test_the_list_tells_kind_and_time_of_each_what_holds_now_first(qtbot: QtBot, tmp_path: Path) -> None:
    """S1-18: also those that are over, and those that are to come."""
    with program_window(qtbot, tmp_path, is_whole=False) as opened:
        notices = (
            notice("past", NoticeKind.SUPPORT, -30, -20),
            notice("coming", NoticeKind.MAINTENANCE, 20, 21),
            notice("holding", NoticeKind.RELEASE),
        )
        dialog = NoticesDialog(opened.program.window, notices, frozenset({"coming"}), NOW)
        dialog.open()
        said = [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
        assert [text for text in said if text in {"past", "coming", "holding"}] == [
            *("holding", "holding", "coming", "coming", "past", "past")
        ]
        assert any(text.startswith("New version · Until") for text in said)
        assert any(text.startswith("Maintenance · From") for text in said)
        assert any(text.startswith("Support · Ended") for text in said)
        assert [chip.text() for chip in dialog.findChildren(Chip)] == ["New"]
        dialog.close_with("")


def test_home_marks_what_is_new_until_it_was_seen(qtbot: QtBot, tmp_path: Path) -> None:
    """S1-18, S1-19: with an unread mark, and a way to all of them."""
    with program_window(qtbot, tmp_path, scenario="promotion") as opened:
        home = opened.page(HomePage)
        opened.wait(lambda: opened.shows("Answers take longer during the cashback days", home))

        def marks() -> int:
            return sum(chip.text() == "New" and chip.isVisible() for chip in home.findChildren(Chip))

        opened.wait(lambda: marks() == 2)
        opened.program.navigator.open_page(PageName.HELP)
        opened.program.navigator.open_page(PageName.HOME)
        opened.wait(lambda: marks() == 0)
        opened.press("All notices", home)
        opened.wait(lambda: opened.program.window.findChildren(InnerDialog))
        opened.press("Close")


def test_the_keyboard_stays_at_the_button_that_opened_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    """What was unread is read then, so that the card is made anew under the focus."""
    with program_window(qtbot, tmp_path, scenario="promotion") as opened:
        home = opened.page(HomePage)
        opened.wait(lambda: opened.shows("Answers take longer during the cashback days", home))
        opened.wait(lambda: [button for button in home.findChildren(Button) if button.label == "All notices"])
        button = next(button for button in home.findChildren(Button) if button.label == "All notices")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        opened.wait(lambda: opened.program.window.findChildren(NoticesDialog))
        QTest.keyClick(opened.program.window.findChildren(NoticesDialog)[0], Qt.Key.Key_Escape)
        focus = QApplication.focusWidget()
        assert isinstance(focus, Button)
        assert focus.label == "All notices"


def test_home_counts_what_is_to_come_as_unread_and_not_what_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    with program_window(qtbot, tmp_path) as opened:
        now = opened.services.clock.now()
        words = LocalText("公告", "Announcement")

        def at(name: str, hours: int) -> Notice:
            begins = now + timedelta(hours=hours)
            return Notice(name, NoticeKind.SUPPORT, words, words, begins, begins + timedelta(hours=1))

        opened.services.notices = (at("over", -5), at("coming", 5), at("later", 9))
        home = opened.page(HomePage)
        home.refresh()
        opened.press("All notices, 2 more unread", home)
        dialog = opened.program.window.findChildren(NoticesDialog)[0]
        assert [chip.text() for chip in dialog.findChildren(Chip)] == ["New"] * 3
        dialog.close_with("")


def test_an_offer_that_slows_nothing_leaves_home_and_contact_when_offers_are_off(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program_window(qtbot, tmp_path) as opened:
        begins = opened.services.clock.now() - timedelta(hours=1)
        words = LocalText("返现活动", "Cashback days")
        offer = Notice("offer", NoticeKind.PROMOTION, words, words, begins, begins + timedelta(days=1))
        opened.services.notices = (*opened.services.notices, offer)
        home = opened.page(HomePage)
        home.refresh()
        opened.wait(lambda: opened.shows("Cashback days", home))
        opened.program.navigator.open_page(PageName.CONTACT)
        contact = opened.page(ContactPage)
        opened.rooms.content.content_changed.emit()
        opened.wait(lambda: opened.shows("Cashback days", contact))
        opened.program.settings.set(Key.NOTICES, False)
        opened.wait(lambda: not opened.shows("Cashback days", contact))
        opened.program.navigator.open_page(PageName.HOME)
        opened.wait(lambda: not opened.shows("Cashback days", home))
        assert opened.shows("Impostors pose as support", home)
