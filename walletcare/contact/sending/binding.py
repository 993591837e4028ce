"""Binding rows to what the server has: a message to its id, a leg to its conversation. Idempotent, in one
transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.stamp import stamp
from walletcare.domain.ticket import LegState, OutboxState

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.domain.chat import RemoteConversation, RemoteMessage
    from walletcare.infra.db import Connection, Row


def bind_message(connection: Connection, entry: Row, session: str, remote: RemoteMessage) -> None:
    """The entry's message is the server's message ``remote``.

    Whoever comes first binds it; the other is a no-op.
    """
    taken = connection.execute(
        "SELECT id FROM message WHERE session = ? AND remote_id = ?", (session, remote.id)
    ).fetchone()
    if taken is None:
        connection.execute(
            "UPDATE message SET remote_id = ?, session = ?, at = ?, rank = ?, remote_updated_at = ?"
            " WHERE id = ? AND remote_id IS NULL",
            (
                remote.id,
                session,
                stamp(remote.created_at),
                remote.id,
                stamp(remote.updated_at),
                entry["message_id"],
            ),
        )
    elif taken["id"] != entry["message_id"]:
        # It had been taken for a message written elsewhere: the row we wrote ourselves is the one to keep.
        connection.execute("DELETE FROM message WHERE id = ?", (taken["id"],))
        bind_message(connection, entry, session, remote)
        return
    settle(connection, entry["id"])


def settle(connection: Connection, entry_id: str) -> None:
    """The entry has arrived, whatever was thought of it before."""
    connection.execute(
        "UPDATE outbox SET state = ?, next_attempt_at = NULL, failure = '' WHERE id = ?",
        (OutboxState.SENT.value, entry_id),
    )


def bind_conversation(
    connection: Connection, leg_id: str, session: str, remote: RemoteConversation, now: datetime
) -> None:
    """The leg's conversation is ``remote``, and its creation is done.

    An inbox that allows one conversation returns an old one (contract 4.6): the legs that had it end here,
    and what support writes from now on belongs to this leg.
    """
    connection.execute(
        "UPDATE leg SET state = ?, ended_at = ? WHERE session = ? AND conversation_id = ? AND id <> ? AND "
        "state = ?",
        (LegState.FINISHED.value, stamp(now), session, remote.id, leg_id, LegState.ACTIVE.value),
    )
    connection.execute(
        "UPDATE leg SET conversation_id = ?, session = ?, status = coalesce(status, ?),"
        " conversation_uuid = CASE WHEN ? <> '' THEN ? ELSE conversation_uuid END WHERE id = ?",
        (remote.id, session, remote.status.value, remote.uuid, remote.uuid, leg_id),
    )
    connection.execute(
        "UPDATE outbox SET state = ?, next_attempt_at = NULL, failure = '' WHERE leg_id = ? AND kind = "
        "'conversation'",
        (OutboxState.SENT.value, leg_id),
    )


def linked_ids(connection: Connection, session: str) -> set[int]:
    """Server ids of own messages that rows are bound to."""
    return {
        row["remote_id"]
        for row in connection.execute(
            "SELECT remote_id FROM message WHERE session = ? AND author = 'user' AND remote_id IS NOT NULL",
            (session,),
        )
    }


def newest_id(connection: Connection, leg_id: str) -> int:
    """The greatest server id known in a leg, 0 for none."""
    found = connection.execute("SELECT max(remote_id) FROM message WHERE leg_id = ?", (leg_id,)).fetchone()[0]
    return int(found or 0)
