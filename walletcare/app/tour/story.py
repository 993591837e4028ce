"""The story told: requests sent through the real outbox to the demo's desk, answered by its people.

The clock of the desk, and with it the app's, is set to the moment of each event; the next one comes when the
app knows of this one. So the times in it are those of the script on every computer, however busy.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from walletcare.app.services import Services
from walletcare.app.tour.story_lines import ENDS, EVENTS, TOPICS, Deed, Event, Request
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId, Ticket, TicketId
from walletcare.infra.held_clock import HeldClock

_WAIT_S = 120.0
_PAUSE_S = 0.02
_AGENT = "mei"
_SURVEY = "input_csat"


class StoryError(Exception):
    """The demo did not come to the point that the pictures show; names what was missing."""


@dataclass(frozen=True, slots=True)
class Told:
    """The requests of the story: one solved, one in somebody's hands, one with a conversation."""

    solved: TicketId
    assigned: TicketId
    talking: TicketId


def tell_story(services: Services, language: Language) -> Told:
    """Play all events; the clock stands at the story's end afterwards. Blocks; call it in the store lane.

    Raises:
        StoryError: The desk or the outbox did not get there, or the clock goes on by itself.
    """
    if services.desk is None or not isinstance(services.clock, HeldClock):
        raise StoryError("a story needs a desk and a clock that stands still")
    teller = _Teller(services, services.desk, language)
    for event in EVENTS:
        teller.play(event)
    teller.set_clock(ENDS)
    tickets = teller.tickets
    return Told(tickets[Request.SOLVED], tickets[Request.ASSIGNED], tickets[Request.TALKING])


class _Teller:
    """Plays one event after another and waits until the app knows of each."""

    def __init__(self, services: Services, desk: DeskThread, language: Language) -> None:
        self._services, self._contact, self._desk, self._language = services, services.contact, desk, language
        self.tickets: dict[Request, TicketId] = {}

    def set_clock(self, moment: datetime) -> None:
        self._desk.control.move_clock(to=moment)

    def play(self, event: Event) -> None:
        self.set_clock(event.at)
        words = "" if event.text is None else event.text.text(self._language)
        match event.deed:
            case Deed.WRITE if event.request not in self.tickets:
                self._submit(event.request, words)
            case Deed.WRITE:
                self._contact.reply(self.tickets[event.request], words)
                self._wait(lambda: self._has(event.request, words), words)
            case Deed.ASSIGN:
                number = self._number(event.request)
                self._desk.control.assign(number, _AGENT)
                self._desk.control.see(number)
                self._wait(lambda: self._ticket(event.request).assignee, "somebody for a request")
            case Deed.REPLY:
                self._desk.control.reply(self._number(event.request), words, agent=_AGENT)
                self._wait(lambda: self._has(event.request, words), words)
            case Deed.RESOLVE:
                self._desk.control.resolve(self._number(event.request))
                self._wait(lambda: self._ticket(event.request).stage.is_finished, "the end of a request")
            case Deed.SURVEY:
                self._wait(lambda: self._is_asked_to_rate(event.request), "the question for a rating")

    def _submit(self, request: Request, words: str) -> None:
        draft = Draft(id=DraftId(uuid4().hex), topic=TOPICS[request], text=words)
        self.tickets[request] = self._contact.submit(draft, channel_id="chat").id
        self._wait(lambda: self._has(request, words), words)
        # The clock stands: the people of the desk have not begun, and leave this one to the story.
        self._desk.control.script(self._number(request), on=False)

    def _number(self, request: Request) -> int:
        """The conversation's number on the desk."""
        numbers = [leg.conversation_id for leg in self._ticket(request).legs]
        return next(number for number in numbers if number is not None)

    def _ticket(self, request: Request) -> Ticket:
        ticket = self._contact.tickets.get(self.tickets[request])
        if ticket is None:
            raise StoryError(f"the request is gone: {request}")
        return ticket

    def _has(self, request: Request, text: str) -> bool:
        messages = self._contact.tickets.messages(self.tickets[request]).messages
        return any(text in message.text and message.remote_id is not None for message in messages)

    def _is_asked_to_rate(self, request: Request) -> bool:
        messages = self._contact.tickets.messages(self.tickets[request]).messages
        return any(message.content_type == _SURVEY for message in messages)

    def _wait(self, condition: Callable[[], object], what: str) -> None:
        ends_at = time.monotonic() + _WAIT_S
        while True:
            self._contact.deliver_due()
            self._contact.resync()
            if condition():
                return
            if time.monotonic() > ends_at:
                raise StoryError(f"waited {_WAIT_S:.0f} s in vain for: {what}")
            time.sleep(_PAUSE_S)
