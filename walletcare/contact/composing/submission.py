"""Writing tickets, legs, messages and outbox rows: everything of one send in the caller's one transaction."""

from __future__ import annotations

import re
import secrets
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.records import LOCAL_RANK
from walletcare.contact.stamp import stamp
from walletcare.domain.errors import StoreError
from walletcare.domain.reference import ALPHABET, Draw, Reference, new_reference
from walletcare.domain.ticket import (
    EntryId,
    LegId,
    LegState,
    MessageId,
    OutboxKind,
    OutboxState,
    Stage,
    TicketId,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.cleared import ClearedFile, ClearedText
    from walletcare.domain.language import Language
    from walletcare.domain.ticket import Draft, TicketKind
    from walletcare.infra.db import Connection
    from walletcare.safety.verdict import SecretKind

_TITLE_LIMIT = 80
_SENTENCE_END = re.compile(r"[。！？!?]|\.(?= )")
_CASE_CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What a ticket starts with."""

    kind: TicketKind
    topic: str
    title: str
    language: Language
    complexity: str = ""
    reply_address: str = ""
    account: str = ""


def free_reference(connection: Connection, draw: Draw = secrets.randbelow) -> Reference:
    """A reference that no ticket here has."""
    for _ in range(100):
        reference = new_reference(draw)
        if connection.execute("SELECT 1 FROM ticket WHERE reference = ?", (reference,)).fetchone() is None:
            return reference
    raise StoreError("store-no-reference")


def new_case_code(draw: Draw = secrets.randbelow) -> str:
    """A short secret that the user and official support share: whoever cannot name it is not support.

    Never one such as ``CVV925``: to people and to the guard that is the code on the back of a card.
    """
    while True:
        code = "".join(ALPHABET[draw(len(ALPHABET))] for _ in range(_CASE_CODE_LENGTH))
        if "CV" not in code:
            return code


def add_ticket(
    connection: Connection, new: NewTicket, reference: Reference, case_code: str, now: datetime
) -> TicketId:
    ticket_id = TicketId(uuid.uuid4().hex)
    connection.execute(
        "INSERT INTO ticket (id, reference, case_code, kind, topic, title, language, complexity, "
        "reply_address,"
        " account, created_at, updated_at, stage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            ticket_id,
            reference,
            case_code,
            new.kind.value,
            new.topic,
            new.title,
            new.language.value,
            new.complexity,
            new.reply_address,
            new.account,
            stamp(now),
            stamp(now),
            Stage.QUEUED.value,
        ),
    )
    return ticket_id


def add_leg(
    connection: Connection, ticket_id: TicketId, spec: ChannelSpec, now: datetime, *, session: str = ""
) -> LegId:
    """A new leg of the ticket, the active one."""
    leg_id = LegId(uuid.uuid4().hex)
    connection.execute(
        "INSERT INTO leg (id, ticket_id, number, kind, channel_id, state, started_at, session) VALUES (?, ?,"
        " (SELECT coalesce(max(number), 0) + 1 FROM leg WHERE ticket_id = ?), ?, ?, ?, ?, ?)",
        (
            leg_id,
            ticket_id,
            ticket_id,
            spec.kind.value,
            spec.id,
            LegState.ACTIVE.value,
            stamp(now),
            session,
        ),
    )
    return leg_id


def end_leg(connection: Connection, leg_id: LegId, state: LegState, now: datetime) -> None:
    connection.execute(
        "UPDATE leg SET state = ?, ended_at = ? WHERE id = ?", (state.value, stamp(now), leg_id)
    )


def add_message(
    connection: Connection,
    ticket_id: TicketId,
    leg_id: LegId,
    text: ClearedText | None,
    files: Sequence[ClearedFile],
    now: datetime,
    *,
    allowed: frozenset[SecretKind] = frozenset(),
) -> MessageId:
    """An own message, last in its ticket, with its files; it is not in the outbox yet."""
    message_id = MessageId(uuid.uuid4().hex)
    at, rank = _end_of(connection, ticket_id, now)
    connection.execute(
        "INSERT INTO message (id, ticket_id, leg_id, author, text, at, rank, allowed)"
        " VALUES (?, ?, ?, 'user', ?, ?, ?, ?)",
        (
            message_id,
            ticket_id,
            leg_id,
            "" if text is None else str(text),
            at,
            rank,
            " ".join(sorted(kind.value for kind in allowed)),
        ),
    )
    for number, file in enumerate(files):
        attachment_id = uuid.uuid4().hex
        connection.execute(
            "INSERT INTO attachment (id, message_id, number, name, media_type, size) VALUES (?, ?, ?, ?, ?, "
            "?)",
            (attachment_id, message_id, number, file.name, file.media_type, len(file.data)),
        )
        connection.execute(
            "INSERT INTO attachment_data (attachment_id, data) VALUES (?, ?)", (attachment_id, file.data)
        )
    return message_id


def enqueue(
    connection: Connection,
    ticket_id: TicketId,
    leg_id: LegId,
    kind: OutboxKind,
    *,
    message_id: MessageId | None = None,
    body: object = None,
) -> EntryId:
    """One more thing to deliver, last in its lane. The id is also the ``echo_id`` on the wire."""
    entry_id = EntryId(str(uuid.uuid4()))
    connection.execute(
        "INSERT INTO outbox (id, ticket_id, leg_id, kind, state, message_id, body) VALUES (?, ?, ?, ?, ?, "
        "?, ?)",
        (
            entry_id,
            ticket_id,
            leg_id,
            kind.value,
            OutboxState.QUEUED.value,
            message_id,
            "" if body is None else msgspec.json.encode(body).decode(),
        ),
    )
    return entry_id


def title_of(draft: Draft, topic_label: str) -> str:
    """The first line of what the user wrote, or as many of its sentences as fit; the topic's label for none.

    A title ends without a full stop. Where not even half of it would be whole sentences, it is cut at a word.
    """
    first = next((line.strip() for line in draft.text.splitlines() if line.strip()), "")
    if not first:
        return topic_label
    if len(first) <= _TITLE_LIMIT:
        return _without_stop(first)
    cut = first[:_TITLE_LIMIT]
    ends = [end.end() for end in _SENTENCE_END.finditer(first[: _TITLE_LIMIT + 1])]
    if ends and ends[-1] >= _TITLE_LIMIT // 2:
        return _without_stop(first[: ends[-1]])
    space = cut.rfind(" ", _TITLE_LIMIT // 2)
    return (cut[:space] if space > 0 else cut).rstrip() + "…"


def _without_stop(words: str) -> str:
    """Dots that belong together ("…", "...") stay."""
    is_one_stop = words.endswith("。") or (words.endswith(".") and not words.endswith(".."))
    return words[:-1] if is_one_stop and len(words) > 1 else words


def _end_of(connection: Connection, ticket_id: TicketId, now: datetime) -> tuple[int, int]:
    """Sort keys after everything in the ticket, even when the server's clock is ahead of ours."""
    newest = connection.execute(
        "SELECT max(at) AS at FROM message WHERE ticket_id = ?", (ticket_id,)
    ).fetchone()["at"]
    count = connection.execute("SELECT count(*) FROM message WHERE ticket_id = ?", (ticket_id,)).fetchone()[0]
    return max(stamp(now), newest or 0), LOCAL_RANK + count
