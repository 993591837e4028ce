"""The door between the contact feature and a chat backend: what is read, what is sent, what can happen.

``walletcare.infra.chatwoot`` implements :class:`ChatTransport` for the client API of Chatwoot. Every
method blocks; call it from a worker. Every method may raise the ``TransportError`` family:
``NotDeliveredError`` (certainly not delivered), ``RefusedError`` (certainly refused),
``SessionGoneError`` (404 on the contact), ``UnknownOutcomeError`` (may have been delivered).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from walletcare.domain.channel import OpeningHours
from walletcare.domain.cleared import ClearedFile, ClearedText
from walletcare.domain.interactive import PLAIN, Interactive, Option
from walletcare.domain.ticket import Attachment, Author


@dataclass(frozen=True, slots=True)
class InboxFacts:
    """The inbox's settings. ``hours`` is None when the server does not use working hours."""

    name: str
    hours: OpeningHours | None
    is_csat_on: bool
    needs_identity: bool


@dataclass(frozen=True, slots=True)
class ChatSession:
    """The contact session. Both tokens are bearer secrets and never appear in ``repr``."""

    source_id: str = field(repr=False)
    pubsub_token: str = field(repr=False)


class RemoteStatus(StrEnum):
    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class RemoteMessage:
    """One message as the server has it, cleaned: plain text, bounded length, no activity or private lines.

    Attributes:
        updated_at: Only socket payloads carry it; None from REST.
        assignee_known: A socket message also says whether a person is assigned; None from REST.
        rating: The value of an answered ``input_csat``; None while unanswered.
    """

    id: int
    conversation_id: int
    author: Author
    text: str
    created_at: datetime
    author_name: str = ""
    content_type: str = "text"
    options: tuple[Option, ...] = ()
    parts: Interactive = PLAIN
    attachments: tuple[Attachment, ...] = ()
    in_reply_to: int | None = None
    is_template: bool = False
    is_answered: bool = False
    is_deleted: bool = False
    is_human: bool = False
    rating: int | None = None
    echo_id: str = ""
    updated_at: datetime | None = None
    assignee_known: bool | None = None


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """What only socket payloads tell of a conversation (contract section 8.5).

    ``updated_at`` orders them, Unix seconds.
    """

    updated_at: float
    assignee: str = ""
    is_assignee_human: bool = False
    team: str = ""
    first_reply_at: datetime | None = None
    waiting_since: datetime | None = None
    snoozed_until: datetime | None = None
    labels: tuple[str, ...] = ()
    priority: str = ""
    custom_attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemoteConversation:
    """A conversation.

    From REST: all visible messages and ``uuid``. From the socket: ``live`` and at most one message.
    """

    id: int
    status: RemoteStatus
    inbox_id: int
    messages: tuple[RemoteMessage, ...] = ()
    uuid: str = ""
    agent_last_seen_at: datetime | None = None
    live: LiveFacts | None = None


class LinkState(StrEnum):
    """How fresh what we show is.

    OFFLINE: nothing can be reached, this computer has no network. UNREACHABLE: it has one, and support's
        server does not answer.
    """

    CONNECTING = "connecting"
    LIVE = "live"
    POLLING = "polling"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    SESSION_GONE = "session-gone"


CUT_OFF = frozenset({LinkState.OFFLINE, LinkState.UNREACHABLE})
"""Nothing comes from the server and nothing gets there."""


@dataclass(frozen=True, slots=True)
class MessageEvent:
    message: RemoteMessage


@dataclass(frozen=True, slots=True)
class ConversationEvent:
    conversation: RemoteConversation


@dataclass(frozen=True, slots=True)
class TypingEvent:
    conversation_id: int
    is_on: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class PresenceEvent:
    """Whether anybody of the team is online now; the count is not reliable and not kept."""

    is_anyone_online: bool


@dataclass(frozen=True, slots=True)
class LinkEvent:
    state: LinkState


@dataclass(frozen=True, slots=True)
class ResyncNeeded:
    """The subscription was confirmed (again).

    Everything since the last known message must be read over REST.
    """


ChatEvent = MessageEvent | ConversationEvent | TypingEvent | PresenceEvent | LinkEvent | ResyncNeeded

Progress = Callable[[int, int], None]
"""Bytes so far and in all; the whole of a download is 0 when the server does not say it."""


class CancelToken(Protocol):
    """Asked between steps; True means stop as soon as possible."""

    def is_cancelled(self) -> bool: ...


class ChatTransport(Protocol):
    """REST side of a chat backend."""

    def inbox(self) -> InboxFacts: ...

    def open_session(self, source_id: str, *, name: str = "", email: str = "") -> ChatSession:
        """Create the contact session with our own ``source_id``, or return it: idempotent."""
        ...

    def read_session(self, source_id: str) -> ChatSession: ...

    def user(self) -> str:
        """Whose proof of identity goes along with contact calls, as a tag that does not lead back to them;
        empty while nobody is signed in.
        """
        ...

    def conversations(self, session: ChatSession) -> tuple[RemoteConversation, ...]: ...

    def conversation(self, session: ChatSession, conversation_id: int) -> RemoteConversation: ...

    def create_conversation(self, session: ChatSession, attributes: Mapping[str, str]) -> RemoteConversation:
        """Not idempotent.

        ``attributes`` are codes of ours (topic, reference, app version), never typed text.
        """
        ...

    def messages(
        self, session: ChatSession, conversation_id: int, before: int | None = None
    ) -> tuple[RemoteMessage, ...]:
        """The newest page (20), oldest first, or the page before message id ``before``."""
        ...

    def send(
        self,
        session: ChatSession,
        conversation_id: int,
        text: ClearedText | None,
        files: Sequence[ClearedFile] = (),
        *,
        echo_id: str,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
    ) -> RemoteMessage: ...

    def answer(
        self, session: ChatSession, conversation_id: int, message_id: int, option: Option
    ) -> RemoteMessage: ...

    def submit_form(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        values: Mapping[str, ClearedText],
    ) -> RemoteMessage:
        """Answer a form: a value for each field by its name."""
        ...

    def rate(
        self,
        session: ChatSession,
        conversation_id: int,
        message_id: int,
        rating: int,
        comment: ClearedText | None,
    ) -> RemoteMessage: ...

    def read_rating(self, conversation_uuid: str) -> int | None:
        """The rating that the server really stored (contract 4.14), None while there is none."""
        ...

    def resolve(self, session: ChatSession, conversation_id: int) -> RemoteConversation: ...

    def set_typing(self, session: ChatSession, conversation_id: int, is_on: bool) -> None: ...

    def mark_seen(self, session: ChatSession, conversation_id: int) -> None: ...

    def download(
        self,
        url: str,
        *,
        cap_bytes: int,
        cancel: CancelToken | None = None,
        progress: Progress | None = None,
    ) -> bytes: ...


class ChatLink(Protocol):
    """Live side of a chat backend.

    A socket with its own thread, polling told by ``LinkEvent`` when it is blocked.
    """

    def start(self, session: ChatSession, on_event: Callable[[ChatEvent], None]) -> None:
        """Connect and keep connected; ``on_event`` is called from the link's own thread."""
        ...

    def wake(self) -> None:
        """Try to connect now: the network came back, the computer woke up, or the user asked."""
        ...

    def set_watched(self, *, is_watched: bool) -> None:
        """Whether somebody has a conversation before their eyes; the link hurries back for them."""
        ...

    def stop(self) -> None:
        """Close and join the thread; idempotent."""
        ...
