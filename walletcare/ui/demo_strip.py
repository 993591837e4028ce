"""The strip over the window that says: this wallet is invented. It leads into the demo, and out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.ui.strip import Strip


class DemoStrip(Strip):
    """It cannot be closed, so that nobody takes the demo for a real wallet.

    Args:
        is_running: The demo runs and can be left; False: no wallet is set up, and the demo can be tried.

    Signals:
        switch_requested: Into the demo, or out of it.
    """

    switch_requested = Signal()

    def __init__(self, *, is_running: bool, parent: QWidget | None = None) -> None:
        super().__init__("info", color="accentText", ground="accentSoft", border="border", parent=parent)
        self._is_running = is_running
        self.button.clicked.connect(self.switch_requested)
        self.retell()

    def retell(self) -> None:
        if self._is_running:
            words = self.tr(
                "Demo: the wallet is invented and the replies are scripted. No real support reads this."
            )
            self.say(words, self.tr("Leave the demo"))
        else:
            words = self.tr("WalletCare isn’t set up for a wallet yet, so there’s no live chat.")
            self.say(words, self.tr("Try the demo"))
