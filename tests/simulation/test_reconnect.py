"""The herd, in small: twenty thousand clients stand for a million. The whole figure is in the docs."""

from __future__ import annotations

from random import Random

import pytest

from tests.simulation import reconnect
from walletcare.infra.backoff import some_jitter
from walletcare.infra.chatwoot.protocol import CableTimings

CLIENTS, STANDS_FOR = 20_000, 50


def busiest(counts: list[int]) -> float:
    """The busiest ten seconds, a second, for a million clients."""
    return max(sum(counts[at : at + 10]) for at in range(max(len(counts) - 9, 1))) / 10 * STANDS_FOR


@pytest.mark.parametrize("outage_s", [5, 600])
def test_a_million_clients_come_back_within_what_a_cluster_takes_in(outage_s: int) -> None:
    chance = Random(2)
    run = reconnect.simulate(
        CLIENTS, outage_s, timings=CableTimings(), jitter=lambda: some_jitter(chance), chance=chance
    )
    assert busiest(run.arrivals()[outage_s:]) <= reconnect.CAPACITY_PER_S
    assert run.back[-1] == CLIENTS
    assert run.back_after_s(0.99) <= 720


def test_the_check_would_notice_a_narrow_jitter() -> None:
    chance = Random(3)
    run = reconnect.simulate(
        CLIENTS, 5, timings=reconnect.OLD, jitter=lambda: chance.uniform(0.8, 1.2), chance=chance
    )
    assert busiest(run.arrivals()) > 10 * reconnect.CAPACITY_PER_S
