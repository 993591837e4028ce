"""T13 and T14: replies that are huge, deep, packed or of the wrong shape, read by the client of the chat."""

from __future__ import annotations

import copy
import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from random import Random
from typing import Any

import pytest

from tests.helpers.hostile import sizes
from tests.helpers.http_server import Received, raw_server, reply
from walletcare.domain.brand import Backend
from walletcare.domain.chat import ChatSession, RemoteMessage
from walletcare.domain.errors import TransportError
from walletcare.infra.chatwoot import mapping
from walletcare.infra.chatwoot.rest import ChatwootTransport
from walletcare.infra.http import HttpClient

SEED = 20261128
NUMBER = 1042
SESSION = ChatSession("0b6c1f0e-55a2-4b53-9a59-0f3d5b7e1c42", "Zq8sT3vBn5Rk2LwXy7HcJd4M")
PEAK_BYTES = 100 * 1024 * 1024
JSON = ("Content-Type", "application/json")
MESSAGE: dict[str, Any] = {
    "id": 90211,
    "content": "My transfer is stuck",
    "message_type": 1,
    "content_type": "input_select",
    "content_attributes": {"items": [{"title": "Card", "value": "card"}], "in_reply_to": 90001},
    "created_at": 1781770842,
    "updated_at": "2026-06-18T08:20:42.318Z",
    "conversation_id": NUMBER,
    "private": False,
    "echo_id": "e-1",
    "attachments": [
        {"id": 4410, "file_type": "image", "data_url": "https://h.example.test/r/1.png", "file_size": 48213}
    ],
    "sender": {"id": 12, "name": "Iris Vale", "available_name": "Iris", "type": "user"},
}


def rows(count: int, **changes: Any) -> bytes:
    return json.dumps([{**MESSAGE, "id": at + 1, **changes} for at in range(count)]).encode()


def endless(head: bytes, piece: bytes) -> Iterator[bytes]:
    yield head
    while True:
        yield piece


def hostile_replies() -> list[tuple[str, bytes | Iterable[bytes]]]:
    """Forty replies. What is made anew for each answer is an iterator; each is used once."""
    made: list[tuple[str, bytes | Iterable[bytes]]] = []
    for depth in (1_000, 20_000, 500_000):
        deep = b"[" * depth + b"]" * depth
        made.append((f"lists {depth} deep", reply(200, deep, JSON)))
        inside = b'[{"id":1,"content_attributes":' + deep + b"}]"
        made.append((f"lists {depth} deep in a field", reply(200, inside, JSON)))
        unknown = b'[{"id":1,"unheard_of":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}]"
        made.append((f"maps {depth} deep in an unknown field", reply(200, unknown, JSON)))
    for digits in (400, 5_000, 1_000_000):
        nines = b"9" * digits
        made.append((f"a number of {digits} digits", reply(200, b'[{"id":' + nines + b"}]", JSON)))
        made.append((f"an exponent of {digits} digits", reply(200, b'[{"id":1e' + nines + b"}]", JSON)))
    made += [(f"{count} rows", reply(200, rows(count), JSON)) for count in (201, 5_000)]
    made += [
        (f"{name} of {size}", reply(200, rows(1, **{name: "x" * size}), JSON))
        for size in (200_000, 3_000_000)
        for name in ("content", "echo_id", "content_type", "created_at")
    ]
    keys = json.dumps([{f"k{at}": at for at in range(200_000)}]).encode()
    made.append(("a key of 3 MB", reply(200, b'[{"' + b"k" * 3_000_000 + b'":1}]', JSON)))
    made.append(("200,000 keys", reply(200, keys, JSON)))
    made.append(("one key very often", reply(200, b"[{" + b'"id":1,' * 300_000 + b'"id":2}]', JSON)))
    made.append(
        ("half a surrogate", reply(200, b'[{"id":1,"content":"' + b"\\ud800" * 300_000 + b'"}]', JSON))
    )
    zeros = b"0" * (64 * 1024 * 1024)
    made.append(("gzip bomb", reply(200, gzip.compress(zeros), JSON, ("Content-Encoding", "gzip"))))
    made.append(("deflate bomb", reply(200, zlib.compress(zeros), JSON, ("Content-Encoding", "deflate"))))
    twice = gzip.compress(gzip.compress(zeros))
    made.append(("bomb in a bomb", reply(200, twice, JSON, ("Content-Encoding", "gzip, gzip"))))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    made.append(("endless list", endless(head + b"\r\n[", rows(50)[1:-1] + b",")))
    chunk = b"[" * 65_536
    packed = f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n"
    made.append(("endless chunks", endless(head + b"Transfer-Encoding: chunked\r\n\r\n", packed)))
    made.append(("endless headers", endless(head, b"X-A: " + b"y" * 1000 + b"\r\n")))
    made.append(("not UTF-8", reply(200, b'[{"id":1,"content":"\xff\xfe\xc0"}]', JSON)))
    made.append(("UTF-16", reply(200, "[]".encode("utf-16"), JSON)))
    made.append(("not JSON", reply(200, b"<html>" * 100_000, JSON)))
    made.append(("nothing", reply(200, b"", JSON)))
    made.append(("zeros", reply(200, b"\x00" * 3_000_000, JSON)))
    return made


