"""Running desks for the tests: one shared by the tests of a module, and clients of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.desk_client import CableClient, DeskClient
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread
from walletcare.domain.language import Language

FAST = 100.0


@pytest.fixture(scope="module")
def shared_desk() -> Iterator[DeskThread]:
    """A desk where nobody acts unless a test says so, and a minute passes in about half a second."""
    options = DeskOptions(scenario="agent-silent", speed=FAST, language=Language.EN)
    with DeskThread(options) as desk:
        yield desk


@pytest.fixture
def desk(shared_desk: DeskThread) -> Iterator[DeskThread]:
    """The shared desk, put back in order after the test."""
    yield shared_desk
    control = shared_desk.control
    control.clear_faults()
    control.act("clock", reset=True)
    control.inbox(
        hours="always",
        csat=True,
        single_conversation=False,
        needs_identity=False,
        greeting=False,
        out_of_office=False,
    )
    control.bot(active=False)
    control.online("mei")


@pytest.fixture
def client(desk: DeskThread) -> Iterator[DeskClient]:
    """A contact with a session."""
    with DeskClient(desk) as opened:
        opened.open(name="Dana Reyes")
        yield opened


@pytest.fixture
def cable(desk: DeskThread, client: DeskClient) -> Iterator[CableClient]:
    """The contact's socket, subscribed."""
    with CableClient(desk) as socket:
        socket.subscribe(client.contact["pubsub_token"])
        yield socket
