"""Merging what the server tells into the store: upsert by id, never backwards, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.following.marks import note_marks
from walletcare.contact.records import encode_live, encode_options, encode_parts
from walletcare.contact.sending.binding import bind_conversation, bind_message, linked_ids
from walletcare.contact.sending.matching import SentMessage, find_sent
from walletcare.contact.sending.own_inbox import note_inbox
from walletcare.contact.stamp import stamp
from walletcare.domain.reference import parse_reference
from walletcare.domain.ticket import Author

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.domain.chat import RemoteConversation, RemoteMessage
    from walletcare.domain.ticket import Attachment
    from walletcare.infra.db import Connection, Row


def leg_for(connection: Connection, session: str, conversation_id: int) -> Row | None:
    """The leg a conversation belongs to: the newest, should an inbox have given the same one twice."""
    row: Row | None = connection.execute(
        "SELECT * FROM leg WHERE session = ? AND conversation_id = ? ORDER BY rowid DESC LIMIT 1",
        (session, conversation_id),
    ).fetchone()
    return row


def leg_by_codes(connection: Connection, remote: RemoteConversation) -> Row | None:
    """The leg that is waiting for exactly this conversation: the live payload carries our own reference."""
    code = remote.live.custom_attributes.get("reference", "") if remote.live is not None else ""
    reference = parse_reference(code) if code else None
    if reference is None:
        return None
    row: Row | None = connection.execute(
        "SELECT leg.* FROM leg JOIN ticket ON ticket.id = leg.ticket_id JOIN outbox ON outbox.leg_id = leg.id"
        " WHERE ticket.reference = ? AND leg.conversation_id IS NULL AND outbox.kind = 'conversation'"
        " AND outbox.state IN ('sending', 'unknown') ORDER BY leg.number DESC LIMIT 1",
        (reference,),
    ).fetchone()
    return row


def is_creation_open(connection: Connection) -> bool:
    """A conversation of ours is being made, or may have been: an unknown one is not a stranger's yet."""
    return (
        connection.execute(
            "SELECT 1 FROM outbox WHERE kind = 'conversation' AND state IN ('sending', 'unknown') LIMIT 1"
        ).fetchone()
        is not None
    )


def merge_conversation(
    connection: Connection, leg: Row, session: str, remote: RemoteConversation, *, is_status_current: bool
) -> None:
    """Merge a conversation's own fields.

    Args:
        is_status_current: For REST, which carries no time of its own: no newer live payload came in since it
            was
            asked for.
    """
    live = remote.live
    if live is not None:
        at = round(live.updated_at * 1_000_000)
        note_marks(connection, leg["ticket_id"], live, at)
        is_status_current = leg["status_at"] is None or at >= leg["status_at"]
        if leg["live_at"] is None or at >= leg["live_at"]:
            connection.execute(
                "UPDATE leg SET live = ?, live_at = ? WHERE id = ?", (encode_live(live), at, leg["id"])
            )
    else:
        # A payload older than what this snapshot has already seen must not undo it.
        at = max((stamp(message.created_at) for message in remote.messages), default=0)
    if is_status_current:
        connection.execute(
            "UPDATE leg SET status = ?, status_at = max(coalesce(status_at, 0), ?) WHERE id = ?",
            (remote.status.value, at, leg["id"]),
        )
    # What the server has can be written in, whatever a 404 said before.
    connection.execute(
        "UPDATE leg SET is_read_only = 0,"
        " agent_last_seen_at = nullif(max(coalesce(agent_last_seen_at, 0), ?), 0),"
        " conversation_uuid = CASE WHEN ? <> '' THEN ? ELSE conversation_uuid END WHERE id = ?",
        (stamp(remote.agent_last_seen_at) or 0, remote.uuid, remote.uuid, leg["id"]),
    )


def merge_message(connection: Connection, leg: Row, session: str, remote: RemoteMessage) -> bool:
    """Merge one message; True when it is a message of support that was not known before."""
    _merge_assigned(connection, leg, remote)
    known = connection.execute(
        "SELECT * FROM message WHERE session = ? AND remote_id = ?", (session, remote.id)
    ).fetchone()
    if known is None and remote.author is Author.USER:
        entry = _entry_for(connection, leg, session, remote)
        if entry is not None:
            bind_message(connection, entry, session, remote)
            known = connection.execute(
                "SELECT * FROM message WHERE id = ?", (entry["message_id"],)
            ).fetchone()
    if known is None:
        _insert(connection, leg, session, remote)
        return remote.author is not Author.USER
    _update(connection, known, remote)
    return False


def _merge_assigned(connection: Connection, leg: Row, remote: RemoteMessage) -> None:
    if remote.assignee_known is None or remote.updated_at is None:
        return
    connection.execute(
        "UPDATE leg SET assignee_known_at = ?1, is_assigned = ?2 WHERE id = ?3"
        " AND (assignee_known_at IS NULL OR assignee_known_at < ?1 OR (assignee_known_at = ?1 AND "
        "is_assigned < ?2))",
        (stamp(remote.updated_at), int(remote.assignee_known), leg["id"]),
    )


