"""``walletcare guard`` and ``walletcare official``: the verdicts of :mod:`walletcare.safety` without a
window.

Both read UTF-8 and write one answer a line. ``--jsonl`` is for scripts: its output is stable.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.domain.language import Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from walletcare.domain.brand import Brand

_TAGS = [language.value for language in Language]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the commands ``guard`` and ``official``."""
    guard = subparsers.add_parser("guard", help="look for secrets in a text; nothing is kept or sent")
    guard.add_argument("text", nargs="*", help="the text; read from standard input when left out")
    guard.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "text"} lines, write {"id", "verdict", "kinds"} lines',
    )
    guard.add_argument("--lang", choices=_TAGS, default="en", help="language of the answer")
    guard.set_defaults(run=run_guard)
    official = subparsers.add_parser(
        "official", help="compare a link, address, handle or phone with the official list"
    )
    official.add_argument("text", nargs="*", help="what was received; read from standard input when left out")
    official.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"id", "text"} lines, write {"id", "verdict", "of", "why"} lines',
    )
    official.add_argument(
        "--file", type=Path, help="an installer or app file to compare with the list of releases, by content"
    )
    official.add_argument("--brand", help="brand file (brand.toml) or brand id; the demo brand when left out")
    official.add_argument("--lang", choices=_TAGS, default="en", help="language of the answer")
    official.set_defaults(run=run_official)


def run_guard(arguments: argparse.Namespace) -> int:
    """Exit status 0: nothing found; 1: something found (not with ``--jsonl``); 2: unreadable input."""
    from walletcare.safety.outgoing.guard import Guard

    guard = Guard()
    if arguments.jsonl:

        def answer(text: str) -> dict[str, object]:
            verdict = guard.inspect(text)
            return {"verdict": verdict.decision.value, "kinds": [kind.value for kind in verdict.kinds]}

        return _jsonl(_stdin(), answer)
    language = Language.from_tag(arguments.lang)
    verdict = guard.inspect(_plain_text(arguments.text))
    print(verdict.decision.value)
    for hit in verdict.hits:
        words = f"{hit.title.text(language)}: {hit.why.text(language)}"
        print(f"{hit.span[0] + 1}–{hit.span[1]}  {hit.kind.value} ({hit.action.value})  {words}")
    return 0 if verdict.is_clear else 1


def run_official(arguments: argparse.Namespace) -> int:
    """Exit status 0, or 1 when an imitation or a file that isn't the wallet's was found (not with
    ``--jsonl``), or 2: unreadable input or brand."""
    from walletcare.safety.official.checker import OfficialChecker
    from walletcare.safety.official.report import OfficialVerdict

    brand = brand_named(arguments.brand)
    if brand is None:
        return 2
    language = Language.from_tag(arguments.lang)
    if arguments.file is not None:
        return _judge_file(arguments.file, brand, language)
    checker = OfficialChecker(brand.official)
    if arguments.jsonl:
        gap = "" if language is Language.ZH else " "

        def answer(text: str) -> dict[str, object]:
            report = checker.check(text)
            return {
                "verdict": report.verdict.value,
                "of": report.of,
                "why": gap.join(reason.text.text(language) for reason in report.reasons),
            }

        return _jsonl(_stdin(), answer)
    report = checker.check(_plain_text(arguments.text))
    print(report.verdict.value)
    for item in report.items:
        of = f" ({item.of.value})" if item.of else ""
        print(f"{item.verdict.value}  {item.kind.value}  {item.shown}{of}")
        for reason in item.reasons:
            print(f"  - {reason.text.text(language)}")
    return 1 if report.verdict is OfficialVerdict.IMITATION else 0


def brand_named(wanted: str | None) -> Brand | None:
    """The brand of a file, a folder or a shipped id (the demo brand for None); None after saying what is
    wrong with it."""
    from walletcare.content.brand_source import read_brand
    from walletcare.domain.errors import UserFacingError
    from walletcare.infra.paths import resources_dir

    named = wanted or "demo"
    path = Path(named)
    if not path.exists() and path.name == named:
        path = resources_dir() / "brands" / named / "brand.toml"
    if path.is_dir():
        path /= "brand.toml"
    try:
        return read_brand(path)
    except UserFacingError as error:
        where = f"{key}: " if (key := error.details.get("key")) else ""
        print(f"brand: {path}: {where}{error.details.get('reason', error.code)}", file=sys.stderr)
        return None


def _judge_file(path: Path, brand: Brand, language: Language) -> int:
    from walletcare.safety.official.genuine import ProgramVerdict, hash_file, judge_program

    try:
        digest = hash_file(path, lambda _done, _total: None, _NeverCancelled())
    except OSError as error:
        print(f"{path}: {error.strerror}", file=sys.stderr)
        return 2
    report = judge_program(digest, path.name, brand.releases)
    print(report.verdict.value)
    print(f"sha256  {report.sha256}")
    if report.release is not None:
        listed = (report.release.file_name, report.release.version, report.release.system)
        print(f"listed  {'  '.join(part for part in listed if part)}")
    print(f"{report.title.text(language)}. {report.advice.text(language)}")
    return 0 if report.verdict is ProgramVerdict.GENUINE else 1


class _NeverCancelled:
    def is_cancelled(self) -> bool:
        return False


def _stdin() -> TextIO:
    """Standard input as UTF-8, whatever the console's code page."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def _plain_text(words: list[str]) -> str:
    return " ".join(words) if words else _stdin().read()


def _jsonl(lines: TextIO, answer: Callable[[str], dict[str, object]]) -> int:
    status = 0
    for number, row in _rows(lines):
        if row is None:
            print(f'line {number}: expected a JSON object with "id" and a string "text"', file=sys.stderr)
            status = 2
            continue
        print(json.dumps({"id": row["id"], **answer(str(row["text"]))}, ensure_ascii=False), flush=False)
    return status


def _rows(lines: TextIO) -> Iterator[tuple[int, dict[str, object] | None]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            yield number, None
            continue
        is_good = isinstance(row, dict) and "id" in row and isinstance(row.get("text"), str)
        yield number, row if is_good else None
