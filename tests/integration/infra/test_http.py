"""The HTTP client against real loopback servers: what each failure proves, limits, trust, downloads."""

from __future__ import annotations

import gzip
import logging
import socket
import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.helpers.http_server import RawServer, Received, raw_server, reply
from tests.helpers.tls import Certificates
from walletcare.domain.brand import Backend
from walletcare.domain.cleared import ClearedFile
from walletcare.domain.errors import NotDeliveredError, RefusedError, TransportError, UnknownOutcomeError
from walletcare.infra import http as http_module
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.http import HttpClient, kept_secure
from walletcare.infra.http_reply import raise_for_status


@pytest.fixture
def client() -> Iterator[HttpClient]:
    made = HttpClient()
    yield made
    made.close()


@dataclass
class Cancel:
    """Says yes from the ``after``-th question on."""

    after: int
    asked: int = 0

    def is_cancelled(self) -> bool:
        self.asked += 1
        return self.asked > self.after


def failure(client: HttpClient, server: RawServer, method: str = "POST", **options: object) -> TransportError:
    with pytest.raises(TransportError) as caught:
        client.request(method, f"{server.url}/x", json=b'{"a":1}', **options)  # type: ignore[arg-type]
    return caught.value


def test_request_says_who_we_are_and_asks_for_no_compression(client: HttpClient) -> None:
    with raw_server(lambda _: reply(200, b"{}", ("X-Request-Id", "abc-1"), ("Set-Cookie", "a=b"))) as server:
        for _ in range(2):
            assert client.request("POST", f"{server.url}/x", json=b"{}").request_id == "abc-1"
    first, second = server.received
    assert first.headers["user-agent"].startswith("WalletCare/")
    assert first.headers["accept-encoding"] == "identity"
    assert first.headers["accept"] == "application/json"
    assert first.headers["content-type"] == "application/json"
    assert "cookie" not in second.headers


def test_nobody_there_is_not_delivered(client: HttpClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NotDeliveredError, match="refused"):
        client.request("POST", f"http://127.0.0.1:{port}/", json=b"{}")


def test_unknown_name_is_not_delivered(client: HttpClient) -> None:
    with pytest.raises(NotDeliveredError, match="dns"):
        client.request("POST", "https://no-such-host.invalid/", json=b"{}")


def test_connection_cut_after_sending_is_unknown(client: HttpClient) -> None:
    with raw_server(lambda _: b"") as server:
        error = failure(client, server)
    assert isinstance(error, UnknownOutcomeError)
    assert len(server.received) == 1


def test_silence_after_sending_is_unknown_at_the_deadline(client: HttpClient) -> None:
    release = threading.Event()

    def wait(_: Received) -> bytes:
        release.wait(60.0)
        return b""

    with raw_server(wait) as server:
        error = failure(client, server, deadline_s=0.3)
        release.set()
    assert isinstance(error, UnknownOutcomeError)
    assert error.code == "deadline"


