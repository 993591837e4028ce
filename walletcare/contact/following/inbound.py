"""Conversations that did not begin here: support wrote first, or this computer's store was lost and comes
back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.contact.composing.submission import (
    NewTicket,
    add_leg,
    add_ticket,
    free_reference,
    new_case_code,
)
from walletcare.contact.sending.binding import bind_conversation
from walletcare.contact.sending.own_inbox import HEADER
from walletcare.domain.channel import ChannelKind
from walletcare.domain.language import Language
from walletcare.domain.reference import Reference, parse_reference
from walletcare.domain.ticket import Author, TicketKind

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.brand import Brand
    from walletcare.domain.chat import RemoteConversation
    from walletcare.infra.db import Connection, Row

_TITLE_LIMIT = 80


def add_inbound_ticket(
    connection: Connection, brand: Brand, session: str, remote: RemoteConversation, now: datetime
) -> Row | None:
    """A ticket for the conversation, with the reference that its first message names; its leg, None without
    chat.
    """
    spec = next(iter(brand.channels_of(ChannelKind.CHAT)), None)
    if spec is None:
        return None
    first = remote.messages[0]
    own = next((message for message in remote.messages if message.author is Author.USER), first)
    lines = [line.strip() for line in own.text.splitlines() if line.strip()]
    reference: Reference | None = None
    match = HEADER.match(own.text)
    if match is not None:
        reference = parse_reference(match[1])
        lines = lines[1:] or lines
    if reference is None and remote.live is not None:
        # The live payload may hold a word of support alone; what the conversation was begun with says more.
        code = remote.live.custom_attributes.get("reference", "")
        reference = parse_reference(code) if code else None
    if reference is None or _is_taken(connection, reference):
        reference = free_reference(connection)
    topic = remote.live.custom_attributes.get("topic", "") if remote.live is not None else ""
    ticket_id = add_ticket(
        connection,
        NewTicket(
            kind=TicketKind.REQUEST,
            topic=topic or "other",
            title=(lines[0] if lines else str(reference))[:_TITLE_LIMIT],
            language=Language.ZH if re.search(r"[\u4e00-\u9fff]", own.text) else Language.EN,
        ),
        reference,
        new_case_code(),
        min(first.created_at, now),
    )
    leg_id = add_leg(connection, ticket_id, spec, min(first.created_at, now), session=session)
    bind_conversation(connection, leg_id, session, remote, now)
    row: Row = connection.execute("SELECT * FROM leg WHERE id = ?", (leg_id,)).fetchone()
    return row


def _is_taken(connection: Connection, reference: Reference) -> bool:
    return connection.execute("SELECT 1 FROM ticket WHERE reference = ?", (reference,)).fetchone() is not None
