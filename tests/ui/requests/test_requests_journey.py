"""The Requests page over a real service and a real desk: list, timeline, reply, rating."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import wait
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from walletcare.contact.following.ratings import Verdict
from walletcare.contact.following.tickets import TicketFilter
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.account import Account
from walletcare.domain.language import Language, LocalText
from walletcare.domain.ticket import Stage
from walletcare.ui.components import PlainLabel
from walletcare.ui.navigation import PageName
from walletcare.ui.theme import theme


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", language=Language.EN)) as running:
        yield running


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, desk: DeskThread) -> Iterator[ContactWindow]:
    with contact_window(qtbot, tmp_path, desk) as opened:
        opened.navigator.open_page(PageName.REQUESTS)
        yield opened


def stage(home: ContactWindow) -> Stage | None:
    state = home.requests.conversation.state
    return state.detail.ticket.stage if state is not None else None


def read_up(home: ContactWindow) -> None:
    """Wait until what was asked is read, while the window takes no answer."""
    wait([task.future for task in home.store.tasks._running if task.future is not None])


def test_without_requests_the_page_says_what_will_be_here(home: ContactWindow) -> None:
    pane = home.requests.list_pane
    home.wait(lambda: pane._nothing.isVisible())
    with home.bot.waitSignal(home.navigator.travelled) as travelled:
        pane._compose.click()
    assert travelled.args[0].page is PageName.CONTACT


def test_a_request_that_is_gone_the_moment_it_opens_is_not_shown(home: ContactWindow) -> None:
    ticket, _ = home.sent("My transfer failed but was taken")
    page = home.requests
    page.conversation.opened.connect(page.conversation.missing)
    with home.bot.waitSignal(page.conversation.missing):
        home.navigator.open_request(ticket.id)
    home.wait(lambda: not page.detail._rows_next.isActive())
    assert page.detail.start.isVisible()
    assert not page.detail.title.isVisible()


def test_a_request_is_followed_answered_and_rated(home: ContactWindow) -> None:
    ticket, number = home.sent("My transfer failed but was taken")
    page = home.requests
    home.wait(lambda: [row.id for row in page.list_pane.rows] == [ticket.id])
    home.control.assign(number)
    home.control.reply(number, "Could you add a screenshot of the payment page?")
    home.wait(lambda: page.list_pane.rows[0].unread == 1)
    item = page.list_pane.list.items.item(0)
    assert item.is_unread
    assert "unread" in item.spoken
    assert "Waiting for you" in item.spoken

    home.navigator.open_request(ticket.id)
    home.wait(lambda: stage(home) is Stage.WAITING_ON_YOU)
    home.wait(lambda: page.list_pane.rows[0].unread == 0)
    detail = page.detail
    assert "picture" in detail.action.title
    assert len(detail.timeline.step_texts()) == 5
    assert "now" in detail.timeline.step_texts()[3]

    QTest.keyClicks(detail.reply.input.edit, "Here it is, thank you")
    QTest.keyClick(detail.reply.input.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    home.wait(lambda: any("Here it is" in (line or "") for line in home.control.incoming(number)))
    home.wait(lambda: stage(home) is Stage.IN_PROGRESS)

    home.control.resolve(number)
    home.wait(lambda: stage(home) is Stage.RESOLVED_RATE)
    home.wait(detail.rating.isVisible)
    detail.rating.choices[Verdict.SOLVED].click()
    detail.rating.reasons["fast"].click()
    detail.rating.comment.edit.setFocus()
    QTest.keyClicks(detail.rating.comment.edit, "Thanks")
    QTest.keyClick(detail.rating.comment.edit, Qt.Key.Key_Return)
    home.wait(lambda: home.control.ratings())
    assert home.control.ratings()[-1]["rating"] == 5
    home.wait(detail.rating.change_button.isVisible)
    assert detail.rating.change_button.hasFocus(), "the keyboard stays at the rating when its field is gone"
    QTest.keyClick(detail.rating.change_button, Qt.Key.Key_Space)
    assert detail.rating.choices[Verdict.SOLVED].hasFocus()


def test_not_really_offers_to_open_it_again(home: ContactWindow) -> None:
    ticket, number = home.sent("My card is still blocked")
    home.control.assign(number)
    home.control.reply(number, "It should work now.")
    home.control.resolve(number)
    home.navigator.open_request(ticket.id)
    detail = home.requests.detail
    home.wait(lambda: stage(home) is Stage.RESOLVED_RATE and detail.rating.isVisible())
    detail.rating.choices[Verdict.NOT_SOLVED].click()
    assert detail.rating.reopen_button.isVisible()
    detail.rating.reopen_button.click()
    detail.reply.input.set_text("It does not work yet")
    detail.reply.send()
    home.wait(lambda: stage(home) is not None and stage(home) is not Stage.RESOLVED_RATE)
    home.wait(lambda: not detail.rating.isVisible())


def test_a_phrase_in_a_rating_is_stopped(home: ContactWindow) -> None:
    ticket, number = home.sent("Solved in a minute")
    home.control.reply(number, "Done.")
    home.control.resolve(number)
    home.navigator.open_request(ticket.id)
    rating = home.requests.detail.rating
    home.wait(lambda: stage(home) is Stage.RESOLVED_RATE and rating.isVisible())
    before = len(home.control.ratings())
    rating.choices[Verdict.SOLVED].click()
    words = "ribbon orbit maple cactus tunnel lemon violin pepper ladder ocean whisper canvas"
    rating.comment.edit.setText(words)
    rating.comment.edited.emit(words)
    home.wait(lambda: not rating.watch.is_clear)
    rating.send_button.click()
    state = home.requests.conversation.state
    assert state is not None
    assert state.rating is not None
    assert state.rating.current is None
    assert len(home.control.ratings()) == before


def test_finished_requests_are_found_where_they_are(home: ContactWindow) -> None:
    ticket, _ = home.sent("Asked about limits")
    home.service.mark_solved(ticket.id)
    home.navigator.open_request(ticket.id)
    pane = home.requests.list_pane
    home.wait(lambda: pane.filter.current == TicketFilter.FINISHED.value)
    home.wait(lambda: [row.id for row in pane.rows] == [ticket.id])


def test_a_list_read_before_the_end_of_a_request_does_not_hold_it_back(home: ContactWindow) -> None:
    ticket, _ = home.sent("Asked about limits again")
    pane = home.requests.list_pane
    home.wait(lambda: [row.id for row in pane.rows] == [ticket.id])
    home.wait(lambda: home.store.tasks.is_idle)
    pane.refresh()
    read_up(home)
    home.service.mark_solved(ticket.id)
    home.navigator.open_request(ticket.id)
    read_up(home)
    home.wait(lambda: stage(home) is not None)
    assert pane.filter.current == TicketFilter.FINISHED.value
    home.wait(lambda: [row.id for row in pane.rows] == [ticket.id])


def test_search_finds_by_title_and_reference(home: ContactWindow) -> None:
    first, _ = home.sent("Refund has not arrived")
    home.sent("Changed my phone number")
    pane = home.requests.list_pane
    home.wait(lambda: len(pane.rows) == 2)
    pane.search.set_text("refund")
    pane.search.searched.emit("refund")
    home.wait(lambda: [row.id for row in pane.rows] == [first.id])
    pane.search.searched.emit(str(first.reference)[3:7])
    home.wait(lambda: [row.id for row in pane.rows] == [first.id])
    pane.search.searched.emit("nothing like this")
    home.wait(lambda: pane._not_found.isVisible())


def test_an_overdue_request_offers_to_ask(home: ContactWindow) -> None:
    ticket, number = home.sent("Is anybody there")
    home.navigator.open_request(ticket.id)
    home.wait(lambda: stage(home) is not None)
    # A day is past every promise, also of one sent after closing time.
    home.clock.shift += timedelta(days=1)
    home.requests.conversation.reload()
    action = home.requests.detail.action
    home.wait(lambda: "expected by" in action.title)
    from walletcare.ui.components import Button, InnerDialog

    def offered() -> list[str]:
        buttons = home.requests.detail.findChildren(Button)
        return [button.label for button in buttons if button.isVisible()]

    home.wait(lambda: "Ask for an update" in offered())
    assert offered().count("Ask for an update") == 1
    home.requests.detail.ask_progress()
    dialog = home.window.findChild(InnerDialog)
    assert dialog is not None
    next(button for button in dialog.findChildren(Button) if button.label == "Send the question").click()
    home.wait(lambda: len(home.control.incoming(number)) == 2)


def test_the_record_tells_what_support_said_and_when_and_nothing_else(home: ContactWindow) -> None:
    """S1-27, S1-28: confirmed with its time; a difficulty only when support names one."""
    hint = Account("transfer-trouble", 1, LocalText("转账", "Transfer"), (), complexity="investigate")
    draft = replace(home.service.drafts.new("transfer", text="Sent to the wrong name"), account=hint)
    before = {int(found["id"]) for found in home.control.conversations()}
    ticket = home.service.submit(draft)
    home.wait(lambda: {int(found["id"]) for found in home.control.conversations()} - before)
    number = next(iter({int(found["id"]) for found in home.control.conversations()} - before))
    home.wait(lambda: not home.service.outbox.entries(ticket.id))
    home.navigator.open_request(ticket.id)
    record = home.requests.detail.record

    def said(start: str) -> str:
        names = [label.accessibleName() for label in record.findChildren(PlainLabel)]
        return next((one for one in names if one.startswith(start)), "")

    home.wait(lambda: said("Channels"))
    assert not said("Difficulty"), "the troubleshooter's hint is not support's word"
    home.control.labels(number, ["confirmed", "complex"])
    home.wait(lambda: said("Difficulty"))
    assert said("Difficulty") == "Difficulty: needs investigation"
    assert re.fullmatch(r"Support says: confirmed by support \(today at \d\d:\d\d\)", said("Support says"))


def test_the_reference_is_copied(home: ContactWindow) -> None:
    ticket, _ = home.sent("Where is my reference")
    home.navigator.open_request(ticket.id)
    home.wait(lambda: stage(home) is not None)
    home.requests.detail.copy_button.click()
    assert QGuiApplication.clipboard().text() == ticket.reference
    assert home.requests.reference() == ticket.reference


def test_a_narrow_window_shows_one_pane_and_leads_back(home: ContactWindow) -> None:
    ticket, _ = home.sent("Small screen")
    home.window.resize(900, 600)
    home.navigator.open_request(ticket.id)
    home.wait(lambda: stage(home) is not None)
    page = home.requests
    home.wait(page.detail.isVisible)
    assert not page.list_pane.isVisible()
    assert page.go_back()
    assert page.list_pane.isVisible()
    assert not page.detail.isVisible()


def test_own_ratings_and_the_survey_stand_beside_the_list(home: ContactWindow) -> None:
    ticket, number = home.sent("Rated and asked about")
    home.control.reply(number, "Done.")
    home.control.resolve(number)
    home.wait(lambda: home.service.ratings.prompt(ticket.id) is not None)
    home.service.ratings.rate(ticket.id, 5, ("fast",))
    home.navigator.open_request(ticket.id)
    # A request that is still on its way would come in front of it.
    home.wait(lambda: stage(home) is not None and home.store.tasks.is_idle)
    start = home.requests.detail.start
    home.requests.detail.show_nothing()
    home.wait(lambda: start.survey.isVisible() and start._ratings.isVisible())
    assert "5.0 of 5" in start._texts[0].text()
    start.survey.choices["speed"].set_current("4")
    start.survey.keep_button.click()
    home.wait(lambda: not start.survey.isVisible())
    assert home.service.ratings.survey_due() is None


def test_the_list_grows_as_it_is_scrolled(home: ContactWindow) -> None:
    home.store.polling.stop()
    for number in range(230):
        home.service.submit(home.service.drafts.new("other", text=f"Request number {number}"))
    pane = home.requests.list_pane
    home.wait(lambda: len(pane.rows) == 200)
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum())
    home.wait(lambda: len(pane.rows) == 230)


def test_everything_holds_in_chinese_and_at_twice_the_size(home: ContactWindow) -> None:
    ticket, number = home.sent("Looked at in another language")
    home.control.reply(number, "Please send a screenshot.")
    home.navigator.open_request(ticket.id)
    home.wait(lambda: stage(home) is Stage.WAITING_ON_YOU)
    theme().set_language(Language.ZH)
    QCoreApplication.sendEvent(home.window, QEvent(QEvent.Type.LanguageChange))
    theme().set_text_scale(200)
    home.window.resize(900, 600)
    page = home.requests
    home.wait(lambda: page.detail.list.viewport().width() > 0)
    body = page.detail.list
    inner = body.widget()
    assert inner is not None
    assert inner.width() <= body.viewport().width(), "nothing scrolls sideways"
    home.navigator.open_chat(ticket.id)
    home.wait(lambda: home.contact.conversation.state is not None)
    chat = home.contact.chat
    home.wait(lambda: chat.list.rows_with_widgets > 0)
    assert chat.reply.geometry().bottom() <= chat.height()
