"""Steps on the page: the urgent way round, support's state, before and after, corrections, keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.flows import result
from tests.helpers.program_window import MovedClock, ProgramWindow, program_window, until_hour
from walletcare.app.pages.live_facts import live_facts
from walletcare.domain.channel import (
    ChannelKind,
    ChannelSpec,
    ChannelState,
    ChannelStatus,
    OpeningHours,
    OpenSpan,
    Wait,
)
from walletcare.domain.diagnostic import CheckStatus
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import Banner, CheckRow, ChoiceRow
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import EMERGENCY
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.checks_view import ChecksView
from walletcare.ui.troubleshoot.input_view import InputView
from walletcare.ui.troubleshoot.instruction_view import InstructionView
from walletcare.ui.troubleshoot.page import TroubleshootPage
from walletcare.ui.troubleshoot.question_view import QuestionView

NOW = datetime(2026, 3, 5, 12, 0).astimezone(UTC)  # noon of this computer: one day everywhere


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def start(opened: ProgramWindow, flow: str) -> tuple[TroubleshootPage, Session]:
    opened.program.navigator.open_flow(flow)
    page = opened.page(TroubleshootPage)
    opened.wait(lambda: page.wizard.step is not None)
    session = opened.rooms.troubleshoot.session
    assert session is not None
    return page, session


def test_the_urgent_way_round_stands_above_the_first_step_only(opened: ProgramWindow) -> None:
    page, session = start(opened, "transfer-trouble")
    step = page.wizard.step
    assert step is not None
    assert [banner.title for banner in step.findChildren(Banner)][:1] == [
        "Just sent it wrong, or afraid of a scam? Act now"
    ]
    session.answer("wallet")
    opened.rooms.troubleshoot.moved()
    step = page.wizard.step
    assert step is not None
    assert not step.findChildren(Banner)
    assert page.go_back()
    opened.press("Open these steps", page)
    opened.wait(lambda: opened.rooms.troubleshoot.session is not session)
    urgent = opened.rooms.troubleshoot.session
    assert urgent is not None
    assert urgent.flow.id == EMERGENCY


def test_the_state_of_support_is_told_before_anything_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    """S0-04: hours and whether anybody is on duty, from the channels as they are."""
    # At noon both the brand's hours and the desk's say the same, whatever the hour of the test.
    clock = MovedClock()
    clock.ahead = until_hour(12, ZoneInfo("Asia/Shanghai"))
    with program_window(qtbot, tmp_path, clock=clock) as opened:
        opened.wait(lambda: opened.rooms.contact.board.is_known)
        page, _ = start(opened, "support-silent")
        step = page.wizard.step
        assert step is not None
        assert "the chat is staffed right now" in step.helper.text()
        assert "Hours: round the clock" in step.helper.text()
        opened.wait(lambda: not opened.rooms.troubleshoot.is_checking)


def test_a_closed_chat_is_the_cause_and_not_nothing_found(qtbot: QtBot, tmp_path: Path) -> None:
    """S1-08: outside the hours the look says so, and leads to what can be done meanwhile."""
    with program_window(qtbot, tmp_path, scenario="chat-closed") as opened:

        def is_closed() -> bool:
            statuses = opened.rooms.contact.board.statuses
            chat = [status for status in statuses if status.spec.kind is ChannelKind.CHAT]
            return any(status.state is ChannelState.CLOSED for status in chat)

        opened.wait(is_closed)
        page, session = start(opened, "support-silent")
        opened.wait(lambda: not opened.rooms.troubleshoot.is_checking)
        assert "support-closed" in {found.reason for found in session.results().values()}
        assert opened.shows("Nobody is on duty, so nobody answers", page)
        opened.press("Continue", page)
        opened.wait(lambda: session.step.id == "closed-now")
        opened.press("It’s something else", page)
        opened.wait(lambda: session.step.id == "what-happens")


def test_the_own_place_in_the_queue_stands_in_the_first_look(qtbot: QtBot, tmp_path: Path) -> None:
    """S0-04, S0-11: hours, state and queue before anything is asked."""
    with program_window(qtbot, tmp_path, scenario="queue-25") as opened:
        opened.wait(lambda: opened.rooms.contact.board.is_known)
        opened.program.navigator.open_contact(text="My payment of 180 EUR failed at noon")
        contact = opened.page(ContactPage)
        opened.wait(lambda: contact.composer.story.text() and contact.composer.watch.is_clear)
        contact.composer.send_button.click()
        opened.wait(opened.services.contact.tickets.queue_place)
        page, session = start(opened, "support-silent")
        opened.wait(lambda: not opened.rooms.troubleshoot.is_checking)
        found = session.results()["support"]
        assert found.reason == "support-busy"
        assert 0 < int(found.value) <= 26
        assert opened.shows(f"You’re number {found.value} in the queue", page)


@pytest.mark.parametrize(
    ("state", "until", "wait", "words"),
    [
        (ChannelState.OPEN, None, Wait(None, "unknown"), "the chat is staffed right now"),
        (ChannelState.BUSY, None, Wait(timedelta(minutes=12), "measured"), "lately about 12 min to wait"),
        (ChannelState.OPEN, None, Wait(timedelta(minutes=4), "published"), "about 4 min to wait by its own"),
        (ChannelState.BUSY, None, Wait(timedelta(minutes=4), "published"), "otherwise about 4 min to wait"),
        (ChannelState.CLOSED, timedelta(days=1), Wait(None, "unknown"), "it opens tomorrow"),
        (ChannelState.CLOSED, timedelta(days=9), Wait(None, "unknown"), "it opens on 14 Mar"),
        (ChannelState.FAILING, None, Wait(None, "unknown"), "can’t be reached"),
    ],
)
def test_support_right_now_in_words(
    state: ChannelState, until: timedelta | None, wait: Wait, words: str
) -> None:
    label = LocalText.same("chat")
    spec = ChannelSpec("chat", ChannelKind.CHAT, label, label, OpeningHours("UTC"))
    status = ChannelStatus(spec, state, wait, None if until is None else NOW + until)
    assert words in live_facts((status,), NOW)["support_now"].en
    assert live_facts((), NOW) == {}


_OPENS, _CLOSES = (NOW.replace(hour=hour, minute=0).astimezone() for hour in (9, 21))
_DAY = OpenSpan(NOW.weekday(), time(9), time(21))
_OTHER_DAY = OpenSpan((NOW.weekday() + 3) % 7, time(9), time(21))


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (OpeningHours("UTC", is_always_open=True), "round the clock"),
        (OpeningHours("UTC", (_DAY,)), f"today {_OPENS:%H:%M}–{_CLOSES:%H:%M}, your time"),
        (OpeningHours("UTC", (_OTHER_DAY,)), "closed today"),
        (OpeningHours("UTC"), None),
    ],
)
def test_the_hours_of_today_are_those_that_the_server_names(hours: OpeningHours, words: str | None) -> None:
    """A brand file may name other hours than the desk keeps; both beside each other would contradict."""
    label = LocalText.same("chat")
    spec = ChannelSpec("chat", ChannelKind.CHAT, label, label, hours)
    status = ChannelStatus(spec, ChannelState.UNKNOWN, Wait(None, "unknown"))
    found = live_facts((status,), NOW).get("support_hours")
    assert (None if found is None else found.en) == words


def test_a_second_look_says_what_changed_and_what_did_not(opened: ProgramWindow) -> None:
    page, session = start(opened, "payment-failed")
    for choice in ("later", "not-taken", "balance"):
        session.answer(choice)
    opened.rooms.troubleshoot.moved()
    step = page.wizard.step
    assert isinstance(step, ChecksView)
    opened.rooms.troubleshoot.drop_checks()
    step.rows.set_before({"dns": result("dns", CheckStatus.FAILED, "dns-lies")})
    step.rows.show_result(result("dns"))
    assert "Before: Problem found." in row_text(step, "dns")
    step.rows.set_before({"clock": result("clock", CheckStatus.WARNING, "clock-behind", "4 min")})
    step.rows.show_result(result("clock", CheckStatus.WARNING, "clock-behind", "4 min"))
    assert "As before." in row_text(step, "clock")
    step.rows.show_result(result("clock", CheckStatus.WARNING, "clock-behind", "2 min"))
    assert "Before: Needs a look · 4 min." in row_text(step, "clock")


def row_text(step: ChecksView, check: str) -> str:
    row = step.rows._list.check(check)
    assert isinstance(row, CheckRow)
    return row.accessibleName() + row.accessibleDescription()


def test_what_was_mistyped_is_corrected_by_one_press_and_looked_at_again(opened: ProgramWindow) -> None:
    page, session = start(opened, "bank-card")
    session.answer("link")
    session.answer("number")
    assert session.type("4111111111111112") is None
    session.skip()
    opened.rooms.troubleshoot.moved()
    opened.wait(lambda: session.results())
    opened.press("Continue")
    opened.wait(lambda: session.step.id == "retype")
    opened.press("Correct it", page)
    step = page.wizard.step
    assert isinstance(step, InputView)
    assert not step._field.text(), "the number was forgotten"
    QTest.keyClicks(step._field.input.edit, "4111111111111111")
    QTest.keyClick(step._field.input.edit, Qt.Key.Key_Return)
    opened.press("I don’t have it")
    opened.wait(
        lambda: session.results()["card"].status is CheckStatus.PASSED if session.results() else False
    )
    checks = page.wizard.step
    assert isinstance(checks, ChecksView)
    assert "Before: Problem found" in row_text(checks, "card")


def test_a_whole_run_by_keys_alone(opened: ProgramWindow) -> None:
    """Digits choose, Enter goes on; after checks the way on has the focus, and it is never lost."""
    window = opened.program.window
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page, session = start(opened, "payment-failed")
    for digit in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_1):
        question = page.wizard.step
        assert isinstance(question, QuestionView)
        QTest.keyClick(window, digit)
        opened.wait(lambda step=question: step.chosen)  # type: ignore[misc]  # mypy can't type the default
        QTest.keyClick(question, Qt.Key.Key_Return)
        opened.wait(lambda step=question: page.wizard.step is not step)  # type: ignore[misc]  # as above
    for _ in range(20):
        opened.wait(lambda: not opened.rooms.troubleshoot.is_checking)
        if session.is_finished:
            break
        focus, place = QApplication.focusWidget(), len(session.visits)
        assert focus is not None
        assert window.isAncestorOf(focus), "the focus is never lost"
        step = page.wizard.step
        if isinstance(step, InputView):
            opened.press("I don’t have it")
        elif isinstance(step, InstructionView):
            opened.press(step.offers()[0].label)
        else:
            QTest.keyClick(focus, Qt.Key.Key_Space)
        opened.wait(lambda before=place: len(session.visits) != before)  # type: ignore[misc]  # as above
    assert session.is_finished
    assert QApplication.focusWidget() is not None


def test_large_text_in_a_narrow_window_drops_the_key_caps_and_keeps_the_keys(opened: ProgramWindow) -> None:
    page, _ = start(opened, "payment-failed")
    window = opened.program.window
    window.resize(1280, 800)

    def question() -> QuestionView:
        step = page.wizard.step
        assert isinstance(step, QuestionView)
        return step

    def has_caps() -> set[bool]:
        """Whether the rows would be narrower without."""
        found = set()
        for row in question().findChildren(ChoiceRow):
            width = row.minimumSizeHint().width()
            row.set_keycap_visible(False)
            found.add(row.minimumSizeHint().width() < width)
            row.set_keycap_visible(found == {True})
        return found

    assert has_caps() == {True}
    opened.program.settings.set(Key.TEXT_SCALE, 200)
    opened.wait(lambda: has_caps() == {False})
    # The keys choose all the same, and what is shown from now on takes the same shape.
    assert page.press_digit(2)
    assert [row.isChecked() for row in question().findChildren(ChoiceRow)][:2] == [False, True]
    question().act("next")
    assert page.go_back()
    assert has_caps() == {False}
    opened.program.settings.set(Key.TEXT_SCALE, 100)
    opened.wait(lambda: has_caps() == {True})
