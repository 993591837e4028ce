"""Questions to an Ethereum JSON-RPC node (``eth_`` methods of the execution API), by the checks' probe."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import cast

from walletcare.domain.probe import NetworkProbe, Target

_ONE_QUESTION_S = 2.8
_LONGEST_QUANTITY = len("0x") + 64


class NodeError(Exception):
    """What answered is no node, or gave no usable answer."""


class Node:
    """One node, asked within a time for everything together.

    Args:
        limit_s: For all questions; one question gets at most 2.8 s of it.
    """

    def __init__(self, probe: NetworkProbe, target: Target, limit_s: float) -> None:
        self._probe, self._target = probe, target
        self._ends_at = time.monotonic() + limit_s

    def ask(self, method: str, params: Sequence[object] = ()) -> object:
        """The ``result`` of one call; None is an answer too ("I know of none").

        Raises:
            ProbeError: Nothing answered.
            NodeError: The answer is no JSON-RPC result, or the time is over.
        """
        left = min(_ONE_QUESTION_S, self._ends_at - time.monotonic())
        if left <= 0:
            raise NodeError
        question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)})
        facts = self._probe.fetch(self._target, left, question.encode("ascii"))
        try:
            answer = json.loads(facts.body)
        except (ValueError, RecursionError) as error:
            raise NodeError from error
        if facts.status != 200 or not isinstance(answer, dict) or "result" not in answer:
            raise NodeError
        return cast("object", answer["result"])


def number(value: object) -> int:
    """A quantity as nodes write it (``0x1b``), of at most 256 bits.

    Raises:
        NodeError: It is none.
    """
    if not isinstance(value, str) or len(value) > _LONGEST_QUANTITY:
        raise NodeError
    try:
        return int(value, 16)
    except ValueError as error:
        raise NodeError from error
