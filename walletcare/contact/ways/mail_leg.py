"""The email part of a request: mails that are queued here, or handed over to be sent by hand."""

from __future__ import annotations

from email.utils import make_msgid
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.request_record import require_ticket
from walletcare.contact.composing.submission import add_message, enqueue
from walletcare.contact.following.standing import refresh
from walletcare.contact.following.tickets import read_ticket
from walletcare.contact.sending.dispatch import MailBody
from walletcare.contact.stamp import stamp
from walletcare.contact.ways.handover import MailHandover, mail_handover
from walletcare.contact.ways.sending_channel import channel_of
from walletcare.domain.ticket import OutboxKind
from walletcare.domain.topic import topic_of
from walletcare.safety.verdict import GuardContext, SecretKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.contact.change import Listener
    from walletcare.contact.composing.request_record import RequestRecord
    from walletcare.contact.ways.mail import MailSetup
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.cleared import ClearedFile, ClearedText
    from walletcare.domain.clock import Clock
    from walletcare.domain.ticket import LegId, MessageId, TicketId
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.outgoing.guard import Guard

BY_HAND = "by-hand"
"""Failure code of a mail that waits for the user to send it with another program."""


class MailLeg:
    """Writes mails. Without an SMTP account a mail waits to be sent by hand."""

    def __init__(
        self,
        database: Database,
        brand: Brand,
        guard: Guard,
        record: RequestRecord,
        waits: Waits,
        mail: MailSetup,
        clock: Clock,
        listener: Listener,
    ) -> None:
        self._database = database
        self._brand = brand
        self._guard = guard
        self._record = record
        self._waits = waits
        self._mail = mail
        self._clock = clock
        self._listener = listener

    def add(
        self,
        connection: Connection,
        ticket_id: TicketId,
        leg_id: LegId,
        spec: ChannelSpec,
        text: str,
        files: Sequence[ClearedFile],
        now: datetime,
        allowed: frozenset[SecretKind],
    ) -> MessageId:
        """A mail in an email leg, with the record so far under the new text; part of the caller's
        transaction.
        """
        body = self._record.text(connection, ticket_id, text)
        return self.queue(connection, ticket_id, leg_id, spec, body, files, now, allowed)

    def queue(
        self,
        connection: Connection,
        ticket_id: TicketId,
        leg_id: LegId,
        spec: ChannelSpec,
        body: str,
        files: Sequence[ClearedFile],
        now: datetime,
        allowed: frozenset[SecretKind],
    ) -> MessageId:
        """A mail with ``body`` as it stands; part of the caller's transaction.

        Raises:
            SecretFoundError: The body may not leave.
        """
        ticket = require_ticket(connection, ticket_id)
        row = connection.execute("SELECT reply_address FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
        allowed |= self._record.allowed_in(connection, ticket_id)
        cleared: ClearedText = self._guard.clear(body, context=GuardContext.EMAIL, allowed=allowed)
        message_id = add_message(connection, ticket_id, leg_id, cleared, files, now, allowed=allowed)
        account = self._mail.account()
        domain = account.address.rpartition("@")[2] if account is not None else "walletcare.invalid"
        mail = MailBody(
            to=spec.address,
            reference=str(ticket.reference),
            topic=topic_of(ticket.topic).label.text(ticket.language),
            message_id=make_msgid(domain=domain),
            reply_to=row["reply_address"],
        )
        entry_id = enqueue(connection, ticket_id, leg_id, OutboxKind.MAIL, message_id=message_id, body=mail)
        if not self._mail.is_ready:
            connection.execute(
                "UPDATE outbox SET state = 'failed', failure = ? WHERE id = ?", (BY_HAND, entry_id)
            )
        return message_id

    def handover(self, ticket_id: TicketId) -> MailHandover | None:
        """The mail of this ticket that waits to be sent by hand; None when none does."""
        with self._database.read() as connection:
            ticket = read_ticket(connection, ticket_id)
            row = connection.execute(
                "SELECT message.id, message.text, message.allowed, leg.channel_id FROM outbox"
                " JOIN message ON message.id = message_id"
                " JOIN leg ON leg.id = outbox.leg_id WHERE outbox.ticket_id = ? AND outbox.kind = 'mail'"
                " AND outbox.state IN ('failed', 'unknown', 'queued') ORDER BY position DESC LIMIT 1",
                (ticket_id,),
            ).fetchone()
            if ticket is None or row is None:
                return None
            allowed = frozenset(SecretKind(kind) for kind in row["allowed"].split())
            files = self._record.files_of_message(connection, row["id"], allowed)
        body = self._guard.clear(row["text"], context=GuardContext.EMAIL, allowed=allowed)
        return mail_handover(ticket, channel_of(self._brand, row["channel_id"]).address, body, files)

    def confirm_sent(self, ticket_id: TicketId) -> None:
        """The user has sent the prepared mail with another program."""
        now = self._clock.now()
        with self._database.write() as connection:
            connection.execute(
                "UPDATE outbox SET state = 'sent', failure = '', attempt_at = ? WHERE ticket_id = ?"
                " AND kind = 'mail' AND state IN ('failed', 'unknown', 'queued')",
                (stamp(now), ticket_id),
            )
            refresh(connection, ticket_id, now, self._waits)
        self._listener(Change(ChangeKind.TICKET, ticket_id))
