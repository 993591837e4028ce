"""What the support system answered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def server_sentence(code: str) -> str:
    """The sentence for an answer of the support system; empty when ``code`` is none."""
    translate = QCoreApplication.translate
    found = {
        "http-401": _identity(),
        "http-403": _identity(),
        "identity": _identity(),
        "http-404": translate(
            "Failure", "Support doesn’t know this conversation any more. Go on in a new one; it is all kept."
        ),
        "session-gone": translate(
            "Failure", "Support doesn’t know this conversation any more. Go on in a new one; it is all kept."
        ),
        "no-conversation": translate(
            "Failure", "The conversation isn’t there yet. This goes as soon as it is."
        ),
        "http-408": translate("Failure", "The server was too slow. We’ll retry automatically."),
        "http-413": translate(
            "Failure", "It’s too large for the support system. Remove a file, or send a smaller one."
        ),
        "http-422": translate(
            "Failure",
            "The support system didn’t accept it. Make it shorter or wait a minute, then try again.",
        ),
        "http-429": translate(
            "Failure", "Too much at once for the support system. We’ll retry automatically in a minute."
        ),
        "inbox-unknown": translate(
            "Failure", "Chat isn’t set up correctly in this app. Use email, and please tell the wallet."
        ),
        "no-source-id": translate(
            "Failure", "The chat sign-in was lost on this computer. Restart WalletCare."
        ),
        "empty-message": translate("Failure", "There’s nothing in this message. Write something first."),
        "too-large": translate("Failure", "The file is too large to be fetched here."),
        "encoding": _broken(),
        "unparsable": _broken(),
        "broken-reply": _broken(),
    }.get(code)
    if found is not None:
        return found
    if code.startswith("http-4"):
        return translate("Failure", "The support system didn’t accept it. Try another way to reach support.")
    return _broken() if code.startswith("http-") else ""


def _identity() -> str:
    return QCoreApplication.translate(
        "Failure",
        "Chat couldn’t confirm that it’s you. Sign in to the wallet again, or continue by email.",
    )


def _broken() -> str:
    return QCoreApplication.translate(
        "Failure", "The support system has a problem right now. It’s not you, and nothing is lost."
    )
