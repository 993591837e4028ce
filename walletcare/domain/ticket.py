"""Tickets (the user calls them requests), their legs, messages, outbox entries and stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from walletcare.domain.account import Account
from walletcare.domain.channel import ChannelKind
from walletcare.domain.interactive import PLAIN, Interactive, Option
from walletcare.domain.language import Language
from walletcare.domain.reference import Reference

TicketId = NewType("TicketId", str)
LegId = NewType("LegId", str)
MessageId = NewType("MessageId", str)
EntryId = NewType("EntryId", str)
DraftId = NewType("DraftId", str)


class TicketKind(StrEnum):
    REQUEST = "request"
    COMPLAINT = "complaint"
    FEEDBACK = "feedback"
    SUSPICIOUS = "suspicious"


class Stage(StrEnum):
    """Where a ticket stands (backend contract, section 11.2, plus the local stages before it)."""

    DRAFT = "draft"
    QUEUED = "queued"
    NOT_SENT = "not-sent"
    SUBMITTED = "submitted"
    SEEN = "seen"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in-progress"
    WAITING_ON_YOU = "waiting-on-you"
    WITH_BOT = "with-bot"
    ON_HOLD = "on-hold"
    RESOLVED = "resolved"
    RESOLVED_RATE = "resolved-rate"
    RESOLVED_RATED = "resolved-rated"
    CLOSED = "closed"

    @property
    def is_finished(self) -> bool:
        return self in {Stage.RESOLVED, Stage.RESOLVED_RATE, Stage.RESOLVED_RATED, Stage.CLOSED}


class Author(StrEnum):
    """Who wrote a message. Comes from the protocol's message and sender type, never from a name."""

    USER = "user"
    AGENT = "agent"
    BOT = "bot"
    SYSTEM = "system"


class Delivery(StrEnum):
    """State of an own message; ``SEEN`` only when the server says so."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    SEEN = "seen"
    FAILED = "failed"
    CANCELLED = "cancelled"
    MOVED = "moved"


class LegState(StrEnum):
    ACTIVE = "active"
    MOVED = "moved"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Leg:
    """One channel's part in a ticket.

    Attributes:
        channel_id: The brand's channel (``chat``, ``email``, ``weibo``).
        conversation_id: The server's display id on the chat leg; None until it is known.
        conversation_uuid: Needed for CSAT; from REST only.
    """

    id: LegId
    ticket_id: TicketId
    kind: ChannelKind
    channel_id: str
    state: LegState
    started_at: datetime
    conversation_id: int | None = None
    conversation_uuid: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message: ours (``local_name`` set) or theirs (``url`` set until fetched)."""

    id: str
    name: str
    media_type: str
    size: int
    local_name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a ticket's conversation. ``text`` is plain text, whoever wrote it.

    Attributes:
        remote_id: The server's id; None for what only exists here.
        author_name: Cleaned display name; empty for the user.
        content_type: ``text``, ``input_select``, ``form``, ``cards``, ``article``, ``input_csat``,
            ``system``...
        options: Choices of an ``input_select``. ``is_answered`` disables them.
        parts: Form, cards and the answer given.
        at: The server's time once known, else the local time of writing.
    """

    id: MessageId
    ticket_id: TicketId
    leg_id: LegId
    author: Author
    text: str
    at: datetime
    author_name: str = ""
    remote_id: int | None = None
    delivery: Delivery | None = None
    failure: str = ""
    next_try_at: datetime | None = None
    content_type: str = "text"
    options: tuple[Option, ...] = ()
    parts: Interactive = PLAIN
    attachments: tuple[Attachment, ...] = ()
    in_reply_to: int | None = None
    is_answered: bool = False
    is_deleted: bool = False
    is_template: bool = False


class OutboxKind(StrEnum):
    CONVERSATION = "conversation"
    MESSAGE = "message"
    MAIL = "mail"
    ANSWER = "answer"
    RATING = "rating"
    RESOLVE = "resolve"


class OutboxState(StrEnum):
    """``queued → sending → sent | unknown | failed``; ``unknown → sent | queued | failed``."""

    QUEUED = "queued"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One thing to deliver, in its lane (one lane a leg), in ``position`` order.

    Attributes:
        answers: The server's id of the interactive message that an ANSWER answers.
    """

    id: EntryId
    ticket_id: TicketId
    leg_id: LegId
    kind: OutboxKind
    state: OutboxState
    position: int
    attempts: int = 0
    next_attempt_at: datetime | None = None
    message_id: MessageId | None = None
    failure: str = ""
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class StageEvent:
    """A step of the timeline. ``is_exact``: the server's own time; else the time it was observed here."""

    stage: Stage
    at: datetime
    is_exact: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """The user's rating, 1 (worst) to 5, once per resolution.

    Attributes:
        reasons: Codes such as ``slow``, ``knowledge``, ``manner``, ``not-solved``.
        is_confirmed: The server was read back and shows it.
    """

    value: int
    at: datetime
    reasons: tuple[str, ...] = ()
    comment: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Ticket:
    """One request, whatever channels it went through."""

    id: TicketId
    reference: Reference
    kind: TicketKind
    topic: str
    title: str
    language: Language
    created_at: datetime
    updated_at: datetime
    stage: Stage
    legs: tuple[Leg, ...]
    timeline: tuple[StageEvent, ...] = ()
    unread: int = 0
    assignee: str = ""
    expected_by: datetime | None = None
    first_answer_after: timedelta | None = None
    solved_after: timedelta | None = None
    rating: Rating | None = None

    @property
    def active_leg(self) -> Leg | None:
        """The leg in use: the newest that is active, else the newest."""
        active = [leg for leg in self.legs if leg.state is LegState.ACTIVE]
        candidates = active or list(self.legs)
        return candidates[-1] if candidates else None


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file chosen for a draft; ``path`` is where the user picked it."""

    path: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What the user is writing, exactly as typed. Fields are free text: a rough time or amount is welcome."""

    id: DraftId
    topic: str = ""
    kind: TicketKind = TicketKind.REQUEST
    text: str = ""
    when: str = ""
    amount: str = ""
    transaction: str = ""
    email: str = ""
    files: tuple[DraftFile, ...] = ()
    account: Account | None = None
    updated_at: datetime | None = None
