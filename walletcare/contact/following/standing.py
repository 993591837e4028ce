"""How a ticket stands, worked out from its legs and messages after every change.

Everything here follows from rows that are keyed by the server's ids and ordered by the server's clock, so the
order in which news arrived does not matter. Only the times of observed steps (``stage_event``) depend on when
we saw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.contact.composing.preview import without_frame
from walletcare.contact.following.signals import signals_of
from walletcare.contact.following.stages import StageFacts, stage_of
from walletcare.contact.records import decode_live
from walletcare.contact.stamp import moment, stamp
from walletcare.domain.chat import RemoteStatus
from walletcare.domain.ticket import Author, LegState, Stage, StageEvent

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.ticket import TicketId
    from walletcare.infra.db import Connection, Row

_SNIPPET = 120
_DELIVERED = "(message.remote_id IS NOT NULL OR outbox.state = 'sent')"
_MESSAGES = "message LEFT JOIN outbox ON outbox.message_id = message.id"
_AWAITING = {Stage.SUBMITTED, Stage.SEEN, Stage.ASSIGNED, Stage.IN_PROGRESS, Stage.WITH_BOT}
_OBSERVED_EXACTLY = {Stage.SUBMITTED, Stage.IN_PROGRESS, Stage.WAITING_ON_YOU}
"""Their events follow from messages with the server's own times and are not stored."""


@dataclass(frozen=True, slots=True)
class _Conversation:
    """Rows that several facts need."""

    ticket: Row
    legs: list[Row]
    last: Row | None
    first_own: Row | None
    first_human: Row | None
    last_human: Row | None
    survey: Row | None

    @property
    def current(self) -> Row | None:
        active = [leg for leg in self.legs if leg["state"] == LegState.ACTIVE]
        found = active or self.legs
        return found[-1] if found else None


def refresh(connection: Connection, ticket_id: TicketId, now: datetime, waits: Waits) -> Stage:
    """Work out the ticket's columns again; part of the caller's transaction. Returns the stage."""
    conversation = _read(connection, ticket_id)
    ticket, current = conversation.ticket, conversation.current
    facts = _facts(connection, conversation)
    stage = stage_of(facts, now)
    # A request that is rated, or can no longer be, was solved when it was solved.
    is_still_finished = stage.is_finished and ticket["is_finished"]
    if stage.value != ticket["stage"] and stage not in _OBSERVED_EXACTLY and not is_still_finished:
        _observe(connection, conversation, stage, now)
    live = decode_live(current["live"]) if current is not None else None
    first_human, first_own = conversation.first_human, conversation.first_own
    answered = [row["at"] for row in (first_human,) if row is not None]
    if live is not None and live.first_reply_at is not None:
        answered.append(stamp(live.first_reply_at))
    solved_at = None
    if stage.is_finished:
        survey = conversation.survey
        solved_at = ticket["solved_at"] or (survey["at"] if survey is not None else stamp(now))
    promised = signals_of(live).expected_by
    answer = _last_support(connection, ticket_id)
    if promised is not None and answer is not None and moment(answer["at"]) >= promised:
        promised = None  # it was about an answer that has come since, however late
    connection.execute(
        "UPDATE ticket SET stage = ?, is_finished = ?, channel_id = ?, unread = ?, assignee = ?, snippet = ?,"
        " updated_at = ?, submitted_at = ?, answered_at = ?, solved_at = ?, resolution = ?, expected_by = ? "
        "WHERE id = ?",
        (
            stage.value,
            int(stage.is_finished),
            current["channel_id"] if current is not None else "",
            _unread(connection, ticket_id),
            _assignee(conversation),
            _snippet(connection, ticket_id),
            max(ticket["created_at"], _last_at(connection, ticket_id) or 0),
            first_own["at"] if first_own is not None else None,
            min(answered) if answered else None,
            solved_at,
            ticket["resolution"] + int(stage.is_finished and not ticket["is_finished"]),
            stamp(promised) if promised else _expected_by(connection, conversation, stage, waits),
            ticket_id,
        ),
    )
    _measure_wait(connection, conversation)
    return stage


def events_of(connection: Connection, ticket_id: TicketId) -> tuple[StageEvent, ...]:
    """The ticket's timeline in order of time: exact events from messages, observed ones as they were seen."""
    conversation = _read(connection, ticket_id)
    events = [
        StageEvent(Stage(row["stage"]), moment(row["at"]), is_exact=False, who=row["who"])
        for row in connection.execute(
            "SELECT stage, at, who FROM stage_event WHERE ticket_id = ? ORDER BY number", (ticket_id,)
        )
    ]
    if conversation.first_own is not None:
        events.append(StageEvent(Stage.SUBMITTED, moment(conversation.first_own["at"]), is_exact=True))
    for row, stage in (
        (conversation.first_human, Stage.IN_PROGRESS),
        (_last_support(connection, ticket_id), Stage.WAITING_ON_YOU),
    ):
        if row is not None:
            events.append(StageEvent(stage, moment(row["at"]), is_exact=True, who=row["author_name"]))
    return tuple(sorted(events, key=lambda event: event.at))


