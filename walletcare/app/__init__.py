"""The composition root: builds everything, wires it, owns the order of start and shutdown."""

from __future__ import annotations

import argparse


def run_app(options: argparse.Namespace) -> int:
    """Open the window for ``options`` (see ``walletcare.__main__``); returns the exit status."""
    from walletcare.app.main import start

    return start(options)
