"""The door of the contact room."""

from __future__ import annotations

import logging
import random as random_module
import secrets as random_secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.answering import Answering
from walletcare.contact.composing.drafts import Drafts
from walletcare.contact.composing.request_record import RequestRecord, require_ticket
from walletcare.contact.composing.writing import Writing
from walletcare.contact.following.complaint import longest_waiting, slow_service_complaint
from walletcare.contact.following.export import Export, export_all
from walletcare.contact.following.polling import PollPlan, poll_plan
from walletcare.contact.following.ratings import Ratings
from walletcare.contact.following.reminders import Reminders
from walletcare.contact.following.standing import unanswered_since
from walletcare.contact.following.tickets import Tickets
from walletcare.contact.following.tracker import Tracker
from walletcare.contact.sending.backoff import Pace
from walletcare.contact.sending.delivery import Delivery
from walletcare.contact.sending.dispatch import Dispatch
from walletcare.contact.sending.outbox import Outbox
from walletcare.contact.sending.reconcile import Reconciliation
from walletcare.contact.sending.session import ChatSessions, erase_session
from walletcare.contact.sending.sessions_lost import seal_conversations
from walletcare.contact.sending.uploads import Uploads
from walletcare.contact.ways.channels import Channels
from walletcare.contact.ways.mail import MailSetup
from walletcare.contact.ways.mail_leg import MailLeg
from walletcare.contact.ways.moves import Moves
from walletcare.contact.ways.waits import Waits
from walletcare.domain.errors import PlatformError, RefusedError, SessionGoneError, TransportError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from random import Random

    from walletcare.contact.change import Listener
    from walletcare.contact.composing.preview import AppFacts
    from walletcare.domain.brand import Brand
    from walletcare.domain.chat import CancelToken, ChatEvent, ChatSession, ChatTransport, Progress
    from walletcare.domain.clock import Clock
    from walletcare.domain.mail import MailTransport
    from walletcare.domain.reference import Draw
    from walletcare.domain.secret import SecretStore
    from walletcare.domain.ticket import Draft, TicketId
    from walletcare.infra.db import Database
    from walletcare.safety.outgoing.guard import Guard, PictureEncoder

_log = logging.getLogger(__name__)
_DOWNLOAD_CAP_BYTES = 25 * 1024 * 1024


def _nobody(_change: Change) -> None:
    """No listener."""