def unanswered_since(connection: Connection, ticket_id: TicketId) -> datetime | None:
    """When the last own message was written to which support has not replied; None when support spoke last.

    A bot that answers once has replied. A bot that was written to again and still no person came has not: it
    may go in circles for ever. A choice from its menu is an answer to it as written words are, but the first
    one only completes the question. By this computer's clock where it sent the message itself, for the timer
    runs by that clock.
    """
    own: list[datetime] = []
    is_bot_last = has_chosen = False
    rows = connection.execute(
        "SELECT message.author, message.is_answered,"  # noqa: S608 - constants
        " coalesce(outbox.attempt_at, iif(is_answered, remote_updated_at, NULL), message.at) AS asked_at"
        f" FROM {_MESSAGES} WHERE message.ticket_id = ? AND message.is_template = 0"
        " AND message.author IN ('user', 'agent', 'bot')"
        " AND (outbox.state IS NULL OR outbox.state NOT IN ('cancelled', 'moved'))"
        " ORDER BY message.at DESC, message.rank DESC LIMIT 100",
        (ticket_id,),
    )
    for row in rows:
        if row["author"] == Author.AGENT:
            break
        has_chosen |= row["author"] == Author.BOT and bool(row["is_answered"])
        if row["author"] == Author.USER or row["is_answered"]:
            own.append(moment(row["asked_at"]))
        elif not own:
            is_bot_last = True
    return own[0] if len(own) > int(is_bot_last) + int(has_chosen) else None


def _read(connection: Connection, ticket_id: TicketId) -> _Conversation:
    def one(where: str, order: str) -> Row | None:
        row: Row | None = connection.execute(
            f"SELECT message.* FROM {_MESSAGES} WHERE message.ticket_id = ? AND {where}"  # noqa: S608 - constants
            f" ORDER BY message.at {order}, message.rank {order} LIMIT 1",
            (ticket_id,),
        ).fetchone()
        return row

    return _Conversation(
        ticket=connection.execute("SELECT * FROM ticket WHERE id = ?", (ticket_id,)).fetchone(),
        legs=connection.execute(
            "SELECT * FROM leg WHERE ticket_id = ? ORDER BY number", (ticket_id,)
        ).fetchall(),
        last=one(f"author IN ('user', 'agent', 'bot') AND is_template = 0 AND {_DELIVERED}", "DESC"),
        first_own=one(f"author = 'user' AND {_DELIVERED}", "ASC"),
        first_human=one("author = 'agent' AND is_human = 1 AND is_template = 0", "ASC"),
        last_human=one("author = 'agent' AND is_human = 1 AND is_template = 0", "DESC"),
        survey=one("content_type = 'input_csat'", "DESC"),
    )


def _last_support(connection: Connection, ticket_id: TicketId) -> Row | None:
    row: Row | None = connection.execute(
        "SELECT at, author_name FROM message WHERE ticket_id = ? AND author IN ('agent', 'bot') AND "
        "is_template = 0"
        " ORDER BY at DESC, rank DESC LIMIT 1",
        (ticket_id,),
    ).fetchone()
    return row


def _facts(connection: Connection, conversation: _Conversation) -> StageFacts:
    ticket, last, survey = conversation.ticket, conversation.last, conversation.survey
    leg = _leg_with_status(conversation)
    pending = connection.execute(
        "SELECT 1 FROM outbox WHERE ticket_id = ? AND state IN ('queued', 'sending', 'unknown') LIMIT 1",
        (ticket["id"],),
    ).fetchone()
    seen_at = leg["agent_last_seen_at"] if leg is not None else None
    return StageFacts(
        status=RemoteStatus(leg["status"]) if leg is not None and leg["status"] else None,
        has_sent=conversation.first_own is not None or conversation.first_human is not None,
        has_failed=pending is None,
        last_author=Author(last["author"]) if last is not None else None,
        last_at=moment(last["at"]) if last is not None else None,
        has_human_reply=conversation.first_human is not None,
        is_assigned=_is_assigned(leg) if leg is not None else None,
        agent_last_seen_at=moment(seen_at),
        survey_at=moment(survey["at"]) if survey is not None else None,
        is_survey_answered=survey is not None and bool(survey["is_answered"]),
        is_closed=ticket["closed_at"] is not None,
    )


def _leg_with_status(conversation: _Conversation) -> Row | None:
    """The leg whose status counts: the current one, or a chat left behind in which support answered after the
    move.
    """
    current = conversation.current
    if current is None or current["conversation_id"] is not None:
        return current
    last_human = conversation.last_human
    for leg in reversed(conversation.legs):
        is_answered_later = last_human is not None and last_human["at"] >= current["started_at"]
        if leg["conversation_id"] is not None and is_answered_later:
            return leg
    return current


def _is_assigned(leg: Row) -> bool | None:
    """Of the conversation payload and the messages' own word, the later by the server's clock."""
    live = decode_live(leg["live"])
    by_live = (leg["live_at"], live.is_assignee_human) if live is not None else None
    by_message = (
        (leg["assignee_known_at"], bool(leg["is_assigned"])) if leg["assignee_known_at"] is not None else None
    )
    known = [fact for fact in (by_live, by_message) if fact is not None]
    return max(known)[1] if known else None


