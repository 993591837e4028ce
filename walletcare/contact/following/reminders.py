"""Reminders: a quieter time, an expected answer, a follow-up."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.stamp import moment, stamp
from walletcare.domain.ticket import TicketId

if TYPE_CHECKING:
    from walletcare.contact.change import Listener
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Database, Row


class ReminderKind(StrEnum):
    QUIET_TIME = "quiet-time"
    OPENING = "opening"
    ASK_PROGRESS = "ask-progress"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Reminder:
    id: str
    due_at: datetime
    kind: ReminderKind
    ticket_id: TicketId | None = None
    channel_id: str = ""


class Reminders:
    """Stored reminders; who shows them asks :meth:`due` when :meth:`next_at` has come."""

    def __init__(self, database: Database, clock: Clock, listener: Listener) -> None:
        self._database = database
        self._clock = clock
        self._listener = listener

    def add(
        self, due_at: datetime, kind: ReminderKind, *, ticket_id: TicketId | None = None, channel_id: str = ""
    ) -> Reminder:
        reminder = Reminder(uuid.uuid4().hex, due_at, kind, ticket_id, channel_id)
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO reminder (id, due_at, kind, ticket_id, channel_id) VALUES (?, ?, ?, ?, ?)",
                (reminder.id, stamp(due_at), kind.value, ticket_id, channel_id),
            )
        self._listener(Change(ChangeKind.REMINDERS))
        return reminder

    def remove(self, reminder_id: str) -> None:
        """Done with, or no longer wanted."""
        with self._database.write() as connection:
            connection.execute("UPDATE reminder SET is_done = 1 WHERE id = ?", (reminder_id,))
        self._listener(Change(ChangeKind.REMINDERS))

    def all(self) -> tuple[Reminder, ...]:
        """Every open reminder, the next one first."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT * FROM reminder WHERE is_done = 0 ORDER BY due_at, id"
            ).fetchall()
        return tuple(_reminder(row) for row in rows)

    def due(self) -> tuple[Reminder, ...]:
        """Those whose time has come, also while the program was closed. They stay until removed."""
        now = self._clock.now()
        return tuple(reminder for reminder in self.all() if reminder.due_at <= now)

    def next_at(self) -> datetime | None:
        """When the next one that is still ahead is due."""
        now = self._clock.now()
        return next((reminder.due_at for reminder in self.all() if reminder.due_at > now), None)


def _reminder(row: Row) -> Reminder:
    return Reminder(
        id=row["id"],
        due_at=moment(row["due_at"]),
        kind=ReminderKind(row["kind"]),
        ticket_id=None if row["ticket_id"] is None else TicketId(row["ticket_id"]),
        channel_id=row["channel_id"],
    )
