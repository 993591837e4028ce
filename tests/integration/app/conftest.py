"""A computer, an operator and a host between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.signed_repository import Operator, host, make_computer
from tests.integration.app.signed_world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Edition "one" arrived a day ago; the clock says NOW."""
    operator = Operator(tmp_path / "repository")
    operator.create()
    with host(operator.folder) as served:
        root = operator.repository.root_file.read_bytes()
        made = World(tmp_path, operator, served, make_computer(tmp_path / "computer", root, served.url))
        made.publish("one", -1)
        assert made.computer.updates().look() is not None
        assert made.computer.titles() == "one/Heron"
        yield made
        made.computer.http.close()
