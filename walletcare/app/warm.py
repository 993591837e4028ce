"""Loads the modules of the pages before they are opened, once the window has nothing else to do."""

from __future__ import annotations

import importlib

PAGES = (
    "walletcare.ui.help.page",
    "walletcare.ui.troubleshoot.page",
    "walletcare.app.contact_page",
    "walletcare.app.safety_page",
    "walletcare.ui.settings.page",
)
"""In the order in which people open them."""


def load_pages() -> None:
    """In a worker. Importing makes no widget; a page is still built when it is first opened."""
    for name in PAGES:
        importlib.import_module(name)
