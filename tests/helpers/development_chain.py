"""A real Ethereum development chain: ganache, fetched by npm for the test, mining only when told."""

from __future__ import annotations

import json
import queue
import shutil
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "ganache@7.9.2"
CHAIN_ID = 1337
_INSTALL_S, _START_S = 120, 60
GWEI = 10**9


@dataclass(frozen=True)
class DevelopmentChain:
    """Accounts are unlocked, so that the node signs; a block is made by :meth:`mine` only."""

    port: int

    def ask(self, method: str, *params: object) -> Any:
        """The result of one call; AssertionError with the node's words when it refuses."""
        question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode("ascii")
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}", question, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as reply:  # noqa: S310
            answer = json.loads(reply.read())
        assert "result" in answer, answer
        return answer["result"]

    def send(self, sender: int, *, gwei: float = 50, **fields: str) -> str:
        """Send one wei from account ``sender`` for ``gwei`` at most; more ``fields`` as nodes name them."""
        accounts = self.ask("eth_accounts")
        whole = {
            "from": accounts[sender],
            "to": accounts[-1],
            "value": "0x1",
            "maxFeePerGas": hex(int(gwei * GWEI)),
            "maxPriorityFeePerGas": "0x1",
        }
        return str(self.ask("eth_sendTransaction", whole | fields))

    def deploy_what_fails(self, sender: int) -> str:
        """A contract whose first instruction is INVALID (EIP-141): it costs its gas and does nothing."""
        fields = {"from": self.ask("eth_accounts")[sender], "data": "0xfe", "gas": hex(100_000)}
        return str(self.ask("eth_sendTransaction", fields | {"maxFeePerGas": hex(50 * GWEI)}))

    def mine(self, blocks: int = 1) -> None:
        for _ in range(blocks):
            self.ask("evm_mine")


@contextmanager
def development_chain(folder: Path) -> Iterator[DevelopmentChain]:
    """Install and start the chain; skips the test, with the reason, where that cannot be done."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("needs node and npm")
    command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    command += ["--no-save", "--fetch-retries=0", "--fetch-timeout=30000", PACKAGE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_S, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm had no {PACKAGE} after {_INSTALL_S} s")
    if done.returncode != 0:
        pytest.skip(f"npm could not get {PACKAGE}: {done.stderr.strip()[-200:]}")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    program = folder / "node_modules" / "ganache" / "dist" / "node" / "cli.js"
    # One block a day by itself: within a test, blocks come when they are asked for.
    chain = subprocess.Popen(
        [
            node,
            str(program),
            "--server.host=127.0.0.1",
            f"--server.port={port}",
            "--miner.blockTime=86400",
            "--chain.hardfork=london",
            "--wallet.seed=heron",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(chain, lines))
    reader.start()
    try:
        while "RPC Listening" not in (line := lines.get(timeout=_START_S)):
            assert line, "the chain ended before it listened"
        yield DevelopmentChain(port)
    finally:
        chain.terminate()
        chain.wait(timeout=20)
        reader.join()
        assert chain.stdout is not None
        chain.stdout.close()
        # 180 MB that nobody looks at afterwards.
        shutil.rmtree(folder / "node_modules", ignore_errors=True)


def _read(chain: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
    """Keeps the pipe empty, or the chain would wait for us; an empty line at the end."""
    assert chain.stdout is not None
    for line in chain.stdout:
        lines.put(line)
    lines.put("")
