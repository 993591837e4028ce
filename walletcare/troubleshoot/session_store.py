"""Unfinished runs and the history of finished ones, in the store on disk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, NewType

from walletcare.domain.clock import Clock, from_unix
from walletcare.domain.flow import OutcomeStep
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.session_state import state_of

if TYPE_CHECKING:
    from walletcare.infra.db import Row, Store

SessionId = NewType("SessionId", str)
_EPOCH = from_unix(0)
_SAVE = """
INSERT INTO flow_session (id, flow_id, flow_version, step_id, state, started_at, updated_at, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    flow_version = excluded.flow_version,
    step_id = excluded.step_id,
    state = excluded.state,
    updated_at = excluded.updated_at,
    outcome = excluded.outcome
"""


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A run as the store has it.

    Attributes:
        outcome: ``solved``, ``contact`` or ``cannot_be_done``; empty while the run is unfinished.
        ticket_id: The request that was made from it, empty when none was.
    """

    id: SessionId
    flow_id: str
    flow_version: int
    step_id: str
    state: str
    started_at: datetime
    updated_at: datetime
    outcome: str = ""
    ticket_id: str = ""


def new_session_id() -> SessionId:
    """A fresh random id."""
    return SessionId(secrets.token_hex(8))


class Snapshot(NamedTuple):
    """One row of the store. ``state``: as ``session_state.state_of`` writes it; times in microseconds."""

    session_id: SessionId
    flow_id: str
    flow_version: int
    step_id: str
    state: str
    started_at: int
    updated_at: int
    outcome: str


class SessionStore:
    """Reads and writes runs. Call from the lane that writes the database; raises StoreError as it does."""

    def __init__(self, database: Store, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def save(self, session_id: SessionId, session: Session) -> None:
        """Keep the run as it stands now."""
        self.write(self.snapshot(session_id, session))

    def snapshot(self, session_id: SessionId, session: Session) -> Snapshot:
        """The run as it stands now: taken where the session is used, written in any thread."""
        outcome = str(session.step.result) if isinstance(session.step, OutcomeStep) else ""
        return Snapshot(
            session_id,
            session.flow.id,
            session.flow.version,
            session.step.id,
            state_of(session),
            _micros(session.started_at),
            _micros(self._clock.now()),
            outcome,
        )

    def write(self, snapshot: Snapshot) -> None:
        """Keep what :meth:`snapshot` took."""
        with self._database.write() as connection:
            connection.execute(_SAVE, snapshot)

    def load(self, session_id: SessionId) -> StoredSession | None:
        """The run with ``session_id``; pass its ``state`` to ``session_state.resume``."""
        with self._database.read() as connection:
            row = connection.execute("SELECT * FROM flow_session WHERE id = ?", (session_id,)).fetchone()
        return None if row is None else _stored(row)

    def unfinished(self) -> tuple[StoredSession, ...]:
        """Runs to go on with, the latest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT * FROM flow_session WHERE outcome = '' ORDER BY updated_at DESC, rowid DESC"
            ).fetchall()
        return tuple(_stored(row) for row in rows)

    def history(self, limit: int = 50) -> tuple[StoredSession, ...]:
        """Finished runs, the latest first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT * FROM flow_session WHERE outcome <> '' ORDER BY updated_at DESC, rowid DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return tuple(_stored(row) for row in rows)

    def bind_ticket(self, session_id: SessionId, ticket_id: str) -> None:
        """Remember which request was made from the run."""
        with self._database.write() as connection:
            connection.execute("UPDATE flow_session SET ticket_id = ? WHERE id = ?", (ticket_id, session_id))

    def forget(self, session_id: SessionId) -> None:
        """Delete the run."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM flow_session WHERE id = ?", (session_id,))


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _stored(row: Row) -> StoredSession:
    return StoredSession(
        id=SessionId(row["id"]),
        flow_id=row["flow_id"],
        flow_version=row["flow_version"],
        step_id=row["step_id"],
        state=row["state"],
        started_at=_EPOCH + timedelta(microseconds=row["started_at"]),
        updated_at=_EPOCH + timedelta(microseconds=row["updated_at"]),
        outcome=row["outcome"],
        ticket_id=row["ticket_id"],
    )
