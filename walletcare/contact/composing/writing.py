"""Writing requests: a draft becomes a ticket, a reply a message, each safe in one transaction before anything
is sent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.continuation import carry_over, continuation_text
from walletcare.contact.composing.preview import (
    AppFacts,
    Preview,
    codes_of,
    complexity_of,
    preview,
    split_text,
)
from walletcare.contact.composing.submission import (
    NewTicket,
    add_leg,
    add_message,
    add_ticket,
    end_leg,
    enqueue,
    free_reference,
    new_case_code,
    title_of,
)
from walletcare.contact.composing.templates import person_text, progress_text
from walletcare.contact.following.standing import refresh
from walletcare.contact.following.tickets import read_ticket
from walletcare.contact.sending.outgoing_files import OutgoingFiles
from walletcare.contact.stamp import stamp
from walletcare.contact.ways.sending_channel import channel_of, sending_channel
from walletcare.domain.channel import ChannelKind
from walletcare.domain.errors import UserFacingError
from walletcare.domain.ticket import (
    Draft,
    LegId,
    LegState,
    Message,
    MessageId,
    OutboxKind,
    Ticket,
    TicketId,
)
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from walletcare.contact.change import Listener
    from walletcare.contact.composing.drafts import Drafts
    from walletcare.contact.composing.request_record import RequestRecord
    from walletcare.contact.following.tickets import Tickets
    from walletcare.contact.ways.mail_leg import MailLeg
    from walletcare.contact.ways.moves import Moves
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.brand import Brand
    from walletcare.domain.clock import Clock
    from walletcare.domain.language import Language
    from walletcare.domain.reference import Draw
    from walletcare.domain.ticket import DraftFile
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.outgoing.guard import Guard, PictureEncoder
    from walletcare.safety.verdict import SecretKind


class Writing:
    """The part of :class:`~walletcare.contact.service.ContactService` that writes.

    Nothing here touches the network.
    """

    def __init__(
        self,
        *,
        database: Database,
        brand: Brand,
        guard: Guard,
        clock: Clock,
        facts: AppFacts,
        waits: Waits,
        drafts: Drafts,
        tickets: Tickets,
        ladder: Moves,
        record: RequestRecord,
        mail_leg: MailLeg,
        encode_picture: PictureEncoder | None,
        listener: Listener,
        session_tag: Callable[[], str],
        has_chat: bool,
        draw: Draw,
    ) -> None:
        self.drafts = drafts
        self.tickets = tickets
        self.ladder = ladder
        self._record = record
        self._mail_leg = mail_leg
        self._database = database
        self._brand = brand
        self._guard = guard
        self._clock = clock
        self._facts = _for_team(facts, brand)
        self._waits = waits
        self._files = OutgoingFiles(guard, encode_picture)
        self._listener = listener
        self._tag = session_tag
        self._has_chat = has_chat
        self._draw = draw

    def preview(self, draft: Draft) -> Preview:
        """Exactly what support will see; the reference is drawn later and shown as ``WC-····-··``."""
        return preview(draft, "WC-····-··", self._facts)

    def set_language(self, language: Language) -> None:
        """The language of new requests and of our own lines in them."""
        self._facts = _for_team(replace(self._facts, language=language), self._brand)

    def submit(
        self,
        draft: Draft,
        *,
        channel_id: str = "",
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> Ticket:
        """Turn a draft into a ticket with its leg, messages and outbox rows, and remove the draft: one
        transaction.

        Nothing touches the network: the request is safe here before anything is sent.

        Args:
            channel_id: A chat, form or email channel of the brand; empty chooses the first that can be used.

        Raises:
            SecretFoundError: The guard found something that was not overruled. Nothing was stored.
            UserFacingError: ``draft-empty``, ``file-missing``, ``file-too-large``, ``too-many-files``,
                ``no-channel``. Nothing was stored.
            StoreError: Nothing was stored.
        """
        if not draft.text.strip() and draft.account is None and not draft.files:
            raise UserFacingError("draft-empty")
        spec = sending_channel(self._brand, channel_id, has_chat=self._has_chat)
        self.drafts.check(draft, allowed)
        files = self._files.read(draft.files, allowed)
        now = self._clock.now()
        case_code = new_case_code(self._draw)
        with self._database.write() as connection:
            reference = free_reference(connection, self._draw)
            texts = [
                self._guard.clear(text, allowed=allowed)
                for text in preview(draft, reference, self._facts).messages
            ]
            ticket_id = add_ticket(connection, self._new_ticket(draft), reference, case_code, now)
            leg_id = add_leg(connection, ticket_id, spec, now, session=self._tag())
            if spec.kind is ChannelKind.EMAIL:
                self._mail_leg.add(
                    connection, ticket_id, leg_id, spec, "\n\n".join(map(str, texts)), files, now, allowed
                )
            else:
                codes = codes_of(draft, reference, self._facts) | {"case_code": case_code}
                enqueue(connection, ticket_id, leg_id, OutboxKind.CONVERSATION, body=codes)
                for number, text in enumerate(texts):
                    attached = files if number == len(texts) - 1 else ()
                    message_id = add_message(
                        connection, ticket_id, leg_id, text, attached, now, allowed=allowed
                    )
                    enqueue(connection, ticket_id, leg_id, OutboxKind.MESSAGE, message_id=message_id)
            connection.execute("DELETE FROM draft WHERE id = ?", (draft.id,))
            ticket = self._settled(connection, ticket_id)
        self._listener(Change(ChangeKind.DRAFTS))
        self._tell_sent(ticket_id)
        return ticket

    def reply(
        self,
        ticket_id: TicketId,
        text: str,
        files: Sequence[DraftFile] = (),
        *,
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> tuple[Message, ...]:
        """Write in a ticket, on the channel it is on now. The stored reply draft is removed in the same
        transaction.

        A conversation that the server forgot goes on in a new one under the same reference. Writing in a
        finished ticket opens it again.

        Raises:
            SecretFoundError: With the user's last messages of this ticket read together. Nothing was stored.
            UserFacingError: As :meth:`submit`, and ``no-ticket``.
        """
        return self._write(ticket_id, text, files, allowed, is_draft=True)

    def _write(
        self,
        ticket_id: TicketId,
        text: str,
        files: Sequence[DraftFile] = (),
        allowed: frozenset[SecretKind] = frozenset(),
        *,
        is_draft: bool,
    ) -> tuple[Message, ...]:
        """As :meth:`reply`. ``is_draft``: it is what the user was writing; else that stays as it is."""
        if not text.strip() and not files:
            raise UserFacingError("draft-empty")
        read = self._files.read(files, allowed)
        window = self._own_last(ticket_id)
        whole = self._guard.clear(text.strip(), window=window, allowed=allowed) if text.strip() else None
        pieces = (
            [self._guard.clear(piece, allowed=allowed) for piece in split_text(str(whole))]
            if whole
            else [None]
        )
        now = self._clock.now()
        written: list[MessageId] = []
        with self._database.write() as connection:
            ticket = self._require(connection, ticket_id)
            leg = ticket.active_leg
            if leg is None:
                raise UserFacingError("no-ticket")
            leg_id, kind = leg.id, leg.kind
            if kind is ChannelKind.SOCIAL:
                raise UserFacingError("no-channel")
            if kind is ChannelKind.EMAIL:
                spec = channel_of(self._brand, leg.channel_id)
                added = self._mail_leg.add(
                    connection,
                    ticket_id,
                    leg_id,
                    spec,
                    "\n\n".join(str(piece) for piece in pieces if piece),
                    read,
                    now,
                    allowed,
                )
                written.append(added)
            else:
                leg_id = self._writable_leg(connection, ticket, leg_id, now)
                for number, piece in enumerate(pieces):
                    attached = read if number == len(pieces) - 1 else ()
                    message_id = add_message(
                        connection, ticket_id, leg_id, piece, attached, now, allowed=allowed
                    )
                    enqueue(connection, ticket_id, leg_id, OutboxKind.MESSAGE, message_id=message_id)
                    written.append(message_id)
            if is_draft:
                connection.execute(
                    "UPDATE ticket SET reply_text = '', reply_files = '[]' WHERE id = ?", (ticket_id,)
                )
            connection.execute(
                "UPDATE ticket SET closed_at = NULL, kept_waiting_until = NULL WHERE id = ?", (ticket_id,)
            )
            self._settled(connection, ticket_id)
        self._tell_sent(ticket_id)
        found = [self.tickets.message(message_id) for message_id in written]
        return tuple(message for message in found if message is not None)

    def continue_conversation(self, ticket_id: TicketId) -> None:
        """Go on in a new conversation after the server forgot the old one; what did not leave goes along, in
        order.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            ticket = self._require(connection, ticket_id)
            leg = ticket.active_leg
            if leg is None:
                raise UserFacingError("no-ticket")
            self._writable_leg(connection, ticket, leg.id, now)
            self._settled(connection, ticket_id)
        self._tell_sent(ticket_id)

    def mark_solved(self, ticket_id: TicketId) -> None:
        """The user says it is solved: what has not left is taken back, the conversation is resolved, the
        queue left.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            ticket = self._require(connection, ticket_id)
            connection.execute(
                "UPDATE outbox SET state = 'cancelled' WHERE ticket_id = ? AND state IN ('queued', 'failed')",
                (ticket_id,),
            )
            for leg in ticket.legs:
                if leg.conversation_id is not None and leg.state is LegState.ACTIVE:
                    enqueue(connection, ticket_id, leg.id, OutboxKind.RESOLVE)
            connection.execute("UPDATE ticket SET closed_at = ? WHERE id = ?", (stamp(now), ticket_id))
            self._settled(connection, ticket_id)
        self._tell_sent(ticket_id)

    def ask_progress(self, ticket_id: TicketId) -> tuple[Message, ...]:
        """Ask in the same case how it stands. A reply that is being written stays."""
        ticket = self.tickets.get(ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return self._write(ticket_id, self.progress_text(ticket), is_draft=False)

    def ask_for_person(self, ticket_id: TicketId) -> tuple[Message, ...]:
        """Ask an automatic assistant for a person. A reply that is being written stays."""
        ticket = self.tickets.get(ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return self._write(ticket_id, person_text(ticket.language), is_draft=False)

    def progress_text(self, ticket: Ticket) -> str:
        """What :meth:`ask_progress` sends; for showing it first."""
        return progress_text(ticket.language, (self._clock.now() - ticket.created_at).days)

    def _new_ticket(self, draft: Draft) -> NewTicket:
        language = self._facts.language
        return NewTicket(
            kind=draft.kind,
            topic=topic_of(draft.topic).code,
            title=title_of(draft, topic_of(draft.topic).label.text(language)),
            language=language,
            complexity=complexity_of(draft.account) if draft.account is not None else "",
            reply_address=draft.email.strip(),
            account=msgspec.json.encode(draft.account).decode() if draft.account is not None else "",
        )

    def _own_last(self, ticket_id: TicketId) -> tuple[str, ...]:
        """The user's last messages here: a secret spread over several of them is still one."""
        since = self._clock.now() - timedelta(minutes=10)
        page = self.tickets.messages(ticket_id, limit=40)
        own = [
            message.text for message in page.messages if message.delivery is not None and message.at >= since
        ]
        return tuple(own[-20:])

    def _writable_leg(self, connection: Connection, ticket: Ticket, leg_id: LegId, now: datetime) -> LegId:
        """The leg to write in; a new one, with its own conversation, when the server forgot it."""
        row = connection.execute("SELECT * FROM leg WHERE id = ?", (leg_id,)).fetchone()
        if not row["is_read_only"]:
            return leg_id
        spec = channel_of(self._brand, row["channel_id"])
        new_leg = add_leg(connection, ticket.id, spec, now, session=self._tag())
        end_leg(connection, leg_id, LegState.FINISHED, now)
        stored = connection.execute("SELECT * FROM ticket WHERE id = ?", (ticket.id,)).fetchone()
        codes = {
            "reference": str(ticket.reference),
            "topic": ticket.topic,
            "kind": ticket.kind.value,
            "language": ticket.language.value,
            "app_version": self._facts.version,
            "case_code": stored["case_code"],
            "continues": "1",
        }
        enqueue(connection, ticket.id, new_leg, OutboxKind.CONVERSATION, body=codes)
        # It holds words again that the user has looked at and overruled before.
        allowed = self._record.allowed_in(connection, ticket.id)
        opening = self._guard.clear(continuation_text(self._record, connection, ticket), allowed=allowed)
        message_id = add_message(connection, ticket.id, new_leg, opening, (), now, allowed=allowed)
        enqueue(connection, ticket.id, new_leg, OutboxKind.MESSAGE, message_id=message_id)
        carry_over(connection, leg_id, new_leg)
        return new_leg

    def _require(self, connection: Connection, ticket_id: TicketId) -> Ticket:
        ticket = read_ticket(connection, ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return ticket

    def _settled(self, connection: Connection, ticket_id: TicketId) -> Ticket:
        refresh(connection, ticket_id, self._clock.now(), self._waits)
        return self._require(connection, ticket_id)

    def _tell_sent(self, ticket_id: TicketId) -> None:
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        self._listener(Change(ChangeKind.OUTBOX))


def _for_team(facts: AppFacts, brand: Brand) -> AppFacts:
    """``facts`` with the language of a team that doesn't read the user's, as the brand says of its chat."""
    spec = next(iter(brand.channels_of(ChannelKind.CHAT)), None)
    spoken = () if spec is None else spec.languages
    reads_it = not spoken or facts.language in spoken
    return replace(facts, team_language=None if reads_it else spoken[0])