@pytest.mark.parametrize("part", ["headers", "body"])
def test_drip_ends_at_the_total_deadline(client: HttpClient, part: str) -> None:
    over = threading.Event()

    def drip(_: Received) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n" + (b"X: " if part == "headers" else b"Content-Length: 100000\r\n\r\n")
        while not over.wait(0.02):
            yield b"x"

    with raw_server(drip) as server:
        error = failure(client, server, deadline_s=0.4)
        over.set()
    assert (type(error), error.code) == (UnknownOutcomeError, "deadline")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, RefusedError), (401, RefusedError), (404, RefusedError), (413, RefusedError),
        (422, RefusedError),
        (408, NotDeliveredError), (429, NotDeliveredError),
        (500, UnknownOutcomeError), (502, UnknownOutcomeError), (504, UnknownOutcomeError),
        (301, RefusedError), (302, RefusedError), (307, RefusedError), (304, RefusedError),
    ],
)  # fmt: skip
def test_status_says_what_is_proved(client: HttpClient, status: int, kind: type[TransportError]) -> None:
    answer = reply(status, b"", ("X-Request-Id", "r-1"), ("Location", "/elsewhere"))
    with raw_server(lambda _: answer) as server, pytest.raises(kind) as caught:
        raise_for_status(client.request("POST", f"{server.url}/x", json=b"{}"))
    assert caught.value.request_id == "r-1"
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("30", 30.0),
        ("0", 0.0),
        ("999999999999", 3600.0),
        ("-5", None),
        ("٣", None),
        ("soon", None),
        ("", None),
        ("Sat, 28 Nov 2026 10:00:45 GMT", 45.0),
        ("Sat, 28 Nov 2026 09:00:00 GMT", 0.0),
        ("Mon, 28 Dec 2026 10:00:00 GMT", 3600.0),
        ("Sat, 28 Nov 2026 10:00:45 +0800", None),
    ],
)
def test_wait_of_a_429_is_bounded(client: HttpClient, header: str, wait: float | None) -> None:
    # The date form counts from the answer's own clock, so no clock here is asked.
    answer = reply(
        429,
        b"Retry later\n",
        ("Date", "Sat, 28 Nov 2026 10:00:00 GMT"),
        ("Retry-After", header.encode().decode("latin-1")),
    )
    with raw_server(lambda _: answer) as server, pytest.raises(NotDeliveredError) as caught:
        raise_for_status(client.request("POST", f"{server.url}/x", json=b"{}"))
    assert caught.value.retry_after_s == wait


HOSTILE_BODIES = [
    b"<b>CANARY Your wallet is locked. Call now.</b>",
    b'{"message":"CANARY visit evil.example.test","attributes":["CANARY <b>"]}',
    b"\x00\xff\xfeCANARY" * 100,
    b"CANARY" * 100_000,
]


