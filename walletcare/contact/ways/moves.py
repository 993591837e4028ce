"""The ladder at work: the offer for a ticket, and moving it to the next channel with the user's consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.request_record import require_ticket
from walletcare.contact.composing.submission import add_leg, add_message, end_leg
from walletcare.contact.following.standing import refresh, unanswered_since
from walletcare.contact.following.tickets import read_ticket
from walletcare.contact.stamp import moment, stamp
from walletcare.contact.ways.handover import (
    CarryFile,
    MailHandover,
    SocialHandover,
    carry_file,
    social_text,
)
from walletcare.contact.ways.ladder import LadderFacts, LadderView, keep_waiting_until, ladder_view
from walletcare.contact.ways.mail_leg import BY_HAND
from walletcare.domain.channel import ChannelKind, ChannelState
from walletcare.domain.errors import UserFacingError
from walletcare.domain.ticket import (
    LegId,
    LegState,
    Ticket,
    TicketId,
)
from walletcare.safety.verdict import GuardContext, SecretKind

if TYPE_CHECKING:
    from datetime import datetime

    from walletcare.contact.change import Listener
    from walletcare.contact.composing.request_record import RequestRecord
    from walletcare.contact.following.tracker import Tracker
    from walletcare.contact.ways.channels import Channels
    from walletcare.contact.ways.mail import MailSetup
    from walletcare.contact.ways.mail_leg import MailLeg
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.outgoing.guard import Guard


class Moves:
    """Offers and moves.

    Each move is one transaction: the old leg is marked moved, so nothing is sent twice.
    """

    def __init__(
        self,
        database: Database,
        brand: Brand,
        guard: Guard,
        channels: Channels,
        tracker: Tracker,
        waits: Waits,
        mail: MailSetup,
        record: RequestRecord,
        mail_leg: MailLeg,
        clock: Clock,
        listener: Listener,
    ) -> None:
        self._database = database
        self._brand = brand
        self._guard = guard
        self._channels = channels
        self._tracker = tracker
        self._waits = waits
        self._mail = mail
        self._record = record
        self._mail_leg = mail_leg
        self._clock = clock
        self._listener = listener

    def view(self, ticket_id: TicketId) -> LadderView:
        """The offer now, None in it when there is nothing to say, and when time alone may change it."""
        with self._database.read() as connection:
            ticket = read_ticket(connection, ticket_id)
            if ticket is None or ticket.active_leg is None:
                return LadderView(None, None)
            facts = self._facts(connection, ticket)
        view = ladder_view(
            self._brand.ladder,
            self._clock.now(),
            self._channels.statuses(),
            facts,
            has_smtp=self._mail.is_ready,
        )
        times = [time for time in (view.look_again_at, self._channels.fails_from()) if time is not None]
        return LadderView(view.offer, min(times, default=None))

    def keep_waiting(self, ticket_id: TicketId) -> None:
        """The user waits, or leaves the message for opening time: the banner stays away until then."""
        offer = self.view(ticket_id).offer
        if offer is None:
            return
        until = keep_waiting_until(self._brand.ladder, offer, self._clock.now())
        with self._database.write() as connection:
            connection.execute(
                "UPDATE ticket SET kept_waiting_until = ? WHERE id = ?", (stamp(until), ticket_id)
            )
        self._listener(Change(ChangeKind.TICKET, ticket_id))

    def repeats(self, ticket_id: TicketId, text: str) -> bool:
        """Whether ``text`` has already gone out in this ticket: sending it on a second channel asks first."""
        wanted = " ".join(text.split())
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT text FROM message LEFT JOIN outbox ON outbox.message_id = message.id"
                " WHERE message.ticket_id = ? AND author = 'user'"
                " AND (outbox.state IS NULL OR outbox.state IN ('sent', 'unknown', 'sending'))",
                (ticket_id,),
            ).fetchall()
        return bool(wanted) and any(wanted in " ".join(row["text"].split()) for row in rows)

    def email_preview(self, ticket_id: TicketId, extra: str = "", *, with_record: bool = True) -> str:
        """The mail that :meth:`to_email` would write."""
        with self._database.read() as connection:
            return self._record.text(connection, ticket_id, extra, record=None if with_record else ())

    def to_email(
        self,
        ticket_id: TicketId,
        extra: str = "",
        *,
        with_record: bool = True,
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> MailHandover | None:
        """Move the ticket to email under the same reference, everything written so far in the mail.

        With an SMTP account the mail is queued here and None is returned. Without one, the returned mail goes
        through the user's own mail program, a file or a copy; tell :meth:`confirm_sent` when the user has
        sent it.

        Raises:
            UserFacingError: ``no-channel`` (the brand has no mail address), ``no-ticket``.
            SecretFoundError: Nothing was moved.
        """
        spec = next((spec for spec in self._brand.channels_of(ChannelKind.EMAIL) if spec.address), None)
        if spec is None:
            raise UserFacingError("no-channel")
        now = self._clock.now()
        with self._database.write() as connection:
            body = self._record.text(connection, ticket_id, extra, record=None if with_record else ())
            files = self._record.files(connection, ticket_id, allowed)
            leg_id = self._move(connection, ticket_id, spec, now)
            self._mail_leg.queue(connection, ticket_id, leg_id, spec, body, files, now, allowed)
            refresh(connection, ticket_id, now, self._waits)
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        if self._mail.is_ready:
            self._listener(Change(ChangeKind.OUTBOX))
            return None
        return self.handover(ticket_id)

    def handover(self, ticket_id: TicketId) -> MailHandover | None:
        """The mail of this ticket that waits to be sent by hand; None when none does."""
        return self._mail_leg.handover(ticket_id)

    def confirm_sent(self, ticket_id: TicketId) -> None:
        """The user has sent the prepared mail with another program."""
        self._mail_leg.confirm_sent(ticket_id)

    def to_social(self, ticket_id: TicketId, channel_id: str) -> SocialHandover:
        """Go on with an official social account: its address, and a text that holds the reference and nothing
        else.

        Raises:
            UserFacingError: ``no-channel``: not one of the brand's official accounts.
        """
        status = self._channels.status(channel_id)
        if (
            status is None
            or status.spec.kind is not ChannelKind.SOCIAL
            or status.state is ChannelState.NOT_SET_UP
        ):
            raise UserFacingError("no-channel")
        now = self._clock.now()
        with self._database.write() as connection:
            ticket = require_ticket(connection, ticket_id)
            text = self._guard.clear(social_text(ticket), context=GuardContext.SOCIAL)
            leg_id = self._move(connection, ticket_id, status.spec, now)
            add_message(connection, ticket_id, leg_id, text, (), now)
            refresh(connection, ticket_id, now, self._waits)
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        spec = status.spec
        return SocialHandover(spec.id, spec.address, spec.handle, spec.network, str(text))

    def carry(self, ticket_id: TicketId, extra: str = "") -> CarryFile:
        """The whole request as one file and as text to print, for when every way fails. Nothing is moved."""
        with self._database.read() as connection:
            ticket = require_ticket(connection, ticket_id)
            body = self._record.text(connection, ticket_id, extra)
            allowed = self._record.allowed_in(connection, ticket_id)
            text = self._guard.clear(body, context=GuardContext.PRINT, allowed=allowed)
            files = self._record.files(connection, ticket_id, allowed)
        return carry_file(ticket, text, files)

    def _facts(self, connection: Connection, ticket: Ticket) -> LadderFacts:
        leg = ticket.active_leg
        if leg is None:
            raise UserFacingError("no-ticket")
        pending = connection.execute(
            "SELECT count(*) FILTER (WHERE failure = ? AND kind = 'mail' AND state = 'failed') AS by_hand,"
            " count(*) FILTER (WHERE kind IN ('message', 'mail')) AS undelivered FROM outbox"
            " WHERE leg_id = ? AND state IN ('queued', 'sending', 'unknown', 'failed')",
            (BY_HAND, leg.id),
        ).fetchone()
        kept = connection.execute(
            "SELECT kept_waiting_until FROM ticket WHERE id = ?", (ticket.id,)
        ).fetchone()
        typing = self._tracker.typing(ticket.id)
        return LadderFacts(
            rung=leg.kind,
            channel_id=leg.channel_id,
            unanswered_since=unanswered_since(connection, ticket.id),
            kept_waiting_until=moment(kept["kept_waiting_until"]),
            typing_until=typing[0] if typing is not None else None,
            is_undelivered=pending["undelivered"] > 0,
            is_by_hand=pending["by_hand"] > 0,
            is_finished=ticket.stage.is_finished,
        )

    def _move(self, connection: Connection, ticket_id: TicketId, spec: ChannelSpec, now: datetime) -> LegId:
        """End the active legs as moved, take back what has not left them, begin the new one.

        What is in flight or unknown stays so until it is settled; if it turns out not to have arrived it
        becomes moved, not queued (:meth:`Delivery._write`).
        """
        ticket = require_ticket(connection, ticket_id)
        for leg in ticket.legs:
            if leg.state is LegState.ACTIVE:
                end_leg(connection, leg.id, LegState.MOVED, now)
                connection.execute(
                    "UPDATE outbox SET state = 'moved', next_attempt_at = NULL"
                    " WHERE leg_id = ? AND state IN ('queued', 'failed')",
                    (leg.id,),
                )
        connection.execute("UPDATE ticket SET kept_waiting_until = NULL WHERE id = ?", (ticket_id,))
        return add_leg(connection, ticket_id, spec, now)
