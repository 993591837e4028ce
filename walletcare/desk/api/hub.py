"""Delivery of events to sockets: one line of events, and the ways it can misbehave.

The real server delivers through a background queue with several workers, so events can be late, lost, doubled
or out of order (8.2). Here they are punctual and in order unless a fault switch says otherwise.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from walletcare.desk.api.variants import varied
from walletcare.desk.records import Json
from walletcare.desk.scenarios.faults import Faults

REORDER_WINDOW_S = 0.3
"""How long an event waits for a neighbour to swap with; the upper end of section 14's jitter."""


class Listener(Protocol):
    """A socket connection."""

    def deliver(self, token: str, message: Json) -> None:
        """Send ``message`` to every subscription of this connection to ``token``."""
        ...

    def close(self, *, is_abrupt: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class Event:
    """One event for the sessions with ``tokens``. ``build`` runs at delivery; None there drops the event."""

    name: str
    tokens: tuple[str, ...]
    build: Callable[[], Json | None]


class Hub:
    """Holds the open connections and delivers events to them, in one task of the server's loop."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._queue: asyncio.Queue[Event] = asyncio.Queue()
        self._held: deque[Event] = deque()
        self._waiting: Event | None = None
        self._waiting_timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self.listeners: set[Listener] = set()

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        if self._waiting_timer is not None:
            self._waiting_timer.cancel()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def publish(self, event: Event) -> None:
        self._queue.put_nowait(event)

    @property
    def held_count(self) -> int:
        return len(self._held)

    def release(self, *, is_reversed: bool = False) -> int:
        """Deliver what was held back; returns how many.

        Turn the switch off first, or new events are held again.
        """
        count = len(self._held)
        if is_reversed:
            self._held.reverse()
        while self._held:
            self._deliver(self._held.popleft())
        return count

    def close_all(self, *, is_abrupt: bool) -> int:
        """Close every socket: abruptly, or with a close frame. Returns how many."""
        listeners = list(self.listeners)
        for listener in listeners:
            listener.close(is_abrupt=is_abrupt)
        return len(listeners)

    async def _run(self) -> None:
        while True:
            event = await self._queue.get()
            if self._faults.jitter_ms:
                await asyncio.sleep(random.uniform(0, self._faults.jitter_ms / 1000))  # noqa: S311 - not a secret
            if self._faults.drop_events:
                continue
            if self._faults.hold_events:
                self._held.append(event)
            elif self._faults.reorder_events:
                self._swap(event)
            else:
                self._deliver(event)

    def _swap(self, event: Event) -> None:
        if self._waiting is None:
            self._waiting = event
            loop = asyncio.get_running_loop()
            self._waiting_timer = loop.call_later(REORDER_WINDOW_S, self._flush_waiting)
            return
        self._deliver(event)
        self._flush_waiting()

    def _flush_waiting(self) -> None:
        if self._waiting_timer is not None:
            self._waiting_timer.cancel()
            self._waiting_timer = None
        event, self._waiting = self._waiting, None
        if event is not None:
            self._deliver(event)

    def _deliver(self, event: Event) -> None:
        data = event.build()
        if data is None:
            return
        message = {"event": event.name, "data": varied(data, self._faults)}
        for _copy in range(self._faults.event_copies):
            for listener in list(self.listeners):
                for token in event.tokens:
                    listener.deliver(token, message)


def encode_frame(frame: Json) -> str:
    """JSON as the real server writes it: ``<``, ``>`` and ``&`` escaped (8.2)."""
    text = json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
