"""Reading tickets: list rows, details, pages of messages, counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.contact.following.marks import marks_of
from walletcare.contact.following.signals import SupportSignals, signals_of
from walletcare.contact.following.stages import TimelineStep, timeline_steps
from walletcare.contact.following.standing import events_of
from walletcare.contact.records import (
    LOCAL_RANK,
    MESSAGE_COLUMNS,
    MESSAGE_TABLES,
    decode_live,
    leg_of,
    messages_of,
)
from walletcare.contact.stamp import moment, stamp
from walletcare.domain.language import Language
from walletcare.domain.reference import Reference, parse_reference
from walletcare.domain.support_now import QueuePlace
from walletcare.domain.ticket import (
    Message,
    MessageId,
    Rating,
    Stage,
    Ticket,
    TicketId,
    TicketKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from walletcare.contact.following.signals import Mark
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Connection, Database, Row

PAGE = 50
_MOST_WORDS = 12
_MOST_WAITING = 20
"""Of a text that is searched for; the rest of a longer one says no more."""


class TicketFilter(StrEnum):
    OPEN = "open"
    FINISHED = "finished"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One line of the list; everything it needs stands in one table row."""

    id: TicketId
    reference: Reference
    kind: TicketKind
    topic: str
    title: str
    stage: Stage
    channel_id: str
    updated_at: datetime
    unread: int
    assignee: str
    snippet: str
    expected_by: datetime | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class TicketCounts:
    """``waiting_for_you`` is the badge: requests where support waits for the user or has news."""

    open: int
    finished: int
    waiting_for_you: int
    unread: int


@dataclass(frozen=True, slots=True)
class TicketDetail:
    """A ticket with what its page shows.

    Attributes:
        steps: The five fixed steps of the timeline.
        case_code: Known to the user and official support only: a caller who cannot name it is not support.
        is_read_only: The server forgot the conversation; ``continue_conversation`` goes on under the same
            reference.
        undelivered: Own messages that have not left yet or failed.
        signals: What labels, priority and team say; fields stay empty when support says nothing.
        marked_at: When support set each of ``signals.marks``.
    """

    ticket: Ticket
    steps: tuple[TimelineStep, ...]
    case_code: str
    reply_address: str
    is_overdue: bool
    is_read_only: bool
    undelivered: int
    signals: SupportSignals
    marked_at: Mapping[Mark, datetime]


@dataclass(frozen=True, slots=True)
class MessagePage:
    """Messages oldest first. ``before`` of the next older page is the first one's id when ``has_older``."""

    messages: tuple[Message, ...]
    has_older: bool


