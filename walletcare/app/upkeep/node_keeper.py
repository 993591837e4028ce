"""Asks the node that Settings tries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walletcare.app.services import Services
from walletcare.domain.probe import ProbeError
from walletcare.troubleshoot.diagnostics.json_rpc import NodeError
from walletcare.troubleshoot.node_setting import NodeFacts, ask_node
from walletcare.ui.stores.node import NodeState, NodeStore, NodeTest

if TYPE_CHECKING:
    from walletcare.app.program import Program
    from walletcare.ui.tasks import CancelToken


class NodeKeeper(QObject):
    """Lives as long as the program; ``store`` is what the settings page shows."""

    def __init__(self, program: Program, services: Services) -> None:
        super().__init__(program)
        self._program, self._services = program, services
        self.store = NodeStore(self)
        self.store.test_requested.connect(self._on_test)

    def _on_test(self, url: str) -> None:
        if self._services.options.is_offline:
            self.store.set_state(NodeState(NodeTest.FAILED, url, code="offline"))
            return

        def ask(_: CancelToken) -> NodeFacts:
            from walletcare.infra.probes.socket_probe import SocketProbe

            return ask_node(SocketProbe(self._services.clock), url)

        self._program.tasks.latest(
            "node-test",
            ask,
            lambda facts: self._tell(NodeState(NodeTest.PASSED, url, facts)),
            lambda error: self._on_failed(url, error),
            owner=self,
        )

    def _on_failed(self, url: str, error: Exception) -> None:
        if not isinstance(error, ProbeError | NodeError):
            self._program.tasks.unhandled.emit(error)
        code = error.code if isinstance(error, ProbeError) else "not-a-node"
        self._tell(NodeState(NodeTest.FAILED, url, code="not-a-node" if code == "not-http" else code))

    def _tell(self, answer: NodeState) -> None:
        # The address may have been changed, or the dialog left, while the node was asked.
        now = self.store.state
        if now.test is NodeTest.RUNNING and now.url == answer.url:
            self.store.set_state(answer)
