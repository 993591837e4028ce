"""T13, T30: a server that sends thousands of events a second does not hold up the window.

What the GUI thread works in one turn while the flood comes in stands beside the same window left in peace, in
the same run. Figures of this machine:

    pytest tests/ui/app/test_event_floods.py -m slow -s          (MESSAGES=30000 for a longer one)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.frame_watch import Frames, watched
from tests.helpers.program_window import ProgramWindow, program_window
from walletcare.app.pages import inbound_check
from walletcare.contact.change import Change, ChangeKind
from walletcare.domain.brand import Backend
from walletcare.domain.chat import LinkState
from walletcare.domain.ticket import Draft, DraftId, Ticket, TicketId
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.safety.incoming.inbound import InboundWarning, warnings
from walletcare.safety.official.checker import OfficialChecker
from walletcare.ui.contact.page import ContactPage
from walletcare.ui.navigation import PageName
from walletcare.ui.stores.relay import ChangeRelay

BURST = 200
FULL = int(os.environ.get("MESSAGES", "3000"))
LAST = "This was the last line of all"
ROOT = Path(__file__).parents[3]


@dataclass
class Flood:
    """The server that floods; what it said by now."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.strip())


def message(number: int, text: str) -> dict[str, Any]:
    return {
        "id": 1,
        "conversation_id": number,
        "content": text,
        "message_type": 1,
        "content_type": "text",
        "created_at": int(time.time()),
        "sender": {"id": 12, "name": "Iris Vale", "type": "user"},
    }


def typing(number: int) -> list[tuple[str, object]]:
    shape = {"conversation": {"id": number}, "user": {"id": 12, "name": "Iris", "type": "user"}}
    return [("conversation.typing_on", shape), ("conversation.typing_off", shape)]


def presence() -> list[tuple[str, object]]:
    return [("presence.update", {"users": {"12": "online"}}), ("presence.update", {"users": {}})]


KINDS: dict[str, Callable[[int], list[tuple[str, object]]]] = {
    "typing": typing,
    "presence": lambda _: presence(),
    "messages": lambda number: [("message.created", message(number, "and another line"))],
    "large frames": lambda number: [("message.created", message(number, "long words " * 8_000))],
    "unknown": lambda number: [("made.up", message(number, "x"))],
    "all of them": lambda number: [
        *typing(number),
        *presence(),
        ("message.created", message(number, "and another line")),
    ],
}


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[ProgramWindow, Ticket, int]]:
    """The window with a conversation open in it, and that conversation's number on the desk."""
    with program_window(qtbot, tmp_path) as window:
        channels = window.services.contact.channels
        window.wait(lambda: channels.link is LinkState.LIVE)
        draft = Draft(id=DraftId("d1"), topic="refund", text="Where is my refund?")
        ticket = window.services.contact.submit(draft, channel_id="chat")
        desk = window.services.desk
        assert desk is not None
        window.wait(lambda: desk.control.conversations())
        window.program.navigator.open_chat(ticket.id)
        window.wait(lambda: window.services.contact.outbox.entries(ticket.id) == ())
        yield window, ticket, int(desk.control.conversations()[0]["id"])


def frames_of(
    window: ProgramWindow, number: int, events: list[tuple[str, object]], count: int
) -> tuple[Frames, Frames, int]:
    """(turns in peace, turns while the flood comes, how many events the server could send)."""
    services = window.services
    session, chat = services.contact.session(), services.chat
    assert session is not None
    assert chat is not None
    own = services.brand.backend
    assert own is not None
    last = ("message.created", {**message(number, LAST), "id": 900_000})
    order = {"token": session.pubsub_token, "events": events, "count": count, "last": last}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.flood_child"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    flood = Flood(process)
    reader = threading.Thread(target=flood.read)
    reader.start()
    flood.say(json.dumps(order))
    window.wait(lambda: flood.lines)
    backend = Backend(own.base_url, "x", cable_url=f"ws://127.0.0.1:{flood.lines[0]}/cable")
    assert services.link is not None
    services.link.stop()
    services.link = CableLink(services.http, backend, chat)
    window.rooms.live.start()
    channels = services.contact.channels
    window.wait(lambda: channels.link is LinkState.LIVE and window.program.tasks.is_idle)
    try:
        turns = iter(range(300))
        quiet = watched(lambda: None, lambda: next(turns, None) is None)
        flooded = watched(lambda: flood.say("begin"), lambda: shows_last(window), 60 + count / 20)
        return quiet, flooded, int(flood.lines[1])
    finally:
        services.link.stop()
        flood.say("end")
        process.communicate(timeout=60)
        reader.join()


