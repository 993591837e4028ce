"""The desk put together: one object that owns everything a running desk has."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from walletcare.desk.agents.lifecycle import Lifecycle
from walletcare.desk.agents.line import Line
from walletcare.desk.agents.people import People
from walletcare.desk.agents.staff import Staff
from walletcare.desk.agents.support import Support
from walletcare.desk.api.announcer import Announcer
from walletcare.desk.api.cable import Cable
from walletcare.desk.api.contacts import Contacts
from walletcare.desk.api.conversations import Conversations
from walletcare.desk.api.hub import Hub
from walletcare.desk.api.payload import Payloads
from walletcare.desk.clock import DeskClock
from walletcare.desk.held_later import HeldLater
from walletcare.desk.inbox import Inbox
from walletcare.desk.later import Later
from walletcare.desk.options import DeskOptions
from walletcare.desk.records import Json
from walletcare.desk.scenarios.faults import Faults
from walletcare.desk.scenarios.scenario import Scenario
from walletcare.desk.scenarios.timeline import Timeline
from walletcare.desk.store import Store, new_token


@dataclass(frozen=True, slots=True)
class Call:
    """One REST call that was answered. ``status`` 0: the connection was dropped."""

    at: float
    route: str
    method: str
    status: int
    request_id: str

    def as_json(self) -> Json:
        return {
            "at": self.at,
            "route": self.route,
            "method": self.method,
            "status": self.status,
            "request_id": self.request_id,
        }


class Desk:
    """Builds and holds the parts. Lives in the thread of the server's loop, except for construction."""

    def __init__(
        self,
        options: DeskOptions,
        scenario: Scenario,
        database: Path,
        base_url: str,
        abort: Callable[[tuple[str, int]], None],
        on_clock_moved: Callable[[float], None] | None = None,
    ) -> None:
        self.options = options
        self.scenario = scenario
        self.base_url = base_url
        self.abort = abort
        self.clock = DeskClock(options.clock_offset_s, on_clock_moved, options.held_at)
        self.store = Store(database)
        self.faults = Faults()
        self.faults.apply(scenario.faults)
        self.later = Later(options.speed) if options.held_at is None else HeldLater(options.speed, self.clock)
        self.staff = Staff(scenario, options.language)
        self.inbox = Inbox.from_plan(
            scenario.inbox,
            self.store.meta("inbox_identifier", options.inbox_identifier or new_token()),
            self.store.meta("hmac_token", new_token()),
            options.language,
        )
        self.hub = Hub(self.faults)
        self.payloads = Payloads(self.store, self.staff, base_url)
        self.announcer = Announcer(self.store, self.payloads, self.hub, self.staff)
        self.lifecycle = Lifecycle(
            self.store, self.clock, self.inbox, self.announcer, self.later, scenario, options.language
        )
        self.contacts = Contacts(self.store, self.clock, self.inbox)
        self.conversations = Conversations(
            self.store,
            self.clock,
            self.inbox,
            self.staff,
            self.announcer,
            self.lifecycle,
            self.later,
            self.faults,
        )
        self.support = Support(self.store, self.clock, self.staff, self.announcer, self.lifecycle)
        self.cable = Cable(self.store, self.announcer, self.hub, self.faults, abort)
        self.line = Line(scenario.queue, self.store, self.support, self.later)
        self.people = People(
            scenario, self.store, self.staff, self.support, self.line, self.later, options.language
        )
        self.timeline = Timeline(scenario.timeline, self.store, self.later)
        self.lifecycle.watchers += [self.people, self.timeline]
        self.calls: deque[Call] = deque(maxlen=2000)
        self.started_at = self.clock.now()

    def start(self) -> None:
        """Called in the loop, before the first request."""
        self.hub.start()
        self.people.start()
        self.timeline.start()

    def close(self) -> None:
        """Called when the server has ended. The loop is gone by then."""
        self.store.close()
