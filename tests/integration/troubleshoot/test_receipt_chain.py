"""The receipt look-up against a real Ethereum development chain; test_receipt.py has the same without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.development_chain import CHAIN_ID, DevelopmentChain, development_chain
from tests.helpers.flows import brand
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.node_setting import ask_node
from walletcare.troubleshoot.targets import Targets, node_target


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DevelopmentChain]:
    with development_chain(tmp_path_factory.mktemp("chain")) as running:
        yield running


@pytest.fixture
def probe() -> SocketProbe:
    return SocketProbe(SystemClock(), proxy_of=lambda _: None)


def look_up(chain: DevelopmentChain, probe: SocketProbe, tx: str, folder: Path) -> DiagnosticResult:
    node = node_target(f"http://127.0.0.1:{chain.port}")
    return CHECKS[CheckId.RECEIPT].run(
        CheckContext(
            probe=probe,
            targets=Targets(None, node=node),
            clock=SystemClock(),
            brand=brand(),
            data_dir=folder,
            inputs={"tx": tx},
        )
    )


def test_the_node_says_which_chain_it_is(chain: DevelopmentChain, probe: SocketProbe) -> None:
    chain.mine()
    facts = ask_node(probe, f"http://127.0.0.1:{chain.port}")
    assert facts.chain_id == CHAIN_ID
    assert facts.block == int(chain.ask("eth_blockNumber"), 16)
    assert str(CHAIN_ID) in facts.chain.en


def test_unknown_here(chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path) -> None:
    found = look_up(chain, probe, "0x" + "ab" * 32, tmp_path)
    assert found.reason == "receipt-unknown"
    assert str(CHAIN_ID) in found.finding.zh


def test_waiting_in_line(chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path) -> None:
    tx = chain.send(0)
    assert look_up(chain, probe, tx, tmp_path).reason == "receipt-waiting"
    chain.mine()
    assert look_up(chain, probe, tx, tmp_path).status is CheckStatus.PASSED


def test_waiting_because_the_fee_is_too_low(
    chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path
) -> None:
    found = look_up(chain, probe, chain.send(1, gwei=0.000_001), tmp_path)
    assert found.reason == "receipt-fee-low"
    assert "gwei" in found.finding.en


def test_waiting_behind_a_gap_until_it_is_filled(
    chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path
) -> None:
    later = chain.send(2, nonce="0x1")
    found = look_up(chain, probe, later, tmp_path)
    assert found.reason == "receipt-gap"
    assert found.evidence == ("receipt: waiting", "number: 1", "first unfinished number: 0")
    chain.send(2, nonce="0x0")
    chain.mine(2)
    assert look_up(chain, probe, later, tmp_path).status is CheckStatus.PASSED


def test_failed_with_the_fee_spent(chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path) -> None:
    sender = chain.ask("eth_accounts")[3]
    before = int(chain.ask("eth_getBalance", sender, "latest"), 16)
    tx = chain.deploy_what_fails(3)
    chain.mine()
    found = look_up(chain, probe, tx, tmp_path)
    assert (found.status, found.reason) == (CheckStatus.FAILED, "receipt-failed")
    spent = before - int(chain.ask("eth_getBalance", sender, "latest"), 16)
    assert spent > 0
    told = float(found.evidence[1].split(": ")[1].split()[0])
    assert told == pytest.approx(spent / 10**18, abs=1e-6)


def test_done_with_as_many_confirmations_as_blocks(
    chain: DevelopmentChain, probe: SocketProbe, tmp_path: Path
) -> None:
    tx = chain.send(4)
    chain.mine()
    assert look_up(chain, probe, tx, tmp_path).value == "1"
    chain.mine(13)
    found = look_up(chain, probe, tx, tmp_path)
    assert (found.status, found.value) == (CheckStatus.PASSED, "14")
    assert "may wait" not in found.finding.en
