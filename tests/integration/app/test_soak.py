"""The soak in short: every fault once, and nothing is held that was not before."""

from __future__ import annotations

import pytest

from walletcare.app.soak.day import FAULTS
from walletcare.app.soak.run import soak
from walletcare.app.soak.weigh import Weight, growth


def test_a_round_of_faults_leaves_no_thread_and_no_handle() -> None:
    rounds = 2 * len(FAULTS)
    weights = list(soak(rounds, has_window=False))
    assert len(weights) == rounds
    first, last = weights[len(FAULTS) - 1], weights[-1]
    assert last.threads <= first.threads
    # A connection that is kept for the next call comes and goes.
    assert last.handles <= first.handles + 6


@pytest.mark.slow
@pytest.mark.parametrize("has_window", [False, True])
def test_a_quarter_of_a_year(has_window: bool) -> None:
    weights = list(soak(102, has_window=has_window))[12:]
    assert growth(weights).findings(20.0, 6000.0) == []


def test_growth_is_found() -> None:
    steady = [Weight(day, 100.0, 4, 20, 1000, 5, 300) for day in range(1, 31)]
    assert growth(steady).findings(1.0, 100.0) == []
    leaking = [
        Weight(day, 100.0 + day / 10, 4 + day // 10, 20, 1000 + 50 * day, 5, 300) for day in range(1, 31)
    ]
    found = growth(leaking).findings(1.0, 100.0)
    assert [sentence.split()[0] for sentence in found] == ["threads", "memory", "objects"]