def read_all(replies: list[tuple[str, bytes | Iterable[bytes]]]) -> list[str]:
    """Replies that took too much memory, or came to something else than messages or an ordinary error."""
    wrong = []
    for name, answer in replies:
        http = HttpClient()
        http.tls  # noqa: B018 - loaded before anything is measured
        with raw_server(lambda _, it=answer: it) as server:  # type: ignore[misc]
            client = ChatwootTransport(http, Backend(server.url, "inbox"))
            tracemalloc.start()
            try:
                got = client.messages(SESSION, NUMBER)
                if any(message.conversation_id != NUMBER for message in got):
                    wrong.append(f"{name}: a row of another conversation")
            except TransportError:
                pass  # told in our words
            except Exception as error:  # noqa: BLE001 - any other error is what is looked for
                wrong.append(f"{name}: {type(error).__name__}")
            finally:
                _, peak = tracemalloc.get_traced_memory()
                tracemalloc.stop()
                http.close()
        if peak > PEAK_BYTES:
            wrong.append(f"{name}: {peak // 2**20} MB")
    return wrong


@sizes(8, 40)
@pytest.mark.timeout(600)
def test_no_reply_takes_much_memory_or_breaks_the_client(count: int) -> None:
    replies = hostile_replies()
    assert len(replies) >= 40
    chosen = replies if count >= 40 else Random(SEED).sample(replies, count)
    assert read_all(chosen) == []


def test_a_build_without_a_cap_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    as_made = HttpClient.get
    monkeypatch.setattr(HttpClient, "get", lambda self, url, **_: as_made(self, url, cap_bytes=2**40))
    megabytes = (b"x" * 1_000_000 for _ in range(120))
    head = iter([b'HTTP/1.1 200 OK\r\n\r\n["'])
    assert read_all([("a text of 120 MB", chain(head, megabytes))]) != []


# --- wrong shapes -----------------------------------------------------------------------------------

_JUNK: tuple[Any, ...] = (
    None, True, -1, 0, 2**63, 2**70, 1e308, "", "0", "\u202e", "x" * 5_000, "http://[", "2026-99-99", [], {},
    [[]], {"a": None}, [None], NUMBER + 1, "1042", [{"id": []}],
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        found += places(inner, (*path, key))
    return found


def mutated(random: Random) -> list[dict[str, Any]]:
    """Twenty rows, each with one to four places replaced or taken out; some of another conversation."""
    made = []
    for at in range(20):
        row = copy.deepcopy(MESSAGE) | {"id": at + 1}
        if random.random() < 0.2:
            row["conversation_id"] = NUMBER + random.randint(1, 9)
        for _ in range(random.randint(1, 4)):
            path = random.choice(places(row))
            parent: Any = row
            for key in path[:-1]:
                parent = parent[key]
            if random.random() < 0.3:
                del parent[path[-1]]
            else:
                parent[path[-1]] = copy.deepcopy(random.choice(_JUNK))
        made.append(row)
    return made


def mixed_up(count: int) -> list[str]:
    """What was wrong with ``count`` replies of mutated rows."""
    random = Random(SEED)
    bodies: list[bytes] = []
    http = HttpClient()
    wrong: list[str] = []

    def answer(_: Received) -> bytes:
        return reply(200, bodies.pop(), JSON)

    with raw_server(answer) as server:
        client = ChatwootTransport(http, Backend(server.url, "inbox"))
        for number in range(count):
            bodies.append(json.dumps(mutated(random)).encode())
            try:
                got = client.messages(SESSION, NUMBER)
            except TransportError:
                continue
            except Exception as error:  # noqa: BLE001 - any other error is what is looked for
                wrong.append(f"reply {number}: {type(error).__name__}")
                continue
            assert all(isinstance(message, RemoteMessage) for message in got)
            if any(message.conversation_id != NUMBER for message in got):
                wrong.append(f"reply {number}: a row of another conversation")
    http.close()
    return wrong


@sizes(60, 1_000)
@pytest.mark.timeout(600)
def test_rows_of_the_wrong_shape_are_read_or_dropped_and_never_mixed_up(count: int) -> None:
    """Twenty rows a reply: 20,000 in full."""
    assert mixed_up(count) == []


def test_a_build_that_believes_every_row_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    as_made = mapping.to_message
    monkeypatch.setattr(mapping, "to_message", lambda wire, at, _: as_made(wire, at, None))
    assert mixed_up(20) != []
