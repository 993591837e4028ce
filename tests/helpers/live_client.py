"""The whole client without a window: contact room, real transport, live link, over real sockets to a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.helpers.contact import MemorySecrets, make_brand
from tests.helpers.eventually import eventually
from walletcare.contact.change import Change
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.following.tickets import TicketDetail
from walletcare.contact.sending.backoff import Pace
from walletcare.contact.service import ContactService
from walletcare.desk.scenarios.control import DeskControl
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.chat import ChatEvent, LinkEvent, LinkState, ResyncNeeded
from walletcare.domain.errors import TransportError
from walletcare.domain.language import Language
from walletcare.domain.ticket import Author, Stage, TicketId
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.identity import IdentitySource, no_identity
from walletcare.infra.chatwoot.protocol import CableTimings
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.clock import SystemClock
from walletcare.infra.db import open_database
from walletcare.infra.http import HttpClient
from walletcare.infra.mail import SmtpTransport
from walletcare.infra.proxy import DIRECT
from walletcare.safety.outgoing.guard import Guard

FAST = CableTimings(
    open_s=2.0, confirm_s=0.5, silence_s=1.0, wake_check_s=0.5, backoff_first_s=0.02, backoff_last_s=0.1,
    stable_s=0.2,
)  # fmt: skip
PACE = Pace(first_s=0.02, ceiling_s=0.1, settle_s=0.1)
TRIES = 12


@dataclass
class LiveClient:
    """The app's room without the app.

    Attributes:
        states: Link states in the order in which they were told.
        resyncs: How often the link asked for a reading.
    """

    service: ContactService
    desk: DeskThread
    http: HttpClient
    link: CableLink
    changes: list[Change]
    states: list[LinkState] = field(default_factory=list)
    resyncs: int = 0

    @property
    def control(self) -> DeskControl:
        return self.desk.control

    def start_link(self) -> None:
        """Connect; returns at once."""
        session = self.service.session()
        assert session is not None
        self.link.start(session, self._on_event)

    def _on_event(self, event: ChatEvent) -> None:
        self.service.on_chat_event(event)
        if isinstance(event, LinkEvent):
            self.states.append(event.state)
        if isinstance(event, ResyncNeeded):
            self.resyncs += 1

    def ask(self, text: str) -> TicketId:
        ticket = self.service.submit(self.service.drafts.new("refund", text=text))
        self.deliver()
        return ticket.id

    def deliver(self) -> None:
        eventually(lambda: self.service.deliver_due() is None, "delivery")

    def insist(self, call: Callable[[], object]) -> int:
        """Try until it works, as the schedules of the app do; how many tries failed."""
        for failures in range(TRIES):
            try:
                call()
            except TransportError:
                continue
            return failures
        raise AssertionError("it never worked")

    def detail(self, ticket_id: TicketId) -> TicketDetail:
        found = self.service.tickets.detail(ticket_id)
        assert found is not None
        return found

    def conversation_of(self, ticket_id: TicketId) -> int:
        number = self.detail(ticket_id).ticket.legs[-1].conversation_id
        assert number is not None
        return number

    def texts(self, ticket_id: TicketId) -> list[tuple[int, str]]:
        """What the store has: server ids and texts, in the order shown."""
        page = self.service.tickets.messages(ticket_id, limit=200)
        return [(message.remote_id or 0, message.text) for message in page.messages]

    def texts_at_desk(self, number: int) -> list[tuple[int, str]]:
        """What a contact may see of what the desk has stored."""
        return [
            (message["id"], message["content"] or "")
            for message in self.control.conversation(number)["messages"]
            if message["message_type"] in {0, 1, 3} and not message["private"]
        ]

    def becomes(self, ticket_id: TicketId, stage: Stage) -> None:
        eventually(lambda: self.detail(ticket_id).ticket.stage is stage, stage.value)

    def heard_from_support(self, ticket_id: TicketId) -> list[str]:
        page = self.service.tickets.messages(ticket_id, limit=200)
        return [message.text for message in page.messages if message.author is Author.AGENT]


@contextmanager
def live_client(
    desk: DeskThread,
    folder: Path,
    *,
    secrets: MemorySecrets | None = None,
    identity: IdentitySource = no_identity,
    read_timeout_s: float = 20.0,
) -> Iterator[LiveClient]:
    """A started client with an encrypted store; its link is not connected yet. The same folder and secrets
    again are a second run of the program.
    """
    database = open_database(folder / "store.db", "ab" * 32)
    http = HttpClient(proxy=DIRECT, read_timeout_s=read_timeout_s)
    backend = Backend(desk.base_url, desk.inbox_identifier, desk.cable_url)
    chat = ChatwootTransport(http, backend, identity=identity)
    changes: list[Change] = []
    service = ContactService(
        database=database,
        chat=chat,
        mail=SmtpTransport(timeout_s=5.0),
        secrets=secrets or MemorySecrets(),
        brand=replace(make_brand(), backend=backend),
        clock=SystemClock(),
        guard=Guard(),
        facts=AppFacts("1.0", "Test OS", Language.EN),
        listener=changes.append,
        pace=PACE,
    )
    service.start()
    link = CableLink(http, backend, chat, timings=FAST)
    try:
        yield LiveClient(service, desk, http, link, changes)
    finally:
        link.stop()
        service.stop()
        http.close()
        database.close()
