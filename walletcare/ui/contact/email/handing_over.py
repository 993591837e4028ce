"""Handing a prepared mail to the user's own program: opened, as a file, or copied. Its text is never cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walletcare.ui.contact.transcript import Keeper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from walletcare.contact.ways.handover import MailHandover
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

OpenMail = Callable[[str], bool]
"""Opens a ``mailto:`` that this program prepared itself; False when no mail program answered."""


class HandingOver(QObject):
    """The mail that waits to be sent by hand; None when none does."""

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        open_mail: OpenMail | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._open_mail = navigator, open_mail
        self._keeper = Keeper(navigator, store, conversation, parent)
        self.mail: MailHandover | None = None

    def open(self) -> None:
        """Hand it to the mail program; what is too long for it, or has files, goes as a file."""
        if self.mail is None:
            return
        mailto = self.mail.mailto
        if mailto is not None and self._open_mail is not None and self._open_mail(mailto):
            self._navigator.toast(
                lambda: self.tr("Send it in your mail program. If none opened, press “Copy”")
            )
        elif mailto is None:
            self._navigator.toast(
                lambda: self.tr("It’s too long for that, or has attachments. Save it, then open the file.")
            )
            self.save()
        else:
            self.copy()

    def save(self) -> None:
        """As an ``.eml`` file, which mail programs open ready to send."""
        if self.mail is not None:
            self._keeper.save_bytes(self.mail.eml_name, self.mail.eml)

    def copy(self) -> None:
        if self.mail is not None:
            self._navigator.copy(self.mail.text, lambda: self.tr("Copied: address, subject and text"))
