"""What became of a public transaction: asked of an Ethereum-like node, only when that is switched on."""

from __future__ import annotations

import json
from typing import Any, cast

from walletcare.domain.diagnostic import DiagnosticResult
from walletcare.domain.flow import CheckId
from walletcare.domain.language import LocalText
from walletcare.domain.probe import ProbeError, Target
from walletcare.troubleshoot.diagnostics.check import Check, CheckContext
from walletcare.troubleshoot.formats.address import is_transaction_id

ENOUGH_CONFIRMATIONS = 12
"""From here on services usually credit a transfer; a display figure, not a promise."""


class NodeError(Exception):
    """The node gave no usable answer."""


class ReceiptCheck(Check):
    """``eth_getTransactionReceipt`` and two more questions (Ethereum JSON-RPC); the id is public already."""

    id = CheckId.RECEIPT
    limit_s = 9.0

    def look(self, context: CheckContext) -> DiagnosticResult:
        tx, node = context.inputs.get("tx", "").strip(), context.targets.node
        if not is_transaction_id(tx):
            return self.skipped(
                context, LocalText("没有交易哈希可以查。", "There's no transaction id to look up.")
            )
        if node is None:
            return self.skipped(
                context,
                LocalText(
                    "链上查询没有打开。打开以后，会把这个交易哈希发给你设置的节点。",
                    "Look-ups on the chain are off. When on, this id is sent to the node in your settings.",
                ),
                "receipt-not-asked",
            )
        tx = tx if tx.lower().startswith("0x") else f"0x{tx}"
        try:
            receipt = _ask(context, node, "eth_getTransactionReceipt", [tx])
            if isinstance(receipt, dict):
                return self._done(context, receipt, _ask(context, node, "eth_blockNumber", []))
            known = _ask(context, node, "eth_getTransactionByHash", [tx])
        except (ProbeError, NodeError) as error:
            return self.skipped(
                context,
                LocalText(
                    "节点没有回答，这次没有查到。",
                    "The node gave no usable answer, so nothing was found out.",
                ),
                str(getattr(error, "code", "node-unreadable")),
            )
        return self._waiting(context) if isinstance(known, dict) else self._unknown(context)

    def _done(self, context: CheckContext, receipt: dict[str, Any], head: object) -> DiagnosticResult:
        if receipt.get("status") == "0x0":
            return self.failed(
                context,
                "receipt-failed",
                LocalText(
                    "这笔交易上了链，但执行失败。钱没有转出去，手续费已经花掉。",
                    "This transaction is on the chain and failed. The money wasn't sent; the fee is spent.",
                ),
                evidence=("receipt: failed",),
                article="failed-crypto-transaction",
            )
        confirmations = max(0, _number(head) - _number(receipt.get("blockNumber")) + 1)
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

    def _waiting(self, context: CheckContext) -> DiagnosticResult:
        return self.warning(
            context,
            "receipt-waiting",
            LocalText(
                "这笔交易还在排队，没有上链。多半是手续费太低，或者前面有一笔没完成。",
                "It's still waiting. Most likely the fee is low, or an earlier one isn't done.",
            ),
            evidence=("receipt: waiting",),
            article="stuck-crypto-transaction",
        )

    def _unknown(self, context: CheckContext) -> DiagnosticResult:
        return self.warning(
            context,
            "receipt-unknown",
            LocalText(
                "这个节点不认识这笔交易，可能在别的网络上，也可能没有发出去。",
                "This node doesn't know the transaction. It may be on another network, or was never sent.",
            ),
            evidence=("receipt: unknown",),
            article="stuck-crypto-transaction",
        )


def _ask(context: CheckContext, node: Target, method: str, params: list[str]) -> object:
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode("ascii")
    facts = context.probe.fetch(node, 2.8, question)
    try:
        answer = json.loads(facts.body)
    except ValueError as error:
        raise NodeError from error
    if facts.status != 200 or not isinstance(answer, dict) or "result" not in answer:
        raise NodeError
    return cast("object", answer["result"])


def _number(value: object) -> int:
    try:
        return int(str(value), 16)
    except ValueError as error:
        raise NodeError from error
