"""A keyring of the system that answers when somebody lets it, like one that asks for its password first."""

from __future__ import annotations

import threading

import keyring.backend
import keyring.errors

from tests.helpers.eventually import LIMIT_S
from walletcare.infra.keyring import KeyringStore


class SlowKeyring(keyring.backend.KeyringBackend):
    """Keeps entries in memory. Every call waits until :meth:`answer`."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # of a library without types
        self.entries: dict[tuple[str, str], str] = {}
        self._may_answer = threading.Event()

    def answer(self) -> None:
        """The password was typed."""
        self._may_answer.set()

    def store(self) -> KeyringStore:
        return KeyringStore("WalletCare demo", backend=self)

    def get_password(self, service: str, username: str) -> str | None:
        self._wait()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._wait()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._wait()
        if self.entries.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not there")

    def _wait(self) -> None:
        if not self._may_answer.wait(LIMIT_S):
            raise keyring.errors.KeyringLocked("nobody typed the password")
