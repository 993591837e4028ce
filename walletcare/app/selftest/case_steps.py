"""Steps about one request: chat, failing chat, email, social, and another to "solved and rated"."""

from __future__ import annotations

import socket
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message as MailMessage
from types import TracebackType
from typing import TYPE_CHECKING

from walletcare.app.selftest.step import StepFailedError, require, wait_until
from walletcare.app.services import Services
from walletcare.contact.ways.ladder import Way
from walletcare.domain.chat import ChatEvent, LinkEvent, LinkState
from walletcare.domain.clock import Clock
from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.domain.ticket import Author, Draft, DraftId, Stage, Ticket, TicketId

if TYPE_CHECKING:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import SMTP, Envelope
    from aiosmtpd.smtp import Session as SmtpSession

    from walletcare.desk.scenarios.control import DeskControl


class ShiftedClock:
    """The real clock, moved forward by as much as a step needs: a day of silence takes no day."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.shift = timedelta()

    def now(self) -> datetime:
        return self._clock.now() + self.shift

    def monotonic(self) -> float:
        return self._clock.monotonic() + self.shift.total_seconds()


class Mailbox:
    """A real SMTP server on loopback that keeps what it receives."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], MailMessage]] = []
        self.port = 0
        self._controller: Controller | None = None

    async def handle_DATA(self, server: SMTP, session: SmtpSession, envelope: Envelope) -> str:
        content = envelope.content
        data = content.encode() if isinstance(content, str) else bytes(content or b"")
        self.mails.append((list(envelope.rcpt_tos), message_from_bytes(data)))
        return "250 kept"

    def __enter__(self) -> Mailbox:
        from aiosmtpd.controller import Controller

        # The controller connects to its own port while it starts, so it cannot pick one itself.
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._controller is not None:
            self._controller.stop()


