"""What a user takes along from a run: dates that come back by themselves, reports, files, and a way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.flows import result
from tests.helpers.pdf_text import READABLE_PT, read_pdf
from tests.helpers.program_window import MovedClock, ProgramWindow, program_window
from walletcare.app.tour.keys import TourKeyring
from walletcare.domain import flow as f
from walletcare.domain.diagnostic import CheckStatus
from walletcare.domain.ticket import Ticket
from walletcare.troubleshoot.session import Session
from walletcare.ui.components import Button, CheckBox, InnerDialog
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName
from walletcare.ui.requests.page import RequestsPage
from walletcare.ui.stores.settings import Key
from walletcare.ui.troubleshoot.dates_card import DatesCard
from walletcare.ui.troubleshoot.input_view import InputView
from walletcare.ui.troubleshoot.outcome_view import OutcomeView
from walletcare.ui.troubleshoot.page import TroubleshootPage
from walletcare.ui.troubleshoot.question_view import QuestionView
from walletcare.ui.troubleshoot.report_dialog import ReportDialog

ORDER = "AB20260301123456"


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, clock: MovedClock) -> Iterator[ProgramWindow]:
    with program_window(qtbot, tmp_path, clock=clock) as window:
        yield window


def session_of(opened: ProgramWindow) -> Session:
    opened.wait(lambda: opened.rooms.troubleshoot.session is not None)
    found = opened.rooms.troubleshoot.session
    assert found is not None
    return found


def to_dispute(opened: ProgramWindow, day: str = "yesterday") -> TroubleshootPage:
    """The refund troubleshooter up to "ask support to step in", whose dates count from the day of payment."""
    opened.program.navigator.open_flow("refund")
    session = session_of(opened)
    while session.step.id != "dispute-date":
        step = session.step
        assert isinstance(step, f.QuestionStep)
        wanted = {"kind": "company", "where-now": "refused"}
        session.answer(wanted.get(step.id, step.choices[-1].id))
    if day:
        assert session.type(day) is None
    else:
        session.skip()
    while not session.is_finished:
        assert isinstance(session.step, f.InstructionStep)
        session.answer("still")
    opened.rooms.troubleshoot.moved()
    page = opened.page(TroubleshootPage)
    opened.wait(lambda: isinstance(page.wizard.step, OutcomeView))
    return page


def outcome_of(page: TroubleshootPage) -> OutcomeView:
    step = page.wizard.step
    assert isinstance(step, OutcomeView)
    return step


def dialog_in(opened: ProgramWindow, title: str) -> InnerDialog:
    def found() -> list[InnerDialog]:
        dialogs = opened.program.window.findChildren(InnerDialog)
        return [one for one in dialogs if one.isVisible() and one.accessibleName() == title]

    opened.wait(found)
    return found()[0]


def save_as(opened: ProgramWindow, path: Path) -> None:
    """Answer the file dialog by typing the name."""

    def found() -> list[QFileDialog]:
        return [one for one in opened.program.window.findChildren(QFileDialog) if one.isVisible()]

    opened.wait(found)
    dialog = found()[0]
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    line.setText(str(path))
    dialog.accept()
    opened.wait(path.exists)


def test_a_date_comes_back_as_a_reminder_and_leads_to_its_run(
    opened: ProgramWindow, clock: MovedClock
) -> None:
    page = to_dispute(opened)
    store = opened.rooms.troubleshoot
    opened.press("Remind me", outcome_of(page))
    opened.wait(lambda: store.dates)
    first = min(store.dates, key=lambda reminder: reminder.due_at)
    opened.press("Finish later")
    opened.wait(lambda: store.session is None)
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not [d for d in opened.program.window.findChildren(InnerDialog) if d.isVisible()]

    clock.ahead = first.due_at - clock.now() + timedelta(minutes=1)
    opened.rooms._beat.timeout.emit()
    dialog = dialog_in(opened, "Reminder")
    assert "in 3 days" in dialog.accessibleDescription()
    opened.press("Show me", dialog)
    opened.wait(lambda: store.session is not None)
    assert session_of(opened).step.id == "dispute"
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert first.id not in {reminder.id for reminder in store.dates}, "told once"


def test_quiet_hours_hold_a_reminder_until_they_are_over(opened: ProgramWindow, clock: MovedClock) -> None:
    page = to_dispute(opened)
    store = opened.rooms.troubleshoot
    opened.press("Remind me", outcome_of(page))
    opened.wait(lambda: store.dates)
    clock.ahead = store.dates[0].due_at - clock.now() + timedelta(minutes=1)
    opened.program.settings.set(Key.QUIET_HOURS, "00:00-23:59")
    opened.rooms.reminders.look()
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert not [d for d in opened.program.window.findChildren(InnerDialog) if d.isVisible()]
    opened.program.settings.set(Key.QUIET_HOURS, "")
    opened.rooms.reminders.look()
    dialog_in(opened, "Reminder").close_with("")


def test_dates_survive_a_restart_and_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path, clock: MovedClock
) -> None:
    secrets = TourKeyring()
    with program_window(qtbot, tmp_path, clock=clock, secrets=secrets) as opened:
        opened.press("Remind me", outcome_of(to_dispute(opened)))
        opened.wait(lambda: opened.rooms.troubleshoot.dates)
    with program_window(qtbot, tmp_path, clock=clock, secrets=secrets) as opened:
        store = opened.rooms.troubleshoot
        opened.wait(lambda: store.dates)
        opened.program.navigator.open_page(PageName.TROUBLESHOOT)
        overview = opened.page(TroubleshootPage).overview
        assert overview.kept.dates.isVisible()
        opened.press("Look at it", overview.kept.dates)
        page = opened.page(TroubleshootPage)
        opened.wait(lambda: isinstance(page.wizard.step, OutcomeView))
        opened.press("No reminders", outcome_of(page))
        opened.wait(lambda: not store.dates)
        opened.wait(lambda: opened.shows("From the date you gave", page))


def test_without_a_day_the_outcome_asks_for_it(opened: ProgramWindow) -> None:
    page = to_dispute(opened, day="")
    assert not outcome_of(page).findChildren(DatesCard)
    opened.press("Add the date", outcome_of(page))
    opened.wait(lambda: isinstance(page.wizard.step, InputView))
    assert session_of(opened).step.id == "dispute-date"


def test_the_dates_are_saved_as_a_calendar(opened: ProgramWindow, tmp_path: Path, clock: MovedClock) -> None:
    page = to_dispute(opened)
    opened.press("Save to calendar", outcome_of(page))
    save_as(opened, tmp_path / "dates.ics")
    text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    rules = opened.services.brand.deadlines
    assert rules.dispute_days is not None
    day = clock.now().astimezone().date() + timedelta(days=rules.dispute_days - 1)
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in text
    assert (
        text.count("BEGIN:VALARM")
        == text.count("BEGIN:VEVENT")
        == len(opened.rooms.troubleshoot.open_dates())
    )


def test_what_was_unticked_goes_nowhere(opened: ProgramWindow, tmp_path: Path) -> None:
    """Not on the clipboard, into no file, not to support; and it stays unticked in another language."""
    page = to_dispute(opened)
    entry = next(entry for entry in session_of(opened).account().entries if entry.step_id == "where-now")
    opened.press("Read it", outcome_of(page))
    dialog = opened.program.window.findChildren(ReportDialog)[0]
    box = next(b for b in dialog.findChildren(CheckBox) if b.accessibleName() == entry.question.en)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()
    opened.press("Copy", dialog)
    assert entry.answer.en not in QApplication.clipboard().text()
    assert "Refund" in QApplication.clipboard().text()
    opened.press("Save a copy", dialog)
    save_as(opened, tmp_path / "report.txt")
    assert entry.answer.en not in (tmp_path / "report.txt").read_text(encoding="utf-8")

    opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    opened.wait(lambda: not page.is_behind)
    assert outcome_of(page).title.text() == session_of(opened).text(session_of(opened).step.title).zh  # type: ignore[union-attr]  # an outcome has a title
    opened.program.settings.set(Key.LANGUAGE, "en")
    opened.press("Contact support with the report")
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    draft = opened.page(ContactPage).composer.draft
    shown = "\n".join(opened.rooms.contact.preview(draft).messages)
    assert entry.question.en not in shown
    assert "When the seller doesn’t cooperate" in shown


def test_the_report_as_pdf_can_be_searched_and_has_the_chinese(opened: ProgramWindow, tmp_path: Path) -> None:
    page = to_dispute(opened)
    opened.press("Save a copy", outcome_of(page))
    save_as(opened, tmp_path / "report.pdf")
    data = (tmp_path / "report.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"%%EOF" in data[-32:]
    assert b"/ToUnicode" in data, "letters are text, not pictures"
    report = read_pdf(tmp_path / "report.pdf")
    assert report.smallest_pt > READABLE_PT
    words = " ".join(report.text.split())
    assert "How was it paid: Wallet balance or a card" in words
    assert re.search(r"\[\d{4}-\d\d-\d\d \d\d:\d\d\]", words), "a day and a time can be searched"


def test_a_folder_that_cannot_be_written_to_is_told(opened: ProgramWindow, tmp_path: Path) -> None:
    page = to_dispute(opened)
    opened.press("Save a copy", outcome_of(page))
    dialog = next(one for one in opened.program.window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "gone" / "report.txt"))
    dialog.reject()
    assert "can’t be written" in opened.program.window.toast.text


def test_a_run_leads_to_the_request_that_was_made_from_it(opened: ProgramWindow) -> None:
    to_dispute(opened)
    opened.press("Contact support with the report")
    opened.wait(lambda: opened.name() is PageName.CONTACT)
    draft = opened.page(ContactPage).composer.draft
    made: list[Ticket] = []
    failed: list[Exception] = []
    opened.rooms.contact.submit(draft, "chat", frozenset(), made.append, failed.append, owner=opened.program)
    opened.wait(lambda: made or failed)
    assert not failed
    shown = "\n".join(opened.rooms.contact.preview(draft).messages)
    assert draft.account is not None
    assert draft.account.session_id
    assert draft.account.session_id not in shown, "where it comes from is for this computer only"
    opened.rooms.troubleshoot.finish_later()
    opened.program.navigator.open_page(PageName.TROUBLESHOOT)
    page = opened.page(TroubleshootPage)
    opened.press("Open request", page.overview.kept.history)
    opened.wait(lambda: opened.name() is PageName.REQUESTS)
    opened.wait(lambda: opened.page(RequestsPage).reference() == str(made[0].reference))


def test_a_finished_run_stays_and_can_be_read_again(opened: ProgramWindow) -> None:
    to_dispute(opened)
    store = opened.rooms.troubleshoot
    opened.press("It’s solved")
    opened.wait(lambda: store.session is None and store.history)
    page = opened.page(TroubleshootPage)
    before = [run.updated_at for run in store.history]
    opened.press("Look at it", page.overview.kept.history)
    opened.wait(lambda: isinstance(page.wizard.step, OutcomeView))
    assert session_of(opened).step.id == "dispute"
    opened.press("Finish later")
    opened.wait(lambda: store.session is None)
    opened.wait(lambda: opened.program.tasks.is_idle)
    assert [run.updated_at for run in store.history] == before, "reading is no change"
    assert not store.unfinished
    drop = page.overview.kept.history.rows[0].findChildren(Button)
    assert drop
    page.overview.run_dropped.emit(store.history[0].session_id)
    opened.wait(lambda: not store.history)


def test_more_than_three_unfinished_runs_can_all_be_reached(opened: ProgramWindow) -> None:
    store = opened.rooms.troubleshoot
    opened.program.navigator.open_page(PageName.TROUBLESHOOT)
    for flow in ("refund", "payment-failed", "cannot-log-in", "bank-card", "registration"):
        store.start(flow)
        step = session_of(opened).step
        assert isinstance(step, f.QuestionStep)
        session_of(opened).answer(step.choices[0].id)
        store.moved()
        store.finish_later()
    opened.wait(lambda: len(store.unfinished) == 5)
    kept = opened.page(TroubleshootPage).overview.kept.unfinished
    assert [row.isVisible() for row in kept.rows] == [True, True, True, False, False]
    opened.press("Show 2 more", kept)
    assert all(row.isVisible() for row in kept.rows)


def test_another_language_keeps_what_is_chosen_and_typed(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow("refund")
    page = opened.page(TroubleshootPage)
    assert page.press_digit(1)
    opened.program.settings.set(Key.LANGUAGE, "zh-CN")
    step = page.wizard.step
    assert isinstance(step, QuestionView)
    assert step.chosen == "company"
    step.act("next")
    session_of(opened).answer("waiting")
    opened.rooms.troubleshoot.moved()
    field = page.wizard.step
    assert isinstance(field, InputView)
    QTest.keyClicks(field._field.input.edit, ORDER)
    opened.program.settings.set(Key.LANGUAGE, "en")
    field = page.wizard.step
    assert isinstance(field, InputView)
    assert field._field.text() == ORDER


def test_checking_again_from_an_outcome_goes_back_to_the_checks(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow("payment-failed")
    session = session_of(opened)
    for choice in ("later", "not-taken", "balance"):
        session.answer(choice)
    session.record_results((result("service", CheckStatus.FAILED, "service-error"),))
    session.proceed()
    opened.rooms.troubleshoot.moved()
    page = opened.page(TroubleshootPage)
    assert session.step.id == "their-fault"
    opened.press("Check again", outcome_of(page))
    assert session.step.id == "network"
    opened.wait(lambda: not opened.rooms.troubleshoot.is_checking)


def test_f5_on_a_list_of_steps_never_leaves_it(opened: ProgramWindow) -> None:
    opened.program.navigator.open_flow("payment-failed")
    session = session_of(opened)
    session.answer("now")
    opened.rooms.troubleshoot.moved()
    QTest.keyClick(opened.program.window, Qt.Key.Key_F5)
    assert session.step.id == "pay-another-way"
