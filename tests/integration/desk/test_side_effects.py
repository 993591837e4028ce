"""The twelve points of contract section 14: which frames follow which action, in their usual order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.helpers.contract.check import assert_frame
from tests.helpers.desk_client import CableClient, DeskClient, Json
from walletcare.desk.thread import DeskThread

CLOSED = {"zh": "我们下班了。", "en": "We are closed."}
GREETING = {"zh": "你好。", "en": "Welcome."}


@pytest.fixture(autouse=True)
def every_frame_keeps_the_contract(cable: CableClient) -> Iterator[None]:
    yield
    for frame in cable.frames:
        assert_frame(frame)


@pytest.fixture
def fence(desk: DeskThread, client: DeskClient, cable: CableClient) -> Callable[[int], list[str]]:
    """Names of the events since the last fence: a marker message is sent and read up to."""
    state = {"read": len(cable.frames)}

    def read(number: int) -> list[str]:
        desk.control.act("attributes", number, attributes={"marker": state["read"]})
        cable.event(
            "conversation.updated", lambda data: data["custom_attributes"].get("marker") == state["read"]
        )
        names = cable.events(state["read"])[:-1]
        state["read"] = len(cable.frames)
        return names

    return read


Fence = Callable[[int], list[str]]


def _contents(messages: list[Json]) -> list[Any]:
    return [message["content"] for message in messages]


def test_1_conversation_created(client: DeskClient, cable: CableClient) -> None:
    number = client.start(topic="refund")
    data = cable.event("conversation.created")
    assert data["id"] == number
    assert data["messages"] == []
    assert data["custom_attributes"] == {"topic": "refund"}, "REST never shows them, the socket does"
    assert data["waiting_since"] > 0
    assert "uuid" not in data
    assert "custom_attributes" not in client.conversation(number)


def test_2_message_comes_back_with_its_echo_id(client: DeskClient, cable: CableClient, fence: Fence) -> None:
    number = client.start()
    fence(number)
    sent = client.send(number, "stuck", echo_id="echo-1")
    data = cable.event("message.created")
    assert (data["id"], data["echo_id"], data["content"]) == (sent["id"], "echo-1", "stuck")
    assert data["conversation"]["assignee_id"] is None
    client.send(number, "no echo id")
    assert "echo_id" not in cable.event("message.created")
    assert fence(number) == ["message.created", "message.created"], "waiting_since was set already"


def test_2_waiting_begins_again_after_an_answer(
    desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence
) -> None:
    number = client.start("stuck")
    desk.control.reply(number, "looking")
    fence(number)
    client.send(number, "thanks")
    assert fence(number) == ["message.created", "conversation.updated"]
    assert cable.frames[-1]["message"]["data"]["waiting_since"] > 0


@pytest.mark.parametrize("close", ["resolve", "snooze"])
def test_2_message_reopens_first(
    desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence, close: str
) -> None:
    desk.control.inbox(csat=False)
    number = client.start("stuck")
    desk.control.act(close, number)
    fence(number)
    client.send(number, "again")
    names = fence(number)
    assert names[:3] == ["conversation.status_changed", "conversation.updated", "message.created"]
    assert client.conversation(number)["status"] == "open"


def test_2_resolved_reopens_to_pending_while_a_bot_is_active(desk: DeskThread, client: DeskClient) -> None:
    number = client.start("stuck")
    desk.control.resolve(number)
    desk.control.bot(active=True)
    client.send(number, "again")
    assert client.conversation(number)["status"] == "pending"


def test_2_out_of_office_excludes_the_greeting(desk: DeskThread, client: DeskClient, fence: Fence) -> None:
    desk.control.inbox(hours="closed-now", out_of_office=CLOSED, greeting=GREETING)
    number = client.start()
    fence(number)
    client.send(number, "anybody there?")
    assert fence(number) == ["message.created", "message.created"]
    messages = client.messages(number)
    assert _contents(messages) == ["anybody there?", "We are closed."]
    assert messages[1]["message_type"] == 3
    assert "sender" not in messages[1]


def test_2_out_of_office_once_a_day_and_not_right_after_an_agent(
    desk: DeskThread, client: DeskClient
) -> None:
    desk.control.inbox(hours="closed-now", out_of_office=CLOSED)
    desk.control.act("clock", now="2026-03-10T04:00:00+00:00")
    number = client.start("first")
    client.send(number, "second")
    assert _contents(client.messages(number)) == ["first", "We are closed.", "second"]
    desk.control.move_clock(by_s=86_400)
    desk.control.reply(number, "I am still here")
    client.send(number, "good")
    assert len(client.messages(number)) == 5, "an agent wrote within five minutes"
    desk.control.move_clock(by_s=301)
    client.send(number, "and now?")
    assert _contents(client.messages(number))[-1] == "We are closed."


def test_2_greeting_once_and_in_the_language_of_the_message(desk: DeskThread, client: DeskClient) -> None:
    desk.control.inbox(greeting=GREETING)
    number = client.start("你好")
    client.send(number, "在吗")
    assert _contents(client.messages(number)) == ["你好", "你好。", "在吗"]


def test_2_a_private_note_counts_as_ours_so_no_greeting_follows(desk: DeskThread, client: DeskClient) -> None:
    number = client.start()
    desk.control.note(number, "a known customer")
    desk.control.inbox(greeting=GREETING)
    client.send(number, "hello")
    assert _contents(client.messages(number)) == ["hello"]


def test_3_what_an_agent_did_at_the_screen_names_the_agent(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    number = client.start("stuck")
    assert "performer" not in cable.event("message.created"), "the contact's own message"
    desk.control.typing(number, on=True)
    assert cable.event("conversation.typing_on")["performer"]["type"] == "user"
    desk.control.reply(number, "a menu", by="bot")
    assert "performer" not in cable.event("message.created")
    desk.control.reply(number, "Hi Dana")
    data = cable.event("message.created")
    assert data["performer"] == data["sender"]
    assert "performer" not in cable.event("conversation.updated"), "read again when it is sent (8.5)"


def test_3_agent_replies(desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence) -> None:
    number = client.start("stuck")
    fence(number)
    desk.control.reply(number, "Hi Dana")
    assert fence(number) == ["message.created", "conversation.updated"]
    data = cable.frames[-1]["message"]["data"]
    assert data["first_reply_created_at"] is not None
    assert data["waiting_since"] == 0
    assert data["messages"][0]["content"] == "Hi Dana"
    assert data["messages"][0]["sender"]["available_name"] == "Mei"
    desk.control.reply(number, "And another thing")
    assert fence(number) == ["message.created"], "nothing about the conversation changed"


def test_3_bot_reply_ends_the_wait_but_is_no_first_reply(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    number = client.start("stuck")
    desk.control.reply(number, "I am a bot", by="bot")
    data = cable.event("conversation.updated")
    assert (data["waiting_since"], data["first_reply_created_at"]) == (0, None)
    assert data["messages"][0]["sender"]["type"] == "agent_bot"


def test_3_agent_sends_a_file_and_quotes(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start("send me the form")
    asked = client.messages(number)[0]["id"]
    desk.control.reply(number, "Here", in_reply_to=asked, file=("form.pdf", "application/pdf", b"%PDF-1.7"))
    data = cable.event("message.created", lambda d: d["message_type"] == 1)
    assert data["content_attributes"] == {"in_reply_to": asked}
    assert data["attachments"][0]["file_type"] == "file"
    fetched = client.http.get(data["attachments"][0]["data_url"], follow_redirects=True)
    assert fetched.content == b"%PDF-1.7"


def test_4_agent_assigns(desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence) -> None:
    number = client.start("stuck")
    fence(number)
    desk.control.assign(number, "mei", team="Payments")
    assert fence(number) == ["conversation.updated"]
    meta = cable.frames[-1]["message"]["data"]["meta"]
    assert (meta["assignee"]["id"], meta["assignee_type"]) == (12, "User")
    assert meta["team"]["name"] == "Payments"
    client.send(number, "anything?", echo_id="e")
    echo = cable.event("message.created", lambda d: d.get("echo_id") == "e")
    assert echo["conversation"]["assignee_id"] == 12, "the echo tells the assignment too"


def test_5_agent_types(desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence) -> None:
    number = client.start("stuck")
    fence(number)
    desk.control.typing(number, on=True, private=True)
    assert cable.event("conversation.typing_on")["is_private"] is True
    desk.control.typing(number, on=True)
    data = cable.event("conversation.typing_on")
    assert (data["is_private"], data["user"]["type"], data["conversation"]["id"]) == (False, "user", number)
    desk.control.typing(number, on=False)
    cable.event("conversation.typing_off")


def test_6_resolve_then_survey(
    desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence
) -> None:
    number = client.start("stuck")
    fence(number)
    client.call("POST", f"{client.me}/conversations/{number}/toggle_status")
    survey = cable.event("message.created")
    assert (survey["content_type"], survey["message_type"]) == ("input_csat", 3)
    assert survey["content_attributes"] == {"display_type": "emoji"}
    assert fence(number) == ["conversation.status_changed", "conversation.updated", "message.created"]
    client.call("POST", f"{client.me}/conversations/{number}/toggle_status")
    assert fence(number) == [], "nothing changed, nothing is told"


def test_6_survey_only_once(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start("stuck")
    desk.control.resolve(number)
    cable.event("message.created", lambda d: d["content_type"] == "input_csat")
    client.send(number, "again")
    desk.control.resolve(number)
    # Another conversation is resolved last: once its survey is there, a second one here would have been.
    other = client.start("other")
    desk.control.resolve(other)
    cable.event(
        "message.created", lambda d: d["conversation_id"] == other and d["content_type"] == "input_csat"
    )
    assert [m["content_type"] for m in client.messages(number)].count("input_csat") == 1


def test_6_no_survey_when_off(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    desk.control.inbox(csat=False)
    number = client.start("stuck")
    desk.control.reply(number, "solved")
    desk.control.resolve(number)
    # The read marks take longer than the survey would have.
    client.call("POST", f"{client.me}/conversations/{number}/update_last_seen")
    cable.event("message.updated")
    assert [m["content_type"] for m in client.messages(number)] == ["text", "text"]


def test_7_agent_snoozes(desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence) -> None:
    number = client.start("stuck")
    fence(number)
    desk.control.snooze(number, for_s=3600)
    assert fence(number) == ["conversation.status_changed", "conversation.updated"]
    data = cable.frames[-1]["message"]["data"]
    assert data["status"] == "snoozed"
    assert data["snoozed_until"] is not None


def test_8_seen_marks_each_support_message_read(
    desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence
) -> None:
    number = client.start("stuck")
    ids = [desk.control.reply(number, text)["id"] for text in ("one", "two")]
    fence(number)
    client.call("POST", f"{client.me}/conversations/{number}/update_last_seen")
    updates = [cable.event("message.updated") for _message in ids]
    assert [update["id"] for update in updates] == ids
    assert all(update["previous_changes"] == {"status": ["sent", "read"]} for update in updates)
    assert all(update["status"] == "read" for update in updates)
    client.call("POST", f"{client.me}/conversations/{number}/update_last_seen")
    assert fence(number) == ["message.updated", "message.updated"], "what is read is not read again"


def test_9_answered_menu(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start("stuck")
    items = [{"title": "Card", "value": "card"}]
    sent = desk.control.reply(number, "Which?", by="bot", content_type="input_select", items=items)
    client.call(
        "PATCH", f"{client.me}/conversations/{number}/messages/{sent['id']}", {"submitted_values": items}
    )
    data = cable.event("message.updated")
    assert data["content_attributes"]["submitted_values"] == items
    assert "content_attributes" in data["previous_changes"]


def test_10_deleted_message(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start("stuck")
    sent = desk.control.reply(number, "wrong person", file=("a.txt", "text/plain", b"secret"))
    link = sent["attachments"][0]["data_url"]
    desk.control.delete_message(number, sent["id"])
    data = cable.event("message.updated")
    assert (data["content"], data["content_attributes"]) == ("This message was deleted", {"deleted": True})
    assert "attachments" not in data
    assert client.messages(number)[-1]["content"] == "This message was deleted"
    assert client.http.get(link).status_code == 404


def test_11_and_12_presence_goes_to_the_asking_session_only(
    desk: DeskThread, client: DeskClient, cable: CableClient
) -> None:
    identifier = cable.frames[-1]["identifier"]
    other = client.open()
    with CableClient(desk) as second:
        second.subscribe(other["pubsub_token"])
        before = len(cable.frames)
        client.start("fence")
        cable.command("message", identifier, data='{"action":"update_presence"}')
        cable.event("presence.update")
        assert len(cable.frames) == before + 1


def test_seen_by_an_agent_is_silent_and_visible_over_rest(
    desk: DeskThread, client: DeskClient, fence: Fence
) -> None:
    number = client.start("stuck")
    fence(number)
    assert client.conversation(number)["agent_last_seen_at"] == 0
    desk.control.see(number)
    assert client.conversation(number)["agent_last_seen_at"] > 0
    assert fence(number) == []


def test_labels_priority_and_escalation(
    desk: DeskThread, client: DeskClient, cable: CableClient, fence: Fence
) -> None:
    number = client.start("stuck")
    fence(number)
    desk.control.labels(number, ["needs-investigation"])
    desk.control.escalate(number, expected_in_s=7200)
    assert fence(number) == ["conversation.updated", "conversation.updated"]
    data = cable.frames[-1]["message"]["data"]
    assert data["labels"] == ["needs-investigation", "escalated"]
    assert data["priority"] == "high"
    assert data["custom_attributes"]["expected_by"].endswith("Z")


def test_updated_at_always_grows(desk: DeskThread, client: DeskClient, cable: CableClient) -> None:
    number = client.start("stuck")
    stamps: list[float] = []
    for step in range(4):
        desk.control.move_clock(by_s=-3600)
        desk.control.act("attributes", number, attributes={"step": step})
        stamps.append(cable.event("conversation.updated")["updated_at"])
    assert stamps == sorted(set(stamps)), "the ordering key never goes back, also when the clock does"
