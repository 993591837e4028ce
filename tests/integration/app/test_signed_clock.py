"""Signed content and clocks that are wrong: six of them, honest and withdrawn content, dates once seen."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from tests.helpers.signed_repository import (
    NOW,
    Operator,
    brand_text,
    copied,
    pack_bytes,
)
from tests.integration.app.signed_world import DAY, World, customer, serve
from walletcare.domain.errors import ContentError
from walletcare.infra.signed.repository import ContentRepository, Lifetimes

CLOCKS = {
    "-10 y": timedelta(days=-3650),
    "-400 d": timedelta(days=-400),
    "-1 d": timedelta(days=-1),
    "+1 d": timedelta(days=1),
    "+2 d": timedelta(days=2),
    "+10 y": timedelta(days=3650),
}


def short_lived(world: World) -> Operator:
    """An operator whose timestamps are good for a day and a half, at NOW."""
    operator = Operator(world.folder / "short")
    operator.create()
    operator.publish(pack_bytes("two"), brand_text(world.host.url), NOW)
    repository = ContentRepository(operator.folder, Lifetimes(timestamp=timedelta(hours=36)))
    repository.put_timestamp(operator.snapshot, operator.timestamp, NOW)
    return operator


@pytest.mark.parametrize("name", CLOCKS)
def test_clock_honest_content_is_taken_unless_the_clock_is_past_it(world: World, name: str) -> None:
    """A clock that is behind keeps nobody from current content; one that is ahead gets no "never mind"."""
    operator = short_lived(world)
    serve(world, operator.folder)
    computer = customer(world, operator, "clock")
    computer.clock.at = NOW + CLOCKS[name]
    if CLOCKS[name] < 1.5 * DAY:
        assert computer.updates().look() is not None
        assert computer.titles() == "two/Heron"
    else:
        with pytest.raises(ContentError, match="update-expired"):
            computer.updates().look()
        assert computer.titles() == "shipped/Shipped"


@pytest.mark.parametrize("name", CLOCKS)
def test_clock_content_that_was_withdrawn_is_refused_whatever_the_clock_says(world: World, name: str) -> None:
    """A year-old state that a new computer meets: older than the program itself."""
    operator = Operator(world.folder / "old")
    operator.create(NOW - 400 * DAY)
    operator.publish(pack_bytes("evil"), brand_text(world.host.url), NOW - 395 * DAY)
    serve(world, operator.folder)
    computer = customer(world, operator, "clock")
    computer.clock.at = NOW + CLOCKS[name]
    with pytest.raises(ContentError, match="update-expired"):
        computer.updates().look()
    assert computer.titles() == "shipped/Shipped"


@pytest.mark.parametrize("name", ["-10 y", "-400 d", "-1 d"])
def test_clock_a_date_once_seen_is_never_forgotten(world: World, name: str) -> None:
    """The computer saw newer dates; its trusted metadata is lost, and an old state is served again."""
    old = short_lived(world)
    recorded = copied(old, world.folder / "recorded")
    old.renew(NOW + 5 * DAY)
    serve(world, old.folder)
    computer = customer(world, old, "clock")
    computer.clock.at = NOW + 5 * DAY
    assert computer.updates().look() is not None
    shutil.rmtree(computer.paths.content / "metadata")
    serve(world, recorded.folder)
    computer.clock.at = NOW + CLOCKS[name]
    with pytest.raises(ContentError, match="update-expired"):
        computer.updates().look()
    assert computer.titles() == "two/Heron"
    # The proof that it is the floor which refuses: without what was remembered, the old state passes.
    (computer.paths.content / "record.json").unlink()
    shutil.rmtree(computer.paths.content / "metadata")
    assert computer.updates().look() is None


def test_clock_a_signed_date_moves_the_floor_a_day_at_most(world: World) -> None:
    """A stolen online key that signs the year 2099 must not end all updates."""
    world.operator.renew(NOW + 20_000 * DAY)
    world.computer.updates().look()
    assert world.computer.updates().status.record.floor == NOW + DAY
