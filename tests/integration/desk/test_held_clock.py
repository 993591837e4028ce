"""A desk whose clock stands still: its people act as the clock is moved, at exactly their moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

import pytest

from tests.helpers.desk_client import DeskClient
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language
from walletcare.infra.held_clock import HeldClock

BEGINS = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
MINUTE = 60.0


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock(BEGINS)


@pytest.fixture
def held(clock: HeldClock) -> Iterator[DeskThread]:
    options = DeskOptions(language=Language.EN, held_at=BEGINS)
    with DeskThread(options, clock.set_offset) as desk:
        yield desk


def outgoing(client: DeskClient, number: int) -> list[dict[str, Any]]:
    return [message for message in client.messages(number) if message["message_type"] == 1]


def test_a_request_goes_as_the_clock_goes(held: DeskThread, clock: HeldClock) -> None:
    with DeskClient(held) as client:
        client.open()
        number = client.start("My refund never came", topic="refund")
        held.control.move_clock(by_s=0)
        assert outgoing(client, number) == [], "no time has passed"
        held.control.move_clock(by_s=MINUTE)
        assert clock.now() == BEGINS + timedelta(seconds=MINUTE), "the app's clock went along"
        assert len(outgoing(client, number)) == 2, "an opening and a question"
        client.send(number, "From my balance")
        held.control.move_clock(by_s=2 * MINUTE)
        assert client.conversation(number)["status"] == "resolved"


def test_the_same_story_has_the_same_times(clock: HeldClock) -> None:
    def told() -> list[int]:
        with (
            DeskThread(DeskOptions(language=Language.EN, held_at=BEGINS)) as desk,
            DeskClient(desk) as client,
        ):
            client.open()
            number = client.start("My refund never came", topic="refund")
            desk.control.move_clock(to=BEGINS + timedelta(minutes=5))
            client.send(number, "From my balance")
            desk.control.move_clock(to=BEGINS + timedelta(minutes=9))
            return [message["created_at"] for message in client.messages(number)]

    times = told()
    assert told() == times
    assert all(one <= next_ for one, next_ in pairwise(times))
    assert times[0] == BEGINS.timestamp()
    assert BEGINS.timestamp() < times[1] < BEGINS.timestamp() + MINUTE, "not the moment it was moved to"


def test_what_was_called_off_does_not_come(held: DeskThread) -> None:
    with DeskClient(held) as client:
        client.open()
        number = client.start("My refund never came", topic="refund")
        held.control.script(number, on=False)
        held.control.move_clock(by_s=10 * MINUTE)
        assert outgoing(client, number) == []


def test_answers_carry_the_date_of_the_desk(held: DeskThread) -> None:
    with DeskClient(held) as client:
        client.open()
        held.control.move_clock(by_s=3600)
        response = client.http.get(f"{held.base_url}/api")
    assert parsedate_to_datetime(response.headers["date"]) == BEGINS + timedelta(hours=1)
