"""The receipt look-up against a small JSON-RPC node on loopback."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers import fault_server as faults
from tests.helpers.flows import brand
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.probe import Target
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.targets import Targets

TX = "0x" + "ab" * 32


@contextmanager
def node(answers: dict[str, object], seen: list[dict[str, object]] | None = None) -> Iterator[int]:
    def serve(connection: socket.socket) -> None:
        question = json.loads(faults.read_request(connection).partition(b"\r\n\r\n")[2])
        if seen is not None:
            seen.append(question)
        body = json.dumps({"jsonrpc": "2.0", "id": question["id"], "result": answers.get(question["method"])})
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall((head + body).encode("ascii"))

    with faults.server(serve) as port:
        yield port


def look_up(folder: Path, port: int | None, tx: str = TX) -> DiagnosticResult:
    clock = SystemClock()
    target = Target("node", "127.0.0.1", port, is_tls=False, expects_json=True) if port else None
    return CHECKS[CheckId.RECEIPT].run(
        CheckContext(
            probe=SocketProbe(clock, proxy_of=lambda _: None),
            targets=Targets(None, node=target),
            clock=clock,
            brand=brand(),
            data_dir=folder,
            inputs={"tx": tx},
        )
    )


def test_done_with_its_confirmations(tmp_path: Path) -> None:
    receipt = {"status": "0x1", "blockNumber": "0x10"}
    with node({"eth_getTransactionReceipt": receipt, "eth_blockNumber": "0x1b"}) as port:
        found = look_up(tmp_path, port)
    assert (found.status, found.value) == (CheckStatus.PASSED, "12")


def test_failed_on_the_chain(tmp_path: Path) -> None:
    receipt = {"status": "0x0", "blockNumber": "0x10"}
    with node({"eth_getTransactionReceipt": receipt, "eth_blockNumber": "0x10"}) as port:
        assert look_up(tmp_path, port).reason == "receipt-failed"


def test_still_waiting(tmp_path: Path) -> None:
    with node({"eth_getTransactionByHash": {"hash": TX}}) as port:
        assert look_up(tmp_path, port).reason == "receipt-waiting"


def test_not_known_to_the_node(tmp_path: Path) -> None:
    with node({}) as port:
        assert look_up(tmp_path, port).reason == "receipt-unknown"


def test_nothing_is_sent_until_it_was_switched_on(tmp_path: Path) -> None:
    found = look_up(tmp_path, None)
    assert (found.status, found.reason) == (CheckStatus.SKIPPED, "receipt-not-asked")


def test_only_the_public_id_is_sent(tmp_path: Path) -> None:
    seen: list[dict[str, object]] = []
    with node({}, seen) as port:
        look_up(tmp_path, port, "AB" * 32)
    assert [(question["method"], question["params"]) for question in seen] == [
        ("eth_getTransactionReceipt", ["0x" + "AB" * 32]),
        ("eth_getTransactionByHash", ["0x" + "AB" * 32]),
    ]


@pytest.mark.parametrize(
    "body", [b"<html>", b"{}", b"[1]", b'{"result":{"status":"0x1","blockNumber":"soon"}}']
)
def test_an_unreadable_node_is_no_finding(tmp_path: Path, body: bytes) -> None:
    with faults.server(faults.http_answer(200, body)) as port:
        assert look_up(tmp_path, port).status is CheckStatus.SKIPPED
    assert look_up(tmp_path, faults.closed_port()).status is CheckStatus.SKIPPED


def test_what_is_no_transaction_id_is_not_asked_for(tmp_path: Path) -> None:
    assert look_up(tmp_path, 1, "hello").reason == ""
