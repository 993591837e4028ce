"""From the wire to ``domain`` values: roles, times, texts and choices, each judged once, here.

The role of a message comes from its type and its sender's type, never from a name. Private notes and
activity lines are dropped. Every text is plain, cleaned and bounded. Values that make no sense are left out
one by one.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from walletcare.domain.chat import (
    ChatEvent,
    ConversationEvent,
    InboxFacts,
    LiveFacts,
    MessageEvent,
    PresenceEvent,
    RemoteConversation,
    RemoteMessage,
    RemoteStatus,
    TypingEvent,
)
from walletcare.domain.clock import FIRST_MOMENT, LAST_MOMENT, from_unix
from walletcare.domain.ticket import Author
from walletcare.infra.chatwoot.attachments import beside, files_of
from walletcare.infra.chatwoot.hours import opening_hours
from walletcare.infra.chatwoot.interactive import interactive_of, items_of, options_of, text_of
from walletcare.infra.chatwoot.wire import (
    WireConversation,
    WireEvent,
    WireInbox,
    WireMessage,
    WirePresence,
    WireTyping,
    is_on,
    rows_of,
    try_decode,
    whole_number,
)
from walletcare.infra.clean import TEXT_LIMIT, clean_name, clean_text

_MAX_ROWS = 20_000
_MAX_LABELS = 50
_MAX_ID = 2**63 - 1
_LABEL_LIMIT = 200
_LATEST_UNIX = LAST_MOMENT.timestamp()

_MESSAGE_TYPES = {"incoming": 0, "outgoing": 1, "activity": 2, "template": 3}
_INCOMING, _OUTGOING, _ACTIVITY, _TEMPLATE = range(4)
_BOTS = {"agent_bot", "captain_assistant", "agentbot", "captain::assistant"}
_UNIX = re.compile(r"\d{9,11}(\.\d{1,9})?", re.ASCII)
"""Unix seconds as text; eight digits are a date in ISO 8601."""
_TOKEN = re.compile(r"[a-z][a-z0-9_]{0,39}")


def to_inbox(wire: WireInbox) -> InboxFacts:
    return InboxFacts(
        name=clean_name(wire.name),
        hours=opening_hours(wire),
        is_csat_on=is_on(wire.csat_survey_enabled),
        needs_identity=is_on(wire.identity_validation_enabled),
    )


def to_message(
    wire: WireMessage, received_at: datetime, conversation_id: int | None = None
) -> RemoteMessage | None:
    """The message, or None for what no contact may see or what belongs to another conversation.

    Args:
        received_at: Used as its time when the server's is missing or senseless.
        conversation_id: The conversation that was asked for; None on the socket, which names it.
    """
    kind = _message_type(wire.message_type)
    if kind == _ACTIVITY or wire.private not in (None, False):
        return None
    belongs_to = wire.conversation_id if wire.conversation_id is not None else conversation_id
    if belongs_to is None or (conversation_id is not None and belongs_to != conversation_id):
        return None
    attributes = wire.content_attributes if isinstance(wire.content_attributes, dict) else {}
    content_type = _token(wire.content_type, "text")
    author, is_human = _author(kind, wire)
    items = items_of(attributes)
    submitted = attributes.get("submitted_values")
    return RemoteMessage(
        id=wire.id,
        conversation_id=belongs_to,
        author=author,
        text=_text(wire, content_type, items),
        created_at=to_time(wire.created_at) or to_time(wire.updated_at) or received_at,
        author_name="" if author is Author.USER else _sender_name(wire.sender),
        content_type=content_type,
        options=options_of(items) if content_type == "input_select" else (),
        parts=interactive_of(wire.content, content_type, attributes, items),
        attachments=files_of(wire.attachments),
        in_reply_to=whole_number(attributes.get("in_reply_to")),
        is_template=kind == _TEMPLATE,
        is_answered=bool(submitted),
        is_deleted=attributes.get("deleted") is True,
        is_human=is_human,
        rating=_rating(submitted) if content_type == "input_csat" else None,
        echo_id=wire.echo_id if isinstance(wire.echo_id, str) and len(wire.echo_id) <= 100 else "",
        updated_at=to_time(wire.updated_at),
        assignee_known=_is_assigned(wire.conversation),
    )


def to_conversation(wire: WireConversation, received_at: datetime) -> RemoteConversation:
    """The conversation with those of its messages that a contact may see, in the order of their ids."""
    found: dict[int, RemoteMessage] = {}
    for raw in rows_of(wire.messages)[-_MAX_ROWS:]:
        row = try_decode(raw, WireMessage)
        message = to_message(row, received_at, wire.id) if row is not None else None
        if message is not None:
            found[message.id] = message
    return RemoteConversation(
        id=wire.id,
        status=_status(wire.status),
        inbox_id=whole_number(wire.inbox_id) or 0,
        messages=tuple(found[key] for key in sorted(found)),
        uuid=wire.uuid
        if isinstance(wire.uuid, str) and re.fullmatch(r"[0-9a-fA-F-]{1,64}", wire.uuid)
        else "",
        agent_last_seen_at=to_time(wire.agent_last_seen_at),
        live=_live(wire),
    )


def to_event(wire: WireEvent, received_at: datetime) -> ChatEvent | None:
    """The event, or None for one that is unknown, senseless or not meant for the contact."""
    if wire.event in {"message.created", "message.updated"}:
        row = try_decode(wire.data, WireMessage)
        message = to_message(row, received_at) if row is not None else None
        return MessageEvent(message) if message is not None else None
    if wire.event in {"conversation.created", "conversation.updated", "conversation.status_changed"}:
        conversation = try_decode(wire.data, WireConversation)
        return ConversationEvent(to_conversation(conversation, received_at)) if conversation else None
    if wire.event in {"conversation.typing_on", "conversation.typing_off"}:
        return _typing(wire)
    if wire.event == "presence.update":
        presence = try_decode(wire.data, WirePresence)
        users = presence.users if presence is not None and isinstance(presence.users, dict) else {}
        return PresenceEvent(any(state in ("online", "busy") for state in users.values()))
    return None


def to_time(value: Any) -> datetime | None:
    """Aware UTC time of any of the API's four formats (section 2); None for "never" and for nonsense."""
    unix = _unix(value)
    if unix is not None:
        return from_unix(unix)
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            return None
        try:
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except OverflowError:
            return None
        return found if FIRST_MOMENT <= found <= LAST_MOMENT else None
    return None


