"""The websocket of contract section 8: frames, identifiers, silence, presence, routing."""

from __future__ import annotations

import json
import uuid

import pytest

from tests.helpers.contract.check import assert_frame
from tests.helpers.desk_client import CableClient, DeskClient
from tests.helpers.eventually import eventually
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread


def test_welcome_confirmation_presence(desk: DeskThread, client: DeskClient) -> None:
    with CableClient(desk) as cable:
        assert cable.socket.subprotocol == "actioncable-v1-json"
        assert cable.receive() == {"type": "welcome"}
        # Spaces and key order of the client are echoed byte for byte.
        identifier = f'{{ "pubsub_token":"{client.contact["pubsub_token"]}" , "channel": "RoomChannel"}}'
        cable.command("subscribe", identifier)
        assert cable.receive() == {"identifier": identifier, "type": "confirm_subscription"}
        presence = {"event": "presence.update", "data": {"account_id": 3, "users": {"12": "online"}}}
        assert cable.receive() == {"identifier": identifier, "message": presence}


def test_client_without_subprotocol_is_served(desk: DeskThread) -> None:
    with CableClient(desk, subprotocol=False) as cable:
        assert cable.socket.subprotocol is None
        assert cable.receive() == {"type": "welcome"}


def test_plain_get_of_cable_is_404(client: DeskClient) -> None:
    assert client.http.get("/cable").status_code == 404


def test_pings_come_without_a_subscription(desk: DeskThread) -> None:
    desk.control.faults(ping_interval_s=0.02)
    with CableClient(desk) as cable:
        for _ping in range(3):
            assert_frame(cable.until(lambda frame: frame.get("type") == "ping"))


def test_default_ping_interval_is_three_seconds(desk: DeskThread) -> None:
    assert desk.control.state()["faults"]["ping_interval_s"] == 3.0


def test_wrong_token_is_silence_and_stays_dead(desk: DeskThread, client: DeskClient) -> None:
    desk.control.faults(ping_interval_s=0.02)
    with CableClient(desk) as cable:
        identifier = cable.ask("A" * 24)
        cable.command("subscribe", identifier)
        for _ping in range(5):
            cable.until(lambda frame: frame.get("type") == "ping")
        assert {frame.get("type") for frame in cable.frames} == {"welcome", "ping"}
        cable.subscribe(client.contact["pubsub_token"])
        assert desk.control.state()["subscribed"] == 1, "the same connection still takes a good token"


def test_duplicate_subscribe_is_ignored(desk: DeskThread, client: DeskClient) -> None:
    with CableClient(desk) as cable:
        identifier = cable.subscribe(client.contact["pubsub_token"])
        cable.command("subscribe", identifier)
        cable.command("message", identifier, data='{"action":"update_presence"}')
        cable.event("presence.update")
        confirmations = [frame for frame in cable.frames if frame.get("type") == "confirm_subscription"]
        assert len(confirmations) == 1


def test_presence_is_pulled_and_empty_when_nobody_is_there(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    desk.control.online()
    identifier = json.dumps({"channel": "RoomChannel", "pubsub_token": client.contact["pubsub_token"]})
    cable.command("message", identifier, data='{"action":"update_presence"}')
    assert cable.event("presence.update") == {"account_id": 3, "users": {}}


def test_what_is_not_understood_is_ignored(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    identifier = json.dumps({"channel": "RoomChannel", "pubsub_token": client.contact["pubsub_token"]})
    for text in ("not json", "[]", '{"command":"dance","identifier":"x"}', '{"command":"subscribe"}'):
        cable.socket.send(text)
    cable.command("subscribe", '{"channel":"OtherChannel"}')
    cable.command("message", identifier, data='{"action":"self_destruct"}')
    number = client.start("still here?")
    assert cable.event("message.created")["conversation_id"] == number


def test_unsubscribe_gets_no_reply_and_no_more_events(desk: DeskThread, client: DeskClient) -> None:
    desk.control.faults(ping_interval_s=0.02)
    with CableClient(desk) as cable:
        identifier = cable.subscribe(client.contact["pubsub_token"])
        cable.command("unsubscribe", identifier)
        eventually(lambda: desk.control.state()["subscribed"] == 0, "the end of the subscription")
        client.start("nobody listens")
        for _ping in range(3):
            cable.until(lambda frame: frame.get("type") == "ping")
        assert cable.events() == []


def test_several_subscriptions_on_one_connection(desk: DeskThread, client: DeskClient) -> None:
    first = client.contact
    second = client.open()
    with CableClient(desk) as cable:
        one = cable.subscribe(first["pubsub_token"])
        two = cable.subscribe(second["pubsub_token"])
        client.start("from the second")
        client.contact = first
        client.start("from the first")
        texts = {}
        for _message in range(2):
            frame = cable.until(
                lambda f: isinstance(f.get("message"), dict) and "content" in f["message"]["data"]
            )
            texts[frame["identifier"]] = frame["message"]["data"]["content"]
        assert texts == {one: "from the first", two: "from the second"}


def test_markup_is_escaped_in_frames(client: DeskClient, cable: CableClient) -> None:
    client.start("<script>&")
    assert cable.event("message.created")["content"] == "<script>&"
    assert "\\u003cscript\\u003e\\u0026" in cable.raw[-1]
    assert "<" not in cable.raw[-1]


def test_sessions_of_others_hear_nothing(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    me = client.contact
    client.open(name="Somebody else")
    client.start("private matter")
    client.contact = me
    number = client.start("mine")
    assert cable.event("conversation.created")["id"] == number
    assert cable.events() == ["conversation.created"]


def test_verified_sessions_share_events_but_not_typing(desk: DeskThread, client: DeskClient) -> None:
    identifier = uuid.uuid4().hex
    proof = {"identifier": identifier, "identifier_hash": desk.control.identity_hash(identifier)}
    other = client.open(**proof)
    client.call("PATCH", client.me, proof)
    client.open(**proof)
    client.call("PATCH", client.me, proof)
    with CableClient(desk) as cable:
        cable.subscribe(other["pubsub_token"])
        number = client.start("from my phone")
        desk.control.typing(number, on=True)
        desk.control.reply(number, "hello")
        assert cable.event("message.created", lambda data: data["message_type"] == 1)["content"] == "hello"
        assert "conversation.typing_on" not in cable.events()


def test_restart_is_announced() -> None:
    with DeskThread(DeskOptions(scenario="agent-silent")) as desk, CableClient(desk) as cable:
        cable.receive()
        desk.stop()
        frame = cable.receive()
        assert_frame(frame)
        assert frame == {"type": "disconnect", "reason": "server_restart", "reconnect": True}


@pytest.mark.parametrize("reconnect", [True, False])
def test_disconnect_frame_can_be_asked_for(desk: DeskThread, reconnect: bool) -> None:
    with CableClient(desk) as cable:
        cable.receive()
        assert desk.control.drop_sockets(reason="remote", reconnect=reconnect) == 1
        assert cable.receive() == {"type": "disconnect", "reason": "remote", "reconnect": reconnect}
