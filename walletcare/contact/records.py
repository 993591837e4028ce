"""Rows of the store as domain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.stamp import moment
from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import LiveFacts
from walletcare.domain.interactive import PLAIN, Interactive, Option
from walletcare.domain.ticket import (
    Attachment,
    Author,
    Delivery,
    EntryId,
    Leg,
    LegId,
    LegState,
    Message,
    MessageId,
    OutboxEntry,
    OutboxKind,
    OutboxState,
    TicketId,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from walletcare.infra.db import Connection, Row

MESSAGE_COLUMNS = """
    message.*, leg.agent_last_seen_at, outbox.id AS entry_id, outbox.state AS entry_state, outbox.failure,
    outbox.next_attempt_at
"""
MESSAGE_TABLES = """
    message JOIN leg ON leg.id = message.leg_id LEFT JOIN outbox ON outbox.message_id = message.id
"""
LOCAL_RANK = 1 << 62
"""Messages that have no server id rank above every server id."""


class _About(msgspec.Struct):
    """The part of an ANSWER's body that says what it answers."""

    remote_id: int


def leg_of(row: Row) -> Leg:
    return Leg(
        id=LegId(row["id"]),
        ticket_id=TicketId(row["ticket_id"]),
        kind=ChannelKind(row["kind"]),
        channel_id=row["channel_id"],
        state=LegState(row["state"]),
        started_at=moment(row["started_at"]),
        conversation_id=row["conversation_id"],
        conversation_uuid=row["conversation_uuid"],
        ended_at=moment(row["ended_at"]),
    )


def entry_of(row: Row) -> OutboxEntry:
    return OutboxEntry(
        id=EntryId(row["id"]),
        ticket_id=TicketId(row["ticket_id"]),
        leg_id=LegId(row["leg_id"]),
        kind=OutboxKind(row["kind"]),
        state=OutboxState(row["state"]),
        position=row["position"],
        attempts=row["attempts"],
        next_attempt_at=moment(row["next_attempt_at"]),
        message_id=None if row["message_id"] is None else MessageId(row["message_id"]),
        failure=row["failure"],
        answers=answered_id(row),
    )


def answered_id(row: Row) -> int | None:
    """The server's id of the message that an ANSWER entry answers."""
    if row["kind"] != OutboxKind.ANSWER:
        return None
    return msgspec.json.decode(row["body"], type=_About).remote_id


def message_of(row: Row, attachments: tuple[Attachment, ...]) -> Message:
    return Message(
        id=MessageId(row["id"]),
        ticket_id=TicketId(row["ticket_id"]),
        leg_id=LegId(row["leg_id"]),
        author=Author(row["author"]),
        text=row["text"],
        at=moment(row["at"]),
        author_name=row["author_name"],
        remote_id=row["remote_id"],
        delivery=_delivery(row),
        failure=row["failure"] or "",
        next_try_at=moment(row["next_attempt_at"]) if row["entry_state"] == OutboxState.QUEUED else None,
        content_type=row["content_type"],
        options=decode_options(row["options"]),
        parts=decode_parts(row["parts"]),
        attachments=attachments,
        in_reply_to=row["in_reply_to"],
        is_answered=bool(row["is_answered"]),
        is_deleted=bool(row["is_deleted"]),
        is_template=bool(row["is_template"]),
    )


def messages_of(connection: Connection, rows: Iterable[Row]) -> tuple[Message, ...]:
    """The rows (``MESSAGE_COLUMNS`` from ``MESSAGE_TABLES``) with their attachments, in the order given."""
    found = list(rows)
    files = attachments_of(connection, [row["id"] for row in found])
    return tuple(message_of(row, files.get(row["id"], ())) for row in found)


def attachments_of(connection: Connection, message_ids: list[str]) -> Mapping[str, tuple[Attachment, ...]]:
    grouped: dict[str, tuple[Attachment, ...]] = {}
    if not message_ids:
        return grouped
    marks = ",".join("?" * len(message_ids))
    rows = connection.execute(
        "SELECT attachment.*, attachment_data.attachment_id IS NOT NULL AS is_local FROM attachment"  # noqa: S608 - constants only
        " LEFT JOIN attachment_data ON attachment_data.attachment_id = attachment.id"
        f" WHERE message_id IN ({marks}) ORDER BY message_id, number",
        message_ids,
    )
    for row in rows:
        attachment = Attachment(
            id=row["id"],
            name=row["name"],
            media_type=row["media_type"],
            size=row["size"],
            local_name=row["id"] if row["is_local"] else "",
            url=row["url"],
        )
        grouped[row["message_id"]] = (*grouped.get(row["message_id"], ()), attachment)
    return grouped


def _delivery(row: Row) -> Delivery | None:
    if row["author"] != Author.USER:
        return None
    if row["entry_state"] is not None and row["entry_state"] != OutboxState.SENT:
        return Delivery(row["entry_state"])
    seen_at = row["agent_last_seen_at"]
    is_seen = row["remote_id"] is not None and seen_at is not None and seen_at >= row["at"]
    return Delivery.SEEN if is_seen else Delivery.SENT


def encode_options(options: tuple[Option, ...]) -> str:
    return msgspec.json.encode(options).decode() if options else ""


def decode_options(text: str) -> tuple[Option, ...]:
    return msgspec.json.decode(text, type=tuple[Option, ...]) if text else ()


def encode_parts(parts: Interactive) -> str:
    return msgspec.json.encode(parts).decode() if parts != PLAIN else ""


def decode_parts(text: str) -> Interactive:
    return msgspec.json.decode(text, type=Interactive) if text else PLAIN


def encode_live(live: LiveFacts) -> str:
    return msgspec.json.encode(live).decode()


def decode_live(text: str) -> LiveFacts | None:
    return msgspec.json.decode(text, type=LiveFacts) if text else None
