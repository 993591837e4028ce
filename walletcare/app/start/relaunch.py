"""Starting again with other options: a demo has a store and a desk of its own, so it is another run."""

from __future__ import annotations

import argparse
import sys


class Relaunch:
    """What follows this run. Asked in the window, done once everything is closed and the folder is free."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._arguments: list[str] | None = None

    def want(self, *, is_demo: bool, language: str) -> None:
        """Go on in the demo, or back in what was set up before it; ``language`` is the window's."""
        self._arguments = arguments_for(self._options, is_demo=is_demo, language=language)

    def start(self) -> None:
        """Start what was asked for, if anything was."""
        if self._arguments is not None:
            import subprocess

            # Not exec(): on Windows that is a new process too, and the console would wait for the wrong one.
            subprocess.Popen([*own_command(), *self._arguments], start_new_session=True)


def arguments_for(options: argparse.Namespace, *, is_demo: bool, language: str) -> list[str]:
    """The command line into the demo or out of it.

    The brand file waits until one comes back. ``--record``, ``--profile`` and a link were for this run.
    """
    found = ["--lang", language]
    for flag, value in (("--theme", options.theme), ("--data-dir", options.data_dir)):
        if value is not None:
            found += [flag, str(value)]
    if is_demo:
        found.append("--demo")
        if options.brand is not None:
            found += ["--back-to", str(options.brand)]
    elif options.back_to is not None:
        found += ["--brand", str(options.back_to)]
    return found


def own_command() -> list[str]:
    """How this program was started, without its arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    given = len(sys.argv) - 1
    return sys.orig_argv[: len(sys.orig_argv) - given]
