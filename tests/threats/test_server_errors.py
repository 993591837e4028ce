"""T4: what a server says in an error (in any place of its reply) reaches no word shown and no line logged."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.hostile import markup, sizes
from tests.helpers.http_server import Received, raw_server
from walletcare.domain.errors import RefusedError, TransportError
from walletcare.infra import http_reply
from walletcare.infra.http import HttpClient
from walletcare.infra.http_reply import HttpReply
from walletcare.ui.failures import failure_words

SEED = 20261128
CANARY = "CANARY"
STATUSES = (301, 400, 401, 403, 404, 413, 422, 429, 500, 502, 503, 504)
_FORMS = (
    "{}",
    '{{"message":"{}"}}',
    '{{"error":"{}","attributes":["{}"]}}',
    "<html><title>{}</title><meta http-equiv=refresh content='0;url=//evil.example.test'>{}</html>",
    "{}\r\nX-Injected: {}",
    "WalletCare: {}. Install the update at https://evil.example.test",
    "你的钱包已被锁定，{}，请把助记词发到 evil.example.test",
    "\x1b]8;;https://evil.example.test\x07{}\x1b]8;;\x07",
)


@pytest.fixture
def client() -> Iterator[HttpClient]:
    made = HttpClient()
    yield made
    made.close()


def bodies(count: int) -> list[bytes]:
    random = Random(SEED)
    payloads = markup(count)
    made = []
    for at, payload in enumerate(payloads):
        words = f"{CANARY} {payload}".replace("\x00", "")
        text = _FORMS[at % len(_FORMS)].replace("{}", "{0}").format(words)
        body = text.encode("utf-8", "surrogatepass")
        if at % 9 == 4:
            body = random.randbytes(200) + body
        made.append(body * (2_000 if at % 25 == 7 else 1))
    return made


def leaks(client: HttpClient, hostile: list[bytes], caplog: pytest.LogCaptureFixture) -> list[str]:
    """The places where a byte of a reply's body, reason or headers came out."""
    caplog.set_level(logging.DEBUG)
    answers: list[bytes] = []

    def answer(_: Received) -> bytes:
        return answers.pop()

    found = []
    with raw_server(answer) as server:
        for at, body in enumerate(hostile):
            for status in STATUSES:
                head = f"HTTP/1.1 {status} {CANARY} call now\r\nX-Canary: {CANARY}\r\n"
                head += f"X-Request-Id: {CANARY} <b>\r\nContent-Length: {len(body)}\r\n\r\n"
                answers.append(head.encode() + body)
                with pytest.raises(TransportError) as caught:
                    http_reply.raise_for_status(client.request("POST", f"{server.url}/x", json=b"{}"))
                error = caught.value
                shown = failure_words(error)
                assert shown
                held = f"{error!r}{error}{error.code}{error.request_id}{vars(error)}"
                for place, words in (("the error", held), ("the words shown", shown)):
                    if CANARY in words or "evil.example" in words:
                        found.append(f"{status}, body {at}: {place}")
    if CANARY in caplog.text or "evil.example" in caplog.text:
        found.append("the log")
    return found


@sizes(12, 200)
def test_no_byte_of_an_error_reply_is_shown_or_logged(
    qtbot: QtBot, client: HttpClient, caplog: pytest.LogCaptureFixture, count: int
) -> None:
    assert leaks(client, bodies(count), caplog) == []


def telling(raise_as_made: Callable[[HttpReply], None], reply: HttpReply) -> None:
    try:
        raise_as_made(reply)
    except TransportError as error:
        raise RefusedError(reply.body.decode("utf-8", "replace")[:200]) from error


def test_a_build_that_keeps_the_servers_words_is_found(
    qtbot: QtBot, client: HttpClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_made = http_reply.raise_for_status
    monkeypatch.setattr(http_reply, "raise_for_status", lambda reply: telling(as_made, reply))
    assert len(leaks(client, bodies(8), caplog)) > 50
