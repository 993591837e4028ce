"""Every fault switch, seen from the client's side of the wire."""

from __future__ import annotations

import httpx
import pytest
import websockets.exceptions

from tests.helpers.contract.check import assert_matches
from tests.helpers.contract.schemas import PUBLIC_CONTACT
from tests.helpers.desk_client import CableClient, DeskClient
from walletcare.desk.scenarios.control import DeskControlError
from walletcare.desk.thread import DeskThread


@pytest.mark.parametrize(
    ("kind", "status", "media_type"),
    [
        ("429", 429, "text/plain"),
        ("401", 401, "application/json"),
        ("403", 403, "application/json"),
        ("404", 404, "application/json"),
        ("409", 409, "application/json"),
        ("413", 413, "text/html"),
        ("422", 422, "application/json"),
        ("500", 500, "application/json"),
        ("502", 502, "text/html"),
        ("503", 503, "text/html"),
        ("504", 504, "text/html"),
        ("html-200", 200, "text/html"),
        ("bad-json", 200, "application/json"),
    ],
)
def test_next_calls_fail_and_the_one_after_works(
    desk: DeskThread, client: DeskClient, kind: str, status: int, media_type: str
) -> None:
    number = client.start()
    desk.control.fail_calls(kind, on="message.create", count=2)
    path = f"{client.me}/conversations/{number}/messages"
    for _call in range(2):
        response = client.call("POST", path, {"content": "lost?"})
        assert response.status_code == status
        assert response.headers["content-type"].startswith(media_type)
        assert "retry-after" not in response.headers
        assert response.headers["x-request-id"]
    assert desk.control.incoming(number) == [], "nothing was stored"
    assert client.call("GET", path).json() == []
    client.send(number, "arrived")
    assert desk.control.incoming(number) == ["arrived"]


def test_throttled_body(desk: DeskThread, client: DeskClient) -> None:
    desk.control.fail_calls("429")
    assert client.call("GET", "").text == "Retry later\n"


@pytest.mark.parametrize("value", ["7", "Sat, 28 Nov 2026 10:00:45 GMT"])
def test_wait_is_told_in_both_forms(desk: DeskThread, client: DeskClient, value: str) -> None:
    desk.control.fail_calls("429", retry_after=value)
    assert client.call("GET", "").headers["retry-after"] == value


def test_fault_of_a_group_and_of_everything(desk: DeskThread, client: DeskClient) -> None:
    desk.control.fail_calls("500", on="contact", count=0)
    assert client.call("GET", "").status_code == 200
    assert [client.call("GET", client.me).status_code for _call in range(3)] == [500, 500, 500]
    desk.control.clear_faults()
    desk.control.fail_calls("503", count=0)
    assert client.http.get("/api").status_code == 503
    assert client.call("GET", client.me).status_code == 503


