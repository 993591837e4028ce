"""Setting the node for receipt look-ups: off until an address is saved here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.troubleshoot.targets import NodeUrlProblem, node_problem
from walletcare.ui.announce import announce
from walletcare.ui.components import (
    Banner,
    ButtonKind,
    Callout,
    Field,
    InnerDialog,
    LineInput,
    Tint,
)
from walletcare.ui.stores.node import NodeTest
from walletcare.ui.stores.settings import Key
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from walletcare.ui.stores.node import NodeState, NodeStore
    from walletcare.ui.stores.settings import SettingsStore


_SCHEME = "https://"


def problem_sentence(problem: NodeUrlProblem) -> str:
    """What is wrong with the address and how to put it right."""
    translate = QCoreApplication.translate
    match problem:
        case NodeUrlProblem.EMPTY:
            return translate("NodeDialog", "Paste the node’s address first")
        case NodeUrlProblem.UNREADABLE:
            return translate("NodeDialog", "This isn’t a web address. Web addresses start with https://")
        case NodeUrlProblem.INSECURE:
            return translate(
                "NodeDialog", "Use https:// here. Plain http only works for a node on this computer"
            )
        case NodeUrlProblem.HAS_PASSWORD:
            return translate("NodeDialog", "Leave out the user name and password before @")


def failure_sentence(code: str) -> str:
    """Our sentence for a question without a usable answer, by its code."""
    translate = QCoreApplication.translate
    match code:
        case "name-unknown" | "dns-fails":
            return translate("NodeDialog", "There’s no server with this name. Check the spelling.")
        case "not-a-node":
            return translate("NodeDialog", "Something answered, but it isn’t an Ethereum node.")
        case "offline":
            return translate("NodeDialog", "WalletCare was started offline, so nothing was looked up.")
        case "no-answer" | "unreachable":
            return translate("NodeDialog", "The node didn’t answer in time.")
        case "refused" | "reset":
            return translate("NodeDialog", "The server doesn’t accept the connection.")
        case code if code.startswith(("certificate", "tls")):
            return translate("NodeDialog", "The connection couldn’t be secured, so nothing was sent.")
        case _:
            return translate("NodeDialog", "We couldn’t connect to this node. Check the address.")


class NodeDialog(InnerDialog):
    """The address, a test that sends nothing of the user's, then save; or turn look-ups off again."""

    def __init__(self, parent: QWidget, settings: SettingsStore, store: NodeStore) -> None:
        super().__init__(parent, "", " ", width=560)
        self._settings, self._store = settings, store
        kept = settings.text(Key.NODE)
        self._url = Field(input_=LineInput(placeholder=_SCHEME, is_mono=True))
        self._url.set_text(kept)
        self._problem: NodeUrlProblem | None = None
        self._sent = Callout(tint=Tint.NEUTRAL, icon="lock")
        self._banner = Banner(tint=Tint.NEUTRAL)
        self._banner.hide()
        self.content.addWidget(self._url)
        self.content.addWidget(self._sent)
        self.content.addWidget(self._banner)
        self._cancel = self.add_button("", "", ButtonKind.TEXT)
        self._off = self.add_button("off", "", ButtonKind.DANGER) if kept else None
        self._test = self.add_action("", ButtonKind.SECONDARY, self._on_test, icon="refresh-cw")
        self._save = self.add_action("", ButtonKind.PRIMARY, self._on_save)
        self._url.edited.connect(self._on_edited)
        self._url.left.connect(self._on_left)
        self.chosen.connect(self._on_chosen)
        store.forget()
        self.say_with(self._say_all)
        store.changed.connect(self._on_store_changed)

    def _say_all(self) -> None:
        translate = QCoreApplication.translate
        self.set_texts(
            translate("NodeDialog", "Look up transactions on the chain"),
            translate(
                "NodeDialog",
                "A troubleshooter can then ask a node whether a transfer is waiting, failed or done. "
                "It’s off until you save an address here.",
            ),
        )
        self._url.set_label(
            translate("NodeDialog", "Address of an Ethereum node (JSON-RPC)"),
            helper=translate("NodeDialog", "From your provider, or http://127.0.0.1:8545 for your own node"),
            placeholder=_SCHEME,
        )
        self._show_problem(self._problem)
        self._sent.set_texts(
            translate("NodeDialog", "What is sent, and to whom"),
            translate(
                "NodeDialog",
                "Only this node receives anything: the transaction id you type, and the sender’s "
                "address in it. Both are public. The node sees your network address, as every website "
                "does. Nothing is looked up unless you run such a check.",
            ),
        )
        self._cancel.set_label(translate("NodeDialog", "Cancel"))
        if self._off is not None:
            self._off.set_label(translate("NodeDialog", "Turn off"))
        self._test.set_label(translate("NodeDialog", "Test"))
        self._save.set_label(translate("NodeDialog", "Save"))
        self._show(self._store.state)

    def url(self) -> str:
        """The address typed, or empty; the field then says what is wrong with it."""
        typed = self._url.text().strip()
        problem = node_problem(typed)
        self._show_problem(problem)
        self.refit()
        if problem is None:
            return typed
        self._url.setFocus()
        return ""

    def _show_problem(self, problem: NodeUrlProblem | None) -> None:
        self._problem = problem
        self._url.set_error("" if problem is None else problem_sentence(problem))

    def _on_edited(self) -> None:
        self._show_problem(None)
        self._store.forget()

    def _on_left(self) -> None:
        typed = self._url.text().strip()
        problem = node_problem(typed) if typed else None
        if problem is not None:
            self._show_problem(problem)
            self.refit()

    def _on_test(self) -> None:
        url = self.url()
        if url:
            self._store.request_test(url)

    def _on_save(self) -> None:
        url = self.url()
        if url:
            self._settings.set(Key.NODE, url)
            self.close_with("save")

    def _on_chosen(self, key: str) -> None:
        if key == "off":
            self._settings.set(Key.NODE, "")
        self._store.forget()

    def _on_store_changed(self) -> None:
        state = self._store.state
        self._test.setEnabled(state.test is not NodeTest.RUNNING)
        self._show(state)
        if not self._banner.isHidden():
            announce(self, self._banner.title)
        self.refit()

    def _show(self, state: NodeState) -> None:
        translate = QCoreApplication.translate
        match state.test:
            case NodeTest.NONE:
                self._banner.hide()
                return
            case NodeTest.RUNNING:
                self._banner.set_look(Tint.NEUTRAL, "clock")
                self._banner.set_texts(translate("NodeDialog", "Querying the node"))
            case NodeTest.PASSED if state.facts is not None:
                self._banner.set_look(Tint.SUCCESS)
                words = translate("NodeDialog", "It’s on {chain}, up to block {number}.").format(
                    chain=state.facts.chain.text(theme().language), number=state.facts.block
                )
                self._banner.set_texts(translate("NodeDialog", "The node responds"), words)
            case _:
                self._banner.set_look(Tint.WARNING)
                title = translate("NodeDialog", "That didn’t work")
                self._banner.set_texts(title, failure_sentence(state.code))
        self._banner.show()
