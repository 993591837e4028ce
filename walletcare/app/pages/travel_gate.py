"""Who may open a page while the program is still starting: everybody, once what the page needs stands."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from walletcare.ui.navigation import EMERGENCY, Destination, OpenEmergency, PageName

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator

_PATIENCE_MS = 700
"""Longer than a start takes: a note only comes when something is really slow, the keyring's question say."""


class Standing(IntEnum):
    """How much of the program stands. Each holds what the ones before it do."""

    WINDOW = 0
    LOCAL = 1
    ALL = 2


class TravelGate(QObject):
    """The window's gate. A wish that comes too early is kept, the newest of them, and carried out by itself.

    Args:
        needs: What has to stand for a page.
        refused: Called when somebody wants a page that can't be opened in this run any more.
    """

    def __init__(
        self, navigator: Navigator, needs: Callable[[PageName], Standing], refused: Callable[[], None]
    ) -> None:
        super().__init__(navigator)
        self._navigator, self._needs, self._refused = navigator, needs, refused
        self._standing = Standing.WINDOW
        self._has_failed = False
        self._wish: tuple[Standing, Callable[[], None]] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._ask_for_patience)
        navigator.gate = self._may_open

    def ask(self, needed: Standing, act: Callable[[], None]) -> None:
        """Do ``act`` now, or as soon as ``needed`` stands and nothing else was wished since."""
        self._forget()
        if self._standing >= needed:
            act()
        elif self._has_failed:
            self._refused()
        else:
            self._wish = (needed, act)
            self._patience.start()

    def open_up(self, standing: Standing) -> None:
        """``standing`` is reached; a wish that waited for it is carried out."""
        self._standing = standing
        if self._wish is not None and self._wish[0] <= standing:
            _, act = self._wish
            self._forget()
            act()

    def give_up(self) -> None:
        """What stands now is all there will be."""
        self._has_failed = True
        self._forget()

    def stop(self) -> None:
        """Carry nothing out any more."""
        self._forget()

    def _may_open(self, destination: Destination) -> bool:
        if isinstance(destination.argument, OpenEmergency):
            self._navigator.open_flow(EMERGENCY)
            return False
        needed = self._needs(destination.page)
        if self._standing >= needed:
            self._forget()
            return True
        self.ask(needed, lambda: self._navigator.open(destination))
        return False

    def _forget(self) -> None:
        self._wish = None
        self._patience.stop()

    def _ask_for_patience(self) -> None:
        self._navigator.toast(lambda: self.tr("Opening your requests. The page will appear by itself."))
