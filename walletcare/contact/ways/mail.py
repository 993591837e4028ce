"""The user's own mail account: address in the store, password in the keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from walletcare.domain.errors import PlatformError
from walletcare.domain.mail import MailAccount

if TYPE_CHECKING:
    from walletcare.domain.mail import MailTransport
    from walletcare.domain.secret import SecretStore
    from walletcare.infra.db import Database

_PASSWORD = "mail-password"  # noqa: S105 - the name of a secret
_ACCOUNT = "mail-account"


class MailSetup:
    """Reads, tests and keeps the SMTP account."""

    def __init__(self, database: Database, secrets: SecretStore, transport: MailTransport) -> None:
        self._database = database
        self._secrets = secrets
        self._transport = transport

    def account(self) -> MailAccount | None:
        """The account, None when none is set up."""
        with self._database.read() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (_ACCOUNT,)).fetchone()
        return None if row is None else msgspec.json.decode(row["value"], type=MailAccount)

    def password(self) -> str | None:
        """The password; None when the keyring has lost it or is locked."""
        try:
            return self._secrets.get(_PASSWORD)
        except PlatformError:
            return None

    @property
    def is_ready(self) -> bool:
        """Mail can go out from here."""
        return self.account() is not None and self.password() is not None

    def test(self, account: MailAccount, password: str) -> None:
        """Sign in and leave; nothing is sent. Raises the ``TransportError`` family."""
        self._transport.test(account, password)

    def save(self, account: MailAccount, password: str) -> None:
        self._secrets.set(_PASSWORD, password)
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (_ACCOUNT, msgspec.json.encode(account).decode()),
            )

    def remove(self) -> None:
        self._secrets.delete(_PASSWORD)
        with self._database.write() as connection:
            connection.execute("DELETE FROM setting WHERE name = ?", (_ACCOUNT,))
