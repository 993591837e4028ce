"""An administrator deletes a conversation: no event says so, and every call for it is a 404 from then on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.eventually import eventually
from tests.helpers.live_client import live_client
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.errors import RefusedError
from walletcare.domain.language import Language
from walletcare.domain.support_now import QueuePlace


@pytest.fixture(scope="module")
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)) as running:
        yield running


def test_a_deleted_conversation_is_read_only_and_no_failure_of_the_chat(
    desk: DeskThread, tmp_path: Path
) -> None:
    with live_client(desk, tmp_path) as client:
        ticket_id = client.ask("Where is my refund")
        other = client.ask("My card is blocked")
        number = client.conversation_of(ticket_id)
        client.control.delete_conversation(number)
        client.service.tracker.read_thread(ticket_id)
        assert client.detail(ticket_id).is_read_only
        assert not client.detail(other).is_read_only
        assert client.service.channels.fails_from() is None, "the server answers: the chat works"
        before = len(client.control.calls())
        client.service.tracker.read_thread(ticket_id)
        client.service.tracker.set_typing(ticket_id, is_on=True)
        client.service.tracker.mark_read(ticket_id)
        assert len(client.control.calls()) == before, "it is not asked for again and again"
        assert [text for _, text in client.texts(ticket_id)], "what was written is still here"
        client.service.continue_conversation(ticket_id)
        client.deliver()
        fresh = client.conversation_of(ticket_id)
        assert fresh != number
        assert "Where is my refund" in (client.control.incoming(fresh)[0] or "")


def test_a_place_in_the_queue_goes_with_the_conversation(desk: DeskThread, tmp_path: Path) -> None:
    with live_client(desk, tmp_path) as client:
        client.start_link()
        ticket_id = client.ask("Where is my refund")
        number = client.conversation_of(ticket_id)
        client.control.act("attributes", number, attributes={"queue_position": "3"})
        eventually(lambda: client.service.tickets.queue_place() == QueuePlace(3), "the place")
        client.control.delete_conversation(number)
        client.service.tracker.read_thread(ticket_id)
        assert client.service.tickets.queue_place() is None


@pytest.mark.parametrize("route", ["conversation.show", "message.index"])
def test_a_passing_404_seals_nothing(desk: DeskThread, tmp_path: Path, route: str) -> None:
    with live_client(desk, tmp_path) as client:
        ticket_id = client.ask("Where is my refund")
        if route == "message.index":
            client.service.tracker.read_thread(ticket_id)
        desk.control.fail_calls("404", on=route)
        with pytest.raises(RefusedError, match="http-404"):
            client.service.tracker.read_thread(ticket_id)
        assert not client.detail(ticket_id).is_read_only
        client.control.reply(client.conversation_of(ticket_id), "Here it is")
        client.service.tracker.read_thread(ticket_id)
        assert client.heard_from_support(ticket_id) == ["Here it is"]


def test_a_conversation_that_is_there_after_all_can_be_written_in_again(
    desk: DeskThread, tmp_path: Path
) -> None:
    with live_client(desk, tmp_path) as client:
        ticket_id = client.ask("Where is my refund")
        desk.control.fail_calls("404", on="message.create")
        client.service.reply(ticket_id, "Are you there")
        client.deliver()
        assert client.detail(ticket_id).is_read_only
        client.service.resync()
        assert not client.detail(ticket_id).is_read_only
        entry = client.service.outbox.entries()[0]
        assert entry.message_id is not None
        client.service.outbox.retry(entry.message_id)
        client.deliver()
        assert client.control.incoming(client.conversation_of(ticket_id))[-1] == "Are you there"
