"""Loads the modules of the pages before they are opened, once the window has nothing else to do."""

from __future__ import annotations

import importlib

MODULES = (
    "PySide6.QtNetwork",
    "walletcare.safety.phrases.hanzi",
    "walletcare.ui.help.page",
    "walletcare.content.facts",
    "walletcare.ui.troubleshoot.page",
    "walletcare.app.pages.contact_page",
    "walletcare.app.pages.safety_page",
    "walletcare.ui.settings.page",
)
"""What the socket for a second start, the first text and the first visit of a page need, in that order."""


def load_pages() -> None:
    """In a worker. Importing makes no widget; a page is still built when it is first opened."""
    for name in MODULES:
        importlib.import_module(name)