@dataclass(slots=True)
class Case:
    """What the steps hand on to each other."""

    services: Services
    clock: ShiftedClock
    mailbox: Mailbox
    events: list[ChatEvent] = field(default_factory=list)
    ticket: Ticket | None = None
    solved: Ticket | None = None

    def chat_connects(self) -> str:
        """A session is made and the socket becomes live."""
        contact, link = self.services.contact, self.services.link
        session = contact.session()
        if session is None or link is None:
            raise StepFailedError("no chat backend")
        link.start(session, self._on_event)
        wait_until(lambda: LinkEvent(LinkState.LIVE) in self.events, "a live socket")
        contact.resync()
        return "session made, socket live"

    def sent_by_chat(self) -> str:
        """A request goes to the desk by chat, once."""
        self.ticket = self._submit("The payment failed and my card was charged. 付款失败，但已经扣款。")
        conversation = self._conversation(self.ticket.id)
        incoming = self._desk.incoming(conversation)
        require(len(incoming) == 1, f"the desk has {len(incoming)} messages instead of 1")
        require(self.ticket.reference in str(incoming[0]), "the message does not hold the reference")
        self._desk.script(conversation, on=False)
        return f"{self.ticket.reference} as conversation {conversation}"

    def agent_answers(self) -> str:
        """A reply comes in over the live socket."""
        ticket = self._started()
        conversation = self._conversation(ticket.id)
        self._desk.reply(conversation, "Thank you, we are looking at it.", agent="mei")
        wait_until(lambda: self._has_text(ticket.id, "we are looking at it"), "the agent’s reply")
        return "reply received live"

    def falls_back_to_email(self) -> str:
        """With chat failing, email is offered; the same case arrives there once, with its reference."""
        ticket, contact = self._started(), self.services.contact
        self._desk.faults(calls=[{"kind": "503", "on": "", "count": None, "delay_s": 0}], refuse_sockets=True)
        self._desk.drop_sockets(abrupt=True)
        contact.reply(ticket.id, "Is there any news?")
        contact.deliver_due()
        self.clock.shift += self.services.brand.ladder.failing_after + timedelta(minutes=3)
        contact.deliver_due()
        offer = contact.ladder.view(ticket.id).offer
        require(offer is not None and Way.EMAIL in offer.ways, f"offered: {offer}")
        account = MailAccount(
            "127.0.0.1", self.mailbox.port, MailSecurity.NONE_LOOPBACK_ONLY, "", "user@mail.example"
        )
        contact.mail.save(account, "self-test")
        contact.ladder.to_email(ticket.id)
        contact.deliver_due()
        wait_until(lambda: bool(self.mailbox.mails), "a mail in the mailbox")
        require(len(self.mailbox.mails) == 1, f"{len(self.mailbox.mails)} mails instead of 1")
        recipients, mail = self.mailbox.mails[0]
        require(ticket.reference in str(mail["Subject"]), f"subject: {mail['Subject']}")
        self._desk.clear_faults()
        return f"mail to {recipients[0]}: {mail['Subject']}"

    def offers_social(self) -> str:
        """After a day of silence an official account is offered; its text holds the reference only."""
        ticket, contact = self._started(), self.services.contact
        self.clock.shift += self.services.brand.ladder.email_silent_limit + timedelta(minutes=1)
        offer = contact.ladder.view(ticket.id).offer
        require(offer is not None and Way.SOCIAL in offer.ways, f"offered: {offer}")
        channel = next(spec for spec in self.services.brand.channels if spec.kind.value == "social")
        handover = contact.ladder.to_social(ticket.id, channel.id)
        require(ticket.reference in handover.text, "the text does not hold the reference")
        require("card was charged" not in handover.text, "the text holds what the user wrote")
        legs = [leg.kind.value for leg in self._read(ticket.id).legs]
        require(legs == ["chat", "email", "social"], f"legs: {legs}")
        return f"{handover.handle}: {' → '.join(legs)}"

    def follows_to_solved(self) -> str:
        """The scripted agent brings another request to solved; every stage is in the timeline."""
        contact = self.services.contact
        if self.services.link is not None:
            self.services.link.wake()
        ticket = self._submit("How long does a refund to a debit card take?")
        # The scripted agent first says hello and then asks one thing.
        wait_until(lambda: self._answers(ticket.id) >= 2, "the agent’s question")
        require(self._stage(ticket.id) is Stage.WAITING_ON_YOU, f"stage {self._stage(ticket.id)}")
        contact.reply(ticket.id, "It was 20 EUR, yesterday.")

        def is_solved() -> bool:
            contact.deliver_due()
            return self._read(ticket.id).stage.is_finished

        wait_until(is_solved, "the request to be solved")
        wait_until(lambda: self._stage(ticket.id) is Stage.RESOLVED_RATE, "the question for a rating")
        self.solved = self._read(ticket.id)
        seen = [event.stage.value for event in self.solved.timeline]
        for stage in (Stage.SUBMITTED, Stage.ASSIGNED, Stage.WAITING_ON_YOU, Stage.RESOLVED):
            require(stage.value in seen, f"{stage.value} is missing from the timeline {seen}")
        return " → ".join(seen)

    def rates(self) -> str:
        """A rating is stored on the desk and read back."""
        if self.solved is None:
            raise StepFailedError("no solved request")
        contact, ticket_id = self.services.contact, self.solved.id
        contact.ratings.rate(ticket_id, 5, comment="Quick answer")

        def is_confirmed() -> bool:
            contact.deliver_due()
            rating = self._read(ticket_id).rating
            return rating is not None and rating.is_confirmed

        wait_until(is_confirmed, "the rating to be confirmed")
        ratings = self._desk.ratings()
        require([rating["rating"] for rating in ratings] == [5], f"ratings on the desk: {ratings}")
        return "5 of 5, read back"

    def exports(self) -> str:
        """Everything can be exported in readable form."""
        export = self.services.contact.export()
        text = repr(export)
        require(bool(text), "the export is empty")
        return type(export).__name__

    def _on_event(self, event: ChatEvent) -> None:
        self.services.contact.on_chat_event(event)
        self.events.append(event)

    def _submit(self, text: str) -> Ticket:
        contact = self.services.contact
        draft = Draft(id=DraftId(f"self-test-{len(self.events)}"), topic="payment-failed", text=text)
        ticket = contact.submit(draft, channel_id="chat")

        def is_sent() -> bool:
            contact.deliver_due()
            return not contact.outbox.entries(ticket.id) or self._stage(ticket.id) is not Stage.QUEUED

        wait_until(is_sent, "the request to be sent")
        return self._read(ticket.id)

    def _started(self) -> Ticket:
        if self.ticket is None:
            raise StepFailedError("no request was sent")
        return self.ticket

    def _read(self, ticket_id: TicketId) -> Ticket:
        ticket = self.services.contact.tickets.get(ticket_id)
        if ticket is None:
            raise StepFailedError(f"ticket {ticket_id} is gone")
        return ticket

    def _stage(self, ticket_id: TicketId) -> Stage:
        return self._read(ticket_id).stage

    def _conversation(self, ticket_id: TicketId) -> int:
        for leg in self._read(ticket_id).legs:
            if leg.conversation_id is not None:
                return leg.conversation_id
        raise StepFailedError("the request has no conversation")

    def _answers(self, ticket_id: TicketId) -> int:
        messages = self.services.contact.tickets.messages(ticket_id).messages
        return sum(message.author is Author.AGENT for message in messages)

    def _has_text(self, ticket_id: TicketId, text: str) -> bool:
        return any(
            text in message.text for message in self.services.contact.tickets.messages(ticket_id).messages
        )

    @property
    def _desk(self) -> DeskControl:
        if self.services.desk is None:
            raise StepFailedError("no desk")
        return self.services.desk.control
