"""The notification area: fixed words, never a message's text; a click opens the request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from walletcare.domain.reference import Reference
from walletcare.domain.ticket import TicketId

_SHOWN_MS = 8_000


class Tray(QObject):
    """Signals: ``open_requested(object)``: a ``TicketId``, or None for the window; ``quit_requested``."""

    open_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, icon: QIcon, is_quiet: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = is_quiet
        self._ticket: TicketId | None = None
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._icon = QSystemTrayIcon(icon, self)
        self._menu = QMenu()
        self._open = self._menu.addAction("")
        self._quit = self._menu.addAction("")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self._on_clicked)
        self._open.triggered.connect(lambda: self.open_requested.emit(None))
        self._quit.triggered.connect(self.quit_requested)
        self.retranslate()
        self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether this system has a notification area."""
        return self._icon is not None

    def retranslate(self) -> None:
        if self._icon is not None:
            self._open.setText(self.tr("Open WalletCare"))
            self._quit.setText(self.tr("Quit"))
            self._icon.setToolTip("WalletCare")

    def tell_reply(self, ticket_id: TicketId, reference: Reference) -> None:
        """Say that there is a reply, unless it is a quiet hour."""
        self._ticket = ticket_id
        if self._icon is not None and not self._is_quiet():
            self._icon.showMessage(
                self.tr("You have a new reply"),
                self.tr("Open WalletCare to read {reference}").format(reference=reference),
                self._icon.icon(),
                _SHOWN_MS,
            )

    def tell_reminder(self) -> None:
        """A reminder the user set is due; its text is theirs and stays in the window."""
        if self._icon is not None and not self._is_quiet():
            self._icon.showMessage(
                self.tr("Your reminder"), self.tr("It’s the time you chose."), self._icon.icon(), _SHOWN_MS
            )

    def close(self) -> None:
        if self._icon is not None:
            self._icon.hide()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit(None)

    def _on_clicked(self) -> None:
        self.open_requested.emit(self._ticket)


def is_quiet(span: str, now: datetime) -> bool:
    """Whether local ``now`` lies in ``HH:MM-HH:MM`` (may go over midnight); an empty span never holds."""
    first, _, last = span.partition("-")
    try:
        begins, ends = time.fromisoformat(first), time.fromisoformat(last)
    except ValueError:
        return False
    local = now.astimezone().time()
    if begins <= ends:
        return begins <= local < ends
    return local >= begins or local < ends
