"""Scores articles for a question that was read."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from walletcare.content.index.model import Settings, kind_weight
from walletcare.content.index.rows import unpack_row
from walletcare.domain.language import Language
from walletcare.faq.query import ParsedQuery, Term

_SQL_VALUES = 500
SAID_EXACTLY = 1_000.0
"""Added when somebody is known to have asked precisely this."""
TITLE_HIT = 8.0
"""Added when the title holds every word of a short query."""
TEXT_HIT = 3.0
"""Added when the article holds every word of the query somewhere."""
TEXT_RANK = 0.1
"""Weight of the full-text rank among those: it decides when the words are all there is, such as a name."""
FIELD_WEIGHTS = "10, 8, 4, 3, 1, 2, 6"
"""Of title, alias, summary, heading, body, tags, asked in the full-text rank."""
SHORT_QUERY_CHARS = 8
MANY = 1_000
"""More articles than these that hold every word are not ranked by it, nor all of them listed: words that
stand everywhere tell nothing, and ranking takes as long as there are articles."""
LIKELY = 200
"""So many of the best by other evidence are looked at all the same."""
MIN_COVERED = 0.18
"""An article must speak for this share of the question's weight, or it does not count as found."""


class Scored(NamedTuple):
    """How well an article fits. Every question makes one for each article that it has a word of.

    Attributes:
        covered: The share of the question it speaks for, 0 to 1.
        holds_words: Every word of the query stands in it.
        is_certain: It has been asked precisely so, or its title holds the whole of a short query.
    """

    score: float
    covered: float
    holds_words: bool = False
    is_certain: bool = False


class Ranking:
    """The pack's statistics, asked feature by feature."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        row = connection.execute("SELECT value FROM meta WHERE key = 'settings'").fetchone()
        self._settings = Settings(**json.loads(row[0]))
        self._base: dict[int, float] = dict(connection.execute("SELECT article, value FROM base"))
        self._articles: dict[Language, set[int]] = {
            language: {
                row[0]
                for row in connection.execute("SELECT id FROM article WHERE language = ?", (language.value,))
            }
            for language in Language
        }

    def size(self, language: Language) -> int:
        """How many articles there are in ``language``."""
        return len(self._articles[language])

    def scores(self, query: ParsedQuery, language: Language, spoken: str) -> dict[int, Scored]:
        """Scores of every article in ``language`` that has anything to do with the question."""
        sums, covered, total = self._feature_sums(query, language)
        extra = self._exact(spoken, language)
        in_title, in_text = self._full_text(query.terms, language, sums)
        is_short = sum(len(term.text) for term in query.terms) <= SHORT_QUERY_CHARS or len(query.terms) <= 2
        found: dict[int, Scored] = {}
        for number in {*sums, *extra, *in_title, *in_text}:
            score = sums.get(number, 0.0) + self._base.get(number, 0.0) * total
            score += extra.get(number, 0.0)
            if number in in_text:
                score += TEXT_HIT + TEXT_RANK * in_text[number]
            if number in in_title and is_short:
                score += TITLE_HIT
            is_certain = number in extra or (number in in_title and is_short)
            share = 1.0 if is_certain or number in in_text else covered.get(number, 0.0)
            found[number] = Scored(score, share, number in in_text, is_certain)
        return found

    def _feature_sums(
        self, query: ParsedQuery, language: Language
    ) -> tuple[dict[int, float], dict[int, float], float]:
        sums: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        whole, total = 0.0, 0.0
        for text, importance, row in self.rows(list(query.features), language):
            weight = query.features[text]
            whole += weight * importance
            total += weight * kind_weight(text, self._settings)
            for number, value in unpack_row(row):
                sums[number] += weight * value
                if value > 0:
                    covered[number] += weight * importance
        unknown = max(0.0, sum(query.features.values()) - total)
        if whole:
            whole += unknown
            covered = {number: share / whole for number, share in covered.items()}
        return sums, covered, total

    def rows(self, texts: list[str], language: Language) -> Iterable[tuple[str, float, bytes]]:
        """Known features among ``texts``: the feature, its importance, its packed articles."""
        for at in range(0, len(texts), _SQL_VALUES):
            part = texts[at : at + _SQL_VALUES]
            marks = ",".join("?" * len(part))
            yield from self._connection.execute(
                f"SELECT text, weight, articles FROM feature WHERE language = ? AND text IN ({marks})",  # noqa: S608 - constants and question marks
                (language.value, *part),
            )

    def _exact(self, spoken: str, language: Language) -> dict[int, float]:
        if not spoken:
            return {}
        rows = self._connection.execute(
            "SELECT article FROM exact WHERE language = ? AND text = ?", (language.value, spoken)
        ).fetchall()
        return {row[0]: SAID_EXACTLY / len(rows) for row in rows}

    def _full_text(
        self, terms: tuple[Term, ...], language: Language, sums: Mapping[int, float]
    ) -> tuple[set[int], dict[int, float]]:
        """Articles with every term in the title; those with every term anywhere, with their rank."""
        every = " AND ".join(term.match for term in terms)
        ours = self._articles[language]
        sql = "SELECT rowid FROM find WHERE find MATCH ?"
        title = {row[0] for row in self._connection.execute(sql, (f"title : ({every})",))}
        holding = [row[0] for row in self._connection.execute(sql, (every,))]
        if len(holding) <= MANY:
            ranked = f"SELECT rowid, -bm25(find, {FIELD_WEIGHTS}) FROM find WHERE find MATCH ?"  # noqa: S608 - constants and question marks
            text = dict(self._connection.execute(ranked, (every,)).fetchall())
        else:
            likely = heapq.nlargest(LIKELY, sums, key=sums.__getitem__)
            text = dict.fromkeys(holding[:MANY], 0.0)
            text.update(dict.fromkeys(set(holding).intersection(likely), 0.0))
        return title & ours, {number: rank for number, rank in text.items() if number in ours}
