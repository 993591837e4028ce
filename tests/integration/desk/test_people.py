"""The scripted people: a request goes through every stage by itself; bot, queue, restart and scenarios."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.contract.check import assert_frame
from tests.helpers.desk_client import CableClient, DeskClient
from tests.helpers.eventually import eventually
from walletcare.desk.agents.dialogue import talk_about
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language

SPEED = 200.0


def _desk(scenario: str | Path, *, speed: float = SPEED, database: Path | None = None) -> DeskThread:
    return DeskThread(DeskOptions(scenario=scenario, speed=speed, database=database, language=Language.EN))


def _texts(client: DeskClient, number: int) -> list[str]:
    return [message["content"] for message in client.messages(number)]


def _replied(client: DeskClient, number: int, text: str) -> Callable[[], bool]:
    return lambda: text in _texts(client, number)


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("My refund never came", "From my balance", Language.EN),
        ("退款一直没到", "余额付的", Language.ZH),
        ("退款一直没到", "OK, TRC-20", Language.ZH),
    ],
)
def test_request_goes_through_every_stage(first: str, second: str, language: Language) -> None:
    talk = talk_about("refund")
    with _desk("default") as desk, DeskClient(desk) as client, CableClient(desk) as cable:
        cable.subscribe(client.open()["pubsub_token"])
        number = client.start(first, topic="refund")
        assigned = cable.event("conversation.updated", lambda d: d["meta"]["assignee"] is not None)
        assert assigned["meta"]["assignee"]["available_name"] == "Mei"
        assert client.conversation(number)["agent_last_seen_at"] > 0, "seen comes before assigned"
        cable.event("conversation.typing_on")
        opening = cable.event("message.created", lambda d: d["message_type"] == 1)
        assert opening["content"] == talk.opening.text(language)
        assert opening["sender"]["type"] == "user"
        question = cable.event("message.created", lambda d: d["message_type"] == 1)
        assert question["content"] == talk.question.text(language)
        assert client.conversation(number)["status"] == "open", "she waits for the answer"
        client.send(number, second)
        answer = cable.event("message.created", lambda d: d["message_type"] == 1)
        assert answer["content"] == talk.answer.text(language)
        cable.event("conversation.status_changed", lambda d: d["status"] == "resolved")
        cable.event("message.created", lambda d: d["content_type"] == "input_csat")
        for frame in cable.frames:
            assert_frame(frame)


def test_message_after_the_end_is_answered_and_resolved_again() -> None:
    with _desk("default") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("Can't log in", topic="login")
        eventually(_replied(client, number, talk_about("login").question.en), "the question")
        client.send(number, "the code never arrives")
        eventually(lambda: client.conversation(number)["status"] == "resolved", "the end")
        client.send(number, "It is back")
        eventually(lambda: any("it’s Mei again" in text for text in _texts(client, number)), "Mei again")
        eventually(lambda: client.conversation(number)["status"] == "resolved", "the second end")


def test_agent_can_be_taken_over_from(tmp_path: Path) -> None:
    with _desk("default") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start()
        desk.control.script(number, on=False)
        client.send(number, "hello")
        other = client.start("and this one", topic="other")
        eventually(_replied(client, other, talk_about("other").question.en), "the other answer")
        assert _texts(client, number) == ["hello"]
        desk.control.script(number, on=True)
        eventually(_replied(client, number, talk_about("other").question.en), "the answer")


def test_nobody_answers_until_somebody_comes_online() -> None:
    with _desk("default") as desk, DeskClient(desk) as client:
        client.open()
        desk.control.online()
        number = client.start("hello")
        assert desk.control.conversation(number)["waiting_since"] is not None
        desk.control.online("iris")
        eventually(lambda: len(_texts(client, number)) > 1, "an answer")
        assert desk.control.conversation(number)["assignee"] == "Iris"


def test_waiting_request_is_taken_up_after_a_restart(tmp_path: Path) -> None:
    database = tmp_path / "desk.db"
    with _desk("agent-silent", database=database) as desk, DeskClient(desk) as client:
        contact = client.open()
        identifier = desk.inbox_identifier
        number = client.start("hello")
    with _desk("default", database=database) as desk, DeskClient(desk) as client:
        assert desk.inbox_identifier == identifier, "a kept database keeps its inbox"
        client.contact = contact
        assert client.call("GET", client.me).json() == contact
        eventually(_replied(client, number, talk_about("other").question.en), "the answer")


def test_queue_falls_place_by_place_and_then_she_answers() -> None:
    with _desk("queue-25", speed=2000) as desk, DeskClient(desk) as client, CableClient(desk) as cable:
        cable.subscribe(client.open()["pubsub_token"])
        number = client.start("hello")
        places = []
        while True:
            attributes = cable.event("conversation.updated")["custom_attributes"]
            if "queue_position" not in attributes:
                break
            places.append(attributes["queue_position"])
            assert attributes["queue_wait_minutes"] >= 1
        told = list(dict.fromkeys(places))
        assert told == sorted(told, reverse=True), "the position only falls"
        assert (told[0], told[-1]) == (26, 2)
        eventually(_replied(client, number, talk_about("other").question.en), "the answer")


def test_second_request_stands_behind_the_first_and_leaves_when_solved() -> None:
    with _desk("queue-25", speed=1) as desk, DeskClient(desk) as client:
        client.open()
        numbers = [client.start("one"), client.start("two")]
        places = [desk.control.conversation(number)["queue_position"] for number in numbers]
        assert places == [26, 27]
        client.call("POST", f"{client.me}/conversations/{numbers[0]}/toggle_status")
        assert desk.control.conversation(numbers[0])["queue_position"] is None
        second = desk.control.conversation(numbers[1])
        assert second["queue_position"] == 26
        assert second["custom_attributes"]["queue_position"] == 26
        desk.control.queue(3)
        assert desk.control.conversation(numbers[1])["custom_attributes"]["queue_position"] == 4


def test_queue_is_real_without_the_script_and_qa_serves_it() -> None:
    with _desk("agent-silent", speed=1) as desk, DeskClient(desk) as client:
        client.open()
        desk.control.queue(25, seconds_per_place=60)
        numbers = [client.start("one"), client.start("two")]
        assert [desk.control.conversation(n)["queue_position"] for n in numbers] == [26, 27]
        desk.control.reply(numbers[0], "You are next after all")
        assert [desk.control.conversation(n)["queue_position"] for n in numbers] == [None, 26]
        desk.control.assign(numbers[1])
        waiting = desk.control.conversation(numbers[1])
        assert waiting["queue_position"] is None
        assert "queue_position" not in waiting["custom_attributes"]


def test_snoozed_in_the_middle_is_taken_up_by_the_next_message() -> None:
    with _desk("default") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        eventually(_replied(client, number, talk_about("other").question.en), "the question")
        desk.control.snooze(number)
        client.send(number, "again")
        eventually(_replied(client, number, talk_about("other").answer.en), "the answer")


def test_solved_while_waiting_starts_over_when_it_comes_back() -> None:
    with _desk("queue-25", speed=1) as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        client.call("POST", f"{client.me}/conversations/{number}/toggle_status")
        assert desk.control.conversation(number)["queue_position"] is None
        client.send(number, "not solved after all")
        assert desk.control.conversation(number)["queue_position"] == 26


def test_bot_greets_and_hands_over() -> None:
    with _desk("bot") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("付款失败了", topic="payment-failed")
        assert client.conversation(number)["status"] == "pending"
        eventually(lambda: len(client.messages(number)) == 2, "the menu")
        menu = client.messages(number)[1]
        assert (menu["content_type"], menu["sender"]["type"]) == ("input_select", "agent_bot")
        options = menu["content_attributes"]["items"]
        assert options[0] == {"title": "付款失败", "value": "payment-failed"}
        path = f"{client.me}/conversations/{number}/messages/{menu['id']}"
        client.call("PATCH", path, {"submitted_values": [options[0]]})
        eventually(lambda: len(client.messages(number)) == 3, "the answer")
        assert client.conversation(number)["status"] == "pending"
        client.send(number, "人工")
        eventually(_replied(client, number, talk_about("payment-failed").question.zh), "Mei")
        assert client.conversation(number)["status"] == "open"


def test_bot_menu_has_a_way_to_a_person() -> None:
    with _desk("bot") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        eventually(lambda: len(client.messages(number)) == 2, "the menu")
        menu = client.messages(number)[1]
        values = [menu["content_attributes"]["items"][-1]]
        assert values[0]["value"] == "human"
        path = f"{client.me}/conversations/{number}/messages/{menu['id']}"
        client.call("PATCH", path, {"submitted_values": values})
        eventually(lambda: client.conversation(number)["status"] == "open", "the handover")


def test_bot_loop_never_lets_go() -> None:
    with _desk("bot-loop") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        for count, text in ((2, "human"), (4, "a real person, please"), (6, "人工")):
            eventually(lambda count=count: len(client.messages(number)) == count, "the menu")  # type: ignore[misc]
            client.send(number, text)
        eventually(lambda: len(client.messages(number)) == 8, "the menu again")
        assert client.conversation(number)["status"] == "pending"
        menus = [message for message in client.messages(number) if message["content_type"] == "input_select"]
        assert len(menus) == 4


def test_chat_closed_scenario() -> None:
    with _desk("chat-closed") as desk, DeskClient(desk) as client:
        client.open()
        inbox = client.call("GET", "").json()
        assert inbox["working_hours_enabled"] is True
        assert [row["closed_all_day"] for row in inbox["working_hours"]].count(True) == 1
        number = client.start("在吗")
        assert "非服务时间" in _texts(client, number)[1]
        assert "节假日" in _texts(client, number)[1], "the holidays note comes with it"
        assert desk.control.state()["is_open"] is False


def test_reopened_scenario() -> None:
    with _desk("reopened") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        eventually(_replied(client, number, talk_about("other").question.en), "the question")
        client.send(number, "first time")
        eventually(
            lambda: any("opened this again" in text for text in _texts(client, number)), "the reopening"
        )
        assert client.conversation(number)["status"] == "open"


def test_csat_scenario_shows_stars() -> None:
    with _desk("csat") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start("hello")
        eventually(lambda: client.messages(number)[-1]["content_type"] == "input_csat", "the survey")
        assert client.messages(number)[-1]["content_attributes"] == {"display_type": "star"}


def test_maintenance_scenario_ends_by_itself() -> None:
    with _desk("maintenance") as desk, DeskClient(desk) as client:
        assert client.call("GET", "").status_code == 503
        eventually(lambda: client.call("GET", "").status_code == 200, "the end of the maintenance")


def test_long_outage_scenario_begins_and_ends() -> None:
    with _desk("long-outage") as desk, DeskClient(desk) as client:
        client.open()
        client.start("hello")
        eventually(lambda: desk.control.state()["faults"]["refuse_sockets"], "the outage")
        eventually(lambda: not desk.control.state()["faults"]["refuse_sockets"], "its end")
        assert client.call("GET", "").status_code == 200


def test_save_then_500_scenario_stores_once() -> None:
    with _desk("save-then-500") as desk, DeskClient(desk) as client:
        client.open()
        number = client.start()
        path = f"{client.me}/conversations/{number}/messages"
        answers = [client.call("POST", path, {"content": str(i)}).status_code for i in range(3)]
        assert answers == [500, 500, 200]
        assert desk.control.incoming(number) == ["0", "1", "2"]
