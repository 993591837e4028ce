"""Search over one pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import bigrams, is_han
from walletcare.content.pack import META_COLUMNS, meta_from_row, open_read_only
from walletcare.domain.article import SearchHit, SearchQuery, SearchResult
from walletcare.domain.errors import WalletCareError
from walletcare.faq import snippets
from walletcare.faq.query import ParsedQuery, any_of, parse

FIELD_WEIGHTS = (10.0, 8.0, 4.0, 3.0, 1.0, 0.5)
"""Of title, alias, summary, heading, body, tags."""


class SearchSupersededError(WalletCareError):
    """A newer query was typed while this one was being answered; its answer would be thrown away."""


def _always() -> bool:
    return True


class SearchIndex:
    """Full-text search over the pack at ``pack_path``.

    One reader at a time; any thread may be that reader.
    """

    def __init__(self, pack_path: Path) -> None:
        self._connection = open_read_only(pack_path)
        self._lock = Lock()
        meta = dict(
            self._connection.execute("SELECT key, value FROM meta WHERE key IN ('traditional', 'simplified')")
        )
        self._fold = Fold.from_pairs(meta.get("traditional", ""), meta.get("simplified", ""))

    def close(self) -> None:
        self._connection.close()

    def search(self, query: SearchQuery, is_current: Callable[[], bool] = _always) -> SearchResult:
        """The articles that answer ``query``, best first.

        Args:
            query: As typed; any text at all.
            is_current: Asked between the stages; when it says no, the search ends.

        Raises:
            SearchSupersededError: ``is_current`` said no.
        """
        parsed = parse(query.text, self._fold)
        if not parsed.terms:
            return SearchResult(query, (), is_confident=True)
        with self._lock:
            scores = self._scores(parsed, query)
            _check(is_current)
            counts = Counter(self._categories(scores))
            ranked = sorted(scores, key=lambda number: (-scores[number], number))
            hits = tuple(self._hit(number, scores[number], parsed) for number in ranked[: query.limit])
        return SearchResult(query, hits, is_confident=bool(hits), counts=tuple(sorted(counts.items())))

    def _scores(self, parsed: ParsedQuery, query: SearchQuery) -> dict[int, float]:
        tokens: list[str] = []
        for term in parsed.terms:
            tokens.extend(bigrams(term.text)[:-1] or [term.text] if is_han(term.text) else [term.text])
        expression = any_of(tokens)
        if parsed.terms[-1].is_open:
            expression += f" OR {parsed.terms[-1].match}"
        weights = ", ".join(str(weight) for weight in FIELD_WEIGHTS)
        sql = (
            f"SELECT find.rowid, -bm25(find, {weights}) FROM find "  # noqa: S608
            "JOIN article ON id = find.rowid WHERE find MATCH ?"
        )
        values: list[object] = [expression]
        if query.language is not None:
            sql += " AND language = ?"
            values.append(query.language.value)
        if query.category:
            sql += " AND category = ?"
            values.append(query.category)
        return dict(self._connection.execute(sql, values))

    def _categories(self, scores: dict[int, float]) -> list[str]:
        marks = ",".join("?" * len(scores))
        rows = self._connection.execute(f"SELECT category FROM article WHERE id IN ({marks})", list(scores))  # noqa: S608
        return [row[0] for row in rows]

    def _hit(self, number: int, score: float, parsed: ParsedQuery) -> SearchHit:
        row = self._connection.execute(
            f"SELECT {META_COLUMNS}, plain.text FROM article JOIN plain ON plain.article = id WHERE id = ?",  # noqa: S608
            (number,),
        ).fetchone()
        meta = meta_from_row(row[:-1])
        wanted = snippets.needles(parsed.words)
        return SearchHit(
            article=meta,
            title=snippets.mark(meta.title, wanted, self._fold),
            snippet=snippets.snippet(f"{meta.summary} {row[-1]}", wanted, self._fold),
            score=score,
        )


def _check(is_current: Callable[[], bool]) -> None:
    if not is_current():
        raise SearchSupersededError
