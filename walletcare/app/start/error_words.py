"""What stands on the terminal when a command or a start cannot go on: a code for scripts, and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.domain.errors import UserFacingError

_SENTENCES = {
    "brand-other": "This brand file belongs to another wallet.",
    "brand-unreadable": "The brand file cannot be read.",
    "brand-wrong": "The brand file has a mistake.",
    "folder-unusable": "This folder cannot be used.",
    "key-exists": "There is a key already; it is never written over. Choose another folder.",
    "key-missing": "There are no keys in this folder.",
    "key-not-of-role": "This key does not belong to that role.",
    "key-passphrase": "A passphrase is needed.",
    "key-unreadable": "This key file cannot be read.",
    "key-wrong-passphrase": "The passphrase is not the one of this key.",
    "no-screen": "There is no screen to open a window on. Commands work without one: walletcare --help.",
    "pack-missing": "There is no content pack.",
    "pack-unsealed": "The content pack could not be sealed with its hash.",
    "repository-clock": "This computer's clock is behind what was signed before. Set it first.",
    "repository-exists": "There is a repository already. Choose another folder.",
    "repository-folder": "A folder is missing.",
    "repository-threshold": "So many signatures cannot be asked for.",
    "repository-unreadable": "This file of the repository cannot be read.",
    "set-damaged": "A stored edition of the content is damaged.",
    "store-full": "The disk is full.",
    "store-locked-key": "The keyring does not give the key of the history. Unlock it and try again.",
    "store-newer": "The history was written by a newer version. Install that one.",
    "store-read-only": "This folder cannot be written to.",
    "update-bundle": "This file is not there, or it is no bundle with content.",
    "update-busy": "Another copy of this program is already at it.",
    "update-disk": "It could not be saved on this computer. Free some space or check the disk.",
    "update-empty": "Nothing has been published for this version.",
    "update-expired": "The content on offer has expired, or this computer's date is wrong.",
    "update-missing": "There is nothing at the address of the content.",
    "update-no-address": "This wallet's brand file has no [content]: it publishes none of its own.",
    "update-not-genuine": "It is not signed by this wallet, so it was refused.",
    "update-offline": "The program was started offline.",
    "update-older": "The content on offer is older than what is here, so it was refused.",
    "update-too-large": "The content on offer is far too large, so it was refused.",
    "update-unreachable": "The address of the content cannot be reached.",
    "update-unusable": "It is signed by this wallet, but this version cannot use it.",
}


def error_line(error: UserFacingError) -> str:
    """``code: sentence (details)``, on one line; a code without a sentence of its own stands alone."""
    sentence = _SENTENCES.get(error.code, "")
    details = ", ".join(f"{name}: {value}" for name, value in error.details.items() if value)
    return f"{error.code}{f': {sentence}' if sentence else ''}{f' ({details})' if details else ''}"
