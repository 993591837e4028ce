"""``walletcare self-test``: the main job end to end, without a screen. Exit status 0: every step passed."""

from __future__ import annotations

import argparse
import json
import logging

from walletcare import __version__


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("self-test", help="the main job end to end, without a screen")
    parser.add_argument("--json", action="store_true", help="a JSON object a line: each step, then the sum")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from walletcare.app.selftest import run_self_test

    logging.getLogger().addHandler(logging.NullHandler())
    passed = failed = 0
    for step in run_self_test():
        passed += step.is_passed
        failed += not step.is_passed
        if options.json:
            line = {
                "step": step.name,
                "passed": step.is_passed,
                "took_s": round(step.took_s, 3),
                "detail": step.detail,
            }
            print(json.dumps(line, ensure_ascii=False), flush=True)
        else:
            mark = "ok  " if step.is_passed else "FAIL"
            print(f"{mark} {step.name} ({step.took_s:.2f} s): {step.detail}", flush=True)
    if options.json:
        print(json.dumps({"version": __version__, "passed": passed, "failed": failed}), flush=True)
    else:
        print(f"self-test: {passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0
