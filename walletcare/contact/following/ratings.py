"""Ratings, the follow-up question, and the survey now and then."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.submission import enqueue
from walletcare.contact.following.signals import Mark, signals_of
from walletcare.contact.following.stages import RATING_OPEN_FOR, is_rating_open
from walletcare.contact.records import decode_live
from walletcare.contact.sending.dispatch import RatingBody
from walletcare.contact.stamp import moment, stamp
from walletcare.domain.errors import RefusedError
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import LegId, OutboxKind, Rating, Stage, TicketId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walletcare.contact.change import Listener
    from walletcare.domain.clock import Clock
    from walletcare.domain.survey import Survey
    from walletcare.infra.db import Connection, Database, Row
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.safety.verdict import SecretKind

FOLLOW_UP_AFTER = timedelta(days=3)
FOLLOW_UP_UNTIL = timedelta(days=30)
SURVEY_EVERY = timedelta(days=90)


class Verdict(StrEnum):
    """The three big choices of the page, and the rating each stands for when no number is chosen."""

    SOLVED = "solved"
    PARTLY = "partly"
    NOT_SOLVED = "not-solved"

    @property
    def value_of(self) -> int:
        return {Verdict.SOLVED: 5, Verdict.PARTLY: 3, Verdict.NOT_SOLVED: 1}[self]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rating is what it is. Knowledge, speed and manner are kept apart. ``code`` is stable."""

    code: str
    label: LocalText


REASONS: tuple[Reason, ...] = (
    Reason("slow", LocalText("回复太慢", "Slow to answer")),
    Reason("knowledge", LocalText("没有说清楚", "Didn’t know or explain")),
    Reason("manner", LocalText("态度不好", "Unfriendly")),
    Reason("not-solved", LocalText("问题没有解决", "Not solved")),
    Reason("repeated", LocalText("要我反复说明", "Had to repeat myself")),
    Reason("fast", LocalText("回复很快", "Quick")),
    Reason("skilled", LocalText("讲得明白", "Clear and competent")),
    Reason("kind", LocalText("态度很好", "Friendly")),
)
_REASON_CODES = {reason.code for reason in REASONS}
_HARD = {Mark.INVESTIGATING, Mark.ESCALATED, Mark.FOLLOW_UP}
"""Marks of a request that took more than one look."""


@dataclass(frozen=True, slots=True)
class RatingPrompt:
    """Whether and how a ticket can be rated now.

    Attributes:
        is_follow_up_first: Ask whether it still holds before the rating: harder requests, and those the
            user was asked about some days later.
        closes_at: The day after which the server takes no rating; None when the rating stays on this
            computer.
        goes_to_support: Support asked for it and gets it; else it is kept for the user's own record and
            export.
    """

    ticket_id: TicketId
    current: Rating | None
    is_follow_up_first: bool
    closes_at: datetime | None
    goes_to_support: bool


@dataclass(frozen=True, slots=True)
class RatingReport:
    """The user's own ratings over time: (time, value) oldest first, and how often each reason was given."""

    trend: tuple[tuple[datetime, int], ...]
    reasons: Mapping[str, int]

    @property
    def average(self) -> float | None:
        return sum(value for _, value in self.trend) / len(self.trend) if self.trend else None