@pytest.mark.parametrize("body", HOSTILE_BODIES, ids=["html", "json", "binary", "huge"])
def test_no_byte_of_a_body_gets_into_an_error_or_the_log(
    client: HttpClient, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for status in (301, 400, 401, 403, 404, 413, 422, 429, 500, 502, 503, 504):
        head = f"HTTP/1.1 {status} CANARY\r\nX-Request-Id: CANARY <b>\r\nContent-Length: {len(body)}\r\n\r\n"
        answer = head.encode() + body
        with raw_server(lambda _, it=answer: it) as server, pytest.raises(TransportError) as caught:  # type: ignore[misc]
            raise_for_status(client.request("POST", f"{server.url}/x", json=b"{}"))
        assert "CANARY" not in f"{caught.value!r}{caught.value}{caught.value.code}{caught.value.request_id}"
    assert "CANARY" not in caplog.text


def endless(head: bytes, piece: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield piece


BOMB = gzip.compress(b"0" * 64 * 1024 * 1024)
HOSTILE_REPLIES = {
    "endless body": lambda _: endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536),
    "endless chunks": lambda _: endless(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"
    ),
    "endless headers": lambda _: endless(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"y" * 1000 + b"\r\n"),
    "endless header": lambda _: endless(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 4096),
    "endless status": lambda _: endless(b"HTTP/1.1 200 ", b"y" * 4096),
    "endless informational": lambda _: endless(b"HTTP/1.1 103 X\r\n\r\n", b"HTTP/1.1 103 X\r\n\r\n"),
    "gzip bomb": lambda _: reply(200, BOMB, ("Content-Encoding", "gzip")),
    "bomb in two layers": lambda _: reply(200, gzip.compress(BOMB), ("Content-Encoding", "gzip, gzip")),
    "brotli claimed": lambda _: reply(200, b"x", ("Content-Encoding", "br")),
    "huge length": lambda _: reply(200, b"x" * 5_000_000),
    "short body": lambda _: iter([reply(200, b"abc", length=1_000)]),
    "negative length": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "two lengths": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
    "no HTTP": lambda _: iter([b"SSH-2.0-OpenSSH_9.2\r\n"]),
    "nothing but zeros": lambda _: iter([b"\x00" * 200_000]),
}


@pytest.mark.parametrize("name", HOSTILE_REPLIES)
def test_hostile_reply_is_an_unknown_outcome_in_little_memory(client: HttpClient, name: str) -> None:
    with raw_server(HOSTILE_REPLIES[name]) as server:  # type: ignore[arg-type]
        client.tls  # noqa: B018 - loaded before anything is measured
        tracemalloc.start()
        try:
            error = failure(client, server, deadline_s=1.5)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert isinstance(error, UnknownOutcomeError)
    assert peak < 40 * 1024 * 1024


def test_upload_tells_its_progress_and_is_whole(client: HttpClient) -> None:
    data = bytes(range(256)) * 2_000
    told: list[tuple[int, int]] = []
    with raw_server(lambda _: reply(200, b"{}")) as server:
        client.request(
            "POST",
            f"{server.url}/x",
            fields={"content": "你好", "echo_id": "e-1"},
            files=[("attachments[]", ClearedFile('截图 "1".png', "image/png", data))],
            progress=lambda sent, total: told.append((sent, total)),
        )
    (request,) = server.received
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert data in request.body
    assert b'name="attachments[]"; filename="' in request.body
    assert told[-1][0] == told[-1][1] == len(request.body)
    assert [sent for sent, _ in told] == sorted(sent for sent, _ in told)


def test_file_name_cannot_add_a_part_header(client: HttpClient) -> None:
    with raw_server(lambda _: reply(200, b"{}")) as server:
        client.request(
            "POST",
            f"{server.url}/x",
            fields={"content": "x"},
            files=[("attachments[]", ClearedFile('a"\r\nX-Evil: 1\r\n\r\n.png', "image/png", b"x"))],
        )
    assert b"\r\nX-Evil" not in server.received[0].body


def test_cancel_before_the_end_of_sending_is_not_delivered(client: HttpClient) -> None:
    release = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        peers: list[socket.socket] = []

        def accept_and_wait() -> None:
            peers.append(listener.accept()[0])
            release.wait(60.0)

        thread = threading.Thread(target=accept_and_wait)
        thread.start()
        with pytest.raises(NotDeliveredError, match="cancelled"):
            client.request(
                "POST",
                f"http://127.0.0.1:{listener.getsockname()[1]}/x",
                files=[
                    ("attachments[]", ClearedFile("a.bin", "application/octet-stream", bytes(32_000_000)))
                ],
                cancel=Cancel(after=8),
            )
        release.set()
        thread.join()
        peers[0].close()


def test_cancel_while_waiting_for_the_answer_is_unknown(client: HttpClient) -> None:
    release = threading.Event()

    def wait(_: Received) -> bytes:
        release.wait(60.0)
        return b""

    with raw_server(wait) as server:
        error = failure(client, server, cancel=Cancel(after=5))
        release.set()
    assert (type(error), error.code) == (UnknownOutcomeError, "cancelled")


def test_cancel_before_the_start_sends_nothing(client: HttpClient) -> None:
    with raw_server(lambda _: reply()) as server:
        error = failure(client, server, cancel=Cancel(after=0))
    assert isinstance(error, NotDeliveredError)
    assert server.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://support.example.test/", "ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "",
        "https://user:secret@support.example.test/", "https://", "//127.0.0.1/", "http://127.0.0.1.example.test/",
        "http://[::ffff:8.8.8.8]/", "http://localhost.example.test/", "https://[bad/", "http://0x7f.1/",
        "https://host:99999/",
    ],
)  # fmt: skip
def test_only_https_or_loopback(client: HttpClient, url: str) -> None:
    with pytest.raises(RefusedError, match="insecure-url"):
        client.get(url)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("wrong_host", "tls-hostname"),
        ("expired", "tls-expired"),
        ("unknown_ca", "tls-untrusted"),
        ("self_signed", "tls-untrusted"),
    ],
)
def test_bad_certificate_is_refused_before_anything_is_sent(
    certificates: Certificates, kind: str, code: str
) -> None:
    client = HttpClient(tls=certificates.client())
    with raw_server(lambda _: reply(), getattr(certificates, kind)) as server:
        error = failure(client, server)
    client.close()
    assert (type(error), error.code) == (NotDeliveredError, code)
    assert server.received == []


