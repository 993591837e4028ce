"""Plays a recording against a desk of its own, with made-up text of the same sizes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from walletcare.app.headless import Headless, StuckError
from walletcare.app.session_record.event import EventKind, SessionEvent
from walletcare.domain.errors import WalletCareError
from walletcare.domain.ticket import Author, Stage, TicketId

_PIECE = "zu "
_LONGEST_PAUSE_S = 30.0


@dataclass
class ReplayResult:
    """Attributes:
    sent / received: Messages of the user and of support that were played.
    problems: What differs afterwards, in words; empty when everything arrived once, in order.
    """

    sent: int = 0
    received: int = 0
    skipped: int = 0
    problems: list[str] = field(default_factory=list)


def replay(app: Headless, events: Sequence[SessionEvent], *, speed: float = 0.0) -> ReplayResult:
    """Play ``events`` in order.

    Args:
        speed: How many times faster than they were; 0 takes no time between them.
    """
    result = ReplayResult()
    tickets: dict[int, TicketId] = {}
    expected: dict[int, list[int]] = {}
    app.connect()
    app.wait(lambda: app.is_live, "a live link")
    before_s = events[0].at_s if events else 0.0
    for event in events:
        if speed:
            time.sleep(min((event.at_s - before_s) / speed, _LONGEST_PAUSE_S))
        before_s = event.at_s
        try:
            _play(app, event, tickets, expected, result)
        except (StuckError, WalletCareError) as error:
            result.problems.append(f"{event.kind.value} at {event.at_s:.1f} s: {error}")
    _compare(app, tickets, expected, result)
    return result


def _play(
    app: Headless,
    event: SessionEvent,
    tickets: dict[int, TicketId],
    expected: dict[int, list[int]],
    result: ReplayResult,
) -> None:
    match event.kind:
        case EventKind.SUBMIT:
            ticket_id = app.submit(filler(event.size))
            tickets[event.ticket] = ticket_id
            expected[event.ticket] = []
            result.sent += 1
            if _can_send(app):
                app.wait(lambda: app.conversation(ticket_id) is not None, "a conversation", skips=True)
        case EventKind.REPLY if event.ticket in tickets:
            app.services.contact.reply(tickets[event.ticket], filler(event.size))
            expected[event.ticket].append(event.size)
            result.sent += 1
        case EventKind.MESSAGE if event.ticket in tickets and event.word in {"agent", "bot"}:
            _answer(app, tickets[event.ticket], event)
            expected[event.ticket].append(event.size)
            result.received += 1
        case EventKind.STAGE if event.ticket in tickets:
            _move(app, tickets[event.ticket], event.word)
        case EventKind.RATING if event.ticket in tickets:
            app.services.contact.ratings.rate(tickets[event.ticket], max(1, min(event.size, 5)))
        case EventKind.LINK:
            _link(app, event.word)
        case EventKind.PAGE:
            pass  # nothing of a page reaches the desk
        case _:
            result.skipped += 1


def filler(size: int) -> str:
    """Text of exactly ``size`` characters that says nothing and that no check takes for a secret."""
    text = (_PIECE * (size // len(_PIECE) + 1))[:size]
    return text[:-1] + "." if text else "."


def _answer(app: Headless, ticket_id: TicketId, event: SessionEvent) -> None:
    app.wait(lambda: app.conversation(ticket_id) is not None, "a conversation", skips=True)
    number = app.conversation(ticket_id) or 0
    _settle(app, ticket_id)
    before = _received(app, ticket_id)
    app.desk.reply(number, filler(event.size), by=event.word, agent="mei" if event.word == "agent" else None)
    if _can_send(app):
        app.wait(lambda: _received(app, ticket_id) > before, "the answer")


def _move(app: Headless, ticket_id: TicketId, stage: str) -> None:
    """What an agent does to bring a request to ``stage``; stages that follow by themselves need nothing."""
    number = app.conversation(ticket_id)
    if number is None:
        return
    acts: dict[str, Callable[[], object]] = {
        Stage.SEEN.value: partial(app.desk.see, number),
        Stage.ASSIGNED.value: partial(app.desk.assign, number),
        Stage.ON_HOLD.value: partial(app.desk.snooze, number),
        Stage.RESOLVED.value: partial(app.desk.resolve, number),
        Stage.RESOLVED_RATE.value: partial(app.desk.resolve, number),
    }
    is_finished = app.ticket(ticket_id).stage.is_finished
    if stage in acts and not (is_finished and stage.startswith("resolved")):
        acts[stage]()
    elif is_finished and not Stage(stage).is_finished:
        app.desk.reopen(number)


def _link(app: Headless, state: str) -> None:
    if state == "live":
        app.desk.clear_faults()
        if app.services.link is not None:
            app.services.link.wake()
        app.wait(lambda: app.is_live, "a live link", skips=True)
        app.read()
    elif state in {"offline", "polling"} and app.is_live:
        app.desk.faults(refuse_sockets=True)
        app.desk.drop_sockets(abrupt=True)
        app.wait(lambda: not app.is_live, "the link to go down")


def _can_send(app: Headless) -> bool:
    return app.is_live


def _settle(app: Headless, ticket_id: TicketId) -> None:
    """Everything that was sent is there: the next answer comes after it."""
    app.wait(lambda: not app.services.contact.outbox.entries(ticket_id), "delivery", skips=True)


def _received(app: Headless, ticket_id: TicketId) -> int:
    page = app.services.contact.tickets.messages(ticket_id, limit=1000)
    return sum(message.author in {Author.AGENT, Author.BOT} for message in page.messages)


def _compare(
    app: Headless, tickets: dict[int, TicketId], expected: dict[int, list[int]], result: ReplayResult
) -> None:
    app.desk.clear_faults()
    for number, ticket_id in tickets.items():
        try:
            _settle(app, ticket_id)
        except StuckError as error:
            result.problems.append(f"request {number}: {error}")
            continue
        app.read()
        page = app.services.contact.tickets.messages(ticket_id, limit=1000)
        shown = [
            message
            for message in page.messages
            if not message.is_template
            and message.author is not Author.SYSTEM
            and message.content_type in {"text", ""}
        ]
        sizes = [len(message.text) for message in shown[1:]]
        if sizes != expected[number]:
            result.problems.append(f"request {number}: expected sizes {expected[number]}, found {sizes}")
        conversation = app.conversation(ticket_id)
        stored = len(app.desk.incoming(conversation)) if conversation is not None else 0
        own = sum(message.author is Author.USER for message in shown)
        if stored != own:
            result.problems.append(f"request {number}: {own} messages here, {stored} on the desk")
