"""``walletcare replay``: plays a recording of ``--record`` against a desk. Exit status 0: nothing differs."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "replay",
        help="play a recording of --record against a desk",
        description="A recording holds kinds, times and sizes; the text is made up, of the same length.",
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--speed", type=float, default=0.0, help="1 is as it was, 10 ten times faster (default: no waiting)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of sentences")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from walletcare.app.headless import headless
    from walletcare.app.session_record.event import RecordingError, read_recording
    from walletcare.app.session_record.replay import replay

    try:
        events = read_recording(options.file)
    except OSError as error:
        print(f"walletcare replay: {options.file}: {error.strerror}", file=sys.stderr)
        return 2
    except (RecordingError, UnicodeDecodeError) as error:
        print(f"walletcare replay: {error}", file=sys.stderr)
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="walletcare-replay-", ignore_cleanup_errors=True) as folder,
        headless(Path(folder), scenario="agent-silent") as app,
    ):
        result = replay(app, events, speed=options.speed)
    if options.json:
        print(json.dumps({"events": len(events), **asdict(result)}))
    else:
        print(
            f"{len(events)} events, {result.sent} sent, {result.received} received, {result.skipped} skipped"
        )
        for problem in result.problems:
            print(f"differs: {problem}")
    return 1 if result.problems else 0