class ContactService(Writing):
    """One case through every channel. Everything blocks: call it from a worker, never from the GUI thread.

    Build it, call :meth:`start`, then :meth:`deliver_due` whenever a ``Change`` of kind OUTBOX comes, when
    the time that it returned has come, and when the network is back. Feed live events to
    :meth:`on_chat_event`. Call :meth:`resync` at the start, after ``ResyncNeeded``, after waking up, and by
    :meth:`poll_plan`.

    Attributes:
        drafts: Unfinished requests and replies.
        tickets: Reading: rows, details, pages of messages, counts.
        answers: Answering choices and forms of support.
        outbox: What has not arrived yet: cancel, edit, retry, send now.
        uploads: Files on their way.
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
        draw: Draw = random_secrets.randbelow,
        pace: Pace | None = None,
        is_reconciling: bool = True,
        has_network: Callable[[], bool] = lambda: True,
    ) -> None:
        """Nothing is read or sent yet.

        Args:
            chat: None when the brand has no chat backend.
            listener: Told of changes, from the thread that made them, outside any transaction.
            encode_picture: Decodes and encodes pictures without metadata; without it pictures are refused.
            draw: Where references and case codes come from.
            pace: Waits of delivery; tests make them short.
            is_reconciling: For the kill test only.
            has_network: Whether this computer is on a network; asked from any thread.
        """
        tell = listener or _nobody
        waits = Waits(brand)
        sessions = (
            ChatSessions(database, secrets, chat, guard.add_live_secret, self._seal)
            if chat is not None
            else None
        )
        self._secrets = secrets
        self._chat = chat
        self._sessions = sessions
        self._random = random or random_module.Random()  # noqa: S311 - jitter only
        self.mail = MailSetup(database, secrets, mail)
        self.outbox = Outbox(database, guard, waits, clock, tell)
        self.channels = Channels(
            database, brand, waits, clock, tell, has_chat=chat is not None, has_network=has_network
        )
        self.ratings = Ratings(database, guard, clock, tell)
        self.reminders = Reminders(database, clock, tell)
        self.tracker = Tracker(
            database,
            brand,
            self.channels,
            waits,
            clock,
            tell,
            chat=chat,
            sessions=sessions,
            on_session_gone=self._on_session_gone,
        )
        record = RequestRecord(guard)
        mail_leg = MailLeg(database, brand, guard, record, waits, self.mail, clock, tell)
        super().__init__(
            database=database,
            brand=brand,
            guard=guard,
            clock=clock,
            facts=facts,
            waits=waits,
            drafts=Drafts(database, guard, clock, tell),
            tickets=Tickets(database, clock),
            ladder=Moves(
                database,
                brand,
                guard,
                self.channels,
                self.tracker,
                waits,
                self.mail,
                record,
                mail_leg,
                clock,
                tell,
            ),
            record=record,
            mail_leg=mail_leg,
            encode_picture=encode_picture,
            listener=tell,
            session_tag=lambda: sessions.tag if sessions is not None else "",
            has_chat=chat is not None,
            draw=draw,
        )
        self.answers = Answering(database, guard, self.tickets, tell)
        self.uploads = Uploads(tell)
        dispatch = Dispatch(
            database,
            guard,
            waits,
            clock,
            chat=chat,
            sessions=sessions,
            mail=mail,
            mail_setup=self.mail,
            uploads=self.uploads,
        )
        self._delivery = Delivery(
            database,
            dispatch,
            Reconciliation(database, waits, clock, chat=chat, sessions=sessions),
            self.channels,
            waits,
            clock,
            tell,
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

    def is_current(self, session: ChatSession) -> bool:
        """Whether ``session`` is the one in use; events of another are not for :meth:`on_chat_event`."""
        return self._sessions is not None and self._sessions.is_current(session)

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

    def slow_service_complaint(self, ticket_id: TicketId) -> Draft:
        """A complaint draft with the measured wait in it; nothing is stored or sent yet."""
        with self._database.read() as connection:
            ticket = require_ticket(connection, ticket_id)
            since = unanswered_since(connection, ticket_id)
        return slow_service_complaint(ticket, since, self._clock.now())

    def with_longest_wait(self, complaint: Draft) -> Draft:
        """``complaint`` with the longest wait measured here as its text; as it is when nothing waits."""
        with self._database.read() as connection:
            ticket_id = longest_waiting(connection)
        if ticket_id is None:
            return complaint
        return replace(complaint, text=self.slow_service_complaint(ticket_id).text)

    def attachment(
        self, url: str, cancel: CancelToken | None = None, progress: Progress | None = None
    ) -> bytes:
        """Download a file of support, at most 25 MB, after the user asked for it.

        Raises ``TransportError``.
        """
        if self._chat is None:
            raise RefusedError("not-set-up")
        return self._chat.download(url, cap_bytes=_DOWNLOAD_CAP_BYTES, cancel=cancel, progress=progress)

    def export(self) -> Export:
        """Everything in readable form."""
        return export_all(self._database, self._clock.now())

    def erase_everything(self) -> None:
        """Forget everything: the store's files, then the keyring's entries. The service cannot be used
        afterwards.

        Raises:
            PlatformError: ``keyring-locked``: the files are gone, and the keyring keeps its entries.
        """
        self.stop()
        self._database.erase()
        erase_session(self._secrets)
        self._secrets.delete("mail-password")

    def _on_session_gone(self) -> None:
        """A 404 on the contact."""
        if self._sessions is None:
            return
        try:
            self._sessions.drop_if_gone()
        except (TransportError, PlatformError) as error:
            # Nothing changed, so the next call to the server meets it again.
            _log.info("whether the session is gone could not be asked: %s", error.code)

    def _seal(self, reachable: str) -> None:
        """Conversations of other sessions are read-only from now on."""
        touched = seal_conversations(self._database, reachable, self._clock.now(), self._waits)
        if touched or not reachable:
            self._listener(Change(ChangeKind.SESSION))
        for ticket_id in touched:
            self._listener(Change(ChangeKind.TICKET, ticket_id))
