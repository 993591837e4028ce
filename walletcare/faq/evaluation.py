"""Measures the search: questions with the article they should find, against plain FTS5 on the same text."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from walletcare.content.index.tokens import bigrams, is_han, runs
from walletcare.content.pack import open_read_only
from walletcare.domain.article import SearchQuery
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language
from walletcare.faq.index import SearchIndex
from walletcare.faq.lexicon import Lexicon

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and the slugs that answer it; none when the help has no answer to it."""

    query: str
    slugs: tuple[str, ...]
    language: Language
    split: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of questions whose article is among the first 1, 3, 5; mean reciprocal rank in the first ten."""

    name: str
    questions: int
    recall_1: float
    recall_3: float
    recall_5: float
    mrr_10: float
    median_ms: float
    p99_ms: float

    def line(self) -> str:
        return (
            f"{self.name:28} n={self.questions:4}  r@1 {self.recall_1:.3f}  r@3 {self.recall_3:.3f}  "
            f"r@5 {self.recall_5:.3f}  mrr@10 {self.mrr_10:.3f}  "
            f"p50 {self.median_ms:.1f} ms  p99 {self.p99_ms:.1f} ms"
        )


def read_judged(path: Path) -> list[Judged]:
    """Questions from a JSON Lines file: ``query``, ``slug`` (a text, a list, or null), ``split``, ``lang``.

    Raises:
        ContentError: ``questions-broken`` with ``file`` and ``line``.
    """
    found: list[Judged] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            entry = json.loads(line)
            slugs = entry["slug"] if isinstance(entry["slug"], list) else [entry["slug"]]
            language = Language.from_tag(entry.get("lang") or path.name.split(".")[0])
            found.append(
                Judged(
                    entry["query"], tuple(slug for slug in slugs if slug), language, entry.get("split", "")
                )
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ContentError("questions-broken", file=path.name, line=str(number)) from error
    return found


def measure(name: str, judged: Sequence[Judged], rank: Callable[[Judged], Sequence[str]]) -> Quality:
    """Ask every question of ``rank`` and see at which place the right article comes."""
    places: list[int] = []
    times: list[float] = []
    for question in judged:
        began = time.perf_counter()
        ranked = list(rank(question))[:DEPTH]
        times.append((time.perf_counter() - began) * 1000)
        places.append(next((at for at, slug in enumerate(ranked, 1) if slug in question.slugs), DEPTH + 1))
    count = max(1, len(places))
    times.sort()
    return Quality(
        name,
        len(places),
        sum(place <= 1 for place in places) / count,
        sum(place <= 3 for place in places) / count,
        sum(place <= 5 for place in places) / count,
        sum(1 / place for place in places if place <= DEPTH) / count,
        times[len(times) // 2] if times else 0.0,
        times[min(len(times) - 1, int(len(times) * 0.99))] if times else 0.0,
    )


def compare(pack: Path, judged: Sequence[Judged]) -> list[Quality]:
    """Ours and the baseline, in one run."""
    index = SearchIndex(pack)
    plain = PlainSearch(pack)
    try:
        return [
            measure(
                "plain FTS5 bm25", judged, lambda question: plain.rank(question.query, question.language)
            ),
            measure(
                "WalletCare",
                judged,
                lambda question: _slugs(index, question, DEPTH),
            ),
        ]
    finally:
        index.close()
        plain.close()


def misses(
    index: SearchIndex, judged: Iterable[Judged], limit: int = 3
) -> Iterator[tuple[Judged, list[str]]]:
    """Questions whose article is not among the first ``limit``, with what came instead."""
    for question in judged:
        ranked = _slugs(index, question, limit)
        if not set(ranked) & set(question.slugs):
            yield question, ranked


def confidence(index: SearchIndex, judged: Sequence[Judged]) -> tuple[float, int]:
    """Share of the questions that were answered with confidence, and how many there are."""
    sure = sum(
        index.search(SearchQuery(question.query, question.language, limit=1)).is_confident
        for question in judged
    )
    return sure / max(1, len(judged)), len(judged)


def _slugs(index: SearchIndex, question: Judged, limit: int) -> list[str]:
    # With titles and snippets, as the window asks for them: the time measured is the time to be waited.
    result = index.search(SearchQuery(question.query, question.language, limit=limit))
    return [hit.article.slug for hit in result.hits]


class PlainSearch:
    """What a help centre gets from SQLite by itself: FTS5's bm25 over the same text, any token may match.

    Chinese is cut into pairs of characters, as in our index; without that it would find next to nothing.
    """

    def __init__(self, pack: Path) -> None:
        self._connection: sqlite3.Connection = open_read_only(pack)
        self._fold = Lexicon(self._connection).fold

    def close(self) -> None:
        self._connection.close()

    def rank(self, text: str, language: Language) -> list[str]:
        tokens: list[str] = []
        for run in runs(self._fold(text)):
            tokens.extend(
                (bigrams(run)[:-1] or [run]) if is_han(run) else [run.replace("'", "").replace("’", "")]
            )
        if not tokens:
            return []
        expression = " OR ".join(f'"{token}"' for token in tokens)
        rows = self._connection.execute(
            "SELECT slug FROM find JOIN article ON article.id = find.rowid "
            "WHERE find MATCH ? AND language = ? "
            "ORDER BY bm25(find) LIMIT ?",
            (expression, language.value, DEPTH),
        )
        return [row[0] for row in rows]
