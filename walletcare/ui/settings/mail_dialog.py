"""Setting up the user's own mail account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.announce import announce
from walletcare.ui.components import Banner, ButtonKind, InnerDialog, Tint
from walletcare.ui.failures import transport_words
from walletcare.ui.settings.mail_form import MailForm
from walletcare.ui.stores.mail import MailTest

if TYPE_CHECKING:
    from walletcare.domain.mail import MailAccount
    from walletcare.ui.stores.mail import MailStore


class MailDialog(InnerDialog):
    """The form; a test that sends nothing; then save."""

    def __init__(self, parent: QWidget, store: MailStore) -> None:
        super().__init__(parent, "", " ", width=600)
        self._store = store
        account = store.state.account
        self.form = MailForm(account, store.state.keyring)
        self._banner = Banner(tint=Tint.NEUTRAL)
        self._banner.hide()
        self.content.addWidget(self.form)
        self.content.addWidget(self._banner)
        self._cancel = self.add_button("", "", ButtonKind.TEXT)
        self._remove = self.add_button("remove", "", ButtonKind.DANGER) if account is not None else None
        self._test = self.add_action("", ButtonKind.SECONDARY, self._on_test)
        self._save = self.add_action("", ButtonKind.PRIMARY, self._on_save)
        self.say_with(self._say_all)
        self.form.provider.chosen.connect(self.refit)
        self.form.address.left.connect(self.refit)
        self.chosen.connect(self._on_chosen)
        store.changed.connect(self._on_store_changed)

    def _say_all(self) -> None:
        translate = QCoreApplication.translate
        self.set_texts(
            translate("MailDialog", "Your email account"),
            translate("MailDialog", "Used only to write to support."),
        )
        self._cancel.set_label(translate("MailDialog", "Cancel"))
        if self._remove is not None:
            self._remove.set_label(translate("MailDialog", "Remove account"))
        self._test.set_label(translate("MailDialog", "Test the connection"))
        self._save.set_label(translate("MailDialog", "Save"))
        self.form.retranslate()
        self._show_test()

    def account(self) -> MailAccount | None:
        """What is typed, or None; every field that is wrong then says what is missing."""
        return self.form.account()

    def _on_test(self) -> None:
        account = self.account()
        if account is not None:
            self._store.request_test(account, self.form.password.text())

    def _on_save(self) -> None:
        account = self.account()
        if account is not None:
            self._store.request_save(account, self.form.password.text())
            self.close_with("save")

    def _on_chosen(self, key: str) -> None:
        if key == "remove":
            self._store.request_remove()

    def _on_store_changed(self) -> None:
        self._show_test()
        if not self._banner.isHidden():
            announce(self, self._banner.title)
        self.refit()

    def _show_test(self) -> None:
        translate = QCoreApplication.translate
        state = self._store.state
        self._test.setEnabled(state.test is not MailTest.RUNNING)
        match state.test:
            case MailTest.NONE:
                self._banner.hide()
                return
            case MailTest.RUNNING:
                self._banner.set_look(Tint.NEUTRAL, "clock")
                self._banner.set_texts(translate("MailDialog", "Testing the connection"))
            case MailTest.PASSED:
                self._banner.set_look(Tint.SUCCESS)
                words = translate("MailDialog", "Nothing was sent.")
                self._banner.set_texts(translate("MailDialog", "It works"), words)
            case MailTest.FAILED:
                self._banner.set_look(Tint.WARNING)
                title = translate("MailDialog", "That didn’t work")
                self._banner.set_texts(title, transport_words(state.test_code))
        self._banner.show()
