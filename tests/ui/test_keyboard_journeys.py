"""Every journey with the keyboard alone, in the real program with its desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keyboard import ALT, CONTROL, SHIFT, Keyboard
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain import flow as f
from walletcare.domain.language import Language
from walletcare.domain.ticket import Stage
from walletcare.ui.components import InnerDialog
from walletcare.ui.contact.page import ContactPage, Step
from walletcare.ui.help.page import HelpPage
from walletcare.ui.keyboard import key_groups
from walletcare.ui.keys_sheet import KeysSheet
from walletcare.ui.navigation import PageName
from walletcare.ui.rail import ITEMS
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.safety.page import SafetyPage
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme
from walletcare.ui.troubleshoot.page import TroubleshootPage


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


@pytest.fixture
def keys(opened: ProgramWindow) -> Keyboard:
    return Keyboard(opened)


def dialogs(opened: ProgramWindow) -> list[InnerDialog]:
    return [dialog for dialog in opened.program.window.findChildren(InnerDialog) if dialog.isVisible()]


def walk_flow(opened: ProgramWindow, keys: Keyboard) -> None:
    """Answer with 1 and Return, go on from everything else by its last button, until the outcome."""
    store = opened.rooms.troubleshoot
    page = opened.page(TroubleshootPage)
    for _ in range(25):
        session, before = store.session, page.wizard.step
        assert session is not None
        assert before is not None
        match session.step:
            case f.OutcomeStep():
                return
            case f.QuestionStep():
                keys.press(Qt.Key.Key_1)
                keys.press(Qt.Key.Key_Return)
            case f.InputStep(is_optional=True):
                keys.go("I don’t have it")
            case f.ChecksStep():
                opened.wait(lambda: not store.is_checking)
                keys.go("Continue")
            case _:
                offers = before.offers()
                keys.go(offers[0].label)
        opened.wait(lambda before=before: page.wizard.step is not before)  # type: ignore[misc]
    raise AssertionError("no outcome")


def test_find_read_check_and_come_to_an_outcome(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_K, CONTROL)
    keys.type("payment failed")
    popup = opened.program.window.search
    opened.wait(lambda: popup.isVisible() and popup.count)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.name() is PageName.HELP)
    page = opened.page(HelpPage)
    assert page.reader.slug
    keys.go("Start troubleshooter")
    opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
    walk_flow(opened, keys)
    keys.go("Start over")
    session = opened.rooms.troubleshoot.session
    assert session is not None
    opened.wait(lambda: len(session.visits) == 1)
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: len(session.visits) == 2)
    keys.press(Qt.Key.Key_Left, ALT)
    assert len(session.visits) == 1


def test_write_look_send_talk_and_rate(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_N, CONTROL)
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    page = opened.page(ContactPage)
    keys.tab_to("What happened")
    keys.type("My payment of 180.00 failed at noon")
    keys.go("See what support will see")
    opened.wait(lambda: dialogs(opened))
    keys.press(Qt.Key.Key_Escape)
    assert keys.words == "See what support will see", "the focus goes back to what opened the dialog"
    keys.tab_to("What happened")
    keys.press(Qt.Key.Key_Return, CONTROL)
    opened.wait(lambda: page.step is Step.CHAT and page.conversation.state is not None)
    keys.wait_for_focus("Write a message")
    keys.type("Are you there")
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: any(m.text == "Are you there" and m.remote_id for m in page.conversation.messages))
    state = page.conversation.state
    assert state is not None
    ticket = state.detail.ticket
    keys.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == str(ticket.reference)
    number = next(leg.conversation_id for leg in opened.services.contact.tickets.get(ticket.id).legs)  # type: ignore[union-attr]
    desk = opened.services.desk
    assert desk is not None
    assert number is not None
    desk.control.script(number, on=False)
    desk.control.assign(number, "mei")
    desk.control.reply(number, "It is on its way back.", agent="mei")
    desk.control.resolve(number)
    opened.wait(lambda: _stage(opened, ticket.id) is Stage.RESOLVED_RATE)
    keys.press(Qt.Key.Key_5, CONTROL)
    opened.wait(lambda: opened.name() is PageName.REQUESTS)
    requests = opened.page(RequestsPage)
    keys.tab_to("Open ")
    keys.press(Qt.Key.Key_Right)
    opened.wait(lambda: [row.id for row in requests.list_pane.rows] == [ticket.id])
    keys.tab_to("Requests")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: requests.conversation.ticket_id == ticket.id and requests.conversation.state)
    keys.tab_to("It solved it")
    keys.press(Qt.Key.Key_Space)
    keys.go("Send")
    opened.wait(lambda: desk.control.ratings())


def _stage(opened: ProgramWindow, ticket_id: object) -> Stage | None:
    ticket = opened.services.contact.tickets.get(ticket_id)  # type: ignore[arg-type]
    return None if ticket is None else ticket.stage


def test_check_an_address_and_a_text(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_6, CONTROL)
    opened.wait(lambda: opened.name() is PageName.SAFETY)
    page = opened.page(SafetyPage)
    keys.tab_to("Address to check")
    keys.type("https://heronwa1let.example/verify")
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: opened.shows("This is not one of our addresses"))
    keys.go("Check another")
    assert page.input.text() == ""
    keys.go("Check a text")
    opened.wait(lambda: dialogs(opened))
    keys.type("ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas")
    keys.go("Remove it")
    opened.wait(lambda: opened.shows("No secret found", dialogs(opened)[0]))
    keys.go("Close")
    assert not dialogs(opened)
    assert keys.words == "Check a text"


def test_the_emergency(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_E, CONTROL | SHIFT)
    opened.wait(lambda: opened.name() is PageName.TROUBLESHOOT)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return)
    opened.wait(lambda: len(session.visits) > 1)


def test_settings(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_Comma, CONTROL)
    opened.wait(lambda: opened.name() is PageName.SETTINGS)
    settings = opened.program.settings
    keys.tab_to("English")
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Space)
    opened.wait(lambda: settings.text(Key.LANGUAGE) == "zh-CN")
    keys.tab_to("简体中文")
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Space)
    opened.wait(lambda: settings.text(Key.LANGUAGE) == "en")
    keys.tab_to("Text size")
    keys.press(Qt.Key.Key_Right)
    assert theme().text_scale == 125
    keys.press(Qt.Key.Key_0, CONTROL)
    assert theme().text_scale == 100
    before = settings.flag(Key.NOTIFY_REPLIES)
    keys.go("Tell me when support replies", Qt.Key.Key_Space)
    assert settings.flag(Key.NOTIFY_REPLIES) is not before
    keys.go("Erase the data on this computer")
    assert len(dialogs(opened)) == 1
    keys.press(Qt.Key.Key_Escape)
    assert not dialogs(opened)
    assert keys.words.startswith("Erase the data")


def test_escape_in_the_search_of_a_page_without_a_field_steps_back_and_leaves_the_focus_where_it_was(
    opened: ProgramWindow, keys: Keyboard
) -> None:
    opened.program.navigator.open_page(PageName.SAFETY)
    assert opened.name() is PageName.SAFETY
    keys.tab_to("Check a text")
    before = keys.focus
    keys.press(Qt.Key.Key_K, CONTROL)
    popup = opened.program.window.search
    keys.type("refund")
    opened.wait(lambda: popup.count > 1)
    keys.press(Qt.Key.Key_Down)
    assert not popup.own_field.edit.hasFocus()
    keys.press(Qt.Key.Key_Escape)
    assert popup.own_field.edit.hasFocus()
    assert popup.own_field.text() == "refund"
    keys.press(Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert popup.own_field.text() == ""
    keys.press(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert keys.focus is before


@pytest.mark.parametrize("name", ITEMS)
def test_every_page_has_an_article_that_explains_it(
    opened: ProgramWindow, keys: Keyboard, name: PageName
) -> None:
    opened.program.navigator.open_page(name)
    page = opened.program.window.current_page
    assert page is not None
    keys.press(Qt.Key.Key_F1)
    opened.wait(lambda: opened.name() is PageName.HELP)
    reader = opened.page(HelpPage).reader
    opened.wait(lambda: reader.slug == page.help_slug())
    article = opened.services.pack.article(reader.slug, Language.EN)
    assert article is not None
    opened.wait(lambda: reader.heading.text() == article.meta.title)


def test_the_sheet_of_all_keys(opened: ProgramWindow, keys: Keyboard) -> None:
    before = QApplication.focusWidget()
    keys.type("?")
    sheet = dialogs(opened)[0]
    assert isinstance(sheet, KeysSheet)
    named = {row.accessibleName() for row in sheet.findChildren(QWidget)}
    for group in key_groups():
        for line in group.lines:
            assert any(name.endswith(f": {line.words}") for name in named), line.words
    keys.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    keys.press(Qt.Key.Key_Slash, CONTROL)
    assert len(dialogs(opened)) == 1
    keys.press(Qt.Key.Key_Escape)


def test_a_question_mark_in_a_field_is_text(opened: ProgramWindow, keys: Keyboard) -> None:
    keys.press(Qt.Key.Key_K, CONTROL)
    keys.type("why?")
    assert not dialogs(opened)
