"""The shapes of the client API as they come over the wire, decoded strictly where it matters.

Unknown fields are ignored; fields that only decorate are ``Any`` and judged by the mapping, so that one odd
value costs that value and not the message. A number may come as a string, a list or a switch as null: the
columns behind them may be empty. Nothing here is shown or stored: ``mapping`` makes domain values.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar

import msgspec

from walletcare.domain.errors import UnknownOutcomeError

_GREATEST = 2**63 - 1
_DIGITS = re.compile(r"\d{1,19}", re.ASCII)

Id = Annotated[int, msgspec.Meta(ge=1, le=_GREATEST)]
"""A database id or display id; the store's integers end where this does."""


class WireDay(msgspec.Struct):
    """One row of ``working_hours`` (4.1). ``day_of_week``: Sunday is 0."""

    day_of_week: int
    closed_all_day: Any = False
    open_all_day: Any = False
    open_hour: int | None = None
    open_minutes: int | None = None
    close_hour: int | None = None
    close_minutes: int | None = None


class WireInbox(msgspec.Struct):
    name: Any = ""
    timezone: Any = "UTC"
    working_hours_enabled: Any = False
    working_hours: msgspec.Raw = msgspec.Raw(b"[]")
    csat_survey_enabled: Any = False
    identity_validation_enabled: Any = False


class WireContact(msgspec.Struct):
    """4.2 and 4.3; after PATCH both tokens may be missing (4.4)."""

    source_id: str | None = None
    pubsub_token: str | None = None


class WireMessage(msgspec.Struct):
    """REST (5.2) and socket (8.6) form together."""

    id: Id
    conversation_id: Id | None = None
    content: Any = None
    message_type: Any = None
    content_type: Any = "text"
    content_attributes: Any = None
    created_at: Any = None
    updated_at: Any = None
    attachments: Any = None
    sender: Any = None
    sender_type: Any = None
    private: Any = None
    echo_id: Any = None
    conversation: Any = None


class WireConversation(msgspec.Struct):
    """REST (5.1) and socket (8.5) form together; ``updated_at`` tells them apart."""

    id: Id
    status: Any = None
    inbox_id: Any = 0
    uuid: Any = None
    messages: msgspec.Raw = msgspec.Raw(b"[]")
    agent_last_seen_at: Any = None
    updated_at: Any = None
    first_reply_created_at: Any = None
    waiting_since: Any = None
    snoozed_until: Any = None
    labels: Any = None
    priority: Any = None
    custom_attributes: Any = None
    meta: Any = None


class WireSurvey(msgspec.Struct):
    """4.14."""

    csat_survey_response: Any = None


class WireProblem(msgspec.Struct):
    """The three JSON error shapes (section 3); only the names of refused fields are of use."""

    attributes: Any = None


class WireFrame(msgspec.Struct):
    """An ActionCable frame from the server (8.1)."""

    type: Any = None
    identifier: Any = None
    message: msgspec.Raw = msgspec.Raw(b"null")
    reason: Any = None
    reconnect: Any = None


class WireEvent(msgspec.Struct):
    """The ``message`` of a frame that carries an event (8.4)."""

    event: str
    data: msgspec.Raw = msgspec.Raw(b"null")


class WireTyping(msgspec.Struct):
    conversation: Any = None
    user: Any = None
    is_private: Any = None


class WirePresence(msgspec.Struct):
    users: Any = None


T = TypeVar("T")

DECODE_ERRORS = (msgspec.MsgspecError, RecursionError, UnicodeError)
"""What hostile bytes can raise: wrong types and broken JSON, nesting without end, bytes that are no UTF-8."""


def decode(body: bytes | msgspec.Raw, kind: type[T], request_id: str | None = None) -> T:
    """``body`` as ``kind``.

    Raises:
        UnknownOutcomeError: ``unparsable``; the message of the decoder is left out, it quotes the body.
    """
    try:
        return msgspec.json.decode(body, type=kind, strict=False)
    except DECODE_ERRORS:
        raise UnknownOutcomeError("unparsable", request_id=request_id) from None


def try_decode(body: bytes | str | msgspec.Raw, kind: type[T]) -> T | None:
    """``body`` as ``kind``, or None when it is not."""
    try:
        return msgspec.json.decode(body, type=kind, strict=False)
    except DECODE_ERRORS:
        return None


def rows_of(body: msgspec.Raw) -> list[msgspec.Raw]:
    """The rows of a list; none when it is null or no list."""
    return try_decode(body, list[msgspec.Raw]) or []


def is_on(value: object) -> bool:
    """A switch of the server: true, in whichever way it is written; an empty column counts as off."""
    return value is True or value == 1 or (isinstance(value, str) and value.lower() in {"true", "1", "t"})


def whole_number(value: object) -> int | None:
    """A whole number above 0 that the store can hold, also when it comes as text; None for anything else."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    is_number = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _GREATEST
    return value if is_number and isinstance(value, int) else None
