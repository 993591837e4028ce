"""A proved identity widens what the server tells to every inbox of the account (contract, section 1)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.helpers.contact import MemorySecrets
from tests.helpers.live_client import LiveClient, live_client
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.infra.chatwoot.identity import IdentityToken


@pytest.fixture
def desk() -> Iterator[DeskThread]:
    with DeskThread(DeskOptions(scenario="agent-silent", speed=100.0, language=Language.EN)) as running:
        yield running


def titles(client: LiveClient) -> list[str]:
    return [row.title for row in client.service.tickets.rows()]


def test_email_of_the_same_person_is_no_request_here(desk: DeskThread, tmp_path: Path) -> None:
    token = IdentityToken("lin", desk.control.identity_hash("lin"))
    secrets = MemorySecrets()
    with live_client(desk, tmp_path, secrets=secrets, identity=lambda: token) as client:
        session = client.service.session()
        assert session is not None
        email = desk.control.email_conversation(session.source_id, "Sent from my mail program")
        client.service.resync()
        assert titles(client) == [], "told as email, before anything began here"
        ticket_id = client.ask("Where is my refund")
        desk.control.reply(email, "An answer by email")
        client.service.resync()
        assert titles(client) == ["Where is my refund"]
        assert {row["inbox_id"] for row in _listed(client)} == {17, 23}, "the server lists both"
        desk.control.reply(client.conversation_of(ticket_id), "Here it is")
        client.service.resync()
        assert client.heard_from_support(ticket_id) == ["Here it is"]
    with live_client(desk, tmp_path / "new", secrets=secrets, identity=lambda: token) as client:
        client.service.resync()
        assert titles(client) == ["Where is my refund"], "also on a computer that had no store"


def test_a_lost_reply_never_adopts_a_conversation_of_another_inbox(desk: DeskThread, tmp_path: Path) -> None:
    token = IdentityToken("dana", desk.control.identity_hash("dana"))
    with live_client(desk, tmp_path, identity=lambda: token) as client:
        client.ask("The first")
        session = client.service.session()
        assert session is not None
        email = desk.control.email_conversation(session.source_id, "Our offer", from_support=True)
        desk.control.fail_calls("save-then-drop", on="conversation.create")
        ticket_id = client.ask("The second")
        assert client.conversation_of(ticket_id) != email
        assert len(desk.control.conversations()) == 3
        assert desk.control.incoming(email) == []
        client.service.resync()
        assert titles(client) == ["The second", "The first"]


def _listed(client: LiveClient) -> list[dict[str, int]]:
    session = client.service.session()
    assert session is not None
    inbox = f"{client.desk.base_url}/public/api/v1/inboxes/{client.desk.inbox_identifier}"
    url = f"{inbox}/contacts/{session.source_id}/conversations"
    found: list[dict[str, int]] = httpx.get(url, trust_env=False).json()
    return found
