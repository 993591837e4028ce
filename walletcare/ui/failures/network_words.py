"""The way to a server: names, connections, encryption, proxies."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def network_sentence(code: str) -> str:
    """The sentence for a failure on the way; empty when ``code`` is none."""
    if code.startswith("tls"):
        return _tls_sentence(code)
    translate = QCoreApplication.translate
    return {
        "dns": translate(
            "Failure", "The server’s name can’t be found from here. Check the network, or try another one."
        ),
        "refused": translate("Failure", "The server takes no connections right now. It’s not you."),
        "timeout": translate("Failure", "No answer in time. Check the network, then try again."),
        "deadline": translate("Failure", "The answer took too long. Check the network, then try again."),
        "no-answer": translate(
            "Failure",
            "It was sent, but no confirmation came. Check whether it arrived before you send it again.",
        ),
        "unreachable": translate("Failure", "There’s no connection to the internet right now."),
        "connection-lost": translate("Failure", "The connection broke. Try again in a moment."),
        "proxy": translate(
            "Failure", "This network’s proxy doesn’t let us through. Check its settings, or go without it."
        ),
        "proxy-auth": translate(
            "Failure", "This network’s proxy wants a sign-in. Ask whoever runs it, or go without it."
        ),
        "redirect": translate(
            "Failure",
            "This network sends us somewhere else. Is there a sign-in page? Open your browser to see.",
        ),
        "insecure-url": translate("Failure", "The address isn’t encrypted, so nothing was sent."),
        "closed": translate("Failure", "WalletCare is closing. It’ll try again the next time you open it."),
    }.get(code, "")


def _tls_sentence(code: str) -> str:
    translate = QCoreApplication.translate
    return {
        "tls-expired": translate(
            "Failure",
            "The server’s certificate has expired, so nothing was sent. Check this computer’s date; "
            "if it’s right, wait until the server is fixed.",
        ),
        "tls-not-yet-valid": translate(
            "Failure",
            "The server’s certificate isn’t valid yet, so nothing was sent. Check this computer’s date.",
        ),
        "tls-hostname": translate(
            "Failure",
            "The certificate belongs to another server, so nothing was sent."
            " Check the server’s name, or try another network.",
        ),
        "tls-untrusted": translate(
            "Failure",
            "This computer doesn’t trust the server’s certificate, so nothing was sent. Try another "
            "network. Security software may be in the way.",
        ),
    }.get(
        code,
        translate(
            "Failure",
            "The connection couldn’t be secured, so nothing was sent. Check the port and the network.",
        ),
    )