class Ratings:
    """Rating door. Once per resolution: a request that was reopened and solved again can be rated again."""

    def __init__(
        self,
        database: Database,
        guard: Guard,
        clock: Clock,
        listener: Listener,
    ) -> None:
        self._database = database
        self._guard = guard
        self._clock = clock
        self._listener = listener
        self._survey: Survey | None = None

    def prompt(self, ticket_id: TicketId) -> RatingPrompt | None:
        """What to ask under a finished request; None while it is open, or when it can no longer be rated."""
        now = self._clock.now()
        with self._database.read() as connection:
            ticket = _ticket(connection, ticket_id)
            if ticket is None or not ticket["is_finished"]:
                return None
            survey = _csat(connection, ticket_id)
            current = _rating(connection, ticket_id, _resolution(connection, ticket_id))
            follow_up = _follow_up(connection, ticket_id)
            is_hard = _is_hard(connection, ticket)
        is_open = survey is not None and is_rating_open(moment(survey["at"]), now)
        if survey is not None and not is_open:
            return None
        return RatingPrompt(
            ticket_id=ticket_id,
            current=current,
            is_follow_up_first=(
                is_hard and current is None if follow_up is None else follow_up["holds"] is None
            ),
            closes_at=moment(survey["at"]) + RATING_OPEN_FOR if survey is not None else None,
            goes_to_support=survey is not None,
        )

    def rate(
        self,
        ticket_id: TicketId,
        value: int,
        reasons: tuple[str, ...] = (),
        comment: str = "",
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> Rating:
        """Keep a rating from 1 to 5 and, when support asked for one, queue it. It may be changed until it
        closes.

        Raises:
            RefusedError: ``rating-out-of-range``, ``rating-reason`` (an unknown code) or ``rating-closed``.
            SecretFoundError: The comment may not leave.
        """
        if not 1 <= value <= 5:
            raise RefusedError("rating-out-of-range")
        if not set(reasons) <= _REASON_CODES:
            raise RefusedError("rating-reason")
        cleared = str(self._guard.clear(comment, allowed=allowed)) if comment.strip() else ""
        if self.prompt(ticket_id) is None:
            raise RefusedError("rating-closed")
        rating = Rating(value=value, at=self._clock.now(), reasons=reasons, comment=cleared)
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO rating (ticket_id, resolution, value, reasons, comment, at) VALUES (?, ?, ?, "
                "?, ?, ?)"
                " ON CONFLICT (ticket_id, resolution) DO UPDATE SET value = excluded.value,"
                " reasons = excluded.reasons, comment = excluded.comment, at = excluded.at, is_confirmed = 0",
                (
                    ticket_id,
                    _resolution(connection, ticket_id),
                    value,
                    " ".join(reasons),
                    cleared,
                    stamp(rating.at),
                ),
            )
            survey = _csat(connection, ticket_id)
            if survey is not None:
                # A rating that has not gone out yet is replaced, not sent twice.
                connection.execute(
                    "UPDATE outbox SET state = 'cancelled' WHERE ticket_id = ? AND kind = 'rating'"
                    " AND state IN ('queued', 'unknown', 'failed')",
                    (ticket_id,),
                )
                words = "; ".join(reason.label.en for reason in REASONS if reason.code in reasons)
                enqueue(
                    connection,
                    ticket_id,
                    LegId(survey["leg_id"]),
                    OutboxKind.RATING,
                    body=RatingBody(
                        survey["remote_id"],
                        value,
                        "\n".join(part for part in (words, cleared) if part),
                        allowed=tuple(sorted(kind.value for kind in allowed)),
                    ),
                )
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        self._listener(Change(ChangeKind.OUTBOX))
        return rating

    def follow_ups_due(self) -> tuple[TicketId, ...]:
        """Requests solved some days ago for which nobody has asked yet whether it still holds; latest first.

        Those that can no longer be rated have no place to answer any more.
        """
        now = self._clock.now()
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id FROM ticket WHERE is_finished = 1 AND stage <> ? AND solved_at BETWEEN ? AND ?"
                " ORDER BY solved_at DESC",
                (Stage.CLOSED.value, stamp(now - FOLLOW_UP_UNTIL), stamp(now - FOLLOW_UP_AFTER)),
            ).fetchall()
            ids = [TicketId(row["id"]) for row in rows if _follow_up(connection, TicketId(row["id"])) is None]
        return tuple(ticket_id for ticket_id in ids if self.prompt(ticket_id) is not None)

    def note_follow_up(self, ticket_id: TicketId) -> None:
        """The user was asked whether the solution holds: they can answer under the request, and are not asked
        again.
        """
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO follow_up (ticket_id, resolution, asked_at, holds) VALUES (?, ?, ?, NULL)"
                " ON CONFLICT (ticket_id, resolution) DO NOTHING",
                (ticket_id, _resolution(connection, ticket_id), stamp(self._clock.now())),
            )
        self._listener(Change(ChangeKind.TICKET, ticket_id))

    def answer_follow_up(self, ticket_id: TicketId, holds: bool) -> None:
        """Whether the solution still holds."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO follow_up (ticket_id, resolution, asked_at, holds) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (ticket_id, resolution) DO UPDATE SET holds = excluded.holds",
                (ticket_id, _resolution(connection, ticket_id), stamp(self._clock.now()), int(holds)),
            )
        self._listener(Change(ChangeKind.TICKET, ticket_id))

    def set_survey(self, survey: Survey | None) -> None:
        """The questionnaire of the content; None: there is none."""
        self._survey = survey

    def survey_due(self) -> Survey | None:
        """The survey, when one may be offered: every 90 days at most, never once declined for good."""
        if self._setting("survey-declined") is not None:
            return None
        shown = self._setting("survey-shown-at")
        if shown is not None and moment(int(shown)) + SURVEY_EVERY > self._clock.now():
            return None
        with self._database.read() as connection:
            has_finished = connection.execute("SELECT 1 FROM ticket WHERE is_finished = 1 LIMIT 1").fetchone()
        return self._survey if has_finished else None

    def answer_survey(self, answers: Mapping[str, str]) -> None:
        """Keep the answers by question id. Raises ``SecretFoundError`` before anything is kept."""
        survey = self._survey
        if survey is None:
            return
        known = {question.id for question in survey.questions}
        kept = {
            key: str(self._guard.clear(text))
            for key, text in answers.items()
            if key in known and text.strip()
        }
        now = self._clock.now()
        with self._database.write() as connection:
            connection.executemany(
                "INSERT INTO survey_answer (id, survey, question, answer, at) VALUES (?, ?, ?, ?, ?)",
                [(uuid.uuid4().hex, survey.id, key, text, stamp(now)) for key, text in kept.items()],
            )
            _keep_setting(connection, "survey-shown-at", str(stamp(now)))

    def decline_survey(self, *, for_good: bool) -> None:
        """Not now (asked again after the interval), or never again."""
        with self._database.write() as connection:
            _keep_setting(connection, "survey-shown-at", str(stamp(self._clock.now())))
            if for_good:
                _keep_setting(connection, "survey-declined", "1")

    def report(self) -> RatingReport:
        """The user's own ratings and their reasons."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT at, value, reasons FROM rating ORDER BY at").fetchall()
        reasons = Counter(reason for row in rows for reason in row["reasons"].split())
        return RatingReport(tuple((moment(row["at"]), row["value"]) for row in rows), dict(reasons))

    def _setting(self, name: str) -> str | None:
        with self._database.read() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])


