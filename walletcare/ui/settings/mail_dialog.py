"""Setting up the user's own mail account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.domain.secret import SecretStoreState
from walletcare.ui.announce import announce
from walletcare.ui.components import (
    Banner,
    ButtonKind,
    Field,
    InnerDialog,
    LineInput,
    SegmentedControl,
    Tint,
)
from walletcare.ui.stores.mail import MailTest

if TYPE_CHECKING:
    from walletcare.ui.stores.mail import MailStore

_PORTS = {MailSecurity.TLS: 465, MailSecurity.STARTTLS: 587}


def failure_sentence(code: str) -> str:
    """Our sentence for a failed test, by the failure's code."""
    translate = QCoreApplication.translate
    match code:
        case "auth":
            return translate("MailDialog", "The server did not accept user name and password.")
        case "dns":
            return translate("MailDialog", "There is no server with this name. Check the spelling.")
        case "tls":
            return translate("MailDialog", "The connection could not be secured, so nothing was sent.")
        case "timeout":
            return translate("MailDialog", "The server did not answer in time. Check name and port.")
        case _:
            return translate("MailDialog", "We couldn’t connect to this server. Check name and port.")


class MailDialog(InnerDialog):
    """Address, server, user and password; a test that sends nothing; then save."""

    def __init__(self, parent: QWidget, store: MailStore) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("MailDialog", "Your mail account"),
            translate("MailDialog", "Used only to write to support when chat doesn’t answer."),
            width=560,
        )
        self._store = store
        account = store.state.account
        self._address = Field(translate("MailDialog", "Email address"))
        self._host = Field(translate("MailDialog", "Outgoing server (SMTP)"))
        self._port = Field(translate("MailDialog", "Port"))
        self._security = SegmentedControl(
            (
                (str(MailSecurity.TLS), translate("MailDialog", "TLS")),
                (str(MailSecurity.STARTTLS), translate("MailDialog", "STARTTLS")),
            ),
            name=translate("MailDialog", "Encryption"),
        )
        self._user = Field(translate("MailDialog", "User name"))
        kept = translate("MailDialog", "Leave empty to keep the saved one") if account is not None else ""
        self._password = Field(
            translate("MailDialog", "Password"),
            input_=LineInput(is_password=True),
            helper=kept or _keyring_words(store.state.keyring),
        )
        self._banner = Banner(tint=Tint.NEUTRAL)
        self._banner.hide()
        server = QHBoxLayout()
        server.setSpacing(12)
        server.addWidget(self._host, 3)
        server.addWidget(self._port, 1)
        login = QHBoxLayout()
        login.setSpacing(12)
        login.addWidget(self._user, 1)
        login.addWidget(self._password, 1)
        self.content.addWidget(self._address)
        self.content.addLayout(server)
        self.content.addWidget(self._security)
        self.content.addLayout(login)
        self.content.addWidget(self._banner)
        self.add_button("", translate("MailDialog", "Cancel"), ButtonKind.TEXT)
        if account is not None:
            self.add_button("remove", translate("MailDialog", "Remove account"), ButtonKind.DANGER)
        self._test = self.add_action(
            translate("MailDialog", "Test the connection"), ButtonKind.SECONDARY, self._on_test
        )
        self._save = self.add_action(translate("MailDialog", "Save"), ButtonKind.PRIMARY, self._on_save)
        self._fill(account)
        self._address.left.connect(self._on_address_left)
        self._security.chosen.connect(self._on_security_chosen)
        self.chosen.connect(self._on_chosen)
        store.changed.connect(self._on_store_changed)

    def account(self) -> MailAccount | None:
        """What is typed, or None; every field that is wrong then says what is missing."""
        translate = QCoreApplication.translate
        address, host = self._address.text().strip(), self._host.text().strip()
        local, at, domain = address.rpartition("@")
        incomplete = translate("MailDialog", "Add the part after @, like mail.com")
        self._address.set_error("" if local and at and "." in domain else incomplete)
        self._host.set_error("" if host else translate("MailDialog", "Add the server, like smtp.mail.com"))
        port = self._port.text().strip()
        is_port = port.isascii() and port.isdigit() and 0 < int(port) < 65536
        self._port.set_error("" if is_port else translate("MailDialog", "A number up to 65535"))
        for field in (self._address, self._host, self._port):
            if field.has_error:
                field.setFocus()
                return None
        user = self._user.text().strip() or address
        return MailAccount(host, int(port), MailSecurity(self._security.current), user, address)

    def _fill(self, account: MailAccount | None) -> None:
        security = account.security if account is not None else MailSecurity.TLS
        self._security.set_current(str(security))
        self._port.set_text(str(account.port if account is not None else _PORTS[security]))
        if account is not None:
            self._address.set_text(account.address)
            self._host.set_text(account.host)
            self._user.set_text(account.user)

    def _on_address_left(self) -> None:
        _, at, domain = self._address.text().strip().rpartition("@")
        if at and "." in domain and not self._host.text():
            self._host.set_text(f"smtp.{domain}")
        if at and not self._user.text():
            self._user.set_text(self._address.text().strip())

    def _on_security_chosen(self, key: str) -> None:
        usual = {str(port) for port in _PORTS.values()}
        if self._port.text() in usual:
            self._port.set_text(str(_PORTS[MailSecurity(key)]))

    def _on_test(self) -> None:
        account = self.account()
        if account is not None:
            self._store.request_test(account, self._password.text())

    def _on_save(self) -> None:
        account = self.account()
        if account is not None:
            self._store.request_save(account, self._password.text())
            self.close_with("save")

    def _on_chosen(self, key: str) -> None:
        if key == "remove":
            self._store.request_remove()

    def _on_store_changed(self) -> None:
        translate = QCoreApplication.translate
        state = self._store.state
        self._test.setEnabled(state.test is not MailTest.RUNNING)
        match state.test:
            case MailTest.NONE:
                self._banner.hide()
                return
            case MailTest.RUNNING:
                self._banner.set_look(Tint.NEUTRAL, "clock")
                self._banner.set_texts(translate("MailDialog", "Trying the connection"))
            case MailTest.PASSED:
                self._banner.set_look(Tint.SUCCESS)
                words = translate("MailDialog", "Nothing was sent.")
                self._banner.set_texts(translate("MailDialog", "It works"), words)
            case MailTest.FAILED:
                self._banner.set_look(Tint.WARNING)
                title = translate("MailDialog", "That didn’t work")
                self._banner.set_texts(title, failure_sentence(state.test_code))
        self._banner.show()
        announce(self, self._banner.title)
        self.refit()


def _keyring_words(state: SecretStoreState) -> str:
    translate = QCoreApplication.translate
    if state is SecretStoreState.WORKING:
        return translate("MailDialog", "Kept in this computer’s keyring")
    return translate("MailDialog", "No keyring here, so it is forgotten when you quit")
