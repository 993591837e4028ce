"""Hosts of signed content that never end, never answer, or answer something else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.helpers.http_server import reply
from tests.helpers.signed_repository import (
    NOW,
    pack_bytes,
)
from tests.integration.app.signed_world import World, serve
from walletcare.app.upkeep.content_updates import BRAND_TARGET, PACK_TARGET
from walletcare.infra.signed.pace import Pace


def endless(head: bytes, piece: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield piece


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
HASTY = Pace(grace_s=0.6, slowest_bytes_s=1e9, total_s=600.0)


@pytest.mark.parametrize("name", ["metadata/timestamp.json", "metadata/2.root.json", PACK_TARGET])
def test_endless_data_is_cut_off(world: World, name: str) -> None:
    world.publish("two", 0)
    sent: list[int] = []

    def trick(path: str, _: bytes | None) -> Iterator[bytes] | None:
        if not path.endswith(name):
            return None

        def body() -> Iterator[bytes]:
            for piece in endless(HEAD, b"{" * 65536):
                sent.append(len(piece))
                yield piece

        return body()

    world.host.trick = trick
    assert world.refusal() == "update-not-genuine"
    # What the sockets between the two swallow comes on top of the cap.
    assert sum(sent) < len(pack_bytes("two")) + 16 * 1024 * 1024


def drip(data: bytes, stop: Callable[[], bool]) -> Iterator[bytes]:
    """One byte at a time, far apart, until the other side has gone."""
    for byte in data:
        if stop():
            return
        yield bytes([byte])
        time.sleep(0.05)


@pytest.mark.parametrize("name", ["metadata/timestamp.json", "metadata/2.root.json", BRAND_TARGET])
@pytest.mark.parametrize("part", ["head", "body"])
def test_a_slow_drip_is_given_up(world: World, name: str, part: str) -> None:
    """A byte at a time, each in good time: only a deadline on the whole ends it."""
    world.publish("two", 0, name="Two")
    is_over = False

    def trick(path: str, body: bytes | None) -> Iterator[bytes] | None:
        if not path.endswith(name):
            return None
        whole = HEAD + (body or b"{" + b" " * 200)
        quick = b"" if part == "head" else HEAD

        def pieces() -> Iterator[bytes]:
            if quick:
                yield quick
            yield from drip(whole[len(quick) :], lambda: is_over)

        return pieces()

    world.host.trick = trick
    world.computer.pace = HASTY
    try:
        assert world.refusal() == "update-unreachable"
    finally:
        is_over = True
    assert world.computer.updates().status.record.reason == "deadline"


def test_many_slow_files_are_given_up_together(world: World) -> None:
    """Every file in its own time, the whole never ending: root after root."""
    stranger = world.operator
    for _ in range(12):
        stranger.repository.rotate({}, stranger.root, NOW)

    def trick(path: str, body: bytes | None) -> Iterator[bytes] | None:
        if "root" not in path or body is None:
            return None

        def pieces() -> Iterator[bytes]:
            time.sleep(0.2)
            yield HEAD + body

        return pieces()

    world.host.trick = trick
    world.computer.pace = Pace(grace_s=5.0, slowest_bytes_s=1e9, total_s=1.0)
    assert world.refusal() == "update-unreachable"
    assert world.computer.updates().status.record.reason == "deadline"
    world.computer.pace = Pace(grace_s=5.0, slowest_bytes_s=1e9, total_s=60.0)
    assert world.computer.updates().look() is None


@pytest.mark.parametrize(
    ("answer", "code", "reason"),
    [
        (reply(302, b"", ("Location", "https://elsewhere.example/")), "update-unreachable", "redirect"),
        (reply(200, b"<html>Please sign in</html>"), "update-not-genuine", "DeserializationError"),
        (reply(500, b"<b>call +1 555</b>"), "update-unreachable", "http-500"),
        (b"", "update-unreachable", "broken-reply"),
    ],
    ids=["redirect", "captive portal", "error page", "hangs up"],
)
def test_other_answers_are_no_content(world: World, answer: bytes, code: str, reason: str) -> None:
    world.host.trick = lambda path, _: answer
    assert world.refusal() == code
    assert world.computer.updates().status.record.reason == reason


def test_a_host_that_is_gone_is_named_as_such(world: World) -> None:
    serve(world, world.folder / "nothing here")
    assert world.refusal() == "update-missing"
