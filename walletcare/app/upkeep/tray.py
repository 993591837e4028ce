"""The notification area: what to tell, and where a click leads. What strangers wrote is no markup there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from walletcare.domain.reference import Reference
from walletcare.ui.navigation import Destination

_SHOWN_MS = 8_000
_MOST_LETTERS = 160
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›", "&": "＆"})
"""Notification servers may read markup in the text (freedesktop.org, "body-markup"); Qt passes it on."""


class Tray(QObject):
    """Signals: ``open_requested(object)``: a ``Destination``, or None for the window; ``quit_requested``."""

    open_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leads_to: Destination | None = None
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

    def tell_reply(self, reference: Reference, leads_to: Destination, *, text: str = "") -> None:
        """Say that there is a reply.

        Args:
            text: What it says, when the user wants that in notifications; else empty.
        """
        words = self.tr("Open WalletCare to read {reference}").format(reference=reference)
        self._show(self.tr("You have a new reply"), text or words, leads_to)

    def tell_reminder(self, text: str, leads_to: Destination | None) -> None:
        """Say that a reminder has come due: the user's own, or the question whether a solution holds."""
        self._show(self.tr("Reminder"), text, leads_to)

    def close(self) -> None:
        if self._icon is not None:
            self._icon.hide()

    def _show(self, title: str, text: str, leads_to: Destination | None) -> None:
        self._leads_to = leads_to
        if self._icon is not None:
            line = " ".join(text.split()).translate(_NO_MARKUP)
            if len(line) > _MOST_LETTERS:
                line = f"{line[:_MOST_LETTERS].rstrip()}…"
            self._icon.showMessage(title, line, self._icon.icon(), _SHOWN_MS)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_requested.emit(None)

    def _on_clicked(self) -> None:
        self.open_requested.emit(self._leads_to)
