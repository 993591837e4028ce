"""``walletcare search``: the FAQ search without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from walletcare.domain.article import SearchQuery
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language

if TYPE_CHECKING:
    from walletcare.faq.index import SearchIndex

EXIT_OK, EXIT_NOTHING_FOUND, EXIT_BROKEN = 0, 1, 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register ``search``; the parsed namespace's ``run`` takes it and returns the exit status."""
    parser = subparsers.add_parser("search", help="search the FAQ")
    parser.add_argument("text", nargs="*", help="the question, in your own words")
    parser.add_argument(
        "--lang", choices=[language.value for language in Language], help="search only this language"
    )
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="how many results (default 10)")
    parser.add_argument(
        "--jsonl", action="store_true", help='read {"id","query"} lines, write {"id","ranked"} lines'
    )
    parser.add_argument(
        "--evaluate",
        nargs="+",
        type=Path,
        metavar="FILE",
        help='measure against {"query","slug"} lines, beside plain FTS5 over the same text',
    )
    parser.add_argument("--split", default="", help="with --evaluate: only lines of this split")
    parser.add_argument(
        "--misses", action="store_true", help="with --evaluate: list what was not in the first 3"
    )
    parser.add_argument(
        "--pack", type=Path, metavar="FILE", help="the content pack (default: the shipped one)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit status 0 found, 1 nothing found, 2 the input or the pack is broken."""
    try:
        index = open_index(arguments.pack)
    except ContentError as error:
        print(
            f"{error.code}: {error.details.get('file', '')}. {error.details.get('todo', '')}", file=sys.stderr
        )
        return EXIT_BROKEN
    try:
        if arguments.evaluate:
            return _evaluate(index, arguments)
        language = Language(arguments.lang) if arguments.lang else None
        if arguments.jsonl:
            return _answer_lines(index, _utf8_lines(), language, arguments.limit)
        text = " ".join(arguments.text).strip()
        if not text:
            print("Say what you are looking for: walletcare search TEXT", file=sys.stderr)
            return EXIT_BROKEN
        return _answer(index, text, language, arguments.limit)
    finally:
        index.close()


def open_index(pack: Path | None) -> SearchIndex:
    """The index of ``pack``, or of the pack that ships.

    Raises:
        ContentError: The pack cannot be used.
    """
    from walletcare.content.pack import Pack
    from walletcare.faq.index import SearchIndex
    from walletcare.infra.paths import built_dir

    path = pack or built_dir() / "pack.db"
    Pack.open(path).close()
    return SearchIndex(path)


def _evaluate(index: SearchIndex, arguments: argparse.Namespace) -> int:
    from walletcare.faq.evaluation import compare, confidence, misses, read_judged

    pack = index.pack_path
    for path in arguments.evaluate:
        judged = [
            question
            for question in read_judged(path)
            if not arguments.split or question.split == arguments.split
        ]
        known = index.slugs()
        answered = [question for question in judged if known.intersection(question.slugs)]
        asked = answered or judged
        missing = len({slug for question in judged for slug in question.slugs} - known)
        print(
            path.name
            + (f" (without the questions about {missing} articles not in the pack)" if missing else "")
        )
        if answered:
            for quality in compare(pack, answered):
                print(f"  {quality.line()}")
        for language in Language:
            share, count = confidence(
                index, [question for question in asked if question.language is language]
            )
            if count:
                print(f"  {language.value}: answered with confidence {share:.3f} of {count}")
        if arguments.misses:
            for question, ranked in misses(index, answered):
                print(f"  {'/'.join(question.slugs)} | {question.query} | {', '.join(ranked)}")
    return EXIT_OK


def _answer(index: SearchIndex, text: str, language: Language | None, limit: int) -> int:
    result = index.search(SearchQuery(text, language or index.language_of(text), limit=limit))
    for place, hit in enumerate(result.hits, 1):
        print(f"{place:2}. {hit.title.text}  [{hit.article.slug}]")
        print(f"    {hit.snippet.text}")
    if not result.is_confident:
        print("Nothing fits well. / 没有特别合适的文章。")
    return EXIT_OK if result.hits else EXIT_NOTHING_FOUND


def _answer_lines(index: SearchIndex, lines: Iterable[str], language: Language | None, limit: int) -> int:
    broken = 0
    for number, entry in _read_lines(lines):
        if entry is None:
            print(f'line {number}: not a JSON object with "id" and "query"', file=sys.stderr)
            broken += 1
            continue
        text = str(entry["query"])
        asked = entry.get("lang")
        wanted = Language.from_tag(str(asked)) if asked else language or index.language_of(text)
        ranked = index.rank(SearchQuery(text, wanted, limit=limit))
        sys.stdout.write(json.dumps({"id": entry["id"], "ranked": ranked}, ensure_ascii=False) + "\n")
    return EXIT_BROKEN if broken else EXIT_OK


def _utf8_lines() -> Iterator[str]:
    """Standard input as UTF-8 whatever the console's code page; a broken byte breaks its line only."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace")


def _read_lines(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError:
            entry = None
        yield number, entry if isinstance(entry, dict) and "id" in entry and "query" in entry else None
