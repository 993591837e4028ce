"""What became of a public transaction: asked of an Ethereum-like node, only when that is switched on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.diagnostics.json_rpc import Node, NodeError, number
from walletcare.troubleshoot.formats.address import is_transaction_id
from walletcare.troubleshoot.node_setting import chain_name

ENOUGH_CONFIRMATIONS = 12
"""From here on services usually credit a transfer; a display figure, not a promise."""
_WEI_PER_COIN, _WEI_PER_GWEI = 10**18, 10**9
_STUCK, _FAILED = "stuck-crypto-transaction", "failed-crypto-transaction"


class ReceiptCheck(Check):
    """The receipt of a transaction; without one, what it waits for.

    The node gets the public id and, for one that waits, the sender's address, which it named itself.
    """

    id = CheckId.RECEIPT
    limit_s = 9.0

    def look(self, context: CheckContext) -> DiagnosticResult:
        tx = context.inputs.get("tx", "").strip()
        if not is_transaction_id(tx):
            return self.skipped(
                context, LocalText("没有交易哈希可以查。", "There’s no transaction id to look up.")
            )
        if context.targets.node is None:
            return self.skipped(
                context,
                LocalText(
                    "链上查询没有打开。打开以后，会把这个交易哈希发给你设置的节点。",
                    "Look-ups on the chain are off. When on, this id is sent to the node in your settings.",
                ),
                "receipt-not-asked",
            )
        node = Node(context.probe, context.targets.node, self.limit_s - 0.5)
        tx = tx if tx.lower().startswith("0x") else f"0x{tx}"
        try:
            receipt = node.ask("eth_getTransactionReceipt", [tx])
            if isinstance(receipt, dict):
                return self._on_chain(context, receipt, node)
            known = node.ask("eth_getTransactionByHash", [tx])
            if isinstance(known, dict):
                return self._waiting(context, known, node)
            return self._unknown(context, number(node.ask("eth_chainId")))
        except (ProbeError, NodeError) as error:
            return self.skipped(
                context,
                LocalText(
                    "节点没有回答，这次没有查到。",
                    "The node gave no usable answer, so nothing was found out.",
                ),
                str(getattr(error, "code", "node-unreadable")),
            )

    def _on_chain(self, context: CheckContext, receipt: dict[str, Any], node: Node) -> DiagnosticResult:
        if receipt.get("status") == "0x0":
            fee = _fee_of(receipt)
            return self.failed(
                context,
                "receipt-failed",
                LocalText(
                    "这笔交易上了链，但执行失败。钱没有转出去，手续费已经花掉。",
                    "This transaction is on the chain and failed. The money wasn’t sent; the fee is spent.",
                ),
                evidence=("receipt: failed", *([f"fee spent: {fee} of the chain's own coin"] if fee else ())),
                article=_FAILED,
            )
        head = number(node.ask("eth_blockNumber"))
        confirmations = max(0, head - number(receipt.get("blockNumber")) + 1)
        few = confirmations < ENOUGH_CONFIRMATIONS
        return self.passed(
            context,
            LocalText(
                f"已经完成，有 {confirmations} 次确认。" + ("对方可能还要再等一会儿才入账。" if few else ""),
                f"This transaction is done, with {confirmations} confirmations."
                + (" The other side may wait for more before showing it." if few else ""),
            ),
            value=str(confirmations),
            evidence=("receipt: done", f"confirmations: {confirmations}"),
        )

    def _waiting(self, context: CheckContext, known: dict[str, Any], node: Node) -> DiagnosticResult:
        """Transactions of one address go in the order of their numbers; the first one waits for its price."""
        own = number(known.get("nonce"))
        first = number(node.ask("eth_getTransactionCount", [known.get("from"), "latest"]))
        if own < first:
            # Taken up between two questions; a replaced one is no longer known at all.
            receipt = node.ask("eth_getTransactionReceipt", [known.get("hash")])
            if isinstance(receipt, dict):
                return self._on_chain(context, receipt, node)
        if own > first:
            return self.warning(
                context,
                "receipt-gap",
                LocalText(
                    f"它是这个地址的第 {own} 笔，前面的第 {first} 笔还没完成，它只能排在后面等。",
                    f"It’s number {own} of its address, and number {first} isn’t done: it has to wait.",
                ),
                evidence=("receipt: waiting", f"number: {own}", f"first unfinished number: {first}"),
                remedy=LocalText(
                    f"先让第 {first} 笔完成：在钱包里加速或取消它。",
                    f"Get number {first} done first: speed it up or cancel it in the wallet.",
                ),
                article=_STUCK,
            )
        offered, price = _offer_of(known), _price_of(node.ask("eth_getBlockByNumber", ["latest", False]))
        figures = (f"fee offered: {_gwei(offered)} gwei", f"fee now: {_gwei(price)} gwei")
        if offered < price:
            return self.warning(
                context,
                "receipt-fee-low",
                LocalText(
                    f"手续费出得太低：最多出 {_gwei(offered)} gwei，现在至少要 {_gwei(price)} gwei。",
                    f"Its fee is too low: {_gwei(offered)} gwei at most, and the chain takes "
                    f"{_gwei(price)} gwei now.",
                ),
                evidence=("receipt: waiting", *figures),
                remedy=LocalText(
                    "在自己的钱包里点“加速”，或者等手续费降下来。",
                    "Choose “speed up” in your own wallet, or wait until fees fall.",
                ),
                article=_STUCK,
            )
        return self.warning(
            context,
            "receipt-waiting",
            LocalText(
                "这笔交易还在排队，没有上链。手续费够，前面也没有别的交易，再等等。",
                "It’s still waiting. Its fee is enough and nothing of yours is before it, so give it time.",
            ),
            evidence=("receipt: waiting", *figures),
            article=_STUCK,
        )

    def _unknown(self, context: CheckContext, chain_id: int) -> DiagnosticResult:
        chain = chain_name(chain_id)
        return self.warning(
            context,
            "receipt-unknown",
            LocalText(
                f"在{chain.zh}上查不到这笔交易，可能在别的网络上，也可能没有发出去。",
                f"It can’t be found on {chain.en}. It may be on another network, or was never sent.",
            ),
            evidence=("receipt: unknown", f"chain: {chain_id}"),
            article=_STUCK,
        )


def _offer_of(known: dict[str, Any]) -> int:
    """The most that the transaction pays for a unit of gas, in wei (EIP-1559, or the older fixed price)."""
    return number(known.get("maxFeePerGas") or known.get("gasPrice"))


def _price_of(block: object) -> int:
    """The least that the newest block took for a unit of gas, in wei; 0 on chains without a base fee."""
    if not isinstance(block, dict):
        raise NodeError
    return number(block.get("baseFeePerGas") or "0x0")


def _fee_of(receipt: dict[str, Any]) -> str:
    """What was paid for nothing, in the chain's own coin; empty when the node doesn't say."""
    try:
        wei = number(receipt.get("gasUsed")) * number(receipt.get("effectiveGasPrice"))
    except NodeError:
        return ""
    return f"{Decimal(wei) / _WEI_PER_COIN:.6f}".rstrip("0").rstrip(".")


def _gwei(wei: int) -> str:
    words = f"{Decimal(wei) / _WEI_PER_GWEI:.3f}".rstrip("0").rstrip(".")
    return "<0.001" if words == "0" and wei else words
