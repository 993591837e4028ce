"""The commands that need no window. Each command's module is imported only when it is called."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from walletcare.domain.errors import UserFacingError

_MODULES = {
    "search": "walletcare.cli_search",
    "guard": "walletcare.cli_safety",
    "official": "walletcare.cli_safety",
    "diagnose": "walletcare.cli_diagnose",
    "flow": "walletcare.cli_flow",
    "content": "walletcare.cli_content",
    "desk": "walletcare.cli_desk",
    "tour": "walletcare.cli_tour",
    "self-test": "walletcare.cli_selftest",
}


def run_command(words: Sequence[str]) -> int:
    """Run the command named by ``words[0]``; returns its exit status (2: wrong arguments)."""
    parser = argparse.ArgumentParser(prog="walletcare")
    subparsers = parser.add_subparsers(dest="command", required=True)
    importlib.import_module(_MODULES[words[0]]).add_parser(subparsers)
    options = parser.parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        # A console in an older code page must not end a command in the middle of a Chinese line.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
    except UserFacingError as error:
        details = ", ".join(f"{name}: {value}" for name, value in error.details.items())
        print(f"walletcare: {error.code}{f' ({details})' if details else ''}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
