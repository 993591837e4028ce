"""A troubleshooter by keys: answer, go back, leave, come back, run checks, hand the report to a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.domain import flow as f
from walletcare.troubleshoot.session import Session
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName
from walletcare.ui.troubleshoot.page import TroubleshootPage
from walletcare.ui.troubleshoot.question_view import QuestionView


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path) as window:
        yield window


def session(opened: ProgramWindow) -> Session:
    found = opened.rooms.troubleshoot.session
    assert found is not None
    return found


def answer(opened: ProgramWindow, digit: Qt.Key) -> None:
    """Choose by a digit, go on by Return, and wait for another step."""
    page = opened.page(TroubleshootPage)
    before = page.wizard.step
    assert isinstance(before, QuestionView)
    QTest.keyClick(opened.program.window, digit)
    opened.wait(lambda: before.chosen)
    QTest.keyClick(before, Qt.Key.Key_Return)
    opened.wait(lambda: page.wizard.step is not before)


def move_on(opened: ProgramWindow) -> None:
    """Answer a question with its first choice, take the main way on from anything else."""
    page = opened.page(TroubleshootPage)
    before = page.wizard.step
    if isinstance(before, QuestionView):
        answer(opened, Qt.Key.Key_1)
        return
    assert before is not None
    offers = {offer.key: offer for offer in before.offers() if offer.key != "contact"}
    opened.press(offers.get("skip", next(iter(offers.values()))).label)
    opened.wait(lambda: page.wizard.step is not before)


def start(opened: ProgramWindow, flow: str) -> TroubleshootPage:
    opened.program.navigator.open_flow(flow)
    page = opened.page(TroubleshootPage)
    opened.wait(lambda: page.wizard.step is not None)
    return page


def test_answers_by_keys_and_back_again(opened: ProgramWindow) -> None:
    page = start(opened, "payment-failed")
    first = session(opened).step.id
    answer(opened, Qt.Key.Key_2)
    assert session(opened).step.id != first
    assert page.go_back()
    assert session(opened).step.id == first
    step = page.wizard.step
    assert isinstance(step, QuestionView)
    assert step.chosen, "the earlier answer is kept"


def test_a_run_that_was_left_goes_on_where_it_stopped(opened: ProgramWindow) -> None:
    start(opened, "refund")
    answer(opened, Qt.Key.Key_1)
    stopped_at = session(opened).step.id
    opened.press("Finish later")
    store = opened.rooms.troubleshoot
    opened.wait(lambda: [run.flow.id for run in store.unfinished] == ["refund"])
    opened.program.navigator.open_flow("refund", store.unfinished[0].session_id)
    opened.wait(lambda: store.session is not None)
    assert session(opened).step.id == stopped_at


def test_every_flow_starts_from_its_tile(opened: ProgramWindow) -> None:
    opened.program.navigator.open_page(PageName.TROUBLESHOOT)
    page = opened.page(TroubleshootPage)
    for flow in opened.rooms.troubleshoot.flows():
        page.overview.flow_chosen.emit(flow.id)
        opened.wait(lambda: page.wizard.step is not None)
        assert session(opened).flow.id == flow.id
        opened.rooms.troubleshoot.finish_later()
        opened.program.navigator.open_page(PageName.HOME)
        opened.program.navigator.open_page(PageName.TROUBLESHOOT)


def test_skipping_takes_the_answers_to_a_person(opened: ProgramWindow) -> None:
    start(opened, "payment-failed")
    answer(opened, Qt.Key.Key_2)
    opened.press("Skip this and contact support")
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    draft = opened.page(ContactPage).composer.draft
    assert draft.topic == "payment-failed"
    assert draft.account is not None
    assert draft.account.flow_id == "payment-failed"
    assert draft.account.entries


def test_checks_of_a_run_that_was_left_belong_to_nobody(opened: ProgramWindow) -> None:
    start(opened, "payment-failed")
    while not isinstance(session(opened).step, f.ChecksStep):
        move_on(opened)
    store = opened.rooms.troubleshoot
    left = session(opened)
    opened.wait(lambda: store.is_checking)
    store.start("refund")
    assert not store.is_checking
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not session(opened).results()
    assert not left.results()
