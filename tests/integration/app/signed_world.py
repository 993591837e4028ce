"""Operator, host and computer of the tests of signed content, and what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.signed_repository import (
    NOW,
    Computer,
    Host,
    Operator,
    brand_text,
    make_computer,
    pack_bytes,
)
from walletcare.domain.errors import ContentError

DAY = timedelta(days=1)


@dataclass
class World:
    """Operator, host and computer; the second edition ("one") is in force on the computer."""

    folder: Path
    operator: Operator
    host: Host
    computer: Computer

    def publish(self, word: str, days: float, *, name: str = "Heron") -> None:
        """A new edition, ``days`` after NOW."""
        text = brand_text(self.host.url, name)
        self.operator.publish(pack_bytes(word), text, NOW + timedelta(days=days))

    def refusal(self) -> str:
        """Look, which must fail; the code. What was in force must still be."""
        before = self.computer.titles()
        with pytest.raises(ContentError) as caught:
            self.computer.updates().look(is_asked=True)
        assert self.computer.titles() == before
        return caught.value.code


def serve(world: World, folder: Path) -> None:
    """From now on the host serves another folder."""
    world.host.folder = folder


def fresh(world: World, name: str) -> Computer:
    """Another computer with the same program, on which nothing has arrived yet."""
    root = (world.operator.folder / "metadata" / "1.root.json").read_bytes()
    return make_computer(world.folder / name, root, world.host.url, world.computer.http)


def customer(world: World, operator: Operator, name: str) -> Computer:
    """A computer whose packaged brand trusts ``operator``."""
    root = operator.repository.root_file.read_bytes()
    return make_computer(world.folder / name, root, world.host.url, world.computer.http)
