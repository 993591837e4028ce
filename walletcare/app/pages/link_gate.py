"""The one place that opens an address outside this program, and only after the safety check."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from walletcare.safety.incoming import links
from walletcare.safety.official.checker import OfficialChecker
from walletcare.ui.components import ButtonKind, InnerDialog
from walletcare.ui.navigation import Navigator
from walletcare.ui.theme import theme

Opener = Callable[[str], bool]


def open_in_browser(address: str) -> bool:
    """Hand ``address`` to the system's browser or mail program."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LinkGate(QObject):
    """Where ``Navigator.link_requested`` leads. Official addresses open; others are shown and asked about."""

    def __init__(
        self,
        window: QWidget,
        navigator: Navigator,
        checker: OfficialChecker,
        opener: Opener = open_in_browser,
    ) -> None:
        super().__init__(window)
        self._window, self._navigator, self._checker, self._opener = window, navigator, checker, opener

    def open(self, address: str) -> None:
        """Open ``address`` when it is official, ask when it is not, refuse what is no web or mail address."""
        checked = links.check(address, self._checker)
        if not checked.may_open:
            self._refuse(checked)
            return
        if not checked.needs_confirmation:
            self._open(checked.target)
            return
        dialog = InnerDialog(self._window, "", " ")
        leave = dialog.add_button("open", "")
        stay = dialog.add_button("stay", "", ButtonKind.PRIMARY)

        def say() -> None:
            words = [checked.host, *(words.text(theme().language) for words in checked.words)]
            if checked.encoded_host != checked.host:
                words.insert(1, checked.encoded_host)
            dialog.set_texts(
                self.tr("This address isn’t on the official list"),
                "\n".join(word for word in words if word),
            )
            leave.set_label(self.tr("Open in the browser anyway"))
            stay.set_label(self.tr("Stay here"))

        dialog.say_with(say)
        dialog.chosen.connect(lambda key: self._open(checked.target) if key == "open" else None)
        dialog.open()

    def open_own_mail(self, mailto: str) -> bool:
        """Open a mail that this program prepared itself, recipient, subject and text included."""
        return self._opener(mailto)

    def _refuse(self, checked: links.LinkCheck) -> None:
        dialog = InnerDialog(self._window, "", " ")
        close = dialog.add_button("close", "", ButtonKind.PRIMARY)

        def say() -> None:
            words = " ".join(words.text(theme().language) for words in checked.words[:1])
            dialog.set_texts(self.tr("That address can’t be opened"), words)
            close.set_label(self.tr("Close"))

        dialog.say_with(say)
        dialog.open()

    def _open(self, address: str) -> None:
        if not self._opener(address):
            self._navigator.copy(address, lambda: self.tr("No browser opened. The address is copied."))
