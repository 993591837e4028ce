"""The first question to a node for receipt look-ups: which chain it is of, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText
from walletcare.domain.probe import NetworkProbe
from walletcare.troubleshoot.diagnostics.json_rpc import Node, NodeError, number
from walletcare.troubleshoot.targets import node_target

_TRY_S = 6.0
_CHAINS = {
    1: LocalText("以太坊主网", "Ethereum"),
    10: LocalText("OP 主网", "OP Mainnet"),
    56: LocalText("BNB 智能链", "BNB Smart Chain"),
    137: LocalText("Polygon", "Polygon"),
    8453: LocalText("Base", "Base"),
    42161: LocalText("Arbitrum One", "Arbitrum One"),
    43114: LocalText("Avalanche C 链", "Avalanche C-Chain"),
    59144: LocalText("Linea", "Linea"),
    11155111: LocalText("Sepolia 测试网", "the Sepolia test network"),
}
"""Chain ids as in EIP-155's public register; the names are the chains' own."""


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """What a node said of itself: its chain and the number of its newest block."""

    chain_id: int
    block: int

    @property
    def chain(self) -> LocalText:
        return chain_name(self.chain_id)


def ask_node(probe: NetworkProbe, url: str) -> NodeFacts:
    """Ask the node at ``url`` which chain it is of and how far it is. Sends nothing of the user's. Blocks.

    Raises:
        ProbeError: Nothing answered there.
        NodeError: Something answered that is no node, or ``url`` cannot be used.
    """
    target = node_target(url)
    if target is None:
        raise NodeError
    node = Node(probe, target, _TRY_S)
    return NodeFacts(number(node.ask("eth_chainId")), number(node.ask("eth_blockNumber")))


def chain_name(chain_id: int) -> LocalText:
    """What people call the chain; its number when we know no name."""
    return _CHAINS.get(chain_id) or LocalText(f"编号 {chain_id} 的链", f"chain number {chain_id}")