def to_rating(value: Any) -> int | None:
    """A stored CSAT rating (4.14), 1 to 5."""
    if isinstance(value, str) and value in {"1", "2", "3", "4", "5"}:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5 else None


def is_field_name(value: Any) -> bool:
    """Whether ``value`` is a plain attribute name (section 3), which is all we take from an error reply."""
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def _message_type(value: Any) -> int | None:
    """0 to 3; also from the strings that some servers send (section 13, #10108). None for an unknown type."""
    if isinstance(value, str):
        return _MESSAGE_TYPES.get(value, int(value) if value in {"0", "1", "2", "3"} else None)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3 else None


def _author(kind: int | None, wire: WireMessage) -> tuple[Author, bool]:
    """Who wrote it, and whether that is a person of the team. A type nobody knows is never an agent's."""
    if kind == _INCOMING:
        return Author.USER, False
    if kind != _OUTGOING:
        return Author.SYSTEM, False
    sender = wire.sender.get("type") if isinstance(wire.sender, dict) else wire.sender_type
    role = sender.lower() if isinstance(sender, str) else ""
    if role == "user":
        return Author.AGENT, True
    return (Author.BOT, False) if role in _BOTS else (Author.SYSTEM, False)


def _text(wire: WireMessage, content_type: str, items: list[dict[str, Any]]) -> str:
    """All that is read of a message, bounded as a whole: cards and links are many times as long."""
    lines = (text_of(wire.content, content_type, items), *beside(wire.attachments))
    return "\n".join(line for line in lines if line)[:TEXT_LIMIT]


def _sender_name(sender: Any) -> str:
    if not isinstance(sender, dict):
        return ""
    return clean_name(sender.get("available_name")) or clean_name(sender.get("name"))


def _rating(submitted: Any) -> int | None:
    survey = submitted.get("csat_survey_response") if isinstance(submitted, dict) else None
    return to_rating(survey.get("rating")) if isinstance(survey, dict) else None


def _is_assigned(conversation: Any) -> bool | None:
    if not isinstance(conversation, dict) or "assignee_id" not in conversation:
        return None
    return conversation["assignee_id"] is not None


def _status(value: Any) -> RemoteStatus:
    """An unknown status counts as open: the request is then shown as running, never as finished."""
    known = {status.value: status for status in RemoteStatus}
    return known.get(value, RemoteStatus.OPEN) if isinstance(value, str) else RemoteStatus.OPEN


def _live(wire: WireConversation) -> LiveFacts | None:
    """What only the socket tells (8.5); its float ``updated_at`` is absent from REST."""
    updated_at = _unix(wire.updated_at)
    if updated_at is None:
        return None
    meta = wire.meta if isinstance(wire.meta, dict) else {}
    assignee = meta.get("assignee")
    kind = meta.get("assignee_type")
    if kind is None and isinstance(assignee, dict):
        kind = assignee.get("type")
    team = meta.get("team")
    return LiveFacts(
        updated_at=updated_at,
        assignee=_sender_name(assignee),
        is_assignee_human=isinstance(assignee, dict) and isinstance(kind, str) and kind.lower() == "user",
        team=clean_name(team.get("name")) if isinstance(team, dict) else "",
        first_reply_at=to_time(wire.first_reply_created_at),
        waiting_since=to_time(wire.waiting_since),
        snoozed_until=to_time(wire.snoozed_until),
        labels=tuple(
            name
            for name in (clean_name(label, _LABEL_LIMIT) for label in _list(wire.labels)[:_MAX_LABELS])
            if name
        ),
        priority=_token(wire.priority, ""),
        custom_attributes=_plain_attributes(wire.custom_attributes),
    )


def _plain_attributes(value: Any) -> dict[str, str]:
    pairs = list(value.items())[:_MAX_LABELS] if isinstance(value, dict) else []
    return {
        clean_name(key, _LABEL_LIMIT): text for key, entry in pairs if (text := _plain(entry)) is not None
    }


def _plain(value: Any) -> str | None:
    if isinstance(value, str):
        return clean_text(value, 1_500)
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _MAX_ID
    return str(value) if is_number else None


def _typing(wire: WireEvent) -> TypingEvent | None:
    """Typing of support in the open; a note being written in private is none (8.7)."""
    typing = try_decode(wire.data, WireTyping)
    if typing is None or typing.is_private not in (None, False) or not isinstance(typing.conversation, dict):
        return None
    conversation_id = whole_number(typing.conversation.get("id"))
    user = typing.user if isinstance(typing.user, dict) else {}
    if conversation_id is None or user.get("type") == "contact":
        return None
    return TypingEvent(conversation_id, wire.event.endswith("_on"), _sender_name(user))


def _unix(value: Any) -> float | None:
    """Unix seconds, also as text; None for "never" (0) and for nonsense."""
    if isinstance(value, str) and _UNIX.fullmatch(value):
        value = float(value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 < value <= _LATEST_UNIX else None


def _token(value: Any, default: str) -> str:
    return value if isinstance(value, str) and _TOKEN.fullmatch(value) else default


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
