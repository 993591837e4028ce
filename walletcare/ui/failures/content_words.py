"""Signed content: why what was offered or chosen was not taken. What is in use stays in every case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from walletcare.ui.failures.network_words import network_sentence


def content_sentence(code: str, reason: str, today: str) -> str:
    """The sentence for a failed look or import; every code has one.

    Args:
        reason: Detail of the failure, a code of ours.
        today: The day as this computer has it, in words.
    """
    translate = QCoreApplication.translate
    if code == "update-expired":
        return translate(
            "Failure",
            "The content on offer has expired. Either this computer’s date is wrong (it says "
            "{today}), or newer content is being held back. Check the date first.",
        ).format(today=today)
    if code == "update-unreachable":
        return network_sentence(reason) or translate(
            "Failure", "The server it comes from has a problem right now. It’s not you. Try again later."
        )
    if code == "update-empty" and reason == "newer-format":
        return translate("Failure", "The newest edition needs a newer version of this app.")
    return {
        "update-older": translate(
            "Failure", "The content on offer is older than what you have, so it was refused."
        ),
        "update-not-genuine": translate(
            "Failure",
            "What arrived isn’t signed by your wallet, so it was refused. Is there a sign-in page on "
            "this network? Open your browser to see.",
        ),
        "update-missing": translate("Failure", "There’s nothing to download right now. Try again later."),
        "update-empty": translate("Failure", "Nothing has been published for this version of the app yet."),
        "update-too-large": translate("Failure", "The content on offer is far too large, so it was refused."),
        "update-unusable": translate(
            "Failure", "It’s signed by your wallet, but this version of the app can’t use it."
        ),
        "update-bundle": translate("Failure", "This file has no content for this app. Choose another one."),
        "update-busy": translate("Failure", "Another copy of this app is already checking."),
        "update-offline": translate("Failure", "WalletCare was started offline."),
        "update-no-address": translate("Failure", "This wallet publishes no content of its own."),
    }.get(
        code,
        translate("Failure", "It couldn’t be saved on this computer. Free some space or check the disk."),
    )