def _entry_for(connection: Connection, leg: Row, session: str, remote: RemoteMessage) -> Row | None:
    """The entry that this own message is: by its ``echo_id``, else what is in flight in this lane and looks
    the same.
    """
    if remote.echo_id:
        row: Row | None = connection.execute(
            "SELECT * FROM outbox WHERE id = ? AND kind = 'message'", (remote.echo_id,)
        ).fetchone()
        if row is not None:
            return row
    entry: Row | None = connection.execute(
        "SELECT * FROM outbox WHERE leg_id = ? AND kind = 'message' AND attempts > 0"
        " AND state IN ('queued', 'sending', 'unknown') ORDER BY position LIMIT 1",
        (leg["id"],),
    ).fetchone()
    if entry is None:
        return None
    message = connection.execute("SELECT text FROM message WHERE id = ?", (entry["message_id"],)).fetchone()
    names = connection.execute(
        "SELECT name FROM attachment WHERE message_id = ? ORDER BY number", (entry["message_id"],)
    ).fetchall()
    sent = SentMessage(message["text"], tuple(row["name"] for row in names), entry["known_id"] or 0)
    return entry if find_sent(sent, (remote,), linked_ids(connection, session)) is not None else None


def _insert(connection: Connection, leg: Row, session: str, remote: RemoteMessage) -> None:
    message_id = f"{session}-{remote.id}"
    connection.execute(
        "INSERT INTO message (id, ticket_id, leg_id, session, remote_id, author, author_name, text, at, rank,"
        " content_type, options, parts, in_reply_to, is_template, is_human, is_answered, is_deleted, rating,"
        " remote_updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            message_id,
            leg["ticket_id"],
            leg["id"],
            session,
            remote.id,
            remote.author.value,
            remote.author_name,
            remote.text,
            stamp(remote.created_at),
            remote.id,
            remote.content_type,
            encode_options(remote.options),
            encode_parts(remote.parts),
            remote.in_reply_to,
            int(remote.is_template),
            int(remote.is_human),
            int(remote.is_answered),
            int(remote.is_deleted),
            remote.rating,
            stamp(remote.updated_at),
        ),
    )
    _write_attachments(connection, message_id, remote.attachments)


def _update(connection: Connection, known: Row, remote: RemoteMessage) -> None:
    """Deleted and answered only ever become true.

    The rest follows the server's clock; REST, which tells none, is fresh.
    """
    at = stamp(remote.updated_at)
    is_newer = at is None or known["remote_updated_at"] is None or at >= known["remote_updated_at"]
    connection.execute(
        "UPDATE message SET is_answered = max(is_answered, ?), is_deleted = max(is_deleted, ?),"
        " rating = CASE WHEN ? THEN coalesce(?, rating) ELSE coalesce(rating, ?) END,"
        " remote_updated_at = nullif(max(coalesce(remote_updated_at, 0), ?), 0) WHERE id = ?",
        (
            int(remote.is_answered),
            int(remote.is_deleted),
            int(is_newer),
            remote.rating,
            remote.rating,
            at or 0,
            known["id"],
        ),
    )
    if known["author"] == Author.USER and _is_ours(connection, known["id"]):
        return  # our own words and files stay as they were written here
    if remote.is_deleted or (is_newer and not known["is_deleted"]):
        connection.execute(
            "UPDATE message SET text = ?, content_type = ?, options = ?, parts = ?, author_name = ?,"
            " is_human = ? WHERE id = ?",
            (
                remote.text,
                remote.content_type,
                encode_options(remote.options),
                encode_parts(remote.parts),
                remote.author_name,
                int(remote.is_human),
                known["id"],
            ),
        )
        _write_attachments(connection, known["id"], remote.attachments)


def _is_ours(connection: Connection, message_id: str) -> bool:
    return (
        connection.execute("SELECT 1 FROM outbox WHERE message_id = ?", (message_id,)).fetchone() is not None
    )


def _write_attachments(connection: Connection, message_id: str, files: Sequence[Attachment]) -> None:
    connection.execute("DELETE FROM attachment WHERE message_id = ?", (message_id,))
    connection.executemany(
        "INSERT INTO attachment (id, message_id, number, name, media_type, size, url) VALUES (?, ?, ?, ?, "
        "?, ?, ?)",
        [
            (f"{message_id}-{number}", message_id, number, file.name, file.media_type, file.size, file.url)
            for number, file in enumerate(files)
        ],
    )


def adopt_by_codes(
    connection: Connection, remote: RemoteConversation, session: str, now: datetime
) -> Row | None:
    """Bind the waiting leg to this conversation when its attributes name the leg's reference."""
    leg = leg_by_codes(connection, remote)
    if leg is None:
        return None
    bind_conversation(connection, leg["id"], session, remote, now)
    note_inbox(connection, session, remote)
    return leg_for(connection, session, remote.id)
