"""About: the version, the wallet this copy is made for, and the licences of what is inside."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QWidget

from walletcare.infra.paths import resources_dir
from walletcare.ui.components import ButtonKind, Card, InnerDialog, TextView, Tint, grow_with_width
from walletcare.ui.theme import TextStyle

_PARTS: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL-3.0-only"),
    ("httpx", "BSD-3-Clause"),
    ("truststore", "MIT"),
    ("websockets", "BSD-3-Clause"),
    ("certifi", "MPL-2.0"),
    ("keyring", "MIT"),
    ("sqlcipher3", "Zlib"),
    ("platformdirs", "MIT"),
    ("msgspec", "BSD-3-Clause"),
    ("email-validator", "Unlicense"),
    ("pathvalidate", "MIT"),
    ("idna", "BSD-3-Clause"),
    ("confusable-homoglyphs", "MIT"),
    ("tzdata", "Apache-2.0"),
    ("markdown-it-py", "MIT"),
    ("mnemonic", "MIT"),
    ("shamir-mnemonic", "MIT"),
    ("python-stdnum", "LGPL-2.1-or-later"),
    ("base58", "MIT"),
    ("tuf", "MIT OR Apache-2.0"),
    ("securesystemslib", "MIT"),
    ("cryptography", "Apache-2.0 OR BSD-3-Clause"),
    ("starlette", "BSD-3-Clause"),
    ("uvicorn", "BSD-3-Clause"),
)
"""What the program is built with, and each licence as its authors state it."""


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """Facts about this copy.

    Attributes:
        wallet: The wallet's name in the window's language.
        list_date: Date of the official list, in words; empty when there is none.
        data_folder: Where the user's data lies.
    """

    version: str
    wallet: str
    list_date: str
    data_folder: str


@cache
def parts() -> tuple[str, ...]:
    """One line a part: name, version, licence. A part whose version is not known stands without it."""
    return tuple(f"{part} {_version(part)}".strip() + f" — {licence}" for part, licence in _PARTS)


def _version(part: str) -> str:
    """Only the one line is read: to parse the whole of two dozen files takes longer than a frame."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        about = distribution(part).read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""
    head = about.partition("\n\n")[0].splitlines()
    return next((line.removeprefix("Version:").strip() for line in head if line.startswith("Version:")), "")


def licence_text() -> str:
    """All notices as plain text: parts first, then the licence texts of icons and font."""
    lines = [
        f"Qt {qVersion()} — LGPL-3.0-only",
        f"Python {platform.python_version()} — PSF-2.0",
        *parts(),
        "",
        "Lucide",
        _shipped("icons/LICENSE"),
        "",
        "Inter",
        _shipped("fonts/OFL.txt"),
    ]
    return "\n".join(lines)


def _shipped(name: str) -> str:
    try:
        return (resources_dir() / name).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def open_licences(parent: QWidget) -> InnerDialog:
    """Show the notices over the page."""
    translate = QCoreApplication.translate
    dialog = InnerDialog(parent, "", " ", width=640)
    dialog.pin_title()
    card = Card(tint=Tint.SUNKEN, margin=14)
    notices = TextView(licence_text(), style=TextStyle.MONO, color="text2")
    grow_with_width(notices)
    card.body.addWidget(notices)
    dialog.content.addWidget(card)
    close = dialog.add_button("", "", ButtonKind.SECONDARY)

    def say() -> None:
        dialog.set_texts(
            translate("Licences", "Licences"),
            translate("Licences", "WalletCare is free software and built with the work of many people."),
        )
        close.set_label(translate("Licences", "Close"))

    dialog.say_with(say)
    dialog.open()
    return dialog
