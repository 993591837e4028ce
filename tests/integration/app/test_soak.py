"""The soak in short: every fault once, and nothing is held that was not before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from walletcare.app.headless import headless
from walletcare.app.soak.day import FAULTS
from walletcare.app.soak.run import soak
from walletcare.app.soak.weigh import HEADLESS_LIMITS, WINDOW_LIMITS, Limits, Weight, growth


def test_without_a_window_checks_do_not_wait_for_one(tmp_path: Path) -> None:
    """What the checks wait for before they look at a demo's desk is there once everything is built."""
    with headless(tmp_path) as app:
        assert app.services.local.arrived.is_set()


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
    assert growth(weights).findings(WINDOW_LIMITS if has_window else HEADLESS_LIMITS) == []


STEADY = Weight(1, 100.0, 50.0, 600_000, 9, 40, 120_000, 5, 1454, 2394)
LIMITS = Limits(memory_mb=1.0, heap_mb=1.0, blocks=1000, objects=100)


def days(**a_day: float) -> list[Weight]:
    """A month in which the named kinds grow by so much a day."""
    return [
        replace(
            STEADY,
            day=day,
            **{
                name: type(getattr(STEADY, name))(getattr(STEADY, name) + day * by)
                for name, by in a_day.items()
            },
        )
        for day in range(1, 31)
    ]


def test_a_steady_month_has_no_findings() -> None:
    assert growth(days()).findings(LIMITS) == []


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("memory_mb", 0.05),
        ("heap_mb", 0.05),
        ("blocks", 20),
        ("objects", 2),
        ("threads", 0.1),
        ("handles", 0.2),
        ("timers", 0.1),
        ("widgets", 1),
        ("qobjects", 1),
    ],
)
def test_growth_is_found(name: str, by: float) -> None:
    found = growth(days(**{name: by})).findings(LIMITS)
    assert [sentence.split()[0] for sentence in found] == [name]
