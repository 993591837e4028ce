"""``walletcare bench``: figures of speed and memory, against a bare PySide6 window in the same run."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "bench",
        help="speed and memory, against a bare PySide6 window (for developers; Linux, from the sources)",
        description="Without a display it uses Qt's offscreen platform; figures for people need one (Xvfb).",
    )
    parser.add_argument("--rounds", type=int, default=9, help="starts of each program (default 9)")
    parser.add_argument("--dist", type=Path, metavar="DIR", help="the frozen folder, measured as well")
    parser.add_argument(
        "--idle", type=float, default=20.0, metavar="S", help="how long to watch it do nothing"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything here")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write a picture here (SVG)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.inside:
        from walletcare.app.bench.inside import measure_inside

        for figure in measure_inside():
            print(json.dumps(figure.as_json(), ensure_ascii=False), flush=True)
        return 0
    from walletcare.app.bench.starts import BenchError

    if hasattr(sys, "_MEIPASS"):
        # The bare window is started by the Python of the sources; a frozen program has none to start.
        print("walletcare bench: it runs from the sources; --dist measures a packaged build", file=sys.stderr)
        return 2
    try:
        return _measure(options)
    except (BenchError, OSError) as error:
        print(f"walletcare bench: {error}", file=sys.stderr)
        return 1


def _measure(options: argparse.Namespace) -> int:
    from walletcare.app.bench.backend import with_backend
    from walletcare.app.bench.plot import plot_starts
    from walletcare.app.bench.report import Report
    from walletcare.app.bench.starts import measure_bare_idle, measure_idle, measure_starts

    programs = {"source": [sys.executable, "-m", "walletcare"]}
    commands = dict(programs)
    sizes = {}
    if options.dist is not None:
        programs["frozen"] = [str(options.dist / "walletcare")]
        commands["frozen"] = [str(options.dist / "walletcare-cli")]
        # Links are no copies: Qt's libraries have a second name beside the program.
        files = [path for path in options.dist.rglob("*") if path.is_file() and not path.is_symlink()]
        sizes["frozen"] = sum(path.stat().st_size for path in files) / 1e6
    bare, starts = measure_starts(programs, options.rounds)
    idle = {"bare": measure_bare_idle(options.idle)}
    with (
        tempfile.TemporaryDirectory(prefix="walletcare-bench-") as folder,
        with_backend(Path(folder)) as brand,
    ):
        idle |= {name: measure_idle(command, brand, options.idle) for name, command in programs.items()}
    inside = {name: _inside(command) for name, command in commands.items()}
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb or wayland")
    report = Report(options.rounds, platform, bare, starts, idle, inside, sizes)
    if options.json is not None:
        options.json.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.plot is not None:
        options.plot.write_text(plot_starts(report), "utf-8")
    print(report.as_markdown())
    return 0


def _inside(command: list[str]) -> list[dict[str, object]]:
    answer = subprocess.run(
        [*command, "bench", "--inside"], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if answer.returncode != 0:
        raise OSError(f"{command[0]} bench --inside ended with status {answer.returncode}")
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
