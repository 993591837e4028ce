"""Reminders of dates in a real store: when they come due, what is told once, what goes with its run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.flows import StillClock, brand
from walletcare.content.flow_source import read_flow
from walletcare.domain.flow import DeadlineKind
from walletcare.infra.db import Database, open_database
from walletcare.infra.paths import resources_dir
from walletcare.troubleshoot.deadline_reminders import DeadlineReminders
from walletcare.troubleshoot.deadlines import REMIND_BEFORE, Deadline, deadlines, sentence
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_store import SessionId, SessionStore

RUN = SessionId("run-1")
PAID = date(2026, 3, 4)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def database(tmp_path: Path, clock: StillClock) -> Iterator[Database]:
    database = open_database(tmp_path / "store.db", "0" * 64)
    session = Session(read_flow(resources_dir() / "flows" / "refund.yaml"), brand(), clock)
    session.answer("company")
    SessionStore(database, clock).save(RUN, session)
    yield database
    database.close()


@pytest.fixture
def reminders(database: Database, clock: StillClock) -> DeadlineReminders:
    return DeadlineReminders(database, clock)


def dates() -> tuple[Deadline, ...]:
    kinds = (DeadlineKind.ASK_REFUND, DeadlineKind.DISPUTE)
    return deadlines(brand(), PAID, kinds, PAID)


def test_each_date_is_told_before_and_on_the_day(reminders: DeadlineReminders) -> None:
    assert reminders.keep(RUN, dates()) == 4
    days = [(reminder.kind, reminder.due_at.astimezone().date()) for reminder in reminders.kept()]
    ask, dispute = (deadline.day for deadline in dates())
    assert days == [
        (DeadlineKind.ASK_REFUND, ask - REMIND_BEFORE),
        (DeadlineKind.ASK_REFUND, ask),
        (DeadlineKind.DISPUTE, dispute - REMIND_BEFORE),
        (DeadlineKind.DISPUTE, dispute),
    ]
    assert {reminder.flow_id for reminder in reminders.kept()} == {"refund"}


def test_nothing_is_due_before_its_moment_and_once_told_it_is_told(
    reminders: DeadlineReminders, clock: StillClock
) -> None:
    reminders.keep(RUN, dates())
    assert reminders.due() == ()
    clock.move(days=28)
    (due,) = reminders.due()
    assert due.kind is DeadlineKind.ASK_REFUND
    reminders.mark_told(due)
    assert reminders.due() == ()
    assert len(reminders.kept()) == 3


def test_a_date_missed_while_the_program_was_closed_is_told_once(
    reminders: DeadlineReminders, clock: StillClock
) -> None:
    reminders.keep(RUN, dates())
    clock.move(days=60)
    (due,) = reminders.due()
    assert due.due_at.astimezone().date() == due.day
    reminders.mark_told(due)
    assert reminders.due() == ()
    assert {reminder.kind for reminder in reminders.kept()} == {DeadlineKind.DISPUTE}


def test_days_that_have_passed_are_left_out(reminders: DeadlineReminders, clock: StillClock) -> None:
    clock.move(days=400)
    assert reminders.keep(RUN, dates()) == 0


def test_keeping_again_takes_the_place_of_what_was_there(reminders: DeadlineReminders) -> None:
    reminders.keep(RUN, dates())
    reminders.keep(RUN, dates()[:1])
    assert len(reminders.kept()) == 2


def test_they_survive_a_restart_and_go_with_their_run(
    tmp_path: Path, database: Database, clock: StillClock, reminders: DeadlineReminders
) -> None:
    reminders.keep(RUN, dates())
    database.close()
    again = open_database(tmp_path / "store.db", "0" * 64)
    try:
        assert len(DeadlineReminders(again, clock).kept()) == 4
        SessionStore(again, clock).forget(RUN)
        assert DeadlineReminders(again, clock).kept() == ()
    finally:
        again.close()


def test_dropping_them_keeps_the_run(database: Database, clock: StillClock) -> None:
    reminders = DeadlineReminders(database, clock)
    reminders.keep(RUN, dates())
    reminders.drop(RUN)
    assert reminders.kept() == ()
    assert SessionStore(database, clock).load(RUN) is not None


@pytest.mark.parametrize("kind", list(DeadlineKind))
@pytest.mark.parametrize("days_left", [-30, -1, 0, 1, 2, 14])
def test_every_sentence_is_whole_in_both_languages(kind: DeadlineKind, days_left: int) -> None:
    text = sentence(kind, days_left)
    assert "None" not in text.zh + text.en
    assert (str(abs(days_left)) in text.en) == (
        abs(days_left) > 1 and not (kind == "escalate" and days_left < 0)
    )
