"""Runs in the real store: finish later, several at once, history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.flows import SAMPLE, StillClock, brand, flow_of, result
from walletcare.infra.db import Database, open_database
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_state import resume
from walletcare.troubleshoot.session_store import SessionStore, new_session_id

KEY = "ab" * 32


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "walletcare.db", KEY)
    yield opened
    opened.close()


def test_runs_survive_a_restart(tmp_path: Path) -> None:
    clock, flow = StillClock(), flow_of(tmp_path, SAMPLE)
    session, session_id = Session(flow, brand(), clock), new_session_id()
    session.answer("code")
    session.type("12 元")
    first = open_database(tmp_path / "walletcare.db", KEY)
    SessionStore(first, clock).save(session_id, session)
    first.close()
    second = open_database(tmp_path / "walletcare.db", KEY)
    stored = SessionStore(second, clock).load(session_id)
    second.close()
    assert stored is not None
    again = resume(flow, stored.state, brand(), clock)
    assert again.note is None
    assert again.session.visits == session.visits


def test_unfinished_runs_come_latest_first_and_finished_ones_are_history(
    database: Database, tmp_path: Path
) -> None:
    clock, flow = StillClock(), flow_of(tmp_path, SAMPLE)
    store = SessionStore(database, clock)
    sessions = [Session(flow, brand(), clock) for _ in range(3)]
    ids = [new_session_id() for _ in sessions]
    for session_id, session in zip(ids, sessions, strict=True):
        store.save(session_id, session)
        clock.move(minutes=1)
    assert [run.id for run in store.unfinished()] == list(reversed(ids))
    sessions[0].answer("not-sure")
    store.save(ids[0], sessions[0])
    clock.move(minutes=1)
    assert store.unfinished()[0].id == ids[0]
    assert store.unfinished()[0].step_id == "look"
    sessions[0].record_results((result("clock"), result("service")))
    sessions[0].proceed()
    store.save(ids[0], sessions[0])
    assert [run.id for run in store.unfinished()] == [ids[2], ids[1]]
    (done,) = store.history()
    assert (done.id, done.outcome, done.started_at) == (ids[0], "contact", sessions[0].started_at)
    store.bind_ticket(ids[0], "ticket-1")
    assert store.history()[0].ticket_id == "ticket-1"
    store.forget(ids[1])
    assert store.load(ids[1]) is None


def test_the_file_holds_no_card_number(database: Database, tmp_path: Path) -> None:
    clock, flow = StillClock(), flow_of(tmp_path, SAMPLE)
    session = Session(flow, brand(), clock)
    session.answer("card")
    session.type("4111111111111111")
    SessionStore(database, clock).save(new_session_id(), session)
    with database.read() as connection:
        rows = connection.execute("SELECT * FROM flow_session").fetchall()
    assert "4111" not in "".join(str(tuple(row)) for row in rows)
