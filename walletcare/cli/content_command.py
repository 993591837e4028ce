"""``walletcare content``: check, build and account for the content; bring it in and publish it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from walletcare.app.start.error_words import error_line
from walletcare.domain.errors import ContentError

EXIT_OK, EXIT_FOUND, EXIT_BROKEN = 0, 1, 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``content``; the parsed namespace's ``run`` takes it and returns the exit status."""
    parser = subparsers.add_parser("content", help="check, build, bring in and publish content")
    commands = parser.add_subparsers(dest="content_command", required=True, metavar="COMMAND")

    lint = commands.add_parser(
        "lint", help="say what is wrong in articles, troubleshooters, brands and notices, with file and line"
    )
    lint.add_argument("files", nargs="*", type=Path, help="show only findings in these files or folders")
    lint.set_defaults(run=run_lint)

    build = commands.add_parser("build", help="make the pack and the translation files")
    build.add_argument("--out", type=Path, metavar="DIR", help="where to (default: resources/built)")
    build.set_defaults(run=run_build)

    coverage = commands.add_parser("coverage", help="list the seed ids that nothing claims")
    coverage.add_argument("--all", action="store_true", help="also list what claims each id")
    coverage.set_defaults(run=run_coverage)

    from walletcare.cli import import_command, publish_command

    import_command.add_to(commands)
    publish_command.add_to(commands)
    for command in (lint, build, coverage):
        command.add_argument("--resources", type=Path, metavar="DIR", help="the resources folder")


def _resources(arguments: argparse.Namespace) -> Path | None:
    """The folder with the sources; None where there are none, as in a packaged build. Says so."""
    from walletcare.infra.paths import resources_dir

    if arguments.resources:
        return Path(arguments.resources)
    resources = resources_dir()
    if (resources / "articles").is_dir():
        return resources
    print(
        "The sources of the content are not here: a packaged build has the compiled pack only. "
        "Name the resources folder of a checkout with --resources.",
        file=sys.stderr,
    )
    return None


def run_lint(arguments: argparse.Namespace) -> int:
    """Exit status 0 nothing found, 1 something found, 2 no sources here, or no such file."""
    from walletcare.content.lint import lint

    resources = _resources(arguments)
    if resources is None:
        return EXIT_BROKEN
    missing = [path for path in arguments.files if not path.exists()]
    if missing:
        print(f"There is no file or folder {missing[0]}.", file=sys.stderr)
        return EXIT_BROKEN
    wanted = [path.resolve() for path in arguments.files]
    problems = lint(resources)
    if wanted:
        problems = [
            problem
            for problem in problems
            if any((resources / problem.path).resolve().is_relative_to(path) for path in wanted)
        ]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} findings." if problems else "Nothing to put right.", file=sys.stderr)
    return EXIT_FOUND if problems else EXIT_OK


def run_build(arguments: argparse.Namespace) -> int:
    """Exit status 0 built, 2 not built."""
    from walletcare.content.build import build_pack
    from walletcare.content.translations import compile_translations

    resources = _resources(arguments)
    if resources is None:
        return EXIT_BROKEN
    out = Path(arguments.out) if arguments.out else resources / "built"
    try:
        report = build_pack(resources, out / "pack.db")
        translations = compile_translations(resources, out)
    except ContentError as error:
        print(error_line(error), file=sys.stderr)
        return EXIT_BROKEN
    print(
        f"{report.path}: {report.articles} articles, {report.flows} flows, {report.notices} notices, "
        f"version {report.version}, {report.size_bytes / 1e6:.1f} MB"
    )
    for note in translations.notes:
        print(note)
    if report.problems:
        print(f"{len(report.problems)} findings did not stop it; see 'walletcare content lint'.")
    return EXIT_OK


def run_coverage(arguments: argparse.Namespace) -> int:
    """Exit status 0 every id is claimed, 1 some are not, 2 no sources here."""
    from walletcare.content.coverage import read_coverage

    resources = _resources(arguments)
    if resources is None:
        return EXIT_BROKEN
    found = read_coverage(resources, resources.parent)
    if arguments.all:
        for seed in found.seeds:
            print(f"{seed.id}  {seed.label}: {', '.join(found.claims[seed.id]) or '-'}")
    for seed in found.unclaimed:
        print(f"{seed.id}  ({seed.landing}) {seed.label}")
    print(
        f"{len(found.seeds) - len(found.unclaimed)} of {len(found.seeds)} seed ids are claimed.",
        file=sys.stderr,
    )
    return EXIT_FOUND if found.unclaimed else EXIT_OK
