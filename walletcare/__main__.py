"""Arguments to a command of ``cli``, or to the app. Imports nothing slow before it knows which."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from walletcare import __version__

COMMANDS = (
    "search",
    "guard",
    "official",
    "diagnose",
    "flow",
    "content",
    "desk",
    "tour",
    "reply",
    "self-test",
    "bench",
    "replay",
    "soak",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window. Returns the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in COMMANDS:
        from walletcare.cli.registry import run_command

        # A window collects garbage in its idle moments; the frozen program starts as one.
        gc.enable()
        return run_command(words)
    parser = app_parser()
    options = parser.parse_args(_with_signs(words))
    if options.link and not options.link.casefold().startswith("walletcare:"):
        # A mistyped command opens no window.
        parser.error(f"{options.link!r} is neither a command nor a walletcare:// address")
    if options.scenario is not None:
        _check_scenario(parser, options)
    from walletcare.app import run_app

    return run_app(options)


def _with_signs(words: Sequence[str]) -> list[str]:
    """``--clock -2d`` as one word: argparse takes what begins with a sign for another option."""
    joined: list[str] = []
    for word in words:
        if joined[-1:] == ["--clock"]:
            joined[-1] = f"--clock={word}"
        else:
            joined.append(word)
    return joined


def _check_scenario(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """A window would only say that its desk did not start."""
    from walletcare.desk.scenarios.reader import ScenarioError, read_scenario

    if not options.demo:
        parser.error("--scenario needs --demo")
    try:
        read_scenario(options.scenario)
    except ScenarioError as error:
        parser.error(str(error))


def _clock_offset(text: str) -> float:
    from walletcare.app.start.clock_option import clock_offset

    return clock_offset(text)


def app_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walletcare",
        description="A support client for wallet users: answers, checks, and a way to a person.",
        epilog=f"Commands without a window: {', '.join(COMMANDS)}. Each explains itself with --help.",
    )
    parser.add_argument("--version", action="version", version=f"WalletCare {__version__}")
    parser.add_argument(
        "--demo", action="store_true", help="demo wallet with a support desk on this computer"
    )
    parser.add_argument(
        "--scenario", metavar="NAME", help="with --demo: the desk's scenario, a name or a file"
    )
    parser.add_argument("--brand", type=Path, metavar="FILE", help="brand file of the wallet (brand.toml)")
    parser.add_argument("--lang", choices=("zh-CN", "en"), help="language of the window")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="colours of the window")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where requests and settings are kept")
    parser.add_argument("--offline", action="store_true", help="use no network at all")
    parser.add_argument(
        "--clock",
        type=_clock_offset,
        metavar="SHIFT",
        help="for tests: be +36h or -2d off the real time, or at a time (ISO 8601); the window says so",
    )
    parser.add_argument(
        "--profile",
        nargs="?",
        const="-",
        metavar="FILE",
        help="write how long each phase of the start takes (JSON), to the console as a table without FILE",
    )
    parser.add_argument(
        "--record", type=Path, metavar="FILE", help="note kinds, times and sizes of what happens, and no text"
    )
    # Where "Leave the demo" leads; set by "Try the demo".
    parser.add_argument("--back-to", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("link", nargs="?", metavar="walletcare://…", help="page to open")
    return parser


if __name__ == "__main__":
    sys.exit(main())
