"""A JSON-RPC node on loopback that speaks real HTTP and tells what a test gives it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.helpers import fault_server as faults

SENDER = "0x" + "5e" * 20


@contextmanager
def json_rpc_node(
    answers: Mapping[str, object], seen: list[dict[str, object]] | None = None
) -> Iterator[int]:
    """Answers each method with its result, ``null`` without one, as a node does for an unknown id."""

    def serve(connection: socket.socket) -> None:
        question = json.loads(faults.read_request(connection).partition(b"\r\n\r\n")[2])
        if seen is not None:
            seen.append(question)
        body = json.dumps({"jsonrpc": "2.0", "id": question["id"], "result": answers.get(question["method"])})
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall((head + body).encode("ascii"))

    with faults.server(serve) as port:
        yield port


def waiting(number: int, *, first: int, offers_gwei: float, price_gwei: float) -> dict[str, object]:
    """What a node says about a transaction that is not on the chain yet."""
    return {
        "eth_getTransactionByHash": {
            "hash": "0x" + "ab" * 32,
            "from": SENDER,
            "nonce": hex(number),
            "maxFeePerGas": hex(int(offers_gwei * 10**9)),
        },
        "eth_getTransactionCount": hex(first),
        "eth_getBlockByNumber": {"baseFeePerGas": hex(int(price_gwei * 10**9))},
    }