def shows_last(window: ProgramWindow) -> bool:
    return any(message.text == LAST for message in window.page(ContactPage).conversation.messages)


def turned_pages(window: ProgramWindow) -> Frames:
    """A user's turning to another page and back, which the flood is held against."""
    idle = window.program.tasks
    lengths: list[float] = []
    for name in (PageName.REQUESTS, PageName.HELP, PageName.CONTACT):
        lengths += watched(lambda: window.program.navigator.open_page(name), lambda: idle.is_idle).lengths  # noqa: B023
    return Frames(lengths)


def test_a_flood_holds_the_window_up_no_more_than_turning_pages(
    opened: tuple[ProgramWindow, Ticket, int],
) -> None:
    window, _ticket, number = opened
    pages = turned_pages(window)
    _quiet, flooded, sent = frames_of(window, number, KINDS["all of them"](number), BURST)
    assert sent == BURST
    assert flooded.longest < 4 * pages.longest


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_floods(opened: tuple[ProgramWindow, Ticket, int], kind: str) -> None:
    window, _ticket, number = opened
    pages = turned_pages(window)
    count = FULL if kind != "large frames" else 100
    quiet, flooded, sent = frames_of(window, number, KINDS[kind](number), count)
    sys.stderr.write(f"\n  {kind}: {sent} events; pages {pages}; in peace {quiet}; flooded {flooded}\n")


def test_what_is_told_before_anybody_listens_counts_once(qtbot: QtBot) -> None:
    """Ten thousand changes of two requests from another thread: what there is to do is four things."""
    relay = ChangeRelay()
    told: list[Change] = []
    relay.told.connect(told.append)
    kinds = (ChangeKind.TICKET, ChangeKind.TYPING)

    def flood() -> None:
        for at in range(10_000):
            relay(Change(kinds[at % 2], TicketId(f"t{at // 2 % 2}"), who=str(at)))

    sender = threading.Thread(target=flood)
    sender.start()
    sender.join()
    qtbot.waitUntil(lambda: bool(told))
    assert sorted(change.who for change in told) == ["9996", "9997", "9998", "9999"]


def test_changes_without_end_are_shown_while_they_come(opened: tuple[ProgramWindow, Ticket, int]) -> None:
    """A change every few milliseconds must not put off the showing of those before."""
    window, ticket, _number = opened
    shown: list[object] = []
    window.rooms.contact.requests_changed.connect(shown.append)

    def is_shown_meanwhile() -> bool:
        window.program.relay(Change(ChangeKind.TICKET, ticket.id))
        return len(shown) >= 3

    window.wait(is_shown_meanwhile)


def test_a_long_message_is_read_for_warnings_by_a_worker_and_then_remembered(
    opened: tuple[ProgramWindow, Ticket, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand characters take as long to read as a frame, and every change asks about the last ones."""
    window, _ticket, number = opened
    long = "long words " * 900
    read: list[tuple[str, bool]] = []

    def noted(text: str, checker: OfficialChecker) -> tuple[InboundWarning, ...]:
        read.append((text, threading.current_thread() is threading.main_thread()))
        return warnings(text, checker)

    monkeypatch.setattr(inbound_check, "warnings", noted)
    desk = window.services.desk
    assert desk is not None
    conversation = window.page(ContactPage).conversation
    for text in (long, "and a line more"):
        desk.control.reply(number, text)
        window.wait(lambda: [one.text for one in conversation.messages[-1:]] == [text])  # noqa: B023 - waited for at once
        window.wait(lambda: window.program.tasks.is_idle)
    # Two workers may begin at the same moment; nobody reads it again afterwards.
    assert [on_gui_thread for text, on_gui_thread in read if text == long] in ([False], [False, False])
