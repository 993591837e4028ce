"""Everything that belongs to a request, for a channel that gets it whole: its text and its files, cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.following.tickets import read_ticket
from walletcare.contact.records import MESSAGE_COLUMNS, MESSAGE_TABLES, messages_of
from walletcare.contact.ways.handover import request_text
from walletcare.domain.errors import UserFacingError
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from walletcare.domain.cleared import ClearedFile
    from walletcare.domain.ticket import Message, Ticket, TicketId
    from walletcare.infra.db import Connection
    from walletcare.safety.outgoing.guard import Guard


class RequestRecord:
    """Reads inside the caller's transaction, so that text, files and what is done with them agree."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def text(
        self,
        connection: Connection,
        ticket_id: TicketId,
        extra: str,
        *,
        record: tuple[Message, ...] | None = None,
    ) -> str:
        """The request as one text, not cleared yet.

        Args:
            extra: Words to put first.
            record: What was said so far; everything when None.
        """
        row = connection.execute(
            "SELECT case_code, reply_address FROM ticket WHERE id = ?", (ticket_id,)
        ).fetchone()
        ticket = require_ticket(connection, ticket_id)
        return request_text(
            ticket,
            row["case_code"],
            row["reply_address"],
            self.messages(connection, ticket_id) if record is None else record,
            extra=extra,
        )

    def messages(self, connection: Connection, ticket_id: TicketId) -> tuple[Message, ...]:
        """What was said so far. Mails and social texts hold earlier records themselves and are left out."""
        rows = connection.execute(
            f"SELECT {MESSAGE_COLUMNS} FROM {MESSAGE_TABLES} WHERE message.ticket_id = ?"  # noqa: S608 - constants
            " AND leg.kind NOT IN ('email', 'social') AND content_type <> 'input_csat'"
            " AND (outbox.state IS NULL OR outbox.state <> 'cancelled') ORDER BY message.at, message.rank",
            (ticket_id,),
        )
        return messages_of(connection, rows)

    def files(
        self, connection: Connection, ticket_id: TicketId, allowed: frozenset[SecretKind]
    ) -> tuple[ClearedFile, ...]:
        """The user's files of the conversation."""
        where = (
            "message.ticket_id = ? AND message.leg_id IN"
            " (SELECT id FROM leg WHERE kind NOT IN ('email', 'social'))"
        )
        return self._files(connection, where, ticket_id, allowed | self.allowed_in(connection, ticket_id))

    def files_of_message(
        self, connection: Connection, message_id: str, allowed: frozenset[SecretKind]
    ) -> tuple[ClearedFile, ...]:
        return self._files(connection, "attachment.message_id = ?", message_id, allowed)

    def allowed_in(self, connection: Connection, ticket_id: TicketId) -> frozenset[SecretKind]:
        """Kinds overruled anywhere in the ticket: its record may hold those words again."""
        rows = connection.execute(
            "SELECT DISTINCT allowed FROM message WHERE ticket_id = ? AND allowed <> ''", (ticket_id,)
        ).fetchall()
        return frozenset(SecretKind(kind) for row in rows for kind in row["allowed"].split())

    def _files(
        self, connection: Connection, where: str, value: str, allowed: frozenset[SecretKind]
    ) -> tuple[ClearedFile, ...]:
        rows = connection.execute(
            "SELECT attachment.name, data FROM attachment"  # noqa: S608 - constants only
            " JOIN attachment_data ON attachment_id = attachment.id"
            f" JOIN message ON message.id = attachment.message_id WHERE {where}"
            " ORDER BY message.at, message.rank, attachment.number",
            (value,),
        ).fetchall()
        return tuple(
            self._guard.clear_file(
                row["name"], bytes(row["data"]), encode_picture=lambda data, _type: data, allowed=allowed
            )
            for row in rows
        )


def require_ticket(connection: Connection, ticket_id: TicketId) -> Ticket:
    """The ticket. Raises ``UserFacingError``: ``no-ticket``."""
    ticket = read_ticket(connection, ticket_id)
    if ticket is None:
        raise UserFacingError("no-ticket")
    return ticket
