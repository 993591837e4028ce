"""Signed content whose files are not what was signed, or of no use: what is in force still opens.

Every attack stands beside the honest course of the same thing, so that a client that refuses everything, or
accepts everything, fails here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, TargetFile, Targets

from tests.helpers.http_server import reply
from tests.helpers.signed_repository import (
    NOW,
    Operator,
    brand_text,
    pack_bytes,
)
from tests.integration.app.signed_world import World, customer, serve
from walletcare.app.upkeep.content_updates import BRAND_TARGET, PACK_TARGET
from walletcare.domain.errors import ContentError
from walletcare.infra.signed.repository import TargetContent


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("target", [PACK_TARGET, BRAND_TARGET])
@pytest.mark.parametrize(
    "change",
    [
        lambda body: body[:-1] + bytes([body[-1] ^ 1]),
        lambda body: body + b"x",
        lambda body: body[:-1],
        lambda body: b"",
    ],
    ids=["changed", "longer", "shorter", "empty"],
)
def test_a_file_that_is_not_what_was_signed_is_refused(
    world: World, target: str, change: Callable[[bytes], bytes]
) -> None:
    world.publish("two", 0, name="Two")
    world.host.trick = lambda path, body: (
        reply(200, change(body)) if path.endswith(target) and body is not None else None
    )
    assert world.refusal() == "update-not-genuine"
    world.host.trick = None
    world.computer.updates().look()
    assert world.computer.titles() == "two/Two"


def test_a_target_with_a_path_in_its_name_reaches_nothing(world: World) -> None:
    """Names come from us: a signed name that climbs out of the folder is never asked for or written."""
    before = files(world.folder / "computer")
    evil = {"../../evil.toml": b"evil", "/etc/evil": b"evil"}
    contents = {name: TargetContent(data, {}) for name, data in evil.items()}
    # Written by hand: an honest folder has no place for such names.
    metadata = world.operator.folder / "metadata"
    loaded = Metadata[Targets].from_bytes((metadata / "2.targets.json").read_bytes())
    for name, content in contents.items():
        loaded.signed.targets[name] = TargetFile.from_data(name, content.data, ["sha256"])
    loaded.signed.version = 3
    loaded.sign(world.operator.targets)
    (metadata / "3.targets.json").write_bytes(loaded.to_bytes())
    world.operator.renew(NOW)
    assert world.computer.updates().look() is None
    assert world.computer.titles() == "one/Heron"
    assert not [name for name in world.host.asked if "evil" in name]
    assert not [name for name in set(files(world.folder / "computer")) - set(before) if "evil" in name]


@pytest.mark.parametrize(
    ("pack", "brand", "reason"),
    [
        (b"no database", None, "pack-damaged"),
        (None, 'id = "heron-test"', "brand-wrong"),
        (None, "other wallet", "brand-other"),
    ],
)
def test_signed_content_that_does_not_open_changes_nothing(
    world: World, pack: bytes | None, brand: str | None, reason: str
) -> None:
    """The operator's own mistake: genuine, and of no use."""
    text = brand_text(world.host.url)
    if brand == "other wallet":
        brand = text.replace('id = "heron-test"', 'id = "other"')
    world.operator.publish(pack or pack_bytes("two"), brand or text, NOW)
    assert world.refusal() == "update-unusable"
    assert world.computer.updates().status.record.reason == reason
    start = len(world.host.asked)
    with pytest.raises(ContentError, match="update-unusable"):
        world.computer.updates().look()
    assert not [name for name in world.host.asked[start:] if name.startswith("targets/")]
    world.publish("three", 0.1)
    assert world.computer.updates().look() is not None
    assert world.computer.titles() == "three/Heron"


def test_content_for_a_newer_program_is_named_as_such(world: World) -> None:
    operator = Operator(world.folder / "newer")
    operator.create()
    operator.repository.put_targets({"pack-99.db": TargetContent(b"x", {})}, operator.targets, NOW)
    operator.renew(NOW)
    serve(world, operator.folder)
    computer = customer(world, operator, "other")
    with pytest.raises(ContentError, match="update-empty") as caught:
        computer.updates().look()
    assert caught.value.details["reason"] == "newer-format"
    assert computer.titles() == "shipped/Shipped"
