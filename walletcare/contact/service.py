"""The door of the contact room."""

from __future__ import annotations

import random as random_module
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.backoff import Pace
from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.channels import Channels
from walletcare.contact.delivery import Delivery
from walletcare.contact.dispatch import AnswerBody, Dispatch
from walletcare.contact.drafts import Drafts
from walletcare.contact.export import Export, export_all
from walletcare.contact.mail import MailSetup
from walletcare.contact.moves import Moves
from walletcare.contact.outbox import Outbox
from walletcare.contact.polling import PollPlan, poll_plan
from walletcare.contact.preview import (
    FILE_LIMIT_BYTES,
    FILES_LIMIT,
    AppFacts,
    Preview,
    codes_of,
    complexity_of,
    preview,
    split_text,
)
from walletcare.contact.ratings import Ratings
from walletcare.contact.reconcile import Reconciliation
from walletcare.contact.reminders import Reminders
from walletcare.contact.session import ChatSessions, erase_session
from walletcare.contact.sessions_lost import seal_conversations
from walletcare.contact.stamp import stamp
from walletcare.contact.standing import refresh
from walletcare.contact.submission import (
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
from walletcare.contact.templates import progress_text
from walletcare.contact.tickets import Tickets, read_ticket
from walletcare.contact.tracker import Tracker
from walletcare.contact.waits import Waits
from walletcare.domain.channel import ChannelKind
from walletcare.domain.errors import (
    PlatformError,
    RefusedError,
    SessionGoneError,
    TransportError,
    UserFacingError,
)
from walletcare.domain.language import Language
from walletcare.domain.ticket import (
    Draft,
    LegId,
    LegState,
    Message,
    MessageId,
    Option,
    OutboxKind,
    Ticket,
    TicketId,
)
from walletcare.domain.topic import topic_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from random import Random

    from walletcare.contact.change import Listener
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec
    from walletcare.domain.chat import CancelToken, ChatEvent, ChatSession, ChatTransport
    from walletcare.domain.cleared import ClearedFile
    from walletcare.domain.clock import Clock
    from walletcare.domain.mail import MailTransport
    from walletcare.domain.secret import SecretStore
    from walletcare.domain.ticket import DraftFile
    from walletcare.infra.db import Connection, Database
    from walletcare.safety.guard import Guard, PictureEncoder
    from walletcare.safety.verdict import SecretKind

_DOWNLOAD_CAP_BYTES = 25 * 1024 * 1024


def _nobody(_change: Change) -> None:
    """No listener."""


class ContactService:
    """One case through every channel. Everything blocks: call it from a worker, never from the GUI thread.

    Build it, call :meth:`start`, then :meth:`deliver_due` whenever a ``Change`` of kind OUTBOX comes, when
    the time that it returned has come, and when the network is back. Feed live events to
    :meth:`on_chat_event`, and call
    :meth:`resync` at the start, after ``ResyncNeeded``, after waking up, and by :meth:`poll_plan`.

    Attributes:
        drafts: Unfinished requests and replies.
        tickets: Reading: rows, details, pages of messages, counts.
        outbox: What has not arrived yet: cancel, edit, retry, send now.
        channels: Hours, states, waits, best time.
        ladder: The next way to offer, and moving there.
        ratings: Rating, follow-up, survey.
        reminders: Reminders.
        mail: The user's SMTP account.
        tracker: Reading the server, read marks, typing.
    """

    def __init__(
        self,
        *,
        database: Database,
        chat: ChatTransport | None,
        mail: MailTransport,
        secrets: SecretStore,
        brand: Brand,
        clock: Clock,
        guard: Guard,
        facts: AppFacts,
        listener: Listener | None = None,
        encode_picture: PictureEncoder | None = None,
        random: Random | None = None,
        pace: Pace | None = None,
        is_reconciling: bool = True,
    ) -> None:
        """Nothing is read or sent yet.

        Args:
            chat: None when the brand has no chat backend.
            listener: Told of changes, from the thread that made them, outside any transaction.
            encode_picture: Decodes and encodes pictures without metadata; without it pictures are refused.
            pace: Waits of delivery; tests make them short.
            is_reconciling: For the kill test only.
        """
        self._database = database
        self._brand = brand
        self._clock = clock
        self._guard = guard
        self._facts = facts
        self._secrets = secrets
        self._chat = chat
        self._encode_picture = encode_picture
        self._listener = listener or _nobody
        self._random = random or random_module.Random()  # noqa: S311 - jitter only
        self._waits = Waits(brand)
        self._sessions = (
            ChatSessions(database, secrets, chat, guard.add_live_secret, self._seal)
            if chat is not None
            else None
        )
        self.mail = MailSetup(database, secrets, mail)
        self.drafts = Drafts(database, guard, clock, self._tell)
        self.tickets = Tickets(database, clock)
        self.outbox = Outbox(database, guard, self._waits, clock, self._tell)
        self.channels = Channels(database, brand, self._waits, clock, self._tell, has_chat=chat is not None)
        self.ratings = Ratings(database, guard, clock, self._tell)
        self.reminders = Reminders(database, clock, self._tell)
        self.tracker = Tracker(
            database,
            brand,
            self.channels,
            self._waits,
            clock,
            self._tell,
            chat=chat,
            sessions=self._sessions,
            on_session_gone=self._on_session_gone,
        )
        self.ladder = Moves(
            database, brand, guard, self.channels, self.tracker, self._waits, self.mail, clock, self._tell
        )
        dispatch = Dispatch(
            database,
            guard,
            self._waits,
            clock,
            chat=chat,
            sessions=self._sessions,
            mail=mail,
            mail_setup=self.mail,
        )
        self._delivery = Delivery(
            database,
            dispatch,
            Reconciliation(database, self._waits, clock, chat=chat, sessions=self._sessions),
            self.channels,
            self._waits,
            clock,
            self._tell,
            self._random,
            pace=pace or Pace(),
            on_session_gone=self._on_session_gone,
            is_reconciling=is_reconciling,
        )

    def start(self) -> None:
        """Settle what a killed run left behind. No network. Call it once, before anything else."""
        self._delivery.orphan()

    def stop(self) -> None:
        """Let a delivery in progress end after the thing in flight; nothing is sent afterwards."""
        self._delivery.stop()

    def session(self) -> ChatSession | None:
        """The chat session for the live link; made when there is none. None without a chat backend.

        Raises:
            TransportError: The server was not reached.
            PlatformError: ``keyring-locked``.
        """
        if self._sessions is None:
            return None
        try:
            return self._sessions.current()
        except SessionGoneError:
            self._on_session_gone()
            return self._sessions.current()

    def deliver_due(self, now: datetime | None = None) -> datetime | None:
        """Send everything that is due; returns when to call again, None when nothing waits. One run at a
        time.
        """
        return self._delivery.deliver_due(now)

    def wake(self) -> None:
        """The network came back, the computer woke up, or the user asked: try everything now."""
        self._delivery.wake()
        self.outbox.send_now()

    def on_chat_event(self, event: ChatEvent) -> None:
        """Take in a live event; may be called from the link's thread."""
        self.tracker.on_event(event)

    def resync(self) -> None:
        """Read every conversation from the server. Raises ``TransportError`` when it cannot be reached."""
        self.tracker.resync()
        if self._chat is not None:
            self.channels.set_inbox(self._chat.inbox())

    def poll_plan(self, *, is_thread_open: bool, failures: int) -> PollPlan:
        """Seconds until the next reading of the open thread and of the list (contract 15.3)."""
        return poll_plan(
            self.channels.link, is_thread_open=is_thread_open, failures=failures, random=self._random
        )

    def preview(self, draft: Draft) -> Preview:
        """Exactly what support will see; the reference is drawn later and shown as ``WC-····-··``."""
        return preview(draft, "WC-····-··", self._facts)

    def set_language(self, language: Language) -> None:
        """The language of new requests and of our own lines in them."""
        self._facts = replace(self._facts, language=language)

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
        spec = self._channel_for(channel_id)
        self.drafts.check(draft, allowed)
        files = self._read_files(draft.files, allowed)
        now = self._clock.now()
        case_code = new_case_code()
        with self._database.write() as connection:
            reference = free_reference(connection)
            texts = [
                self._guard.clear(text, allowed=allowed)
                for text in preview(draft, reference, self._facts).messages
            ]
            ticket_id = add_ticket(connection, self._new_ticket(draft), reference, case_code, now)
            leg_id = add_leg(connection, ticket_id, spec, now, session=self._tag())
            if spec.kind is ChannelKind.EMAIL:
                self.ladder.add_mail(
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
        self._tell(Change(ChangeKind.DRAFTS))
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
        if not text.strip() and not files:
            raise UserFacingError("draft-empty")
        read = self._read_files(tuple(files), allowed)
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
                spec = self._spec(leg.channel_id)
                added = self.ladder.add_mail(
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
            connection.execute(
                "UPDATE ticket SET reply_text = '', closed_at = NULL, kept_waiting_until = NULL WHERE id = ?",
                (ticket_id,),
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

    def answer(self, ticket_id: TicketId, message_id: MessageId, option: Option) -> None:
        """Choose an option of an interactive message.

        Queued; the choices are disabled when it has arrived.
        """
        message = self.tickets.message(message_id)
        if message is None or message.remote_id is None or option not in message.options:
            raise RefusedError("no-such-option")
        with self._database.write() as connection:
            body = AnswerBody(message.remote_id, option.title, option.value)
            enqueue(connection, ticket_id, message.leg_id, OutboxKind.ANSWER, body=body)
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
        """Ask in the same case how it stands."""
        ticket = self.tickets.get(ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return self.reply(ticket_id, self.progress_text(ticket))

    def progress_text(self, ticket: Ticket) -> str:
        """What :meth:`ask_progress` sends; for showing it first."""
        return progress_text(ticket.language, (self._clock.now() - ticket.created_at).days)

    def slow_service_complaint(self, ticket_id: TicketId) -> Draft:
        """A complaint draft with the measured wait in it; nothing is stored or sent yet."""
        return self.ladder.slow_service_complaint(ticket_id)

    def attachment(self, url: str, cancel: CancelToken | None = None) -> bytes:
        """Download a file of support, at most 25 MB, after the user asked for it.

        Raises ``TransportError``.
        """
        if self._chat is None:
            raise RefusedError("not-set-up")
        return self._chat.download(url, cap_bytes=_DOWNLOAD_CAP_BYTES, cancel=cancel)

    def export(self) -> Export:
        """Everything in readable form."""
        return export_all(self._database, self._clock.now())

    def erase_everything(self) -> None:
        """Forget everything: the store's files and the keyring's entries. The service cannot be used
        afterwards.
        """
        self.stop()
        erase_session(self._secrets)
        self._secrets.delete("mail-password")
        self._database.erase()

    def _channel_for(self, channel_id: str) -> ChannelSpec:
        sendable = {ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.FORM}
        if channel_id:
            spec = self._spec(channel_id)
            if spec.kind not in sendable:
                raise UserFacingError("no-channel")
            return spec
        kinds = [ChannelKind.CHAT, ChannelKind.EMAIL] if self._chat is not None else [ChannelKind.EMAIL]
        found = [spec for kind in kinds for spec in self._brand.channels_of(kind)]
        if not found:
            raise UserFacingError("no-channel")
        return found[0]

    def _spec(self, channel_id: str) -> ChannelSpec:
        for spec in self._brand.channels:
            if spec.id == channel_id:
                return spec
        raise UserFacingError("no-channel")

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

    def _read_files(
        self, files: Sequence[DraftFile], allowed: frozenset[SecretKind]
    ) -> tuple[ClearedFile, ...]:
        if len(files) > FILES_LIMIT:
            raise UserFacingError("too-many-files", limit=str(FILES_LIMIT))
        return tuple(self._read_file(file, allowed) for file in files)

    def _read_file(self, file: DraftFile, allowed: frozenset[SecretKind]) -> ClearedFile:
        try:
            with Path(file.path).open("rb") as opened:
                data = opened.read(FILE_LIMIT_BYTES + 1)
        except OSError as error:
            raise UserFacingError("file-missing", name=file.name) from error
        if len(data) > FILE_LIMIT_BYTES:
            raise UserFacingError("file-too-large", name=file.name)
        return self._guard.clear_file(file.name, data, encode_picture=self._encode_picture, allowed=allowed)

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
        spec = self._spec(row["channel_id"])
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
        opening = self._guard.clear(self.ladder.continuation_text(connection, ticket))
        message_id = add_message(connection, ticket.id, new_leg, opening, (), now)
        enqueue(connection, ticket.id, new_leg, OutboxKind.MESSAGE, message_id=message_id)
        self.ladder.carry_over(connection, leg_id, new_leg)
        return new_leg

    def _require(self, connection: Connection, ticket_id: TicketId) -> Ticket:
        ticket = read_ticket(connection, ticket_id)
        if ticket is None:
            raise UserFacingError("no-ticket")
        return ticket

    def _settled(self, connection: Connection, ticket_id: TicketId) -> Ticket:
        refresh(connection, ticket_id, self._clock.now(), self._waits)
        return self._require(connection, ticket_id)

    def _tag(self) -> str:
        return self._sessions.tag if self._sessions is not None else ""

    def _on_session_gone(self) -> None:
        """A 404 on the contact. Another thread may have made a new session since, so ask first."""
        if self._sessions is None:
            return
        try:
            self._sessions.refresh()
        except SessionGoneError:
            self._sessions.forget()
            self._seal("")
        except (TransportError, PlatformError):
            return  # it will be met again

    def _seal(self, reachable: str) -> None:
        """Conversations of other sessions are read-only from now on."""
        touched = seal_conversations(self._database, reachable, self._clock.now(), self._waits)
        if touched:
            self._tell(Change(ChangeKind.SESSION))
        for ticket_id in touched:
            self._tell(Change(ChangeKind.TICKET, ticket_id))

    def _tell_sent(self, ticket_id: TicketId) -> None:
        self._tell(Change(ChangeKind.TICKET, ticket_id))
        self._tell(Change(ChangeKind.OUTBOX))

    def _tell(self, change: Change) -> None:
        self._listener(change)
