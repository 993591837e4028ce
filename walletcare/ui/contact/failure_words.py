"""Our sentence for an error, looked up by its code. A server's words never appear."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from walletcare.domain.errors import PlatformError, StoreError, TransportError, UserFacingError
from walletcare.safety.verdict import SecretFoundError
from walletcare.ui.theme import theme


def failure_words(error: Exception) -> str:
    """What is wrong and what to do, in one or two sentences."""
    translate = QCoreApplication.translate
    if isinstance(error, SecretFoundError):
        hit = error.verdict.hits[0]
        where = f"{error.place}: " if error.place else ""
        return f"{where}{hit.title.text(theme().language)}"
    if isinstance(error, StoreError):
        return translate(
            "Failure",
            "This computer could not save it. Free some space or check the disk, then try again."
            " What you wrote is still here.",
        )
    if isinstance(error, UserFacingError):
        return _user_words(error)
    if isinstance(error, PlatformError):
        return translate(
            "Failure", "Your system’s password store is locked. Unlock it, then try again. Nothing was lost."
        )
    if isinstance(error, TransportError):
        return transport_words(error.code)
    return translate("Failure", "That didn’t work. What you wrote is still here. Try again in a moment.")


def _user_words(error: UserFacingError) -> str:
    translate = QCoreApplication.translate
    words = {
        "draft-empty": translate("Failure", "Write a sentence about what happened first."),
        "file-missing": translate(
            "Failure", "{name} is no longer where it was. Add it again, or take it out."
        ),
        "file-too-large": translate(
            "Failure", "{name} is larger than 10 MB. A screenshot is usually enough."
        ),
        "file-too-big": translate("Failure", "{name} is larger than 10 MB. A screenshot is usually enough."),
        "too-many-files": translate("Failure", "At most {limit} files go along with one message."),
        "file-empty": translate("Failure", "{name} is empty."),
        "file-type": translate("Failure", "{name} can’t be sent. Pictures, PDF and text files can."),
        "file-broken": translate("Failure", "{name} can’t be read as a picture. Take the screenshot again."),
        "file-not-text": translate("Failure", "{name} isn’t readable text. Pictures and PDF can be sent."),
        "no-channel": translate("Failure", "This way isn’t set up for this wallet. Choose another one."),
        "no-ticket": translate("Failure", "This request is no longer on this computer."),
    }.get(error.code)
    if words is None:
        return translate("Failure", "That didn’t work. What you wrote is still here. Try again in a moment.")
    details = {"name": "", "limit": "", **error.details}
    return words.format(**details)


def transport_words(code: str) -> str:
    """Why support could not be reached, by the code of the failure."""
    translate = QCoreApplication.translate
    if code.startswith("http-5") or code in {"broken-reply", "unparsable", "deadline", "maintenance"}:
        return translate(
            "Failure", "The support system has a problem right now. It’s not you, and nothing is lost."
        )
    if code.startswith("tls"):
        return translate(
            "Failure",
            "The connection could not be made secure, so nothing was sent. Check the date and the network.",
        )
    known = {
        "dns": translate("Failure", "Support can’t be found on this network. Check the connection."),
        "refused": translate("Failure", "The server takes no connections right now. It’s not you."),
        "timeout": translate("Failure", "No answer in time. We’ll keep trying."),
        "unreachable": translate("Failure", "There’s no connection to the internet right now."),
        "connection-lost": translate("Failure", "The connection broke. We’ll try again."),
        "mail-sign-in": translate(
            "Failure",
            "The mail server refused the user name or password. Many providers want an app password.",
        ),
        "mail-no-sign-in": translate(
            "Failure", "This mail server takes no sign-in. Check its name and port."
        ),
        "mail-no-tls": translate(
            "Failure", "This mail server offers no secure connection, so nothing was sent."
        ),
        "insecure-mail": translate(
            "Failure", "Only a secure connection is used for mail. Choose STARTTLS or TLS."
        ),
        "smtp-busy": translate("Failure", "The mail server is busy. We’ll try again."),
        "mail-no-password": translate(
            "Failure", "The mail password is missing. Enter it again in the mail setup."
        ),
        "mail-not-set-up": translate("Failure", "No mail account is set up here."),
        "rating-closed": translate("Failure", "This request can no longer be rated."),
        "no-such-option": translate("Failure", "This choice is no longer open."),
    }.get(code)
    return known or translate("Failure", "Support can’t be reached right now. Nothing is lost.")
