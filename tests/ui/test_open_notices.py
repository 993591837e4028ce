"""Notices and menus that stand open while the language changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain.errors import StoreError
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import Draft, DraftId
from walletcare.ui.components import Button, Pressable
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.failures import failure_words
from walletcare.ui.help.page import HelpPage
from walletcare.ui.home.page import HomePage
from walletcare.ui.navigation import Destination, OpenContact, PageName
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.page import TroubleshootPage


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def to_chinese(opened: ProgramWindow) -> None:
    opened.program.settings.set(Key.LANGUAGE, "zh-CN")


def test_a_store_that_fails_is_told_in_the_new_language(opened: ProgramWindow) -> None:
    opened.rooms.contact.store_failed.emit(StoreError("store-full"))
    banner = opened.program.window.current_page.banner  # type: ignore[union-attr]
    assert banner is not None
    assert banner.title == "This can’t be saved right now"
    to_chinese(opened)
    assert banner.title == "暂时存不下来"
    labels = {button.label for button in banner.findChildren(Pressable)}
    assert "再试一次" in labels
    assert "Try again" not in labels


def test_a_note_of_a_run_stays_and_is_said_again(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow("payment-failed")
    page = opened.page(TroubleshootPage)
    opened.wait(lambda: page.wizard.step is not None)
    opened.rooms.troubleshoot.note_raised.emit(LocalText("步骤变了。", "The steps have changed."))
    assert page.banner is not None
    assert page.banner.title == "The steps have changed."
    to_chinese(opened)
    assert page.banner is not None
    assert page.banner.title == "步骤变了。"


def test_a_toast_is_said_and_can_be_undone_in_the_new_language(opened: ProgramWindow) -> None:
    undone: list[bool] = []
    opened.program.navigator.toast(lambda: failure_words(RuntimeError()), lambda: undone.append(True))
    toast = opened.program.window.toast
    before, was_wide = toast.text, toast.width()
    to_chinese(opened)
    assert toast.isVisible()
    assert toast.text == failure_words(RuntimeError()) != before
    assert toast.accessibleName() == toast.text
    assert toast.width() != was_wide
    (undo,) = [part for part in toast.findChildren(Pressable) if part.isVisible()]
    assert undo.label == "撤销"
    undo.click()
    assert undone


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_menu_of_a_conversation_says_the_new_words(opened: ProgramWindow) -> None:
    ticket = opened.services.contact.submit(Draft(id=DraftId("d1"), topic="refund", text="Where is it?"))
    opened.program.navigator.open(Destination(PageName.CONTACT, OpenContact(ticket_id=ticket.id)))
    chat = opened.page(ContactPage).chat
    opened.wait(lambda: opened.page(ContactPage).conversation.state is not None)
    chat.header.menu_button.click()
    menu = next(
        part for part in QApplication.topLevelWidgets() if isinstance(part, QMenu) and part.isVisible()
    )
    assert "Mark as solved" in [entry.text() for entry in menu.actions()]
    to_chinese(opened)
    opened.wait(lambda: "标为已解决" in [entry.text() for entry in menu.actions()])
    words = [entry.text() for entry in menu.actions()]
    assert not [text for text in words if text.isascii()]
    menu.close()


def test_what_is_sought_in_an_article_stays(opened: ProgramWindow) -> None:
    opened.program.navigator.open_article("payment-pending-or-unconfirmed")
    reader = opened.page(HelpPage).reader
    opened.wait(lambda: reader.slug)
    reader.open_find()
    reader.find_bar.field.set_text("WalletCare")
    to_chinese(opened)
    assert reader.find_bar.isVisible()
    assert reader.find_bar.field.text() == "WalletCare"


def test_a_view_behind_the_channels_speaks_the_new_language_when_it_comes_to_the_front(
    opened: ProgramWindow,
) -> None:
    opened.program.navigator.open_page(PageName.CONTACT)
    page = opened.page(ContactPage)
    page.new_request()
    QTest.keyClicks(page.composer.story.input.edit, "Where is it?")
    page.go_back()
    to_chinese(opened)
    page.overview.compose_requested.emit("")
    assert page.composer.story.text() == "Where is it?"
    opened.wait(lambda: opened.shows("发生了什么", page.composer))
    assert not opened.shows("What happened", page.composer)


def test_the_pinned_questions_of_home_are_made_anew_for_another_language_only(opened: ProgramWindow) -> None:
    home = opened.page(HomePage)

    def links() -> list[Button]:
        return [link for link in home._pinned_box.findChildren(Button) if link.isVisible()]

    opened.wait(links)
    before = links()
    opened.program.home.set_state(opened.program.home.state._replace(is_offline=True))
    assert links() == before
    to_chinese(opened)
    opened.wait(lambda: [link.label for link in links()] != [link.label for link in before] and links())
    assert not set(links()) & set(before)