def test_plain_server_where_tls_is_due_is_refused(certificates: Certificates) -> None:
    client = HttpClient(tls=certificates.client())
    with raw_server(lambda _: reply()) as server, pytest.raises(NotDeliveredError, match="tls"):
        client.get(server.url.replace("http://", "https://"))
    client.close()
    assert server.received == []


def test_good_certificate_is_trusted_and_the_system_store_does_not_know_it(
    certificates: Certificates,
) -> None:
    with raw_server(lambda _: reply(200, b"ok"), certificates.good) as server:
        trusting, plain = HttpClient(tls=certificates.client()), HttpClient()
        assert trusting.get(server.url).body == b"ok"
        with pytest.raises(NotDeliveredError, match="tls-untrusted"):
            plain.get(server.url)
        trusting.close()
        plain.close()


def test_old_tls_is_refused(certificates: Certificates) -> None:
    import ssl

    assert certificates.client().minimum_version >= ssl.TLSVersion.TLSv1_2


def test_redirect_is_not_followed_by_a_request(certificates: Certificates) -> None:
    client = HttpClient(tls=certificates.client())
    with raw_server(lambda _: reply(200, b"stolen")) as target:
        answer = reply(307, b"", ("Location", f"{target.url}/steal"))
        with raw_server(lambda _: answer, certificates.good) as server, pytest.raises(RefusedError):
            raise_for_status(client.request("POST", f"{server.url}/x", json=b"{}"))
    client.close()
    assert target.received == []


def hops(count: int) -> RawServer | object:
    def answer(request: Received) -> bytes:
        left = int(request.target.rsplit("/", 1)[-1])
        return reply(302, b"", ("Location", f"/{left - 1}")) if left else reply(200, b"the file")

    return answer


@pytest.mark.parametrize("count", [0, 1, 3])
def test_download_follows_a_few_redirects(client: HttpClient, count: int) -> None:
    with raw_server(hops(count)) as server:  # type: ignore[arg-type]
        assert client.download(f"{server.url}/{count}", cap_bytes=100, may_be_loopback=True) == b"the file"


def test_download_stops_at_the_fourth_redirect(client: HttpClient) -> None:
    with raw_server(hops(9)) as server, pytest.raises(RefusedError, match="redirect"):  # type: ignore[arg-type]
        client.download(f"{server.url}/9", cap_bytes=100, may_be_loopback=True)
    assert len(server.received) == 4


@pytest.mark.parametrize(
    "location", ["http://example.com/x", "file:///etc/passwd", "ftp://127.0.0.1/", "http://[x"]
)
def test_download_goes_nowhere_else(client: HttpClient, location: str) -> None:
    with raw_server(lambda _: reply(302, b"", ("Location", location))) as server, pytest.raises(RefusedError):
        client.download(f"{server.url}/x", cap_bytes=100, may_be_loopback=True)


def test_download_does_not_step_down_from_https(certificates: Certificates) -> None:
    client = HttpClient(tls=certificates.client())
    with raw_server(lambda _: reply(200, b"x")) as target:
        answer = reply(302, b"", ("Location", f"{target.url}/x"))
        with raw_server(lambda _: answer, certificates.good) as server, pytest.raises(RefusedError):
            client.download(f"{server.url}/x", cap_bytes=100, may_be_loopback=True)
    client.close()
    assert target.received == []


