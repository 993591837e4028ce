"""The user's own mail account for the email channel, as Settings shows it. The password never comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from walletcare.domain.mail import MailAccount
from walletcare.domain.secret import SecretStoreState


class MailTest(StrEnum):
    """Outcome of the last test. The code of a failure is ``TransportError.code``."""

    NONE = "none"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class MailState:
    """What is set up, and how the last test went.

    Attributes:
        account: None: mail goes through the user's mail program instead.
        test_code: Stable code of a failure (``mail-sign-in``, ``dns``, ``tls-expired``...), for the
            sentence.
        keyring: Whether the password will be there after a restart.
    """

    account: MailAccount | None = None
    test: MailTest = MailTest.NONE
    test_code: str = ""
    keyring: SecretStoreState = SecretStoreState.WORKING


class MailStore(QObject):
    """Holds the state; the composition root listens to the requests and writes the answers.

    Signals:
        changed: There is another state now.
        test_requested: Try this account with this password; nothing is sent.
        save_requested: Keep this account with this password; an empty password keeps the one there is.
        remove_requested: Forget account and password.
    """

    changed = Signal()
    test_requested = Signal(object, str)
    save_requested = Signal(object, str)
    remove_requested = Signal()

    def __init__(self, state: MailState | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state if state is not None else MailState()

    @property
    def state(self) -> MailState:
        return self._state

    def set_state(self, state: MailState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    def request_test(self, account: MailAccount, password: str) -> None:
        self.test_requested.emit(account, password)

    def request_save(self, account: MailAccount, password: str) -> None:
        self.save_requested.emit(account, password)

    def request_remove(self) -> None:
        self.remove_requested.emit()
