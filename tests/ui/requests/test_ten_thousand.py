"""Ten thousand requests and a conversation of ten thousand messages in the real window.

Figures of this machine, no assertion about time:

    pytest tests/ui/requests/test_ten_thousand.py -m slow -s
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.contact_window import ContactWindow, contact_window
from tests.helpers.frame_watch import Frames, watched
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.domain.ticket import TicketId
from walletcare.ui.navigation import PageName

COUNT = 10_000
IDLE_S = 60.0


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path) -> Iterator[ContactWindow]:
    with (
        DeskThread(DeskOptions(scenario="agent-silent", language=Language.EN)) as desk,
        contact_window(qtbot, tmp_path, desk) as opened,
    ):
        # As the program does once it stands: the tests' own heap is no part of its collections.
        gc.collect()
        gc.freeze()
        yield opened
    gc.unfreeze()


def multiply(home: ContactWindow) -> TicketId:
    """Ten thousand copies of a request with its leg, and ten thousand messages in the first one."""
    ticket, _ = home.sent("My payment of 180.00 failed at noon")
    with home.service._database.write() as connection:  # the store's own tables, filled at once
        for table, fresh in (
            ("ticket", {"id": "'copy-' || i", "reference": "'WC-' || i", "title": "'Request ' || i"}),
            ("leg", {"id": "'leg-' || i", "ticket_id": "'copy-' || i", "conversation_id": "1000000 + i"}),
        ):
            _copies(connection, table, fresh, f"{'ticket_id' if table == 'leg' else 'id'} = '{ticket.id}'")
        kept = connection.execute("SELECT id FROM message WHERE ticket_id = ?", (ticket.id,)).fetchone()[0]
        fresh = {
            "id": "'message-' || i",
            "remote_id": "1000000 + i",
            "rank": "1000000 + i",
            "at": "at + i * 1000000",
            "author": "CASE i % 3 WHEN 0 THEN 'user' ELSE 'agent' END",
            "text": "'Line ' || i || ' of a long talk. ' || substr('It goes on. It goes on.', 1, i % 23)",
        }
        _copies(connection, "message", fresh, f"id = '{kept}'")
    return ticket.id


def _copies(connection: object, table: str, fresh: dict[str, str], which: str) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]  # type: ignore[attr-defined]
    values = ", ".join(fresh.get(name, name) for name in names)
    connection.execute(  # type: ignore[attr-defined]
        f"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {COUNT})"  # noqa: S608
        f" INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table}, n WHERE {which}"
    )


def say(what: str, figures: object) -> None:
    sys.stderr.write(f"  {what}: {figures}\n")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_figures_of_ten_thousand_requests_and_messages(home: ContactWindow) -> None:
    ticket_id = multiply(home)
    pane = home.requests.list_pane
    sys.stderr.write("\n")

    frames = watched(
        lambda: home.navigator.open_page(PageName.REQUESTS),
        lambda: len(pane.rows) >= 100 and not pane.is_loading,
    )
    say("open the list", frames)
    bar = pane.list.verticalScrollBar()
    lengths: list[float] = []
    while len(pane.rows) < 2_000:
        before = len(pane.rows)
        found = watched(lambda: bar.setValue(bar.maximum()), lambda: len(pane.rows) > before)  # noqa: B023
        lengths += found.lengths
    say("scroll to the 2,000th request, to the end again and again", Frames(lengths))
    frames = watched(
        lambda: pane.search.edit.setText("Request 9999"),
        lambda: [row.title for row in pane.rows] == ["Request 9999"],
    )
    say("search in the list", frames)

    home.navigator.open_page(PageName.CONTACT)
    conversation, chat = home.contact.conversation, home.contact.chat
    # The first conversation brings in modules that are imported when they are needed first.
    watched(lambda: home.contact.open_ticket(TicketId("copy-1")), lambda: conversation.state is not None)
    frames = watched(lambda: home.contact.open_ticket(ticket_id), lambda: len(conversation.messages) >= 40)
    say("open the conversation", frames)
    bar = chat.list.verticalScrollBar()
    home.wait(lambda: bar.maximum() > bar.pageStep())
    lengths = []
    while len(conversation.messages) < 1_000:
        before = len(conversation.messages)

        def has_more(before: int = before) -> bool:
            bar.triggerAction(bar.SliderAction.SliderPageStepSub)
            return len(conversation.messages) > before

        lengths += watched(lambda: None, has_more).lengths
    say("scroll up through 1,000 messages", Frames(lengths))
    say("widgets of messages at the end of that", chat.list.rows_with_widgets)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_figures_of_idling_in_the_tray(home: ContactWindow, qtbot: QtBot) -> None:
    """The whole process, the desk's own thread with it: connected, with ten thousand requests, hidden."""
    multiply(home)
    home.navigator.open_page(PageName.REQUESTS)
    home.wait(lambda: len(home.requests.list_pane.rows) >= 100)
    home.window.hide()
    qtbot.wait(5_000)
    started, used = time.monotonic(), time.process_time()
    qtbot.wait(round(IDLE_S * 1000))
    share = (time.process_time() - used) / (time.monotonic() - started)
    say(f"\n  processor time while hidden for {IDLE_S:.0f} s", f"{share:.2%} of one core")