def test_connection_is_dropped_before_the_work(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    desk.control.fail_calls("drop", on="message.create")
    with pytest.raises(httpx.TransportError):
        client.call("POST", f"{client.me}/conversations/{number}/messages", {"content": "x"})
    assert desk.control.incoming(number) == []
    assert desk.control.calls("message.create")[-1]["status"] == 0


@pytest.mark.parametrize("kind", ["save-then-500", "save-then-drop"])
def test_message_is_saved_though_the_answer_says_otherwise(
    desk: DeskThread, client: DeskClient, cable: CableClient, kind: str
) -> None:
    number = client.start()
    desk.control.fail_calls(kind, on="message.create")
    path = f"{client.me}/conversations/{number}/messages"
    if kind == "save-then-500":
        assert client.call("POST", path, {"content": "once", "echo_id": "e1"}).status_code == 500
    else:
        with pytest.raises(httpx.TransportError):
            client.call("POST", path, {"content": "once", "echo_id": "e1"})
    assert cable.event("message.created")["echo_id"] == "e1", "the echo still arrives"
    assert desk.control.incoming(number) == ["once"]


def test_slow_answer_comes_after_the_event(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    """A client that gives up on the answer still learns from the event that its message is there."""
    number = client.start()
    desk.control.fail_calls("slow", on="message.create", delay_s=2)
    path = f"{client.me}/conversations/{number}/messages"
    with pytest.raises(httpx.ReadTimeout):
        client.call("POST", path, {"content": "slowly", "echo_id": "e1"}, timeout=0.2)
    assert cable.event("message.created")["echo_id"] == "e1"
    assert desk.control.incoming(number) == ["slowly"]


def test_too_slow_is_500_and_what_was_saved_stays(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    desk.control.faults(request_limit_s=0.05)
    desk.control.fail_calls("slow", on="message.create", delay_s=60)
    path = f"{client.me}/conversations/{number}/messages"
    assert client.call("POST", path, {"content": "kept"}).status_code == 500
    assert desk.control.incoming(number) == ["kept"]


def test_sockets_are_refused_with_404(desk: DeskThread) -> None:
    desk.control.faults(refuse_sockets=True)
    with pytest.raises(websockets.exceptions.InvalidStatus) as refused, CableClient(desk):
        pass
    assert refused.value.response.status_code == 404


@pytest.mark.parametrize("abrupt", [False, True])
def test_socket_is_dropped(desk: DeskThread, cable: CableClient, abrupt: bool) -> None:
    assert desk.control.drop_sockets(abrupt=abrupt) == 1
    with pytest.raises(websockets.exceptions.ConnectionClosed) as closed:
        cable.receive()
    assert (closed.value.rcvd is None) is abrupt, "an abrupt end has no close frame"


def test_pings_stop_while_the_socket_stays(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    desk.control.faults(stop_pings=True, ping_interval_s=0.01)
    number = client.start("silent line")
    cable.event("message.created", lambda data: data["conversation_id"] == number)
    desk.control.reply(number, "still connected")
    cable.event("message.created", lambda data: data["message_type"] == 1)
    assert not [frame for frame in cable.frames if frame.get("type") == "ping"]


def test_subscription_is_never_confirmed(desk: DeskThread, client: DeskClient) -> None:
    desk.control.faults(silent_subscriptions=True, ping_interval_s=0.02)
    with CableClient(desk) as cable:
        cable.ask(client.contact["pubsub_token"])
        for _ping in range(3):
            cable.until(lambda frame: frame.get("type") == "ping")
        assert {frame.get("type") for frame in cable.frames} == {"welcome", "ping"}


@pytest.mark.parametrize(("presence", "order"), [("before", [True, False]), ("never", [False])])
def test_presence_comes_before_the_confirmation_or_never(
    desk: DeskThread, client: DeskClient, presence: str, order: list[bool]
) -> None:
    desk.control.faults(presence=presence)
    with CableClient(desk) as cable:
        cable.receive()
        cable.ask(client.contact["pubsub_token"])
        assert ["message" in cable.receive() for _frame in order] == order


@pytest.mark.parametrize("is_reversed", [False, True])
def test_events_are_held_and_released(
    desk: DeskThread, client: DeskClient, cable: CableClient, is_reversed: bool
) -> None:
    number = client.start()
    cable.event("conversation.created")
    desk.control.faults(hold_events=True)
    for text in ("a", "b", "c"):
        client.send(number, text)
    assert desk.control.state()["held_events"] == 3
    assert desk.control.release_events(is_reversed=is_reversed) == 3
    texts = [cable.event("message.created")["content"] for _event in range(3)]
    assert texts == (["c", "b", "a"] if is_reversed else ["a", "b", "c"])


def test_events_are_lost(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start()
    cable.event("conversation.created")
    desk.control.faults(drop_events=True)
    client.send(number, "lost")
    desk.control.faults(drop_events=False)
    client.send(number, "heard")
    assert cable.event("message.created")["content"] == "heard"
    assert [message["content"] for message in client.messages(number)] == ["lost", "heard"]


def test_events_are_doubled(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    desk.control.faults(event_copies=2)
    client.start("twice")
    assert cable.event("message.created") == cable.event("message.created")


def test_neighbouring_events_swap(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start()
    cable.event("conversation.created")
    desk.control.faults(reorder_events=True)
    for text in ("a", "b", "c"):
        client.send(number, text)
    assert [cable.event("message.created")["content"] for _event in range(3)] == ["b", "a", "c"]


def test_jitter_loses_nothing(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    desk.control.faults(jitter_ms=30)
    number = client.start()
    sent = [client.send(number, str(i))["id"] for i in range(5)]
    assert [cable.event("message.created")["id"] for _event in sent] == sent


def test_file_is_missing_for_a_while(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("hello")
    desk.control.faults(file_missing_s=30)
    sent = desk.control.reply(number, "see", file=("a.png", "image/png", b"png"))
    link = sent["attachments"][0]["data_url"]
    assert client.http.get(link, follow_redirects=True).status_code == 404
    desk.control.move_clock(by_s=31)
    assert client.http.get(link, follow_redirects=True).content == b"png"


def test_message_type_as_string(desk: DeskThread, client: DeskClient) -> None:
    desk.control.faults(message_type_as_string=True)
    number = client.start("hello")
    desk.control.reply(number, "hi")
    assert [message["message_type"] for message in client.messages(number)] == ["incoming", "outgoing"]
    in_list = client.call("GET", f"{client.me}/conversations").json()[0]["messages"]
    assert [message["message_type"] for message in in_list] == ["incoming", "outgoing"]


def test_patch_contact_in_the_newer_shape(desk: DeskThread, client: DeskClient) -> None:
    desk.control.faults(patch_public_shape=True)
    response = client.call("PATCH", client.me, {"name": "Dana R."})
    assert_matches(response.json(), PUBLIC_CONTACT)


def test_unknown_fields_are_everywhere(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    desk.control.faults(unknown_fields=True)
    number = client.start("hello")
    event = cable.event("message.created")
    message = client.messages(number)[0]
    for place in (event, event["sender"], message, message["sender"], client.call("GET", "").json()):
        assert place["sla_policy_id"] == 7


def test_numbers_as_text_and_empty_columns_are_everywhere(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    desk.control.faults(numbers_as_text=True, empty_columns=True)
    number = client.start("hello")
    event = cable.event("message.created")
    message = client.messages(number)[0]
    assert (event["id"], event["private"]) == (message["id"], None)
    assert (message["message_type"], message["created_at"]) == ("0", event["created_at"])
    inbox = client.call("GET", "").json()
    assert inbox["identity_validation_enabled"] is None
    assert [row["day_of_week"] for row in inbox["working_hours"]] == list("0123456")


def test_session_is_deleted(desk: DeskThread, client: DeskClient) -> None:
    client.start("hello")
    token = client.contact["pubsub_token"]
    desk.control.faults(ping_interval_s=0.02)
    desk.control.delete_session(client.contact["source_id"])
    assert client.call("GET", client.me).status_code == 404
    with CableClient(desk) as cable:
        cable.ask(token)
        for _ping in range(3):
            cable.until(lambda frame: frame.get("type") == "ping")
        assert {frame.get("type") for frame in cable.frames} == {"welcome", "ping"}


@pytest.mark.parametrize(
    ("switches", "reason"),
    [
        ({"refuse_socket": True}, "refuse_socket: no such switch"),
        ({"refuse_sockets": "yes"}, "refuse_sockets: must be true or false"),
        ({"event_copies": 0}, "event_copies: must be a number from 1 to 10"),
        ({"calls": [{"kind": "418"}]}, r"calls\[0\].kind: must be one of"),
        ({"calls": [{"kind": "500", "on": "mesage"}]}, r"calls\[0\].on: no such call"),
        ({"calls": [{"kind": "500", "times": 2}]}, r"calls\[0\]: unknown key times"),
        ({"calls": [{"kind": "500", "count": -1}]}, r"calls\[0\].count"),
        ({"calls": [{"kind": "429", "retry_after": "1\r\nX: y"}]}, r"calls\[0\].retry_after"),
        ({"stop_pings": True, "presence": "later"}, "presence: must be one of"),
    ],
)
def test_wrong_switch_is_refused_and_changes_nothing(
    desk: DeskThread, switches: dict[str, object], reason: str
) -> None:
    before = desk.control.state()["faults"]
    with pytest.raises(DeskControlError, match=reason):
        desk.control.faults(**switches)
    assert desk.control.state()["faults"] == before
