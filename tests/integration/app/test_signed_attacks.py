"""Attacks on signed content with old states and wrong keys, over real HTTP: all are refused.

Every attack stands beside the honest course of the same thing, so that a client that refuses everything, or
accepts everything, fails here.
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata

from tests.helpers.http_server import reply
from tests.helpers.signed_repository import (
    NOW,
    Operator,
    brand_text,
    copied,
    pack_bytes,
)
from tests.integration.app.signed_world import DAY, World, customer, fresh, serve
from walletcare.domain.errors import ContentError
from walletcare.infra.signed.keys import new_signer

BIT_FLIPS, ALL_BIT_FLIPS = 40, 600
SEED = 4711


def test_an_older_timestamp_is_refused(world: World) -> None:
    old = copied(world.operator, world.folder / "old")
    world.publish("two", 0)
    world.computer.updates().look()
    serve(world, old.folder)
    assert world.refusal() == "update-older"


@pytest.mark.parametrize("role", ["snapshot", "targets"])
@pytest.mark.parametrize("is_fresh", [False, True])
def test_an_old_state_under_a_new_name_is_refused(world: World, role: str, is_fresh: bool) -> None:
    """Mix and match: genuine files of different times put together."""
    metadata = world.operator.folder / "metadata"
    old = (metadata / ("1.snapshot.json" if role == "snapshot" else "2.targets.json")).read_bytes()
    world.publish("two", 0)
    newest = "2.snapshot.json" if role == "snapshot" else "3.targets.json"
    assert (metadata / newest).read_bytes() != old
    world.host.trick = lambda path, _: reply(200, old) if path.endswith(newest) else None
    if is_fresh:
        world = replace(world, computer=fresh(world, "fresh"))
        assert world.computer.titles() == "shipped/Shipped"
    assert world.refusal() in {"update-older", "update-not-genuine"}
    world.host.trick = None
    world.computer.updates().look()
    assert world.computer.titles() == "two/Heron"


def test_a_state_that_is_held_back_is_refused_when_it_is_past_its_time(world: World) -> None:
    """Freeze: the host goes on serving what was genuine once."""
    world.computer.clock.at = NOW + 12 * DAY
    assert world.computer.updates().look() is None
    world.computer.clock.at = NOW + 14 * DAY
    assert world.refusal() == "update-expired"
    world.operator.renew(NOW + 13 * DAY)
    assert world.computer.updates().look() is None


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_role_signed_with_another_key_is_refused(world: World, role: str) -> None:
    stranger = new_signer()
    path = world.operator.folder / "metadata"
    world.publish("two", 0)
    newest = {"targets": "3.targets.json", "snapshot": "2.snapshot.json", "timestamp": "timestamp.json"}[role]
    found = Metadata.from_bytes((path / newest).read_bytes())
    found.sign(stranger)
    forged = found.to_bytes()
    world.host.trick = lambda name, _: reply(200, forged) if name.endswith(newest) else None
    assert world.refusal() == "update-not-genuine"


@pytest.mark.parametrize("signs_with", ["own keys", "one real root key"])
def test_a_root_of_an_attacker_is_refused(tmp_path: Path, world: World, signs_with: str) -> None:
    """Root has two keys and needs both: one that was stolen is not enough."""
    attacker = Operator(tmp_path / "attacker", root=[new_signer(), new_signer()])
    attacker.create()
    attacker.publish(pack_bytes("evil"), brand_text(world.host.url, "Evil"), NOW)
    double = Operator(tmp_path / "double", root=[new_signer(), new_signer()])
    double.create()
    double.publish(pack_bytes("two"), brand_text(world.host.url), NOW)
    victim = customer(world, double, "victim")
    found = Metadata.from_bytes(attacker.repository.root_file.read_bytes())
    found.signed.version = 2
    signers = attacker.root if signs_with == "own keys" else [*attacker.root, double.root[0]]
    found.signatures.clear()
    for signer in signers:
        found.sign(signer, append=True)
    (attacker.folder / "metadata" / "2.root.json").write_bytes(found.to_bytes())
    serve(world, attacker.folder)
    assert replace(world, computer=victim).refusal() == "update-not-genuine"
    serve(world, double.folder)
    victim.updates().look()
    assert victim.titles() == "two/Heron"


def flips(world: World, folder: Path, count: int) -> tuple[int, int]:
    """Flip one bit of the metadata ``count`` times, each met by a new computer; accepted, and changed in
    meaning while accepted.
    """
    chance = random.Random(SEED)
    metadata = world.operator.folder / "metadata"
    names = ["timestamp.json", "1.snapshot.json", "2.targets.json", "1.root.json"]
    accepted = changed = 0
    for number in range(count):
        name = names[number % 3]
        data = bytearray((metadata / name).read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        flipped = bytes(data)
        world.host.trick = lambda path, _, name=name, flipped=flipped: (
            reply(200, flipped) if path == f"metadata/{name}" else None
        )
        computer = fresh(world, f"{folder.name}-{number}")
        try:
            computer.updates().look()
        except ContentError:
            assert computer.titles() == "shipped/Shipped"
            continue
        accepted += 1
        honest = Metadata.from_bytes((metadata / name).read_bytes()).signed.to_dict()
        changed += Metadata.from_bytes(flipped).signed.to_dict() != honest
    return accepted, changed


def test_no_flipped_bit_changes_the_meaning(world: World) -> None:
    accepted, changed = flips(world, world.folder / "few", BIT_FLIPS)
    assert changed == 0
    assert accepted < BIT_FLIPS / 10


@pytest.mark.slow
def test_no_flipped_bit_changes_the_meaning_in_full(world: World) -> None:
    accepted, changed = flips(world, world.folder / "all", ALL_BIT_FLIPS)
    sys.stderr.write(
        f"{ALL_BIT_FLIPS} bits, seed {SEED}: {accepted} accepted, {changed} changed in meaning\n"
    )
    assert changed == 0
    assert accepted < ALL_BIT_FLIPS / 20
