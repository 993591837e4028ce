"""The fields of a mail account: provider, address, server, user and password."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.contact.ways.mail_providers import PROVIDERS, MailProvider, provider_for, provider_of_host
from walletcare.domain.mail import MailAccount, MailSecurity
from walletcare.domain.secret import SecretStoreState
from walletcare.ui.components import (
    Banner,
    Field,
    LineInput,
    PlainLabel,
    SegmentedControl,
    Select,
    Tint,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle, theme

PORTS = {MailSecurity.TLS: 465, MailSecurity.STARTTLS: 587}


class MailForm(QWidget):
    """What is typed; a known provider fills in its server and says which password it wants.

    Args:
        account: The account there is, None for a new one.
    """

    def __init__(
        self, account: MailAccount | None, keyring: SecretStoreState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keyring, self._has_account = keyring, account is not None
        self.address = Field()
        self._provider_label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False)
        self.provider, self.security = Select(), SegmentedControl()
        self.host, self.port, self.user = Field(), Field(), Field()
        self.password = Field(input_=LineInput(is_password=True))
        self.note = Banner(tint=Tint.INFO, icon="info")
        self.retranslate()
        self._build()
        self._fill(account)
        self.address.left.connect(self._on_address_left)
        self.provider.chosen.connect(self._on_provider)
        self.security.chosen.connect(self._on_security)

    def retranslate(self) -> None:
        """Every word again; what is typed and chosen stays."""
        language = theme().language
        self.address.set_label(self.tr("Email address"))
        self._provider_label.setText(self.tr("Email provider"))
        self.provider.setAccessibleName(self.tr("Email provider"))
        chosen = self.provider.current
        self.provider.set_choices(
            [("", self.tr("Other")), *((found.id, found.name.text(language)) for found in PROVIDERS)]
        )
        self._show_provider(next((found for found in PROVIDERS if found.id == chosen), None))
        self.host.set_label(self.tr("Outgoing server (SMTP)"))
        self.port.set_label(self.tr("Port"))
        self.security.setAccessibleName(self.tr("Encryption"))
        self.security.set_choices(
            [(str(MailSecurity.TLS), self.tr("TLS")), (str(MailSecurity.STARTTLS), self.tr("STARTTLS"))]
        )
        self.user.set_label(self.tr("User name"))
        kept = self.tr("Leave empty to keep the saved one") if self._has_account else ""
        self.password.set_label(self.tr("Password"), helper=kept or self._keyring_words(self._keyring))

    def account(self) -> MailAccount | None:
        """What is typed, or None; every field that is wrong then says what is missing."""
        address, host = self.address.text().strip(), self.host.text().strip()
        local, at, domain = address.rpartition("@")
        incomplete = self.tr("Add the part after @, like mail.com")
        self.address.set_error("" if local and at and "." in domain else incomplete)
        self.host.set_error("" if host else self.tr("Add the server, like smtp.mail.com"))
        port = self.port.text().strip()
        is_port = port.isascii() and port.isdigit() and 0 < int(port) < 65536
        self.port.set_error("" if is_port else self.tr("A number up to 65535"))
        for field in (self.address, self.host, self.port):
            if field.has_error:
                field.setFocus()
                return None
        user = self.user.text().strip() or address
        return MailAccount(host, int(port), MailSecurity(self.security.current), user, address)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        provider = QVBoxLayout()
        provider.setSpacing(6)
        provider.addWidget(self._provider_label)
        provider.addWidget(self.provider)
        self.provider.setMinimumHeight(self.address.input.sizeHint().height())
        self.provider.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        provider.addStretch(1)
        head, server, login = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.address, 1)
        head.addLayout(provider, 1)
        server.addWidget(self.host, 3)
        server.addWidget(self.port, 1)
        login.addWidget(self.user, 1)
        login.addWidget(self.password, 1)
        for row in (head, server, login):
            row.setSpacing(12)
        column.addLayout(head)
        column.addLayout(server)
        column.addWidget(self.security)
        column.addLayout(login)
        column.addWidget(self.note)
        grow_with_width(self)

    def _fill(self, account: MailAccount | None) -> None:
        security = account.security if account is not None else MailSecurity.TLS
        self.security.set_current(str(security))
        self.port.set_text(str(account.port if account is not None else PORTS[security]))
        if account is not None:
            self.address.set_text(account.address)
            self.host.set_text(account.host)
            self.user.set_text(account.user)
        self._show_provider(provider_of_host(account.host) if account is not None else None)

    def _on_address_left(self) -> None:
        address = self.address.text().strip()
        _, at, domain = address.rpartition("@")
        found = provider_for(address)
        if found is not None and not self.host.text():
            self._use(found)
        elif at and "." in domain and not self.host.text():
            self.host.set_text(f"smtp.{domain}")
        if at and not self.user.text():
            self.user.set_text(address)

    def _on_provider(self, key: str) -> None:
        found = next((provider for provider in PROVIDERS if provider.id == key), None)
        if found is None:
            self._show_provider(None)
            return
        self._use(found)

    def _use(self, provider: MailProvider) -> None:
        self.host.set_text(provider.host)
        self.port.set_text(str(provider.port))
        self.security.set_current(str(provider.security))
        self._show_provider(provider)

    def _show_provider(self, provider: MailProvider | None) -> None:
        self.provider.set_current(provider.id if provider is not None else "")
        self.note.setVisible(provider is not None)
        if provider is not None:
            if provider.takes_password:
                self.note.set_look(Tint.INFO, "info")
            else:
                self.note.set_look(Tint.WARNING)
            self.note.set_texts(
                provider.name.text(theme().language), provider.password_note.text(theme().language)
            )

    def _on_security(self, key: str) -> None:
        usual = {str(port) for port in PORTS.values()}
        if self.port.text() in usual:
            self.port.set_text(str(PORTS[MailSecurity(key)]))

    def _keyring_words(self, state: SecretStoreState) -> str:
        if state is SecretStoreState.WORKING:
            return self.tr("Saved in this computer’s keyring")
        return self.tr("No keyring here, so it’s forgotten when you quit")
