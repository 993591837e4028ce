"""The queue: how many people are before each waiting request, first come, first served.

The client API tells no queue position (section 10). An operator can still show one through custom attributes
of the conversation, which the contact's socket receives; the desk does that with the two names below.
"""

from __future__ import annotations

from collections.abc import Callable

from walletcare.desk.agents.support import Support
from walletcare.desk.later import Later
from walletcare.desk.records import Conversation, Status
from walletcare.desk.scenarios.scenario import QueuePlan
from walletcare.desk.store import Store

POSITION_ATTRIBUTE = "queue_position"
"""Place in the queue, 1 is next; the attribute is gone once the request is being served."""
WAIT_ATTRIBUTE = "queue_wait_minutes"
"""Expected wait in whole minutes, at least 1."""


class Line:
    """Strangers who came before, and the requests of this desk behind them.

    One place is served per interval.
    """

    def __init__(self, plan: QueuePlan, store: Store, support: Support, later: Later) -> None:
        self.length = plan.length
        self.seconds_per_place = plan.seconds_per_place
        self._store = store
        self._support = support
        self._later = later
        self._waiting: list[int] = []
        self._serve: dict[int, Callable[[], None]] = {}
        self._is_ticking = False

    def set(self, length: int, seconds_per_place: float | None = None) -> None:
        """Change the number of strangers before everybody, and perhaps the pace; positions are told again."""
        self.length = length
        if seconds_per_place is not None:
            self.seconds_per_place = seconds_per_place
        self._tell_all()
        self._settle()

    def join(self, conversation: Conversation, serve: Callable[[], None]) -> None:
        """Queue a request; ``serve`` is called when it is its turn, at once when nobody is before it."""
        if conversation.id in self._serve:
            return
        self._waiting.append(conversation.id)
        self._serve[conversation.id] = serve
        if self.length > 0 or len(self._waiting) > 1:
            self._tell(conversation.id)
        self._settle()

    def leave(self, conversation_id: int) -> None:
        """A request that was solved or taken over leaves the queue; those behind move up."""
        if conversation_id not in self._serve:
            return
        del self._serve[conversation_id]
        self._waiting.remove(conversation_id)
        self._clear(conversation_id)
        self._tell_all()

    def position(self, conversation_id: int) -> int | None:
        """1 is next; None when it does not wait."""
        if conversation_id not in self._serve:
            return None
        return self.length + self._waiting.index(conversation_id) + 1

    def _settle(self) -> None:
        """Serve the first when no stranger is before it, and keep the clock of the queue going."""
        if self.length == 0 and self._waiting:
            first = self._waiting.pop(0)
            serve = self._serve.pop(first)
            self._clear(first)
            serve()
            self._tell_all()
        if (self._waiting or self.length) and not self._is_ticking:
            self._is_ticking = True
            self._later.after_scaled(self.seconds_per_place, self._tick, key="line")

    def _tick(self) -> None:
        self._is_ticking = False
        # A queue that nobody of ours stands in keeps its length: it is there for the next who comes.
        if self._waiting and self.length > 0:
            self.length -= 1
            self._tell_all()
        if self._waiting:
            self._settle()

    def _tell_all(self) -> None:
        for conversation_id in list(self._waiting):
            self._tell(conversation_id)

    def _tell(self, conversation_id: int) -> None:
        position = self.position(conversation_id)
        conversation = self._current(conversation_id)
        if position is None or conversation is None or conversation.status is Status.RESOLVED:
            return
        minutes = max(1, round(position * self.seconds_per_place / 60))
        wanted = {POSITION_ATTRIBUTE: position, WAIT_ATTRIBUTE: minutes}
        if any(conversation.custom_attributes.get(key) != value for key, value in wanted.items()):
            self._support.change(conversation, attributes=wanted)

    def _clear(self, conversation_id: int) -> None:
        conversation = self._current(conversation_id)
        if conversation is not None and POSITION_ATTRIBUTE in conversation.custom_attributes:
            self._support.change(conversation, attributes={POSITION_ATTRIBUTE: None, WAIT_ATTRIBUTE: None})

    def _current(self, conversation_id: int) -> Conversation | None:
        try:
            return self._store.conversation(conversation_id)
        except KeyError:
            return None
