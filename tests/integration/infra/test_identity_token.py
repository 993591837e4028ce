"""Identity validation end to end: the wallet's own server signs, the desk checks; the key is not ours."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Iterator

import pytest

from tests.helpers.contact import TurnedClock
from tests.helpers.http_server import Received, raw_server, reply
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.brand import Backend
from walletcare.domain.errors import RefusedError
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.chatwoot.token_source import KEPT_FOR_S, TokenSource
from walletcare.infra.http import HttpClient

KEY = b"only-the-wallets-server-knows"


def token(user: str) -> bytes:
    proof = hmac.new(KEY, user.encode(), hashlib.sha256).hexdigest()
    return json.dumps({"identifier": user, "identifier_hash": proof}).encode()


@pytest.fixture
def http() -> Iterator[HttpClient]:
    client = HttpClient()
    yield client
    client.close()


def test_a_token_is_asked_for_once_and_again_when_it_is_old(http: HttpClient) -> None:
    clock = TurnedClock()
    with raw_server(lambda _: reply(200, token("user-8812"))) as server:
        ask = TokenSource(http, f"{server.url}/token", clock)
        first = ask()
        assert first is not None
        assert first.fields() == json.loads(token("user-8812"))
        assert "user-8812" not in repr(first)
        assert ask() is first
        assert len(server.received) == 1
        clock.turn(seconds=KEPT_FOR_S)
        ask()
        assert len(server.received) == 2


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: reply(204),
        lambda _: reply(401, b"sign in"),
        lambda _: reply(500, token("u")),
        lambda _: reply(200, b"<html>sign in</html>"),
        lambda _: reply(200, b'{"identifier": "", "identifier_hash": ""}'),
        lambda _: reply(200, b'{"identifier": "u", "identifier_hash": "short"}'),
        lambda _: reply(200, b"x" * 10_000),
        lambda _: b"",
    ],
)
def test_what_is_no_token_counts_as_nobody(http: HttpClient, answer: Callable[[Received], bytes]) -> None:
    clock = TurnedClock()
    with raw_server(answer) as server:
        ask = TokenSource(http, f"{server.url}/token", clock)
        assert ask() is None
        assert ask() is None
        assert len(server.received) == 1, "asked again only later"


def test_the_desk_takes_what_the_wallets_server_signed_and_refuses_what_it_did_not(
    http: HttpClient,
) -> None:
    clock = TurnedClock()
    with DeskThread(DeskOptions()) as desk:
        desk.control.inbox(needs_identity=True)
        signed = {
            "identifier": "user-8812",
            "identifier_hash": desk.control.identity_hash("user-8812"),
        }
        answers = [reply(200, json.dumps(signed).encode()), reply(401)]
        with raw_server(lambda _: answers.pop(0)) as server:
            identity = TokenSource(http, f"{server.url}/token", clock)
            backend = Backend(desk.base_url, desk.inbox_identifier, cable_url=desk.cable_url)
            chat = ChatwootTransport(http, backend, clock=clock, identity=identity)
            session = chat.open_session(str(uuid.uuid4()))
            assert chat.read_session(session.source_id).pubsub_token == session.pubsub_token
            clock.turn(seconds=KEPT_FOR_S)
            with pytest.raises(RefusedError, match="identity"):
                chat.read_session(session.source_id)
