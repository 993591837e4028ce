"""A system that knows nothing of IPv6 (``ipv6.disable=1``), and names that are none."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator

import pytest

from walletcare.domain.probe import ProbeError, ProbeFault, Target
from walletcare.infra.chatwoot import websocket
from walletcare.infra.chatwoot.breaker import Breaker, SocketFailedError
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe

LIMIT_S = 20.0


class SocketOfAnOldWorld(socket.socket):
    """What the system gives out there."""

    def __init__(self, family: int = -1, kind: int = -1, proto: int = -1, fileno: int | None = None) -> None:
        if family == socket.AF_INET6:
            raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
        super().__init__(family, kind, proto, fileno)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of somebody who listens on IPv4."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        monkeypatch.setattr(socket, "socket", SocketOfAnOldWorld)
        yield listener.getsockname()[1]


def test_the_ways_out_are_those_of_ipv4(server: int) -> None:
    routes = (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6))
    assert [link.family for link in SocketProbe(SystemClock(), routes=routes).links()] == ["IPv4"]


def test_a_check_goes_on_to_the_next_address(server: int) -> None:
    probe = SocketProbe(SystemClock(), lookup=lambda _: ("::1", "127.0.0.1"), proxy_of=lambda _: None)
    target = Target("support", "support.example", server, is_tls=False)
    assert probe.connect(target, LIMIT_S).family == "IPv4"
    only_ipv6 = SocketProbe(SystemClock(), lookup=lambda _: ("::1",), proxy_of=lambda _: None)
    with pytest.raises(ProbeError) as caught:
        only_ipv6.connect(target, LIMIT_S)
    assert caught.value.code == ProbeFault.UNREACHABLE


def test_the_chat_goes_on_to_the_next_address(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", server, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    sock = websocket._connect("support.example", server, SystemClock().monotonic() + LIMIT_S, Breaker())
    with sock:
        assert sock.getpeername() == ("127.0.0.1", server)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found[:1])
    with pytest.raises(SocketFailedError, match="unreachable"):
        websocket.open_websocket(
            "ws://localhost/cable",
            subprotocol="x",
            tls=None,
            proxy=None,
            timeout_s=LIMIT_S,
            breaker=Breaker(),
        )


@pytest.mark.parametrize("host", ["a..b", f"{'x' * 64}.example"])
def test_what_is_no_name_is_an_unknown_name(host: str) -> None:
    probe = SocketProbe(SystemClock())
    for look_up in (probe.resolve, probe.resolve_directly):
        with pytest.raises(ProbeError) as caught:
            look_up(host, LIMIT_S)
        assert caught.value.code == ProbeFault.NAME_UNKNOWN
