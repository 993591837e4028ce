"""The commands that need no window. Each command's module is imported only when it is called."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from walletcare.app.start.error_words import error_line
from walletcare.domain.errors import UserFacingError

_MODULES = {
    "search": "walletcare.cli.search_command",
    "guard": "walletcare.cli.safety_command",
    "official": "walletcare.cli.safety_command",
    "reply": "walletcare.cli.reply_command",
    "diagnose": "walletcare.cli.diagnose_command",
    "flow": "walletcare.cli.flow_command",
    "content": "walletcare.cli.content_command",
    "desk": "walletcare.cli.desk_command",
    "tour": "walletcare.cli.tour_command",
    "self-test": "walletcare.cli.selftest_command",
    "bench": "walletcare.cli.bench_command",
    "replay": "walletcare.cli.replay_command",
    "soak": "walletcare.cli.soak_command",
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
        print(f"walletcare: {error_line(error)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read the output (``| head``) has seen enough; nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
