"""One simulated day of one user: reads, asks, is answered, meets a fault, is solved, rates, and sleeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from walletcare.app.services import Services
from walletcare.contact.following.tickets import TicketFilter
from walletcare.desk.scenarios.control import DeskControl
from walletcare.domain.article import SearchQuery
from walletcare.domain.chat import LinkState
from walletcare.domain.language import Language
from walletcare.domain.ticket import Author, Draft, DraftId, TicketId
from walletcare.troubleshoot.diagnostics.check import Cancel
from walletcare.troubleshoot.session import Session

_HOUR_S = 3600.0
_QUESTIONS = ("退款多久到账", "付款失败 扣款", "my payment failed", "support does not answer", "tui kuan")
FAULTS: tuple[str, ...] = (
    "none", "sockets-dropped", "sockets-refused", "503", "save-then-500", "save-then-drop", "drop",
    "bad-json", "html-200", "429", "slow", "bot-loop",
)  # fmt: skip


class Driver(Protocol):
    """Whoever lets time pass: a hand-driven program, or a window with its event loop."""

    @property
    def services(self) -> Services: ...

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Go on until ``condition`` holds, skipping the outbox's waits by setting the clock."""
        ...

    def turn(self, seconds: float) -> None:
        """Set the clock ahead."""
        ...

    def visit(self, number: int) -> None:
        """Look around: with a window, at every page."""
        ...

    def rest(self) -> None:
        """Let everything that was begun end, so that only what is held is left to be weighed."""
        ...


@dataclass
class Life:
    """Many days. The same ``random`` gives the same days."""

    driver: Driver
    random: Random
    day: int = 0
    requests: int = 0
    messages: int = 0

    def live_one(self) -> None:
        """A day, from morning to morning."""
        self.day += 1
        driver, services = self.driver, self.driver.services
        self._read()
        driver.visit(self.day)
        fault = FAULTS[(self.day - 1) % len(FAULTS)]
        ticket_id = self._ask()
        self._play_fault(fault, ticket_id)
        self._solve(ticket_id)
        services.contact.drafts.delete(services.contact.drafts.new().id)
        driver.turn(self.random.uniform(14, 20) * _HOUR_S)
        if services.link is not None:
            services.link.wake()
        driver.wait(lambda: services.contact.channels.link is LinkState.LIVE, "a live link in the morning")
        services.contact.resync()
        driver.rest()

    def _read(self) -> None:
        services = self.driver.services
        for question in self.random.sample(_QUESTIONS, 2):
            for language in Language:
                found = services.index.search(SearchQuery(question, language))
                services.pack.article(found.hits[0].article.slug, language, services.brand.facts)
        services.checker.check("https://heronwa1let.example/verify")
        services.guard.clear("transaction hash 0x" + "5f" * 32)
        flow = services.pack.flow("payment-failed")
        if flow is not None:
            Session(flow, services.brand, services.clock)
        services.check_context(Cancel())

    def _ask(self) -> TicketId:
        contact = self.driver.services.contact
        draft = Draft(
            id=DraftId(f"soak-{self.day}"), topic="payment-failed", text=f"第 {self.day} 天：付款失败"
        )
        ticket_id = contact.submit(draft, channel_id="chat").id
        self.requests += 1
        self.driver.wait(lambda: self._number(ticket_id) is not None, "a conversation")
        return ticket_id

    def _play_fault(self, fault: str, ticket_id: TicketId) -> None:
        desk = self._desk
        if fault == "sockets-dropped":
            desk.drop_sockets(abrupt=True)
        elif fault == "sockets-refused":
            desk.faults(refuse_sockets=True)
            desk.drop_sockets(abrupt=True)
        elif fault == "slow":
            desk.fail_calls("slow", count=4, delay_s=0.05)
        elif fault == "bot-loop":
            desk.reply(self._number(ticket_id) or 0, "请选择", by="bot")
        elif fault != "none":
            desk.fail_calls(fault, on="message.create", count=2)
        contact = self.driver.services.contact
        for place in range(3):
            contact.reply(ticket_id, f"补充 {place}")
            self.messages += 1
        if fault in {"sockets-refused", "503"}:
            self.driver.turn(_HOUR_S)
            desk.clear_faults()
            link = self.driver.services.link
            if link is not None:
                link.wake()
        self.driver.wait(
            lambda: len(desk.incoming(self._number(ticket_id) or 0)) == 4, f"four messages ({fault})"
        )
        desk.clear_faults()
        self.driver.wait(lambda: not contact.outbox.entries(ticket_id), "an empty outbox")

    def _solve(self, ticket_id: TicketId) -> None:
        desk, contact = self._desk, self.driver.services.contact
        number = self._number(ticket_id) or 0
        desk.assign(number, "mei")
        for place in range(2):
            desk.reply(number, f"在处理 {place}", agent="mei")
            self.messages += 1
        self.driver.turn(2 * _HOUR_S)
        desk.resolve(number)
        contact.resync()
        self.driver.wait(lambda: self._answers(ticket_id) == 2, "both answers")
        self.driver.wait(lambda: self._is_finished(ticket_id), "the end")
        contact.ratings.rate(ticket_id, self.random.randint(1, 5))
        self.driver.wait(lambda: not contact.outbox.entries(ticket_id), "the rating to be sent")
        contact.tickets.rows(TicketFilter.ALL, limit=50)

    @property
    def _desk(self) -> DeskControl:
        desk = self.driver.services.desk
        if desk is None:
            raise RuntimeError("a soak has a desk")
        return desk.control

    def _number(self, ticket_id: TicketId) -> int | None:
        ticket = self.driver.services.contact.tickets.get(ticket_id)
        legs = ticket.legs if ticket is not None else ()
        return next((leg.conversation_id for leg in legs if leg.conversation_id is not None), None)

    def _answers(self, ticket_id: TicketId) -> int:
        page = self.driver.services.contact.tickets.messages(ticket_id, limit=100)
        return sum(message.author is Author.AGENT for message in page.messages)

    def _is_finished(self, ticket_id: TicketId) -> bool:
        ticket = self.driver.services.contact.tickets.get(ticket_id)
        return ticket is not None and ticket.stage.is_finished
