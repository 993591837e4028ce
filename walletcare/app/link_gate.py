"""The one place that opens an address outside this program, and only after the safety check."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from walletcare.domain.brand import OfficialList
from walletcare.safety import links
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.navigation import Navigator
from walletcare.ui.theme import theme

Opener = Callable[[str], bool]


def open_in_browser(address: str) -> bool:
    """Hand ``address`` to the system's browser or mail program."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LinkGate(QObject):
    """Listens to ``Navigator.link_requested``. Official addresses open; others are shown and asked about."""

    def __init__(
        self,
        window: QWidget,
        navigator: Navigator,
        official: OfficialList,
        opener: Opener = open_in_browser,
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._official, self._opener = window, navigator, official, opener
        navigator.link_requested.connect(self.open)

    def open(self, address: str) -> None:
        """Open ``address`` when it is official, ask when it is not, refuse what is no web or mail address."""
        checked = links.check(address, self._official)
        if not checked.may_open:
            self._navigator.toast(self.tr("That address can't be opened from here."))
            return
        if checked.is_official:
            self._open(checked.url)
            return
        words = [checked.host, *(warning.text(theme().language) for warning in checked.warnings)]
        dialog = InnerDialog(
            self._window,
            self.tr("This address isn't on the official list"),
            "\n".join(word for word in words if word),
        )
        dialog.add_button("open", self.tr("Open in the browser all the same"))
        dialog.add_button("stay", self.tr("Stay here"), ButtonKind.PRIMARY)
        dialog.chosen.connect(lambda key: self._open(checked.url) if key == "open" else None)
        dialog.open()

    def _open(self, address: str) -> None:
        if not self._opener(address):
            self._navigator.copy(address, self.tr("No browser answered. The address is copied."))
