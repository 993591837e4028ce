"""Loads the modules of the pages before they are opened, once the window has nothing else to do."""

from __future__ import annotations

import importlib

MODULES = (
    "walletcare.safety.hanzi_phrases",
    "walletcare.ui.help.page",
    "walletcare.ui.troubleshoot.page",
    "walletcare.app.contact_page",
    "walletcare.app.safety_page",
    "walletcare.ui.settings.page",
)
"""What the first text and the first visit of a page need, in the order in which people get there."""


def load_pages() -> None:
    """In a worker. Importing makes no widget; a page is still built when it is first opened."""
    for name in MODULES:
        importlib.import_module(name)
