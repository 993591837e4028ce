"""A name with several addresses, of which the first leads nowhere (broken IPv6) or says no."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.helpers import fault_server as faults
from tests.helpers.http_server import raw_server, reply
from walletcare.domain.errors import NotDeliveredError
from walletcare.infra.http import HttpClient

PORT = {"localhost": ("127.0.0.2", "127.0.0.3", "127.0.0.1")}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpClient]:
    as_made = socket.getaddrinfo

    def found(host: str, port: int, *more: object, **others: object) -> object:
        if host in PORT:
            kind = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
            return [(*kind, (address, port)) for address in PORT[host]]
        return as_made(host, port, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    made = HttpClient()
    yield made
    made.close()


def test_an_address_that_swallows_everything_leaves_time_for_the_next(client: HttpClient) -> None:
    """One deadline for all: shorter than the time that a single address may take."""
    with raw_server(lambda _: reply(200, b"{}")) as server:
        port = int(server.url.rpartition(":")[2])
        with faults.swallowing(("127.0.0.2", port)), faults.swallowing(("127.0.0.3", port)):
            answer = client.get(f"http://localhost:{port}/", deadline_s=6.0)
    assert answer.status == 200


def test_an_address_that_says_no_is_not_asked_again(client: HttpClient) -> None:
    with raw_server(lambda _: reply(200, b"{}")) as server:
        port = int(server.url.rpartition(":")[2])
        assert client.get(f"http://localhost:{port}/").status == 200


def test_without_any_address_that_answers_the_reason_is_told(client: HttpClient) -> None:
    with pytest.raises(NotDeliveredError) as caught:
        client.get(f"http://localhost:{faults.closed_port()}/")
    assert caught.value.code == "refused"


def test_where_all_are_silent_it_is_late(client: HttpClient) -> None:
    port = faults.closed_port()
    with (
        faults.swallowing(("127.0.0.1", port)),
        faults.swallowing(("127.0.0.2", port)),
        faults.swallowing(("127.0.0.3", port)),
        pytest.raises(NotDeliveredError) as caught,
    ):
        client.get(f"http://localhost:{port}/", deadline_s=1.0)
    assert caught.value.code == "deadline"
