"""The outbox as the user sees it: what is on its way, and what can still be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.following.standing import refresh
from walletcare.contact.records import entry_of
from walletcare.domain.ticket import MessageId, OutboxEntry, OutboxKind, OutboxState, TicketId

if TYPE_CHECKING:
    from walletcare.contact.change import Listener
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.safety.verdict import SecretKind

_CHANGEABLE = (OutboxState.QUEUED.value, OutboxState.FAILED.value)


class Outbox:
    """What is queued, sending, unknown, failed; cancel, edit, try again, send now."""

    def __init__(
        self, database: Database, guard: Guard, waits: Waits, clock: Clock, listener: Listener
    ) -> None:
        self._database = database
        self._guard = guard
        self._waits = waits
        self._clock = clock
        self._listener = listener

    def entries(self, ticket_id: TicketId | None = None) -> tuple[OutboxEntry, ...]:
        """What has not arrived yet or failed, in the order of sending; of one ticket or of all."""
        where, values = ("AND ticket_id = ?", (ticket_id,)) if ticket_id is not None else ("", ())
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT * FROM outbox WHERE state IN ('queued', 'sending', 'unknown', 'failed')"  # noqa: S608 - constants only
                f" {where} ORDER BY position",
                values,
            ).fetchall()
        return tuple(entry_of(row) for row in rows)

    def cancel(self, message_id: MessageId) -> bool:
        """Take a message back before it leaves.

        False when it is too late: it is being sent, or may have arrived.
        """
        with self._database.write() as connection:
            done = connection.execute(
                f"UPDATE outbox SET state = 'cancelled' WHERE message_id = ? AND state IN {_CHANGEABLE}",  # noqa: S608 - constants only
                (message_id,),
            ).rowcount
            ticket_id = _ticket_of(connection, message_id)
            if done and ticket_id is not None:
                _drop_lonely_conversation(connection, message_id)
                refresh(connection, ticket_id, self._clock.now(), self._waits)
        return self._told(ticket_id, is_done=bool(done))

    def edit(self, message_id: MessageId, text: str, allowed: frozenset[SecretKind] = frozenset()) -> bool:
        """Change a message before it leaves. False when it is too late; the old text stays then.

        Raises:
            SecretFoundError: The new text may not leave; nothing changed.
        """
        cleared = self._guard.clear(text, allowed=allowed)
        with self._database.write() as connection:
            is_free = connection.execute(
                f"SELECT 1 FROM outbox WHERE message_id = ? AND kind = 'message' AND state IN {_CHANGEABLE}",  # noqa: S608 - constants only
                (message_id,),
            ).fetchone()
            ticket_id = _ticket_of(connection, message_id)
            if is_free and ticket_id is not None:
                connection.execute(
                    "UPDATE message SET text = ?, allowed = ? WHERE id = ?",
                    (str(cleared), " ".join(sorted(kind.value for kind in allowed)), message_id),
                )
                refresh(connection, ticket_id, self._clock.now(), self._waits)
        return self._told(ticket_id, is_done=is_free is not None)

    def retry(self, message_id: MessageId) -> bool:
        """Queue a failed message again, at its old place in the order. False when it has not failed.

        A mail whose fate is unknown may be sent again too: the user decides, and it keeps its Message-ID.
        """
        with self._database.write() as connection:
            done = connection.execute(
                "UPDATE outbox SET state = 'queued', attempts = 0, next_attempt_at = NULL, failure = ''"
                " WHERE message_id = ? AND (state = 'failed' OR (state = 'unknown' AND kind = 'mail'))",
                (message_id,),
            ).rowcount
            ticket_id = _ticket_of(connection, message_id)
            if done and ticket_id is not None:
                # The conversation it belongs to may have been refused before it.
                connection.execute(
                    "UPDATE outbox SET state = 'queued', attempts = 0, next_attempt_at = NULL, failure = ''"
                    " WHERE kind = 'conversation' AND state IN ('failed', 'cancelled') AND leg_id ="
                    " (SELECT leg_id FROM outbox WHERE message_id = ?)",
                    (message_id,),
                )
                refresh(connection, ticket_id, self._clock.now(), self._waits)
        return self._told(ticket_id, is_done=bool(done), is_due=True)

    def send_now(self) -> None:
        """Make everything queued due at once: the network came back, or the user asked."""
        with self._database.write() as connection:
            connection.execute("UPDATE outbox SET next_attempt_at = NULL WHERE state = 'queued'")
        self._listener(Change(ChangeKind.OUTBOX))

    def _told(self, ticket_id: TicketId | None, *, is_done: bool, is_due: bool = False) -> bool:
        if is_done:
            self._listener(Change(ChangeKind.TICKET, ticket_id))
        if is_done and is_due:
            self._listener(Change(ChangeKind.OUTBOX))
        return is_done


def _ticket_of(connection: Connection, message_id: MessageId) -> TicketId | None:
    row = connection.execute("SELECT ticket_id FROM message WHERE id = ?", (message_id,)).fetchone()
    return None if row is None else TicketId(row["ticket_id"])


def _drop_lonely_conversation(connection: Connection, message_id: MessageId) -> None:
    """No conversation is opened for nothing: when its last message is taken back, it is taken back too."""
    connection.execute(
        "UPDATE outbox SET state = 'cancelled' WHERE kind = ?1 AND state = 'queued' AND leg_id ="
        " (SELECT leg_id FROM outbox WHERE message_id = ?2) AND NOT EXISTS (SELECT 1 FROM outbox AS other"
        " WHERE other.leg_id = outbox.leg_id AND other.kind <> ?1"
        " AND other.state IN ('queued', 'sending', 'unknown', 'failed'))",
        (OutboxKind.CONVERSATION.value, message_id),
    )
