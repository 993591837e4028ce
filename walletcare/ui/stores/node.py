"""The node for receipt look-ups, as Settings shows it: one question to an address, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from walletcare.troubleshoot.node_setting import NodeFacts


class NodeTest(StrEnum):
    """How far the last question is."""

    NONE = "none"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NodeState:
    """The last question.

    Attributes:
        url: The address that was asked; an answer to another one is of no use.
        facts: What a node said of itself; None unless ``PASSED``.
        code: Stable code of a failure (``ProbeFault``, ``not-a-node``, ``offline``), for the sentence.
    """

    test: NodeTest = NodeTest.NONE
    url: str = ""
    facts: NodeFacts | None = None
    code: str = ""


class NodeStore(QObject):
    """Holds the state; the composition root asks the node and writes the answer.

    Signals:
        changed: There is another state now.
        test_requested: Ask the node at this address which chain it is of.
    """

    changed = Signal()
    test_requested = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = NodeState()

    @property
    def state(self) -> NodeState:
        return self._state

    def set_state(self, state: NodeState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    def request_test(self, url: str) -> None:
        """Ask; ``changed`` follows at once and again with the answer."""
        self.set_state(NodeState(NodeTest.RUNNING, url))
        self.test_requested.emit(url)

    def forget(self) -> None:
        """The dialog is gone: an answer still to come is not shown."""
        self.set_state(NodeState())
