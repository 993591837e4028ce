"""HTTP and the live link through real proxies to a TLS server that only the proxy can find."""

from __future__ import annotations

import pytest

from tests.helpers.cable_server import cable_server
from tests.helpers.eventually import eventually
from tests.helpers.http_server import raw_server, reply
from tests.helpers.proxy_server import proxy_server
from tests.helpers.tls import Certificates
from walletcare.domain.brand import Backend
from walletcare.domain.chat import CancelToken, ChatEvent, ChatSession, LinkEvent, LinkState
from walletcare.domain.errors import NotDeliveredError
from walletcare.infra.chatwoot.cable import CableLink
from walletcare.infra.chatwoot.protocol import CableTimings
from walletcare.infra.http import HttpClient
from walletcare.infra.proxy import proxy_for

HOST = "support.example.test"
TOKEN = "Zq8sT3vBn5Rk2LwXy7HcJd4M"
KINDS = pytest.mark.parametrize("kind", ["http", "socks"])
LOGINS = pytest.mark.parametrize("login", ["", "dana:hunter22"])


class Sessions:
    def read_session(self, source_id: str, *, cancel: CancelToken | None = None) -> ChatSession:
        return ChatSession(source_id, TOKEN)


@KINDS
@LOGINS
def test_request_goes_through_the_proxy(certificates: Certificates, kind: str, login: str) -> None:
    with (
        raw_server(lambda _: reply(200, b"ok"), certificates.wrong_host) as server,
        proxy_server(kind, server.port, login) as proxy,
    ):
        client = HttpClient(proxy=proxy.url, tls=certificates.client())
        assert client.get(f"https://{HOST}/x").body == b"ok"
        client.close()
    assert proxy.asked_for == [f"{HOST}:443"]


@KINDS
def test_wrong_login_at_the_proxy_is_not_delivered(certificates: Certificates, kind: str) -> None:
    with (
        raw_server(lambda _: reply(), certificates.wrong_host) as server,
        proxy_server(kind, server.port, "dana:hunter22") as proxy,
    ):
        client = HttpClient(proxy=proxy.url.replace("hunter22", "wrong"), tls=certificates.client())
        with pytest.raises(NotDeliveredError, match="proxy"):
            client.request("POST", f"https://{HOST}/x", json=b"{}")
        client.close()
    assert server.received == []


def test_proxy_that_is_not_there_is_not_delivered(certificates: Certificates) -> None:
    with proxy_server("http", 1) as gone:
        pass
    client = HttpClient(proxy=gone.url, tls=certificates.client())
    with pytest.raises(NotDeliveredError):
        client.request("POST", f"https://{HOST}/x", json=b"{}")
    client.close()


@KINDS
@LOGINS
def test_live_link_goes_through_the_proxy_with_the_same_trust(
    certificates: Certificates, kind: str, login: str
) -> None:
    events: list[ChatEvent] = []
    with (
        cable_server(TOKEN, tls=certificates.wrong_host) as server,
        proxy_server(kind, server.port, login) as proxy,
    ):
        http = HttpClient(proxy=proxy.url, tls=certificates.client())
        link = CableLink(http, Backend(f"https://{HOST}", "inbox"), Sessions())
        link.start(ChatSession("s", TOKEN), events.append)
        eventually(lambda: LinkEvent(LinkState.LIVE) in events)
        link.stop()
        http.close()
    assert proxy.asked_for == [f"{HOST}:443"]


@pytest.mark.parametrize("kind", ["wrong_host", "expired", "unknown_ca", "self_signed"])
def test_live_link_refuses_a_bad_certificate(certificates: Certificates, kind: str) -> None:
    events: list[ChatEvent] = []
    with cable_server(TOKEN, tls=getattr(certificates, kind)) as server:
        http = HttpClient(tls=certificates.client())
        link = CableLink(http, Backend(f"https://127.0.0.1:{server.port}", "inbox"), Sessions())
        link.start(ChatSession("s", TOKEN), events.append)
        eventually(lambda: LinkEvent(LinkState.OFFLINE) in events)
        link.stop()
        http.close()
    assert server.commands == []


def test_live_link_refuses_plain_ws_beyond_loopback() -> None:
    events: list[ChatEvent] = []
    http = HttpClient()
    backend = Backend(f"https://{HOST}", "inbox", f"ws://{HOST}/cable")
    link = CableLink(http, backend, Sessions(), timings=CableTimings(backoff_first_s=60.0))
    link.start(ChatSession("s", TOKEN), events.append)
    eventually(lambda: LinkEvent(LinkState.POLLING) in events)
    link.stop()
    http.close()


@pytest.mark.parametrize(
    ("environment", "url", "setting", "wanted"),
    [
        ({}, "https://h.example/", "", None),
        ({"https_proxy": "http://p:1"}, "https://h.example/", "", "http://p:1"),
        ({"https_proxy": "http://p:1"}, "wss://h.example/", "", "http://p:1"),
        ({"https_proxy": "p:1"}, "https://h.example/", "", "http://p:1"),
        ({"all_proxy": "socks5://p:1"}, "https://h.example/", "", "socks5://p:1"),
        ({"https_proxy": "http://p:1", "no_proxy": "h.example"}, "https://h.example/", "", None),
        ({"https_proxy": "http://p:1"}, "https://127.0.0.1/", "", None),
        ({"https_proxy": "http://p:1"}, "https://[::1]/", "", None),
        ({"https_proxy": "http://p:1"}, "https://localhost/", "", None),
        ({"https_proxy": "http://p:1"}, "https://h.example/", "none", None),
        ({"https_proxy": "http://p:1"}, "https://h.example/", "http://q:2", "http://q:2"),
        ({}, "https://127.0.0.1/", "http://q:2", None),
    ],
)
def test_which_proxy(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], url: str, setting: str, wanted: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(url, setting) == wanted