def test_a_server_that_calls_itself_http_is_asked_over_https(certificates: Certificates) -> None:
    """Its proxy ends TLS, and its public address or the forwarded scheme was never set."""
    client = HttpClient(tls=certificates.client())

    def answer(request: Received) -> bytes:
        if request.target == "/blob":
            return reply(302, b"", ("Location", f"{server.url.replace('https', 'http')}/disk"))
        return reply(200, b"the file")

    with raw_server(answer, certificates.good) as server:
        chat = ChatwootTransport(client, Backend(server.url, "x"))
        assert chat.download(f"{server.url.replace('https', 'http')}/blob", cap_bytes=100) == b"the file"
        assert [request.target for request in server.received] == ["/blob", "/disk"]
    client.close()


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("http://h.example/a?b#c", "https://h.example:8443/a?b#c"),
        ("http://h.example:80/a", "https://h.example:8443/a"),
        ("http://h.example:8443/a", "https://h.example:8443/a"),
        ("http://h.example:81/a", "http://h.example:81/a"),
        ("http://other.example/a", "http://other.example/a"),
        ("http://me@h.example/a", "http://me@h.example/a"),
        ("http://h.example:x/a", "http://h.example:x/a"),
        ("ftp://h.example/a", "ftp://h.example/a"),
    ],
)
def test_only_the_same_host_is_asked_over_https_instead(url: str, wanted: str) -> None:
    assert kept_secure(url, "https://h.example:8443") == wanted
    assert kept_secure(url, "http://h.example:8443") == url


def test_download_from_a_remote_server_cannot_read_this_computer(client: HttpClient) -> None:
    with raw_server(lambda _: reply(200, b"local")) as server, pytest.raises(RefusedError):
        client.download(f"{server.url}/x", cap_bytes=100)
    assert server.received == []


def test_download_over_the_cap_is_refused(client: HttpClient) -> None:
    with (
        raw_server(lambda _: reply(200, b"x" * 101)) as server,
        pytest.raises(RefusedError, match="too-large"),
    ):
        client.download(f"{server.url}/x", cap_bytes=100, may_be_loopback=True)


def test_closed_client_sends_nothing() -> None:
    client = HttpClient()
    client.close()
    with raw_server(lambda _: reply()) as server, pytest.raises(NotDeliveredError, match="closed"):
        client.get(server.url)
    assert server.connections == 0


def test_client_closed_by_another_thread_in_between_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    client = HttpClient()
    take = client._client_for

    def take_and_be_closed(url: str) -> object:
        taken = take(url)
        client.close()
        return taken

    monkeypatch.setattr(client, "_client_for", take_and_be_closed)
    with raw_server(lambda _: reply()) as server, pytest.raises(NotDeliveredError, match="closed"):
        client.request("POST", f"{server.url}/x")
    assert server.received == []


def test_many_threads_share_one_client(client: HttpClient) -> None:
    def echo(request: Received) -> bytes:
        return reply(200, request.body)

    wrong: list[bytes] = []
    with raw_server(echo) as server:

        def work(number: int) -> None:
            for turn in range(10):
                body = f'"{number}-{turn}"'.encode()
                if client.request("POST", f"{server.url}/x", json=body).body != body:
                    wrong.append(body)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        client.close()
    assert wrong == []


def test_libraries_that_log_addresses_are_quiet(client: HttpClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with raw_server(lambda _: reply(200, b"{}")) as server:
        client.get(f"{server.url}/contacts/CANARY-source-id")
    assert "CANARY" not in caplog.text


def test_module_is_cheap_to_import() -> None:
    import subprocess
    import sys

    heavy = "{'httpx', 'httpcore', 'truststore'}"
    code = f"import sys, walletcare.infra.http; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
    assert http_module.MAX_HOPS == 3
