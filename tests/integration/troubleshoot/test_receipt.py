"""The receipt look-up against a small JSON-RPC node on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import fault_server as faults
from tests.helpers.flows import brand
from tests.helpers.json_rpc_node import SENDER, json_rpc_node, waiting
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.probe import Target
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.targets import Targets

TX = "0x" + "ab" * 32


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
    with json_rpc_node({"eth_getTransactionReceipt": receipt, "eth_blockNumber": "0x1b"}) as port:
        found = look_up(tmp_path, port)
    assert (found.status, found.value) == (CheckStatus.PASSED, "12")


def test_failed_on_the_chain(tmp_path: Path) -> None:
    receipt = {
        "status": "0x0",
        "blockNumber": "0x10",
        "gasUsed": hex(21_000),
        "effectiveGasPrice": hex(20 * 10**9),
    }
    with json_rpc_node({"eth_getTransactionReceipt": receipt, "eth_blockNumber": "0x10"}) as port:
        found = look_up(tmp_path, port)
    assert found.reason == "receipt-failed"
    assert found.evidence == ("receipt: failed", "fee spent: 0.00042 of the chain's own coin")


def test_waiting_with_enough_fee_and_nothing_before_it(tmp_path: Path) -> None:
    with json_rpc_node(waiting(3, first=3, offers_gwei=31, price_gwei=30)) as port:
        found = look_up(tmp_path, port)
    assert (found.status, found.reason) == (CheckStatus.WARNING, "receipt-waiting")


def test_waiting_because_the_fee_is_too_low_says_both_figures(tmp_path: Path) -> None:
    with json_rpc_node(waiting(3, first=3, offers_gwei=1.25, price_gwei=30)) as port:
        found = look_up(tmp_path, port)
    assert found.reason == "receipt-fee-low"
    assert "1.25 gwei" in found.finding.en
    assert "30 gwei" in found.finding.zh


def test_an_older_fixed_price_counts_as_the_offer(tmp_path: Path) -> None:
    answers = waiting(3, first=3, offers_gwei=0, price_gwei=30)
    answers["eth_getTransactionByHash"] = {"from": SENDER, "nonce": "0x3", "gasPrice": hex(29 * 10**9)}
    with json_rpc_node(answers) as port:
        assert look_up(tmp_path, port).reason == "receipt-fee-low"


def test_waiting_behind_an_earlier_one_names_it(tmp_path: Path) -> None:
    with json_rpc_node(waiting(7, first=5, offers_gwei=31, price_gwei=30)) as port:
        found = look_up(tmp_path, port)
    assert found.reason == "receipt-gap"
    assert "number 5" in found.finding.en
    assert "第 5 笔" in found.finding.zh


def test_a_chain_without_a_base_fee_never_finds_the_fee_low(tmp_path: Path) -> None:
    answers = waiting(3, first=3, offers_gwei=0, price_gwei=0) | {"eth_getBlockByNumber": {"number": "0x1"}}
    with json_rpc_node(answers) as port:
        assert look_up(tmp_path, port).reason == "receipt-waiting"


def test_not_known_to_the_node(tmp_path: Path) -> None:
    with json_rpc_node({"eth_chainId": "0x38"}) as port:
        found = look_up(tmp_path, port)
    assert found.reason == "receipt-unknown"
    assert "BNB Smart Chain" in found.finding.en


def test_nothing_is_sent_until_it_was_switched_on(tmp_path: Path) -> None:
    found = look_up(tmp_path, None)
    assert (found.status, found.reason) == (CheckStatus.SKIPPED, "receipt-not-asked")


def test_only_the_public_id_is_sent(tmp_path: Path) -> None:
    seen: list[dict[str, object]] = []
    with json_rpc_node({"eth_chainId": "0x1"}, seen) as port:
        look_up(tmp_path, port, "AB" * 32)
    assert [(question["method"], question["params"]) for question in seen] == [
        ("eth_getTransactionReceipt", ["0x" + "AB" * 32]),
        ("eth_getTransactionByHash", ["0x" + "AB" * 32]),
        ("eth_chainId", []),
    ]


def test_of_a_waiting_one_only_the_sender_that_the_node_named_is_asked_for(tmp_path: Path) -> None:
    seen: list[dict[str, object]] = []
    with json_rpc_node(waiting(3, first=3, offers_gwei=2, price_gwei=1), seen) as port:
        look_up(tmp_path, port)
    assert [(question["method"], question["params"]) for question in seen[2:]] == [
        ("eth_getTransactionCount", [SENDER, "latest"]),
        ("eth_getBlockByNumber", ["latest", False]),
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
