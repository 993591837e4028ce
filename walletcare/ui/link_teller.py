"""Says once when the connection goes and when it is back, on whatever page the user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from walletcare.domain.chat import CUT_OFF, LinkState
from walletcare.ui.announce import announce

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore

_THERE = {LinkState.LIVE, LinkState.POLLING}


class LinkTeller(QObject):
    """For those who do not see the banners; the eye has them where they matter."""

    def __init__(self, store: ContactStore, window: QWidget) -> None:
        super().__init__(window)
        self._store, self._window = store, window
        self._told: LinkState | None = None
        store.channels_changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        link = self._store.board.link
        if link in CUT_OFF and link is not self._told:
            if link is LinkState.OFFLINE:
                words = self.tr("You’re offline. Help and your requests still work.")
            else:
                words = self.tr("Support’s system doesn’t answer. Help and your requests still work.")
            self._told = link
            announce(self._window, words)
        elif link in _THERE and self._told is not None:
            was_offline = self._told is LinkState.OFFLINE
            self._told = None
            announce(
                self._window,
                self.tr("You’re online again.") if was_offline else self.tr("Support can be reached again."),
            )