class Tickets:
    """Read-only door to the tickets in the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(
        self, which: TicketFilter = TicketFilter.ALL, *, text: str = "", offset: int = 0, limit: int = 200
    ) -> tuple[TicketRow, ...]:
        """List rows, the last changed first.

        Args:
            text: Only those of which title, reference or last message hold each of its words (letter case
                does not matter), or whose reference it is, however it is typed.
        """
        where, values = _where(which, text)
        with self._database.read() as connection:
            found = connection.execute(
                # The server counts in seconds: of two that changed in the same one, the later request leads.
                f"SELECT * FROM ticket {where} "  # noqa: S608 - constants; values are bound
                "ORDER BY updated_at DESC, created_at DESC, id LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        now = self._clock.now()
        return tuple(_row(row, now) for row in found)

    def counts(self) -> TicketCounts:
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT count(*) FILTER (WHERE is_finished = 0) AS open,"
                " count(*) FILTER (WHERE is_finished = 1) AS finished,"
                " count(*) FILTER (WHERE stage = ? OR (unread > 0 AND is_finished = 0)) AS waiting,"
                " coalesce(sum(unread), 0) AS unread FROM ticket",
                (Stage.WAITING_ON_YOU.value,),
            ).fetchone()
        return TicketCounts(row["open"], row["finished"], row["waiting"], row["unread"])

    def queue_place(self) -> QueuePlace | None:
        """The best place that support names for a request of the user's; None when it names none.

        What it last said of a conversation that is out of reach holds no longer.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT leg.live FROM leg JOIN ticket ON ticket.id = leg.ticket_id"
                " WHERE ticket.is_finished = 0 AND leg.is_read_only = 0 AND leg.live <> ''"
                " AND leg.number = (SELECT max(number) FROM leg AS other WHERE other.ticket_id = ticket.id)"
                " ORDER BY ticket.updated_at DESC LIMIT ?",
                (_MOST_WAITING,),
            ).fetchall()
        told = [signals_of(decode_live(row["live"])) for row in rows]
        places = [
            QueuePlace(signals.queue_position, signals.queue_wait_minutes)
            for signals in told
            if signals.queue_position is not None
        ]
        return min(places, key=lambda found: found.place, default=None)

    def get(self, ticket_id: TicketId) -> Ticket | None:
        with self._database.read() as connection:
            return read_ticket(connection, ticket_id)

    def find(self, reference: str) -> TicketId | None:
        """The ticket with a reference as people type it; None when there is none here."""
        parsed = parse_reference(reference)
        if parsed is None:
            return None
        with self._database.read() as connection:
            row = connection.execute("SELECT id FROM ticket WHERE reference = ?", (parsed,)).fetchone()
        return None if row is None else TicketId(row["id"])

    def detail(self, ticket_id: TicketId) -> TicketDetail | None:
        with self._database.read() as connection:
            ticket = read_ticket(connection, ticket_id)
            if ticket is None:
                return None
            row = connection.execute("SELECT * FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
            undelivered = connection.execute(
                "SELECT count(*) FROM outbox WHERE ticket_id = ? AND message_id IS NOT NULL"
                " AND state IN ('queued', 'sending', 'unknown', 'failed')",
                (ticket_id,),
            ).fetchone()[0]
            leg = connection.execute(
                "SELECT * FROM leg WHERE ticket_id = ? ORDER BY number DESC LIMIT 1", (ticket_id,)
            ).fetchone()
            marked_at = marks_of(connection, ticket_id)
        return TicketDetail(
            ticket=ticket,
            steps=timeline_steps(ticket.stage, ticket.timeline),
            case_code=row["case_code"],
            reply_address=row["reply_address"],
            is_overdue=_is_overdue(row, self._clock.now()),
            is_read_only=leg is not None and bool(leg["is_read_only"]),
            undelivered=undelivered,
            signals=signals_of(decode_live(leg["live"]) if leg is not None else None, row["complexity"]),
            marked_at=marked_at,
        )

    def messages(
        self, ticket_id: TicketId, *, before: MessageId | None = None, limit: int = PAGE
    ) -> MessagePage:
        """The newest ``limit`` messages, or those before ``before``, through every leg, oldest first."""
        with self._database.read() as connection:
            at, rank = _place_before(connection, before)
            rows = connection.execute(
                f"SELECT {MESSAGE_COLUMNS} FROM {MESSAGE_TABLES}"  # noqa: S608 - constants only
                " WHERE message.ticket_id = ? AND (message.at, message.rank) < (?, ?)"
                " ORDER BY message.at DESC, message.rank DESC LIMIT ?",
                (ticket_id, at, rank, limit + 1),
            ).fetchall()
            return MessagePage(messages_of(connection, reversed(rows[:limit])), has_older=len(rows) > limit)

    def message(self, message_id: MessageId) -> Message | None:
        with self._database.read() as connection:
            rows = connection.execute(
                f"SELECT {MESSAGE_COLUMNS} FROM {MESSAGE_TABLES} WHERE message.id = ?",  # noqa: S608 - constants
                (message_id,),
            ).fetchall()
            found = messages_of(connection, rows)
        return found[0] if found else None

    def file_data(self, attachment_id: str) -> bytes | None:
        """The bytes of an own attachment as they were cleared; None for files of support."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT data FROM attachment_data WHERE attachment_id = ?", (attachment_id,)
            ).fetchone()
        return None if row is None else bytes(row["data"])


def read_ticket(connection: Connection, ticket_id: TicketId) -> Ticket | None:
    """The ticket with legs, timeline and rating; None when there is none."""
    row = connection.execute("SELECT * FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
    if row is None:
        return None
    legs = connection.execute(
        "SELECT * FROM leg WHERE ticket_id = ? ORDER BY number", (ticket_id,)
    ).fetchall()
    return Ticket(
        id=ticket_id,
        reference=Reference(row["reference"]),
        kind=TicketKind(row["kind"]),
        topic=row["topic"],
        title=row["title"],
        language=Language(row["language"]),
        created_at=moment(row["created_at"]),
        updated_at=moment(row["updated_at"]),
        stage=Stage(row["stage"]),
        legs=tuple(leg_of(leg) for leg in legs),
        timeline=events_of(connection, ticket_id),
        unread=row["unread"],
        assignee=row["assignee"],
        expected_by=moment(row["expected_by"]),
        first_answer_after=_between(row["submitted_at"], row["answered_at"]),
        solved_after=_between(row["submitted_at"], row["solved_at"]),
        rating=_rating(connection, ticket_id),
    )


def _rating(connection: Connection, ticket_id: TicketId) -> Rating | None:
    row = connection.execute(
        "SELECT * FROM rating WHERE ticket_id = ? ORDER BY resolution DESC LIMIT 1", (ticket_id,)
    ).fetchone()
    if row is None:
        return None
    return Rating(
        value=row["value"],
        at=moment(row["at"]),
        reasons=tuple(row["reasons"].split()),
        comment=row["comment"],
        is_confirmed=bool(row["is_confirmed"]),
    )


def _between(start: int | None, end: int | None) -> timedelta | None:
    return None if start is None or end is None or end < start else timedelta(microseconds=end - start)


def _place_before(connection: Connection, before: MessageId | None) -> tuple[int, int]:
    if before is not None:
        row = connection.execute("SELECT at, rank FROM message WHERE id = ?", (before,)).fetchone()
        if row is not None:
            return row["at"], row["rank"]
    return LOCAL_RANK, LOCAL_RANK * 2 - 1


def _where(which: TicketFilter, text: str) -> tuple[str, tuple[object, ...]]:
    clauses: list[str] = []
    values: list[object] = []
    if which is not TicketFilter.ALL:
        clauses.append("is_finished = ?")
        values.append(int(which is TicketFilter.FINISHED))
    words = text.split()[:_MOST_WORDS]
    if words:
        holds = (
            "(instr(lower(title), lower(?)) OR instr(reference, upper(?)) OR instr(lower(snippet), lower(?)))"
        )
        clauses.append(f"({' AND '.join([holds] * len(words))} OR reference = ?)")
        values += [word for word in words for _ in range(3)]
        values.append(parse_reference(text) or "")
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), tuple(values)


def _row(row: Row, now: datetime) -> TicketRow:
    return TicketRow(
        id=TicketId(row["id"]),
        reference=Reference(row["reference"]),
        kind=TicketKind(row["kind"]),
        topic=row["topic"],
        title=row["title"],
        stage=Stage(row["stage"]),
        channel_id=row["channel_id"],
        updated_at=moment(row["updated_at"]),
        unread=row["unread"],
        assignee=row["assignee"],
        snippet=row["snippet"],
        expected_by=moment(row["expected_by"]),
        is_overdue=_is_overdue(row, now),
    )


def _is_overdue(row: Row, now: datetime) -> bool:
    """A time that support promised stays after its answer; what is awaited then is the user's."""
    is_awaited = row["is_finished"] == 0 and row["stage"] != Stage.WAITING_ON_YOU
    return is_awaited and row["expected_by"] is not None and row["expected_by"] < stamp(now)
