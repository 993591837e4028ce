"""The sentence for an error. A server's words never appear: everything is looked up by its code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from walletcare.domain.errors import PlatformError, StoreError, TransportError, UserFacingError
from walletcare.safety.outgoing.file import FileRefusedError
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.failures.file_words import file_sentence
from walletcare.ui.failures.mail_words import mail_sentence
from walletcare.ui.failures.network_words import network_sentence
from walletcare.ui.failures.request_words import request_sentence
from walletcare.ui.failures.server_words import server_sentence
from walletcare.ui.failures.store_words import keyring_sentence, store_sentence
from walletcare.ui.theme import theme


def failure_words(error: Exception) -> str:
    """What is wrong and what to do, in one or two sentences."""
    if isinstance(error, SecretFoundError):
        hit = error.verdict.hits[0]
        where = f"{error.place}: " if error.place else ""
        return f"{where}{hit.title.text(theme().language)}"
    if isinstance(error, FileRefusedError):
        return file_sentence(error.code, error.details) or _unknown()
    if isinstance(error, StoreError):
        return store_sentence(error.code)
    if isinstance(error, UserFacingError):
        found = file_sentence(error.code, error.details) or request_sentence(error.code, error.details)
        return found or _unknown()
    if isinstance(error, PlatformError):
        return keyring_sentence(error.code)
    if isinstance(error, TransportError):
        return transport_words(error.code)
    return _unknown()


def transport_words(code: str) -> str:
    """Why something could not be delivered, by the code of the failure; every code has a sentence."""
    return known_transport_words(code) or QCoreApplication.translate(
        "Failure", "Support can’t be reached right now. Nothing is lost."
    )


def known_transport_words(code: str) -> str:
    """The same; empty for a code that has no sentence of its own."""
    return (
        network_sentence(code) or server_sentence(code) or mail_sentence(code) or request_sentence(code, {})
    )


def _unknown() -> str:
    return QCoreApplication.translate(
        "Failure", "That didn’t work. What you wrote is still here. Try again in a moment."
    )
