"""T30: a server that drops every connection, before, during or after the subscription, is not stormed.

The program's own waits are kept, a thousandth as long: the first ten minutes are those in which the waits of
the real length add up to ten minutes.
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import accumulate, pairwise
from random import Random

import pytest

from tests.helpers.cable_server import CableServer, cable_server
from tests.helpers.hostile import sizes
from walletcare.domain.brand import Backend
from walletcare.domain.chat import CancelToken, ChatEvent, ChatSession, LinkEvent, LinkState, ResyncNeeded
from walletcare.infra.backoff import Backoff, some_jitter
from walletcare.infra.chatwoot.cable import CableLink, backoffs
from walletcare.infra.chatwoot.protocol import CableTimings
from walletcare.infra.http import HttpClient

TOKEN = "Zq8sT3vBn5Rk2LwXy7HcJd4M"
REAL = CableTimings()
SHRUNK = 1 / 1_000
FIRST_MINUTES_S = 600.0
MOST_ATTEMPTS = 20
"""For every client, also the one whose jitter is as short as it gets each time."""
SHORTEST = 0.05
"""The least that :func:`some_jitter` gives."""


class Sessions:
    """The REST side: the session is as it was."""

    def read_session(self, source_id: str, *, cancel: CancelToken | None = None) -> ChatSession:
        return ChatSession(source_id, TOKEN)


class Noted(Backoff):
    """The program's own waits, written down in seconds of their real length."""

    waits: list[float]

    def next_s(self) -> float:
        wait = super().next_s()
        type(self).waits.append(wait / SHRUNK)
        return wait


def faulty(server: CableServer, way: str) -> None:
    server.faults.drop_after_confirm = way == "after the confirmation"
    server.faults.refuse_status = 503 if way == "at the door" else None
    server.faults.reject = way == "rejected"


def attempts(
    way: str, drops: int, monkeypatch: pytest.MonkeyPatch, kind: type[Noted], **changes: float
) -> tuple[int, int, list[ChatEvent]]:
    """(attempts in the first ten minutes, attempts in all, events told) of ``drops`` dropped connections."""
    kind.waits = []
    monkeypatch.setattr("walletcare.infra.chatwoot.cable.Backoff", kind)
    shrunk = {
        field.name: getattr(REAL, field.name) * SHRUNK
        for field in fields(REAL)
        if field.name.startswith(("backoff", "away"))
    }
    timings = replace(REAL, **(shrunk | changes))
    heard: list[ChatEvent] = []
    http = HttpClient()
    with cable_server(TOKEN) as server:
        faulty(server, way)
        link = CableLink(
            http, Backend(f"http://127.0.0.1:{server.port}", "inbox"), Sessions(), timings=timings
        )
        link.start(ChatSession("0b6c1f0e-55a2-4b53-9a59-0f3d5b7e1c42", TOKEN), heard.append)
        seen = 0
        while seen < drops:  # each step has its own ten seconds
            seen = min(seen + 20, drops)
            server.wait_for(lambda it, seen=seen: it.attempts >= seen)  # type: ignore[misc]
        link.stop()
        total = server.attempts
    http.close()
    first = sum(at <= FIRST_MINUTES_S for at in accumulate(kind.waits))
    return first + 1, total, heard


@pytest.mark.parametrize("way", ["at the door", "after the confirmation", "rejected"])
@sizes(40, 1_000)
@pytest.mark.timeout(600)
def test_a_server_that_drops_every_connection_is_not_stormed(
    way: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, total, heard = attempts(way, count, monkeypatch, Noted)
    assert total >= count
    assert first <= MOST_ATTEMPTS, f"{first} attempts in the first ten minutes"
    # No event for every attempt either: a state is told when it changes.
    states = [event.state for event in heard if isinstance(event, LinkEvent)]
    assert all(one is not two for one, two in pairwise(states))
    assert sum(isinstance(event, ResyncNeeded) for event in heard) <= states.count(LinkState.LIVE) + 1


def tries(waits: Backoff) -> int:
    """Attempts of one client in the first ten minutes, with waits of the real length."""
    count, at = 0, 0.0
    while at <= FIRST_MINUTES_S:
        count += 1
        at += waits.next_s()
    return count


def tries_of_a_flapping(live_s: float, refused: int, timings: CableTimings, chance: Random) -> int:
    """The same where the server lets it in for ``live_s`` and then refuses ``refused`` times, in turn."""
    waits, _ = backoffs(timings, lambda: some_jitter(chance))
    count, at = 0, 0.0
    while at <= FIRST_MINUTES_S:
        if count % (refused + 1) == 0:
            at += live_s
            if live_s >= timings.stable_s:
                waits.reset()
        count += 1
        at += waits.next_s()
    return count


@pytest.mark.parametrize("which", [0, 1], ids=["watched", "away"])
@sizes(2_000, 100_000)
def test_no_client_tries_more_than_twenty_times(which: int, count: int) -> None:
    assert tries(backoffs(REAL, lambda: SHORTEST)[which]) <= MOST_ATTEMPTS
    chance = Random(30)
    worst = max(tries(backoffs(REAL, lambda: some_jitter(chance))[which]) for _ in range(count))
    assert worst <= MOST_ATTEMPTS
    assert min(some_jitter(chance) for _ in range(count)) >= SHORTEST


def most_of_a_flapping(timings: CableTimings, clients: int) -> float:
    """The mean attempts at the worst of the servers that let a client in and drop it again."""
    chance = Random(31)
    return max(
        sum(tries_of_a_flapping(live_s, refused, timings, chance) for _ in range(clients)) / clients
        for live_s in (0.0, 5.0, 21.0, 45.0, 60.0, 75.0, 120.0)
        for refused in range(6)
    )


@sizes(200, 2_000)
def test_a_server_that_lets_in_and_drops_again_is_not_stormed(count: int) -> None:
    assert most_of_a_flapping(REAL, count) <= MOST_ATTEMPTS


def test_a_build_without_a_steady_share_or_with_hasty_trust_is_found() -> None:
    careless = replace(REAL, steady_share=0.0)
    assert tries(backoffs(careless, lambda: SHORTEST)[0]) > MOST_ATTEMPTS
    chance = Random(32)
    assert max(tries(backoffs(careless, lambda: some_jitter(chance))[0]) for _ in range(300)) > MOST_ATTEMPTS
    assert most_of_a_flapping(replace(REAL, stable_s=20.0), 50) > MOST_ATTEMPTS


class NotGrowing(Noted):
    """A build whose waits do not grow."""

    def next_s(self) -> float:
        self.reset()
        return super().next_s()


def test_a_build_whose_waits_do_not_grow_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first, _, _ = attempts("at the door", 60, monkeypatch, NotGrowing)
    assert first > MOST_ATTEMPTS


def test_a_build_that_trusts_every_confirmation_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, _, _ = attempts("after the confirmation", 60, monkeypatch, Noted, stable_s=0.0)
    assert first > MOST_ATTEMPTS