def _observe(connection: Connection, conversation: _Conversation, stage: Stage, now: datetime) -> None:
    ticket_id = conversation.ticket["id"]
    connection.execute(
        "INSERT INTO stage_event (ticket_id, number, stage, at, who) VALUES (?,"
        " (SELECT coalesce(max(number), 0) + 1 FROM stage_event WHERE ticket_id = ?), ?, ?, ?)",
        (ticket_id, ticket_id, stage.value, stamp(now), _assignee(conversation)),
    )


def _assignee(conversation: _Conversation) -> str:
    """The assigned person's name, else that of the person who wrote last; empty when nobody did."""
    current = conversation.current
    live = decode_live(current["live"]) if current is not None else None
    if live is not None and live.is_assignee_human and live.assignee:
        return live.assignee
    last_human = conversation.last_human
    return str(last_human["author_name"]) if last_human is not None else ""


def _unread(connection: Connection, ticket_id: TicketId) -> int:
    count: int = connection.execute(
        # From the legs to what is new in each: all that was read is passed over.
        "SELECT count(*) FROM leg CROSS JOIN message ON message.leg_id = leg.id"
        " AND message.remote_id > leg.last_read_id WHERE leg.ticket_id = ?"
        " AND message.author <> 'user' AND message.is_deleted = 0",
        (ticket_id,),
    ).fetchone()[0]
    return count


def _snippet(connection: Connection, ticket_id: TicketId) -> str:
    row = connection.execute(
        "SELECT text FROM message WHERE ticket_id = ? AND content_type <> 'input_csat'"
        " ORDER BY at DESC, rank DESC LIMIT 1",
        (ticket_id,),
    ).fetchone()
    return " ".join(without_frame(row["text"]).split())[:_SNIPPET] if row is not None else ""


def _last_at(connection: Connection, ticket_id: TicketId) -> int | None:
    at: int | None = connection.execute(
        "SELECT max(at) FROM message WHERE ticket_id = ?", (ticket_id,)
    ).fetchone()[0]
    return at


def _expected_by(
    connection: Connection, conversation: _Conversation, stage: Stage, waits: Waits
) -> int | None:
    """From the first own message of the current silence: asking again does not move the promise."""
    current = conversation.current
    if stage not in _AWAITING or current is None:
        return None
    since = connection.execute(
        f"SELECT min(coalesce(outbox.attempt_at, message.at)) FROM {_MESSAGES} WHERE message.ticket_id = ?"  # noqa: S608 - constants only
        f" AND message.author = 'user' AND message.leg_id = ? AND {_DELIVERED} AND message.at >= coalesce("
        "(SELECT at FROM message WHERE ticket_id = ? AND author IN ('agent', 'bot') AND is_template = 0"
        " ORDER BY at DESC LIMIT 1), 0)",
        (conversation.ticket["id"], current["id"], conversation.ticket["id"]),
    ).fetchone()[0]
    if since is None:
        return None
    return stamp(waits.expected_by(connection, current["channel_id"], moment(since)))


def _measure_wait(connection: Connection, conversation: _Conversation) -> None:
    """Note how long the newest answered question waited; the same answer is noted once, whatever the order of
    news.
    """
    ticket_id = conversation.ticket["id"]
    last_human = conversation.last_human
    if last_human is None:
        return
    asked = connection.execute(
        "SELECT id, leg_id, at, rank FROM message WHERE ticket_id = ?1 AND author = 'user' AND remote_id IS "
        "NOT NULL"
        " AND (at, rank) < (?2, ?3) ORDER BY at DESC, rank DESC LIMIT 1",
        (ticket_id, last_human["at"], last_human["rank"]),
    ).fetchone()
    if asked is None:
        return
    # The silence began with the first own message after support's previous word.
    first = connection.execute(
        "SELECT id, at FROM message WHERE ticket_id = ?1 AND author = 'user' AND remote_id IS NOT NULL"
        " AND (at, rank) <= (?2, ?3) AND at >= coalesce((SELECT at FROM message WHERE ticket_id = ?1"
        " AND author = 'agent' AND is_human = 1 AND (at, rank) < (?2, ?3) ORDER BY at DESC LIMIT 1), 0)"
        " ORDER BY at, rank LIMIT 1",
        (ticket_id, asked["at"], asked["rank"]),
    ).fetchone()
    answer = connection.execute(
        "SELECT at FROM message WHERE ticket_id = ? AND author = 'agent' AND is_human = 1 AND (at, rank) > "
        "(?, ?)"
        " ORDER BY at, rank LIMIT 1",
        (ticket_id, asked["at"], asked["rank"]),
    ).fetchone()
    if first is None or answer is None:
        return
    channel = next((leg["channel_id"] for leg in conversation.legs if leg["id"] == asked["leg_id"]), "")
    connection.execute(
        "INSERT INTO wait_sample (message_id, channel_id, asked_at, length) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (message_id) DO UPDATE SET length = min(length, excluded.length)",
        (first["id"], channel, first["at"], max(answer["at"] - first["at"], 0)),
    )
