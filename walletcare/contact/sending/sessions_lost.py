"""Conversations that are out of reach: read-only, with everything unsent kept for the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.following.standing import refresh
from walletcare.domain.ticket import TicketId

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.contact.ways.waits import Waits
    from walletcare.infra.db import Database


def seal_conversations(
    database: Database, reachable: str, now: datetime, waits: Waits
) -> tuple[TicketId, ...]:
    """Make every conversation of other sessions than ``reachable`` (a tag; empty: of all) read-only.

    Unsent messages fail with ``session-gone`` and stay; ``continue_conversation`` takes them along. A leg
    that has no conversation yet simply gets one in the new session.
    """
    with database.write() as connection:
        legs = connection.execute(
            "SELECT * FROM leg WHERE conversation_id IS NOT NULL AND is_read_only = 0 AND session <> ?",
            (reachable,),
        ).fetchall()
        for leg in legs:
            connection.execute("UPDATE leg SET is_read_only = 1 WHERE id = ?", (leg["id"],))
            connection.execute(
                "UPDATE outbox SET state = CASE kind WHEN 'message' THEN 'failed' ELSE 'cancelled' END,"
                " failure = 'session-gone', next_attempt_at = NULL"
                " WHERE leg_id = ? AND state IN ('queued', 'sending', 'unknown')",
                (leg["id"],),
            )
        # Whether a conversation was made in a session that is gone no longer matters.
        connection.execute(
            "UPDATE outbox SET state = 'queued', next_attempt_at = NULL WHERE kind = 'conversation'"
            " AND state IN ('sending', 'unknown') AND leg_id IN"
            " (SELECT id FROM leg WHERE conversation_id IS NULL AND session <> '' AND session <> ?)",
            (reachable,),
        )
        connection.execute(
            "UPDATE leg SET session = '' WHERE conversation_id IS NULL AND session <> ?", (reachable,)
        )
        touched = tuple(dict.fromkeys(TicketId(leg["ticket_id"]) for leg in legs))
        for ticket_id in touched:
            refresh(connection, ticket_id, now, waits)
    return touched
