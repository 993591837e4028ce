"""The whole program without a window, against a desk of its own: what the event loop does, done by hand.

For the soak, the replay and the tests of the desk's scenarios. Days pass by setting the clock: the desk and
this side go together.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from walletcare.app.services import Services, build_services
from walletcare.app.start.brand_choice import StartOptions, choose_brand
from walletcare.app.tour.keys import TourKeyring
from walletcare.contact.change import Change
from walletcare.content.pack import Pack
from walletcare.desk.scenarios.control import DeskControl
from walletcare.domain.chat import ChatEvent, LinkEvent, LinkState, ResyncNeeded
from walletcare.domain.errors import TransportError
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId, Ticket, TicketId
from walletcare.infra.debug_clock import DebugClock
from walletcare.infra.paths import built_dir

WAIT_S = 120.0
_PAUSE_S = 0.01
_LONGEST_STEP_S = 3600.0
_KEPT = 200


class StuckError(Exception):
    """What should happen did not; names it."""


@dataclass
class Headless:
    """Services at work.

    Attributes:
        events: The last of the chat's events in the order they came; from the link's thread.
        changes: The last of what the contact room told.
    """

    services: Services
    clock: DebugClock
    changes: deque[Change]
    events: deque[ChatEvent] = field(default_factory=lambda: deque(maxlen=_KEPT))
    _drafts: int = 0
    _wants_reading: bool = False

    @property
    def desk(self) -> DeskControl:
        if self.services.desk is None:
            raise StuckError("there is no desk")
        return self.services.desk.control

    def connect(self) -> None:
        """Make a session and open the socket. An error of the desk is no error here: see :meth:`wait`."""
        contact, link = self.services.contact, self.services.link
        try:
            session = contact.session()
        except TransportError:
            contact.channels.note_link(LinkState.OFFLINE)
            return
        if session is None or link is None:
            raise StuckError("this brand has no chat")
        link.stop()
        link.start(session, self._on_event)

    @property
    def is_live(self) -> bool:
        return self.services.contact.channels.link is LinkState.LIVE

    def submit(self, text: str, topic: str = "payment-failed", *, channel_id: str = "chat") -> TicketId:
        """Send a request the way the composer does."""
        self._drafts += 1
        draft = Draft(id=DraftId(f"headless-{self._drafts}"), topic=topic, text=text)
        return self.services.contact.submit(draft, channel_id=channel_id).id

    def ticket(self, ticket_id: TicketId) -> Ticket:
        found = self.services.contact.tickets.get(ticket_id)
        if found is None:
            raise StuckError(f"ticket {ticket_id} is gone")
        return found

    def conversation(self, ticket_id: TicketId) -> int | None:
        """The number of its conversation on the desk, once there is one."""
        return next(
            (leg.conversation_id for leg in self.ticket(ticket_id).legs if leg.conversation_id is not None),
            None,
        )

    def texts(self, ticket_id: TicketId) -> list[str]:
        page = self.services.contact.tickets.messages(ticket_id, limit=1000)
        return [message.text for message in page.messages]

    def step(self) -> None:
        """Deliver what is due and read what the link says was missed."""
        self.services.contact.deliver_due()
        if self._wants_reading:
            self._wants_reading = False
            self._read()

    def wait(self, condition: Callable[[], object], what: str, *, skips: bool = False) -> None:
        """Step until ``condition`` holds.

        Args:
            skips: Set the clock ahead to the next try of the outbox instead of waiting for it.

        Raises:
            StuckError: It did not hold in time; names ``what``.
        """
        ends_at = time.monotonic() + WAIT_S
        while not condition():
            if time.monotonic() > ends_at:
                raise StuckError(f"waited {WAIT_S:.0f} s in vain for: {what}")
            due = self.services.contact.deliver_due()
            if self._wants_reading:
                self._wants_reading = False
                self._read()
            if skips and due is not None:
                ahead_s = (due - self.clock.now()).total_seconds()
                if 0 < ahead_s <= _LONGEST_STEP_S:
                    self.turn(ahead_s)
            time.sleep(_PAUSE_S)

    def turn(self, seconds: float) -> None:
        """Set the clock ahead, the desk's and ours."""
        self.desk.move_clock(by_s=seconds)
        self.services.contact.wake()

    def read(self) -> None:
        """Read the server now, as after sleep or a reconnect."""
        self._read()

    def _read(self) -> None:
        try:
            self.services.contact.resync()
        except TransportError:
            # The desk plays a fault: the next event of the link asks again.
            self._wants_reading = False

    def _on_event(self, event: ChatEvent) -> None:
        self.services.contact.on_chat_event(event)
        self.events.append(event)
        if isinstance(event, ResyncNeeded) or (
            isinstance(event, LinkEvent) and event.state is LinkState.LIVE
        ):
            self._wants_reading = True


@contextmanager
def headless(
    folder: Path, *, scenario: str | Path = "default", speed: float = 1.0, language: Language = Language.EN
) -> Iterator[Headless]:
    """The demo in ``folder``; everything is closed afterwards.

    Raises:
        StoreError, ContentError, OSError: It cannot start.
    """
    clock, changes = DebugClock(), deque[Change](maxlen=_KEPT)
    options = StartOptions(is_demo=True, data_dir=folder, scenario=scenario)
    pack = Pack.open(built_dir() / "pack.db")
    try:
        services = build_services(
            options,
            choose_brand(options),
            pack,
            clock,
            language,
            listener=changes.append,
            secrets=TourKeyring(),
            desk_speed=speed,
        )
        try:
            yield Headless(services, clock, changes)
        finally:
            services.close()
    finally:
        pack.close()
