"""``walletcare soak``: simulated days with faults. Exit status 1: something that is held grew."""

from __future__ import annotations

import argparse
import json
import logging
import os
from dataclasses import asdict

_WARM_UP = 12


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("soak", help="simulated days with faults, to find what leaks (Linux)")
    parser.add_argument("--days", type=int, default=120, help="days after the warm-up (default 120)")
    parser.add_argument(
        "--window", action="store_true", help="with a window (off screen), all its pages every day"
    )
    parser.add_argument("--json", action="store_true", help="a line a day, then what grew")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.window:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from walletcare.app.soak.run import soak
    from walletcare.app.soak.weigh import HEADLESS_LIMITS, WINDOW_LIMITS, growth

    logging.getLogger().addHandler(logging.NullHandler())
    weights = []
    for weight in soak(options.days + _WARM_UP, has_window=options.window):
        if options.json:
            print(json.dumps(asdict(weight)), flush=True)
        elif weight.day % 10 == 0:
            print(
                f"day {weight.day}: {weight.memory_mb:.1f} MB, {weight.heap_mb:.1f} of it allocated, "
                f"{weight.threads} threads, {weight.handles} handles, {weight.timers} timers",
                flush=True,
            )
        weights.append(weight)
    grown = growth(weights[_WARM_UP:])
    findings = grown.findings(WINDOW_LIMITS if options.window else HEADLESS_LIMITS)
    if options.json:
        print(json.dumps({**grown.as_json(), "findings": findings}))
    else:
        first, last = grown.first, grown.last
        print(f"{options.days} days, medians of the first and of the last third:")
        for name, added in grown.per_100_days.items():
            print(f"{name}: {getattr(first, name)} to {getattr(last, name)} ({added:+} in 100 days)")
        for name in ("threads", "handles", "timers", "widgets", "qobjects"):
            print(f"{name}: {getattr(first, name)} to {getattr(last, name)}")
        for finding in findings:
            print(f"leak: {finding}")
    return 1 if findings else 0
