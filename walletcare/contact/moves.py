"""The ladder at work: the offer for a ticket, and moving it to the next channel with the user's consent."""

from __future__ import annotations

from email.utils import make_msgid
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.dispatch import MailBody
from walletcare.contact.handover import (
    CarryFile,
    MailHandover,
    SocialHandover,
    carry_file,
    mail_handover,
    request_text,
    social_text,
)
from walletcare.contact.ladder import LadderFacts, LadderView, keep_waiting_until, ladder_view
from walletcare.contact.preview import MESSAGE_LIMIT
from walletcare.contact.records import MESSAGE_COLUMNS, MESSAGE_TABLES, messages_of
from walletcare.contact.stamp import moment, stamp
from walletcare.contact.standing import refresh, unanswered_since
from walletcare.contact.submission import add_leg, add_message, end_leg, enqueue
from walletcare.contact.tickets import read_ticket
from walletcare.domain.channel import ChannelKind, ChannelState
from walletcare.domain.errors import UserFacingError
from walletcare.domain.language import LocalText
from walletcare.domain.ticket import (
    Delivery,
    Draft,
    DraftId,
    LegId,
    LegState,
    Message,
    MessageId,
    OutboxKind,
    Ticket,
    TicketId,
    TicketKind,
)
from walletcare.safety.verdict import GuardContext, SecretKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from walletcare.contact.change import Listener
    from walletcare.contact.channels import Channels
    from walletcare.contact.mail import MailSetup
    from walletcare.contact.tracker import Tracker
    from walletcare.contact.waits import Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.cleared import ClearedFile, ClearedText
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.guard import Guard

