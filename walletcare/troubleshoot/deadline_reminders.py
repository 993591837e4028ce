"""Reminders of a run's dates: told three days before and in the morning of the day, also after a restart."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from walletcare.domain.clock import Clock, from_unix
from walletcare.domain.flow import DeadlineKind
from walletcare.troubleshoot.deadlines import REMIND_BEFORE, Deadline
from walletcare.troubleshoot.session_store import SessionId

if TYPE_CHECKING:
    from walletcare.infra.db import Row, Store

_EPOCH = from_unix(0)
_MORNING = time(9)
_INSERT = "INSERT INTO deadline_reminder (id, session_id, kind, day, due_at) VALUES (?, ?, ?, ?, ?)"
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DeadlineReminder:
    """One moment to tell of one date. ``flow_id``: the troubleshooter that worked it out."""

    id: str
    session_id: SessionId
    flow_id: str
    kind: DeadlineKind
    day: date
    due_at: datetime


class DeadlineReminders:
    """The table. Call from the lane that writes the database; raises StoreError as it does."""

    def __init__(self, database: Store, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def keep(self, session_id: SessionId, dates: Iterable[Deadline]) -> int:
        """Remind of ``dates`` in place of what the run had before; moments that have passed are left out.

        Returns:
            How many reminders there are now. The run itself must be in the store.
        """
        now = self._clock.now()
        moments = [
            (deadline, due_at)
            for deadline in dates
            for due_at in (_morning(deadline.day - REMIND_BEFORE), _morning(deadline.day))
            if due_at > now
        ]
        with self._database.write() as connection:
            connection.execute("DELETE FROM deadline_reminder WHERE session_id = ?", (session_id,))
            for deadline, due_at in moments:
                connection.execute(
                    _INSERT,
                    (
                        secrets.token_hex(8),
                        session_id,
                        str(deadline.kind),
                        deadline.day.isoformat(),
                        (due_at - _EPOCH) // _MICROSECOND,
                    ),
                )
        return len(moments)

    def drop(self, session_id: SessionId) -> None:
        """No more reminders of this run."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM deadline_reminder WHERE session_id = ?", (session_id,))

    def kept(self) -> tuple[DeadlineReminder, ...]:
        """Everything still to be told, the next one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT deadline_reminder.*, flow_id FROM deadline_reminder"
                " JOIN flow_session ON flow_session.id = session_id"
                " WHERE is_told = 0 ORDER BY due_at, deadline_reminder.id"
            ).fetchall()
        return tuple(_reminder(row) for row in rows)

    def due(self) -> tuple[DeadlineReminder, ...]:
        """Those whose moment has come, also while the program was closed: the latest of each date only."""
        now = self._clock.now()
        latest: dict[tuple[SessionId, DeadlineKind], DeadlineReminder] = {}
        for reminder in self.kept():
            if reminder.due_at <= now:
                latest[reminder.session_id, reminder.kind] = reminder
        return tuple(latest.values())

    def mark_told(self, reminder: DeadlineReminder) -> None:
        """It was told, and with it every earlier moment of the same date."""
        with self._database.write() as connection:
            connection.execute(
                "UPDATE deadline_reminder SET is_told = 1 WHERE session_id = ? AND kind = ? AND due_at <= ?",
                (reminder.session_id, str(reminder.kind), (reminder.due_at - _EPOCH) // _MICROSECOND),
            )


def _morning(day: date) -> datetime:
    """Nine o'clock by this computer's zone."""
    return datetime.combine(day, _MORNING).astimezone()


def _reminder(row: Row) -> DeadlineReminder:
    return DeadlineReminder(
        id=row["id"],
        session_id=SessionId(row["session_id"]),
        flow_id=row["flow_id"],
        kind=DeadlineKind(row["kind"]),
        day=date.fromisoformat(row["day"]),
        due_at=_EPOCH + row["due_at"] * _MICROSECOND,
    )