def _keep_setting(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = "
        "excluded.value",
        (name, value),
    )


def _ticket(connection: Connection, ticket_id: TicketId) -> Row | None:
    row: Row | None = connection.execute("SELECT * FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
    return row


def _csat(connection: Connection, ticket_id: TicketId) -> Row | None:
    """The newest rating request that can still be answered over its conversation."""
    row: Row | None = connection.execute(
        "SELECT message.* FROM message JOIN leg ON leg.id = message.leg_id WHERE message.ticket_id = ?"
        " AND content_type = 'input_csat' AND remote_id IS NOT NULL AND leg.is_read_only = 0"
        " ORDER BY message.at DESC, message.rank DESC LIMIT 1",
        (ticket_id,),
    ).fetchone()
    return row


def _resolution(connection: Connection, ticket_id: TicketId) -> int:
    """Which solution this is: how many times the ticket became finished, at least 1."""
    row = connection.execute("SELECT resolution FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
    return max(int(row["resolution"]), 1)


def _rating(connection: Connection, ticket_id: TicketId, resolution: int) -> Rating | None:
    row = connection.execute(
        "SELECT * FROM rating WHERE ticket_id = ? AND resolution = ?", (ticket_id, resolution)
    ).fetchone()
    if row is None:
        return None
    return Rating(
        row["value"],
        moment(row["at"]),
        tuple(row["reasons"].split()),
        row["comment"],
        is_confirmed=bool(row["is_confirmed"]),
    )


def _is_hard(connection: Connection, ticket: Row) -> bool:
    """A case that support called complex, or marked so; the troubleshooter's word counts until it did."""
    leg = connection.execute(
        "SELECT live FROM leg WHERE ticket_id = ? ORDER BY number DESC LIMIT 1", (ticket["id"],)
    ).fetchone()
    live = decode_live(leg["live"]) if leg is not None else None
    signals = signals_of(live, ticket["complexity"])
    return signals.complexity == "complex" or bool(_HARD & set(signals.marks))


def _follow_up(connection: Connection, ticket_id: TicketId) -> Row | None:
    """What is known of the question whether the latest solution holds; None: never asked."""
    row: Row | None = connection.execute(
        "SELECT holds FROM follow_up WHERE ticket_id = ? AND resolution = ?",
        (ticket_id, _resolution(connection, ticket_id)),
    ).fetchone()
    return row
