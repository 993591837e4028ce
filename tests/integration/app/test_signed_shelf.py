"""The honest course of signed content, changed keys, and damage on this computer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata

from tests.helpers.signed_repository import (
    NOW,
    brand_text,
    copied,
    pack_bytes,
)
from tests.integration.app.signed_world import DAY, World, fresh, serve
from walletcare.app.upkeep.content_updates import BRAND_TARGET, PACK_TARGET
from walletcare.domain.errors import ContentError
from walletcare.infra.signed.keys import new_signer
from walletcare.infra.signed.repository import ContentRepository, TargetContent


def test_a_new_edition_arrives_and_only_what_is_new_is_fetched(world: World) -> None:
    world.publish("two", 0)
    world.host.asked.clear()
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Heron"
    start = len(world.host.asked)
    assert world.computer.updates().look() is None
    assert world.host.asked[start:] == ["metadata/2.root.json", "metadata/timestamp.json"]
    world.publish("two", 0.5, name="Heron renamed")
    start = len(world.host.asked)
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Heron renamed"
    assert [name for name in world.host.asked[start:] if name.endswith(PACK_TARGET)] == []


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_keys_are_changed_and_old_ones_count_no_more(world: World, role: str) -> None:
    operator, fresh_one = world.operator, new_signer()
    operator.repository.rotate({role: [fresh_one]}, operator.root, NOW)
    if role == "root":
        operator.root = [fresh_one]
    else:
        setattr(operator, role, fresh_one)
    if role != "targets":
        operator.repository.sign_targets_again(operator.targets, NOW)
    world.publish("two", 0.2)
    for computer in (world.computer, fresh(world, "fresh")):
        assert computer.updates().look() is not None
        assert computer.titles() == "two/Heron"


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_key_that_was_replaced_signs_nothing_any_more(world: World, role: str) -> None:
    operator = world.operator
    operator.repository.rotate({role: [new_signer()]}, operator.root, NOW)
    # The thief has the old key, and every other one: only the replaced one can give him away.
    thief = ContentRepository(copied(operator, world.folder / "thief").folder)
    thief._require_key = lambda role, signer: None  # type: ignore[method-assign]  # he does not ask
    text = brand_text(world.host.url, "Evil")
    contents = {PACK_TARGET: pack_bytes("evil"), BRAND_TARGET: text.encode()}
    thief.put_targets(
        {name: TargetContent(data, {}) for name, data in contents.items()}, operator.targets, NOW
    )
    thief.put_timestamp(operator.snapshot, operator.timestamp, NOW)
    serve(world, thief.folder)
    assert world.refusal() == "update-not-genuine"


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: path.write_bytes(bytes(reversed(path.read_bytes()))),
        lambda path: path.unlink(),
    ],
    ids=["empty", "short", "rubbish", "gone"],
)
def test_damaged_local_files_heal(world: World, damage: Callable[[Path], None]) -> None:
    content = world.computer.paths.content
    for name in ("timestamp.json", "snapshot.json", "targets.json", "root_history/1.root.json"):
        damage(content / "metadata" / name)
    damage(content / "record.json")
    world.publish("two", 0)
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Heron"
    for name in ("timestamp.json", "snapshot.json", "targets.json", "root_history/1.root.json"):
        Metadata.from_file(str(content / "metadata" / name))


@pytest.mark.parametrize("name", ["pack.db", "brand.toml", "set.json"])
def test_a_damaged_set_gives_way_to_the_one_before_and_is_fetched_again(world: World, name: str) -> None:
    world.publish("two", 0, name="Two")
    stored = world.computer.updates().look()
    assert stored is not None
    path = stored.folder / name
    path.write_bytes(path.read_bytes()[:-50])
    assert world.computer.titles() == "one/Heron"
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Two"


def test_a_brand_file_that_was_changed_on_disk_is_not_used(world: World) -> None:
    """It can still be read; only its hash tells."""
    world.publish("two", 0, name="Two")
    stored = world.computer.updates().look()
    assert stored is not None
    path = stored.folder / "brand.toml"
    path.write_text(path.read_text("utf-8").replace('"Two"', '"Tvvo"'), "utf-8")
    assert world.computer.titles() == "one/Heron"
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Two"


def test_with_both_sets_damaged_the_shipped_content_is_there(world: World) -> None:
    world.publish("two", 0)
    world.computer.updates().look()
    for path in world.computer.paths.content.rglob("pack.db"):
        path.write_bytes(b"rubbish")
    assert world.computer.titles() == "shipped/Shipped"
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "two/Heron"


def test_erasing_leaves_what_shipped(world: World) -> None:
    world.computer.updates().erase()
    assert not world.computer.paths.content.exists()
    assert world.computer.titles() == "shipped/Shipped"
    assert world.computer.updates().look() is not None


def test_two_programs_do_not_look_at_once(world: World) -> None:
    updates = world.computer.updates()
    with updates._shelf.lock(), pytest.raises(ContentError, match="update-busy"):
        world.computer.updates().look()
    assert world.computer.updates().look() is None


def test_a_program_that_ships_newer_content_uses_its_own(world: World) -> None:
    newer = replace(
        world.computer.brand,
        official=replace(world.computer.brand.official, updated=(NOW + DAY).date()),
    )
    updated = replace(world.computer, brand=newer)
    assert world.computer.titles() == "one/Heron"
    assert updated.titles() == "shipped/Shipped"


def test_sets_that_nothing_points_to_are_swept_away(world: World) -> None:
    for number, word in enumerate(("two", "three", "four")):
        world.publish(word, number / 10)
        assert world.computer.updates().look() is not None
    world.computer.updates().look()
    assert len(list((world.computer.paths.content / "sets").iterdir())) == 2


def test_a_start_reads_the_shelf_without_the_machinery_of_updates(world: World) -> None:
    """Before the first paint: the pointer and the heads of the packs, nothing else."""
    code = (
        "import sys, pathlib\n"
        "from walletcare.app.start import edition\n"
        "from walletcare.app.start.brand_choice import StartOptions\n"
        "from walletcare.content.pack import Pack\n"
        "from walletcare.infra.paths import DataPaths\n"
        "edition.has_trusted_root = lambda options: True\n"
        "paths = DataPaths(pathlib.Path(sys.argv[1]))\n"
        "pack = Pack.open_quick(edition.pack_candidates(StartOptions(), paths))\n"
        "slow = {'tuf', 'securesystemslib', 'urllib3', 'cryptography', 'httpx', 'msgspec', 'tomllib'}\n"
        "print(pack.path, sorted(slow & set(sys.modules)))\n"
    )
    root = Path(__file__).resolve().parents[3]
    answer = subprocess.run(
        [sys.executable, "-c", code, str(world.computer.paths.root)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "sets" in answer.stdout, "the set that arrived is what a start begins with"
    assert answer.stdout.strip().endswith("pack.db []")
