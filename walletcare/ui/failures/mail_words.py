"""What a mail server answered, and what is wrong with a mail account (RFC 5321, 4.2.3; RFC 4954, 6)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_PERMANENT, _FOR_NOW = "smtp-5", "smtp-4"


def mail_sentence(code: str) -> str:
    """The sentence for a failure of mail; empty when ``code`` is none."""
    translate = QCoreApplication.translate
    sign_in = translate(
        "Failure",
        "The mail server refused the user name or password. Most providers want an app password here,"
        " not the one you sign in with on their site.",
    )
    no_mailbox = translate(
        "Failure",
        "The mail server doesn’t accept mail for this address. Save the email and send it yourself.",
    )
    too_big = translate(
        "Failure", "The email is too large for your provider. Remove an attachment and try again."
    )
    found = {
        "mail-sign-in": sign_in,
        "smtp-530": sign_in,
        "smtp-534": sign_in,
        "smtp-535": sign_in,
        "smtp-538": translate("Failure", "The mail server wants encryption first. Choose STARTTLS or TLS."),
        "mail-no-sign-in": translate(
            "Failure", "This mail server doesn’t allow sign-in. Check its name and port."
        ),
        "mail-no-tls": translate(
            "Failure",
            "This mail server offers no encryption on this port, so nothing was sent. Try TLS and port 465.",
        ),
        "insecure-mail": translate(
            "Failure", "Only a secure connection is used for mail. Choose STARTTLS or TLS."
        ),
        "smtp-busy": translate("Failure", "The mail server is busy. Try again in a few minutes."),
        "smtp-550": no_mailbox,
        "smtp-551": no_mailbox,
        "smtp-553": no_mailbox,
        "smtp-552": too_big,
        "smtp-554": translate("Failure", "The mail server refused this email. Save it and send it yourself."),
        "mail-no-password": translate(
            "Failure", "The mail password is missing. Enter it again in the mail setup."
        ),
        "mail-not-set-up": translate("Failure", "No mail account is set up here."),
        "by-hand": translate("Failure", "The email is ready: send it with your own mail program."),
        "bad-address": translate("Failure", "One of the mail addresses isn’t complete. Check yours."),
        "bad-header": _not_built(),
        "bad-mail": _not_built(),
    }.get(code)
    if found is not None:
        return found
    if code.startswith(_PERMANENT):
        return translate(
            "Failure", "The mail server refused it. Check address and user name, then try again."
        )
    if code.startswith(_FOR_NOW):
        return translate(
            "Failure", "The mail server isn’t accepting mail right now. We’ll retry automatically."
        )
    if code.startswith("smtp-"):
        return translate(
            "Failure", "The mail server gave an answer we don’t understand. Check its name and port."
        )
    return ""


def _not_built() -> str:
    return QCoreApplication.translate(
        "Failure", "The email couldn’t be put together. Copy the text and send it yourself."
    )