BY_HAND = "by-hand"
"""Failure code of a mail that waits for the user to send it with another program."""
_TAKEN_ALONG = {Delivery.QUEUED, Delivery.FAILED}


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
            return self._request_text(connection, ticket_id, extra, record=None if with_record else ())

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
            body = self._request_text(connection, ticket_id, extra, record=None if with_record else ())
            files = self._own_files(connection, ticket_id, allowed)
            leg_id = self._move(connection, ticket_id, spec, now)
            self._queue_mail(connection, ticket_id, leg_id, spec, body, files, now, allowed)
            refresh(connection, ticket_id, now, self._waits)
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        if self._mail.is_ready:
            self._listener(Change(ChangeKind.OUTBOX))
            return None
        return self.handover(ticket_id)

    def handover(self, ticket_id: TicketId) -> MailHandover | None:
        """The mail of this ticket that waits to be sent by hand; None when none does."""
        with self._database.read() as connection:
            ticket = read_ticket(connection, ticket_id)
            row = connection.execute(
                "SELECT message.id, message.text, leg.channel_id FROM outbox JOIN message ON message.id = "
                "message_id"
                " JOIN leg ON leg.id = outbox.leg_id WHERE outbox.ticket_id = ? AND outbox.kind = 'mail'"
                " AND outbox.state IN ('failed', 'unknown', 'queued') ORDER BY position DESC LIMIT 1",
                (ticket_id,),
            ).fetchone()
            if ticket is None or row is None:
                return None
            files = self._files_of(connection, "attachment.message_id = ?", row["id"], frozenset())
        body = self._guard.clear(row["text"], context=GuardContext.EMAIL, allowed=self._allowed(row["id"]))
        return mail_handover(ticket, self._spec(row["channel_id"]).address, body, files)

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
            ticket = self._require(connection, ticket_id)
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
            ticket = self._require(connection, ticket_id)
            body = self._request_text(connection, ticket_id, extra)
            allowed = self._allowed_in(connection, ticket_id)
            text = self._guard.clear(body, context=GuardContext.PRINT, allowed=allowed)
            files = self._own_files(connection, ticket_id, allowed)
        return carry_file(ticket, text, files)

    def slow_service_complaint(self, ticket_id: TicketId) -> Draft:
        """A complaint about the wait, with the figure measured here."""
        with self._database.read() as connection:
            ticket = self._require(connection, ticket_id)
            since = unanswered_since(connection, ticket_id)
        now = self._clock.now()
        if since is not None:
            length, verb = now - since, LocalText("到现在还没有回复", "and there's no answer yet")
        else:
            length = ticket.first_answer_after or (now - now)
            verb = LocalText("才收到第一次回复", "until the first answer")
        minutes = max(round(length.total_seconds() / 60), 0)
        waited = (
            LocalText(f"{minutes} 分钟", f"{minutes} minutes")
            if minutes < 120
            else LocalText(f"{minutes // 60} 小时", f"{minutes // 60} hours")
        )
        text = LocalText(
            f"请求 {ticket.reference} 我等了 {waited.zh}，{verb.zh}。这个时间是软件在我的电脑上记录的。"
            f"\n希望你们看看原因，并告诉我什么时候会有人处理。",
            f"For request {ticket.reference} I waited {waited.en} {verb.en}. My support app measured it on "
            f"this computer.\n"
            "Please find out why, and tell me when somebody will take it on.",
        ).text(ticket.language)
        return Draft(
            DraftId(f"complaint-{ticket_id}"), topic="complaint", kind=TicketKind.COMPLAINT, text=text
        )

    def add_mail(
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
        body = self._request_text(connection, ticket_id, text)
        return self._queue_mail(connection, ticket_id, leg_id, spec, body, files, now, allowed)

    def continuation_text(self, connection: Connection, ticket: Ticket) -> str:
        """What opens a new conversation for an old request: why, and the end of the record.

        What never left the old conversation is no part of the record: :meth:`carry_over` sends it by itself.
        """
        why = LocalText(
            f"[{ticket.reference}] 这是同一个请求的继续：之前的对话在服务器上找不到了。",
            f"[{ticket.reference}] This continues the same request: the earlier conversation is gone from "
            f"the server.",
        ).text(ticket.language)
        arrived = tuple(
            message for message in self._record(connection, ticket.id) if message.delivery not in _TAKEN_ALONG
        )
        record = self._request_text(connection, ticket.id, "", record=arrived)
        room = MESSAGE_LIMIT - len(why) - 10
        return f"{why}\n\n{record if len(record) <= room else '…' + record[-room:]}"

    def carry_over(self, connection: Connection, old_leg: LegId, new_leg: LegId) -> None:
        """Put what never left the old leg behind everything in the new one, in its old order."""
        rows = connection.execute(
            "SELECT id, message_id FROM outbox WHERE leg_id = ? AND kind = 'message'"
            " AND state IN ('queued', 'failed') ORDER BY position",
            (old_leg,),
        ).fetchall()
        for row in rows:
            connection.execute(
                "UPDATE outbox SET position = (SELECT max(position) + 1 FROM outbox), leg_id = ?, state = "
                "'queued',"
                " attempts = 0, next_attempt_at = NULL, known_id = NULL, failure = '' WHERE id = ?",
                (new_leg, row["id"]),
            )
            connection.execute("UPDATE message SET leg_id = ? WHERE id = ?", (new_leg, row["message_id"]))

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
        ticket = self._require(connection, ticket_id)
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

    def _queue_mail(
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
        ticket = self._require(connection, ticket_id)
        row = connection.execute("SELECT reply_address FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
        allowed |= self._allowed_in(connection, ticket_id)
        cleared: ClearedText = self._guard.clear(body, context=GuardContext.EMAIL, allowed=allowed)
        message_id = add_message(connection, ticket_id, leg_id, cleared, files, now, allowed=allowed)
        account = self._mail.account()
        domain = account.address.rpartition("@")[2] if account is not None else "walletcare.invalid"
        mail = MailBody(
            to=spec.address,
            reference=str(ticket.reference),
            topic=ticket.topic,
            message_id=make_msgid(domain=domain),
            reply_to=row["reply_address"],
        )
        entry_id = enqueue(connection, ticket_id, leg_id, OutboxKind.MAIL, message_id=message_id, body=mail)
        if not self._mail.is_ready:
            connection.execute(
                "UPDATE outbox SET state = 'failed', failure = ? WHERE id = ?", (BY_HAND, entry_id)
            )
        return message_id

    def _request_text(
        self,
        connection: Connection,
        ticket_id: TicketId,
        extra: str,
        *,
        record: tuple[Message, ...] | None = None,
    ) -> str:
        """``record``: what was said so far, everything when None."""
        ticket = self._require(connection, ticket_id)
        row = connection.execute(
            "SELECT case_code, reply_address FROM ticket WHERE id = ?", (ticket_id,)
        ).fetchone()
        return request_text(
            ticket,
            row["case_code"],
            row["reply_address"],
            self._record(connection, ticket_id) if record is None else record,
            extra=extra,
        )

    def _record(self, connection: Connection, ticket_id: TicketId) -> tuple[Message, ...]:
        """What was said so far. Mails and social texts hold earlier records themselves and are left out."""
        rows = connection.execute(
            f"SELECT {MESSAGE_COLUMNS} FROM {MESSAGE_TABLES} WHERE message.ticket_id = ?"  # noqa: S608 - constants
            " AND leg.kind NOT IN ('email', 'social') AND content_type <> 'input_csat'"
            " AND (outbox.state IS NULL OR outbox.state <> 'cancelled') ORDER BY message.at, message.rank",
            (ticket_id,),
        )
        return messages_of(connection, rows)

    def _own_files(
        self, connection: Connection, ticket_id: TicketId, allowed: frozenset[SecretKind]
    ) -> tuple[ClearedFile, ...]:
        where = (
            "message.ticket_id = ? AND message.leg_id IN"
            " (SELECT id FROM leg WHERE kind NOT IN ('email', 'social'))"
        )
        return self._files_of(connection, where, ticket_id, allowed | self._allowed_in(connection, ticket_id))

    def _files_of(
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

    def _allowed(self, message_id: str) -> frozenset[SecretKind]:
        with self._database.read() as connection:
            row = connection.execute("SELECT allowed FROM message WHERE id = ?", (message_id,)).fetchone()
        return frozenset(SecretKind(kind) for kind in row["allowed"].split())

    def _allowed_in(self, connection: Connection, ticket_id: TicketId) -> frozenset[SecretKind]:
        """Kinds overruled anywhere in the ticket: its record may hold those words again."""
        rows = connection.execute(
            "SELECT DISTINCT allowed FROM message WHERE ticket_id = ? AND allowed <> ''", (ticket_id,)
        ).fetchall()
        return frozenset(SecretKind(kind) for row in rows for kind in row["allowed"].split())

    def _spec(self, channel_id: str) -> ChannelSpec:
        for spec in self._brand.channels:
            if spec.id == channel_id:
                return spec
        raise UserFacingError("no-channel")

    def _require(self, connection: Connection, ticket_id: TicketId) -> Ticket:
        ticket = read_ticket(connection, ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return ticket
