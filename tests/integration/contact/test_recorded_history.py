"""A history recorded from the desk's real socket: in any order, doubled, with losses, it ends in one state.

The events are those that a live connection brought through every stage of a request; the readings in between
and at the end go to the desk itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.helpers.contact import MemoryMail, MemorySecrets, make_brand
from tests.helpers.eventually import eventually
from tests.helpers.live_client import live_client
from walletcare.contact.composing.preview import AppFacts
from walletcare.contact.service import ContactService
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.chat import ChatEvent, ConversationEvent, MessageEvent
from walletcare.domain.language import Language
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.clock import SystemClock
from walletcare.infra.db import open_database
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import DIRECT
from walletcare.safety.outgoing.guard import Guard


@dataclass
class History:
    """What happened, and the keys to read it again."""

    events: list[ChatEvent]
    secrets: MemorySecrets
    chat: ChatwootTransport


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    secrets = MemorySecrets()
    options = DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)
    with DeskThread(options) as desk:
        folder: Path = tmp_path_factory.mktemp("recorded")
        events: list[ChatEvent] = []
        with live_client(desk, folder, secrets=secrets) as client:
            take = client.service.on_chat_event

            def record(event: ChatEvent) -> None:
                if isinstance(event, MessageEvent | ConversationEvent):
                    events.append(event)
                take(event)

            client.service.on_chat_event = record  # type: ignore[method-assign]
            client.start_link()
            eventually(lambda: client.resyncs > 0, "live")
            ticket_id = client.ask("Where is my refund")
            number = client.conversation_of(ticket_id)
            control = client.control
            control.assign(number, "mei")
            first = control.reply(number, "I am looking", agent="mei")
            client.service.reply(ticket_id, "Thank you")
            client.deliver()
            control.delete_message(number, first["id"])
            control.snooze(number)
            control.reply(number, "It is on its way", agent="mei")
            control.resolve(number)
            eventually(lambda: client.texts(ticket_id) == client.texts_at_desk(number), "the whole history")
            eventually(lambda: len(client.texts(ticket_id)) >= 5, "the survey")
        http = HttpClient(proxy=DIRECT)
        chat = ChatwootTransport(http, Backend(desk.base_url, desk.inbox_identifier, desk.cable_url))
        yield History(events, secrets, chat)
        http.close()


def outcome(history: History, events: list[ChatEvent], readings: set[int]) -> object:
    """A fresh store that hears ``events``, reads the server before those in ``readings`` and at the end."""
    database = open_database(Path(":memory:"), None)
    service = ContactService(
        database=database,
        chat=history.chat,
        mail=MemoryMail(),
        secrets=MemorySecrets(dict(history.secrets.values)),
        brand=make_brand(),
        clock=SystemClock(),
        guard=Guard(),
        facts=AppFacts("1.0", "Test OS", Language.EN),
    )
    service.start()
    service.session()
    for place, event in enumerate(events):
        if place in readings:
            service.resync()
        service.on_chat_event(event)
    service.resync()
    with database.read() as connection:
        messages = connection.execute(
            "SELECT remote_id, author, author_name, text, at, rank, content_type, is_template, is_human,"
            " is_answered, is_deleted FROM message ORDER BY at, rank"
        ).fetchall()
        legs = connection.execute("SELECT conversation_id, status FROM leg").fetchall()
        tickets = connection.execute("SELECT reference, stage, is_finished, snippet FROM ticket").fetchall()
    service.stop()
    database.close()
    return [[tuple(row) for row in rows] for rows in (messages, legs, tickets)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_interleaving_doubling_and_loss_of_a_recorded_history_ends_in_one_state(
    history: History, data: st.DataObject
) -> None:
    kept = data.draw(st.lists(st.sampled_from(history.events), max_size=2 * len(history.events)))
    readings = data.draw(st.sets(st.integers(0, 2 * len(history.events)), max_size=2))
    expected = outcome(history, [], set())
    assert len(history.events) >= 10
    assert outcome(history, kept, readings) == expected
