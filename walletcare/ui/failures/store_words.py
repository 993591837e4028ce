"""The store on disk, its folder, and the key in the system's keyring."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def store_sentence(code: str) -> str:
    """Why something could not be saved here."""
    translate = QCoreApplication.translate
    read_only = translate(
        "Failure",
        "The data folder can’t be written to. Check its permissions, then try again."
        " What you wrote is still here.",
    )
    return {
        "store-full": translate(
            "Failure",
            "The disk is full, so it couldn’t be saved. Free some space, then try again. What you "
            "wrote is still here.",
        ),
        "store-read-only": read_only,
        "store-cannot-open": read_only,
        "folder-unusable": read_only,
        "folder-not-private": translate(
            "Failure", "Other people on this computer can change the data folder. Choose another one."
        ),
        "store-busy": translate(
            "Failure", "Another program is using the file with your requests. Close it, then try again."
        ),
        "store-corrupt": translate(
            "Failure",
            "The file with your requests is damaged. We’ve kept a copy; restart WalletCare to recover "
            "what can be read.",
        ),
        "store-newer": translate(
            "Failure", "Your requests were written by a newer version of this app. Install that one again."
        ),
        "store-migration": translate(
            "Failure",
            "Your requests couldn’t be converted for this version. Nothing was changed. Restart WalletCare.",
        ),
        "store-locked-key": keyring_sentence("keyring-locked"),
        "store-closed": translate(
            "Failure", "WalletCare is closing. It’ll try again the next time you open it."
        ),
    }.get(
        code,
        translate(
            "Failure",
            "This computer couldn’t save it. Free some space or check the disk, then try again. What "
            "you wrote is still here.",
        ),
    )


def keyring_sentence(code: str) -> str:
    """Why the system's password store did not help."""
    translate = QCoreApplication.translate
    if code == "secret-too-long":
        return translate("Failure", "This password is too long for your system’s password store.")
    return translate(
        "Failure", "Your system’s password store is locked. Unlock it, then try again. Nothing was lost."
    )
