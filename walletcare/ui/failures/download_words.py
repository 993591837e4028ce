"""Why a file of support could not be fetched. Nothing was sent, so the sentences of sending do not fit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from walletcare.domain.errors import TransportError
from walletcare.ui.failures.words import failure_words


def download_words(error: Exception) -> str:
    """What is wrong and what to do, in one or two sentences."""
    translate = QCoreApplication.translate
    code = error.code if isinstance(error, TransportError) else ""
    if code in {"http-404", "http-410"}:
        return translate("Failure", "The file isn’t on the server. Ask support to send it again.")
    if code in {"http-401", "http-403"}:
        return translate("Failure", "The server no longer offers this file. Ask support to send it again.")
    if code == "insecure-url":
        return translate("Failure", "The address of the file isn’t safe, so it wasn’t fetched.")
    if code in {"no-answer", "http-408", "http-429"} or code.startswith("http-5"):
        return translate(
            "Failure", "The server didn’t deliver the file after several tries. Try again later."
        )
    return failure_words(error)
