"""The outbox as lanes, one a leg: what is due at their heads, and when the next thing will be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from walletcare.contact.stamp import moment, stamp
from walletcare.domain.ticket import OutboxKind, OutboxState

if TYPE_CHECKING:
    from walletcare.contact.sending.backoff import Pace
    from walletcare.infra.db import Connection, Database, Row

_HEADS = """
    SELECT outbox.* FROM outbox JOIN (
        SELECT min(position) AS position FROM outbox
        WHERE state IN ('queued', 'sending') OR (state = 'unknown' AND kind <> 'mail')
        GROUP BY leg_id, kind = 'rating'
    ) AS head USING (position) ORDER BY position
"""
_MINUTE = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=2)
"""More than any wait there is: a server's ``Retry-After`` counts for an hour at most."""
_TOO_FAR = "state IN ('queued', 'unknown') AND next_attempt_at > ?"


@dataclass(frozen=True, slots=True)
class Due:
    """The entry to work on now, or none and when there will be one; None for both: nothing is waiting."""

    entry: Row | None
    at: datetime | None


class Lanes:
    """Reads the lanes, and settles what a run before this one left in them."""

    def __init__(self, database: Database, pace: Pace) -> None:
        self._database = database
        self._pace = pace

    def orphan(self, new_state: OutboxState) -> None:
        """Whatever is marked as being sent while nobody sends becomes ``new_state``: UNKNOWN, once the server
        has had its time, or QUEUED.
        """
        with self._database.read() as connection:
            if connection.execute("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1").fetchone() is None:
                return
        settle = timedelta(seconds=self._pace.settle_s)
        is_unknown = new_state is OutboxState.UNKNOWN
        with self._database.write() as connection:
            for row in connection.execute(
                "SELECT id, attempt_at FROM outbox WHERE state = 'sending'"
            ).fetchall():
                settled_at = stamp(moment(row["attempt_at"] or 0) + settle)
                connection.execute(
                    "UPDATE outbox SET state = ?, next_attempt_at = ? WHERE id = ?",
                    (new_state.value, settled_at if is_unknown else None, row["id"]),
                )

    def put_right(self, now: datetime) -> None:
        """Shorten waits longer than any there is: the clock was ahead when they began and was set back since.

        An unknown outcome still gets its time to settle, counted anew.
        """
        longest = stamp(now + _LONGEST_WAIT)
        with self._database.read() as connection:
            found = connection.execute(f"SELECT 1 FROM outbox WHERE {_TOO_FAR} LIMIT 1", (longest,))  # noqa: S608 - constants only
            if found.fetchone() is None:
                return
        with self._database.write() as connection:
            connection.execute(
                f"UPDATE outbox SET next_attempt_at = ? WHERE {_TOO_FAR}",  # noqa: S608 - constants only
                (stamp(now + timedelta(seconds=self._pace.settle_s)), longest),
            )

    def next(self, now: datetime, chat_paused_until: datetime | None) -> Due:
        """The first lane head that is due, else the soonest time that one will be."""
        soonest: datetime | None = None
        with self._database.read() as connection:
            heads = connection.execute(_HEADS).fetchall()
            is_creating = any(
                row["kind"] == OutboxKind.CONVERSATION and row["state"] == OutboxState.UNKNOWN
                for row in heads
            )
            for entry in heads:
                kind, state = OutboxKind(entry["kind"]), OutboxState(entry["state"])
                if kind is OutboxKind.CONVERSATION and state is OutboxState.QUEUED and is_creating:
                    # A conversation whose fate is unknown is found by being the only empty one: no second
                    # may be made.
                    continue
                at = moment(entry["next_attempt_at"]) or now
                if kind is not OutboxKind.MAIL and chat_paused_until is not None:
                    at = max(at, chat_paused_until)
                if kind is OutboxKind.MESSAGE and state is OutboxState.QUEUED:
                    at = max(at, self._paced_from(connection, entry["leg_id"], now))
                if at <= now:
                    return Due(entry, at)
                if soonest is None or at < soonest:
                    soonest = at
        return Due(None, soonest)

    def _paced_from(self, connection: Connection, leg_id: str, now: datetime) -> datetime:
        """When the lane may send again without passing its messages a minute."""
        rows = connection.execute(
            "SELECT attempt_at FROM outbox WHERE leg_id = ? AND kind = 'message' AND attempt_at > ? AND "
            "attempt_at <= ?"
            " ORDER BY attempt_at DESC LIMIT ?",
            (leg_id, stamp(now - _MINUTE), stamp(now), self._pace.per_minute),
        ).fetchall()
        return now if len(rows) < self._pace.per_minute else moment(rows[-1]["attempt_at"]) + _MINUTE
