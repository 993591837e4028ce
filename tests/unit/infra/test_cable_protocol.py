"""The ActionCable conversation without a socket, and how often a link may try (threat T30)."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.infra.backoff import Backoff, some_jitter
from walletcare.infra.chatwoot.protocol import CableProtocol, CableTimings, End, EndedError

TOKEN = "Zq8sT3vBn5Rk2LwXy7HcJd4M"
IDENTIFIER = '{"channel":"RoomChannel","pubsub_token":"' + TOKEN + '"}'
TIMINGS = CableTimings()


def confirmed(now: float = 0.0) -> CableProtocol:
    protocol = CableProtocol(TOKEN, TIMINGS, now)
    protocol.received('{"type":"welcome"}', now)
    protocol.take_outgoing()
    protocol.received(json.dumps({"identifier": IDENTIFIER, "type": "confirm_subscription"}), now)
    assert protocol.is_live
    return protocol


def test_subscribes_once_after_the_welcome_with_the_documented_bytes() -> None:
    protocol = CableProtocol(TOKEN, TIMINGS, 0.0)
    assert protocol.take_outgoing() == []
    protocol.received('{"type":"welcome"}', 0.0)
    protocol.received('{"type":"welcome"}', 0.0)
    assert protocol.take_outgoing() == [
        '{"command":"subscribe","identifier":"{\\"channel\\":\\"RoomChannel\\",\\"pubsub_token\\":\\"'
        + TOKEN
        + '\\"}"}'
    ]


@pytest.mark.parametrize(
    ("frames", "at", "end"),
    [
        ([], 10.0, End.NO_WELCOME),
        (['{"type":"welcome"}', '{"type":"ping","message":1}'], 10.0, End.UNCONFIRMED),
    ],
)
def test_step_that_does_not_come_ends_it(frames: list[str], at: float, end: End) -> None:
    protocol = CableProtocol(TOKEN, TIMINGS, 0.0)
    for frame in frames:
        protocol.received(frame, 0.0)
    protocol.tick(at - 0.01)
    with pytest.raises(EndedError) as caught:
        protocol.tick(at)
    assert caught.value.end is end
    assert caught.value.may_return


def test_confirmation_of_another_subscription_does_not_count() -> None:
    protocol = CableProtocol(TOKEN, TIMINGS, 0.0)
    protocol.received('{"type":"welcome"}', 0.0)
    other = IDENTIFIER.replace(":", ": ")
    protocol.received(json.dumps({"identifier": other, "type": "confirm_subscription"}), 0.0)
    assert not protocol.is_live


def test_silence_ends_it_and_any_ping_keeps_it() -> None:
    protocol = confirmed()
    for second in range(0, 60, 3):
        protocol.received('{"type":"ping","message":1}', float(second))
        protocol.tick(float(second))
    with pytest.raises(EndedError, match="silent"):
        protocol.tick(57.0 + TIMINGS.silence_s)


def test_doubt_shortens_the_wait_and_never_lengthens_it() -> None:
    protocol = confirmed()
    protocol.doubt(0.0)
    assert protocol.next_due() == TIMINGS.wake_check_s
    protocol.doubt(3.9)
    assert protocol.next_due() == TIMINGS.wake_check_s


def test_presence_every_minute() -> None:
    protocol = confirmed()
    sent = 0
    for second in range(181):
        protocol.received('{"type":"ping","message":1}', float(second))
        protocol.tick(float(second))
        sent += len(protocol.take_outgoing())
    assert sent == 3


@pytest.mark.parametrize(("reconnect", "may_return"), [("true", True), ("false", False), ("null", True)])
def test_goodbye_is_obeyed(reconnect: str, may_return: bool) -> None:
    with pytest.raises(EndedError) as caught:
        confirmed().received(f'{{"type":"disconnect","reason":"x","reconnect":{reconnect}}}', 1.0)
    assert (caught.value.end, caught.value.may_return) == (End.DISCONNECTED, may_return)


@given(
    st.text(max_size=200)
    | st.dictionaries(st.text(max_size=12), st.none() | st.integers() | st.text()).map(json.dumps)
)
def test_no_frame_can_break_it_or_get_into_an_error(text: str) -> None:
    try:
        confirmed().received(text, 1.0)
    except EndedError as ended:
        told = str(ended)
    else:
        return
    assert told in {end.value for end in End}


def test_lost_connections_come_back_spread_over_the_whole_wait() -> None:
    """A tenth of the wait holds about a tenth of the clients, from the first wait on."""
    chance = random.Random(9)
    first = sorted(Backoff(100.0, 100.0, lambda: some_jitter(chance)).next_s() for _ in range(5_000))
    assert first[0] >= 5.0
    for tenth in range(1, 10):
        assert abs(sum(wait < 5 + 9.5 * tenth for wait in first) / 5_000 - tenth / 10) < 0.03


def test_waits_grow_to_the_last_and_start_afresh_after_a_reset() -> None:
    backoff = Backoff(1.0, 60.0, lambda: 1.0)
    assert [backoff.next_s() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    for _ in range(5_000):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() == 1.0
    assert all(0.05 <= some_jitter() <= 1.0 for _ in range(100))


def test_a_steady_share_bounds_the_last_waits_from_below_and_leaves_the_early_ones() -> None:
    shortest = Backoff(8.0, 80.0, lambda: 0.0, steady_share=0.5)
    assert [shortest.next_s() for _ in range(6)] == [0, 0, 0, 0, 40, 40]
    longest = Backoff(8.0, 80.0, lambda: 1.0, steady_share=0.5)
    assert [longest.next_s() for _ in range(6)] == [8, 16, 32, 64, 80, 80]
