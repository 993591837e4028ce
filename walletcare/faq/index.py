"""Search over one pack."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Lock

from walletcare.content.index.features import features
from walletcare.content.index.spoken import spoken
from walletcare.content.index.tokens import has_han
from walletcare.content.pack import META_COLUMNS, meta_from_row, open_read_only
from walletcare.domain.article import SearchHit, SearchQuery, SearchResult
from walletcare.domain.errors import WalletCareError
from walletcare.domain.language import Language
from walletcare.faq import snippets
from walletcare.faq.lexicon import Lexicon
from walletcare.faq.query import ParsedQuery, fold_query, read
from walletcare.faq.ranking import MIN_COVERED, Ranking, Scored
from walletcare.faq.snippets import Needles

ALWAYS_LISTED = 3
"""The first few are shown even when they speak for little of the question."""
MIN_OF_BEST = 0.3
"""An article that scores less than this share of the best one is not listed."""
CONFIDENT = {Language.ZH: 5.0, Language.EN: 3.2}
"""Least strength of an answer that fits. Set between the held-out questions and questions about something
else; see docs/benchmarks.md."""
MORE_WHEN_OUTSIDE = 3.0
"""So much more is asked of a question that holds a word of another walk of life."""

_Found = tuple[float, int, Scored, ParsedQuery]
"""Score with the sign turned, article id, score, the question as read in the article's language."""


class SearchSupersededError(WalletCareError):
    """A newer query was typed while this one was being answered; its answer would be thrown away."""


def _always() -> bool:
    return True


class SearchIndex:
    """Search over the pack at ``pack_path``.

    One search at a time, from any thread; others wait. Nothing that was searched is kept.
    """

    def __init__(self, pack_path: Path) -> None:
        self.pack_path = pack_path
        self._connection = open_read_only(pack_path)
        self._lock = Lock()

    # Read at the first search, on the worker, so that opening costs the window nothing.

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._connection)

    @cached_property
    def _ranking(self) -> Ranking:
        return Ranking(self._connection)

    @cached_property
    def _slugs(self) -> dict[int, str]:
        return dict(self._connection.execute("SELECT id, slug FROM article").fetchall())

    def adopt(self, pack_path: Path) -> None:
        """Search the pack at ``pack_path`` from now on. A search under way ends first.

        Raises:
            sqlite3.Error: It cannot be opened; the old one still answers.
        """
        fresh = open_read_only(pack_path)
        with self._lock:
            old, self._connection = self._connection, fresh
            self.pack_path = pack_path
            for name in ("_lexicon", "_ranking", "_slugs"):
                self.__dict__.pop(name, None)
            old.close()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def search(self, query: SearchQuery, is_current: Callable[[], bool] = _always) -> SearchResult:
        """The articles that answer ``query``, best first.

        Args:
            query: As typed; any text at all.
            is_current: Asked between the stages; when it says no, the search ends.

        Raises:
            SearchSupersededError: ``is_current`` said no.
        """
        with self._lock:
            listed, is_confident = self._find(query, is_current)
            if not listed:
                return SearchResult(query, (), is_confident=is_confident)
            category_of = self._categories([number for _, number, _, _ in listed])
            counts = Counter(category_of.values())
            if query.category:
                listed = [entry for entry in listed if category_of[entry[1]] == query.category]
            asked = {parsed.language: parsed.shown for _, _, _, parsed in listed}
            needles = {language: Needles(shown) for language, shown in asked.items()}
            hits = tuple(
                self._hit(number, scored.score, needles[parsed.language])
                for _, number, scored, parsed in listed[: query.limit]
            )
        return SearchResult(query, hits, is_confident, tuple(sorted(counts.items())))

    def rank(self, query: SearchQuery) -> list[str]:
        """Slugs only, best first: as :meth:`search` without titles, snippets and categories."""
        with self._lock:
            listed, _ = self._find(query, _always)
            return [self._slugs[number] for _, number, _, _ in listed[: query.limit]]

    def _find(self, query: SearchQuery, is_current: Callable[[], bool]) -> tuple[list[_Found], bool]:
        """Articles worth listing, best first, and whether the best fits well."""
        folded = fold_query(query.text, self._lexicon.fold)
        found: list[_Found] = []
        for language in (query.language,) if query.language else self._languages(folded):
            _check(is_current)
            parsed = read(folded, language, self._lexicon)
            if not parsed.terms:
                return [], True
            _check(is_current)
            scores = self._ranking.scores(parsed, language, spoken(folded))
            found.extend((-scored.score, number, scored, parsed) for number, scored in scores.items())
        found.sort(key=lambda entry: entry[:2])
        _check(is_current)
        listed = self._once(_listed(found))
        return listed, bool(listed) and self._fits(listed[0])

    def _fits(self, entry: _Found) -> bool:
        _, _, scored, parsed = entry
        if scored.is_certain:
            return True
        least = CONFIDENT[parsed.language]
        if self._lexicon.is_about_something_else(parsed.folded):
            least += MORE_WHEN_OUTSIDE
        return _strength(scored, parsed, self._ranking.size(parsed.language)) >= least

    def slugs(self) -> frozenset[str]:
        """Every article that can be found."""
        with self._lock:
            return frozenset(self._slugs.values())

    def folded(self, text: str) -> str:
        """``text`` in the one spelling that is searched: small letters, simplified characters."""
        return fold_query(text, self._lexicon.fold)

    def language_of(self, text: str) -> Language:
        """The language ``text`` is asked in: Chinese characters, or words that only make sense as pinyin."""
        with self._lock:
            return self._languages(fold_query(text, self._lexicon.fold))[0]

    def overlap(self, question: str, text: str, language: Language) -> float:
        """How much of ``question`` stands in ``text``: the summed importance of what they share."""
        with self._lock:
            fold = self._lexicon.fold
            asked = read(fold_query(question, fold), language, self._lexicon).features
            shared = [feature for feature in features(fold(text), self._lexicon.concepts) if feature in asked]
            return sum(weight for _, weight, _ in self._ranking.rows(shared, language))

    def _languages(self, folded: str) -> tuple[Language, ...]:
        """Both, the likelier first."""
        is_chinese = has_han(folded) or self._lexicon.is_pinyin(folded)
        return (Language.ZH, Language.EN) if is_chinese else (Language.EN, Language.ZH)

    def _once(self, listed: list[_Found]) -> list[_Found]:
        """Each article once, in the language that scored best."""
        seen: set[str] = set()
        kept: list[_Found] = []
        for entry in listed:
            slug = self._slugs[entry[1]]
            if slug not in seen:
                seen.add(slug)
                kept.append(entry)
        return kept

    def _categories(self, numbers: list[int]) -> dict[int, str]:
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(f"SELECT id, category FROM article WHERE id IN ({marks})", numbers)  # noqa: S608 - constants and question marks
        return dict(rows.fetchall())

    def _hit(self, number: int, score: float, wanted: Needles) -> SearchHit:
        row = self._connection.execute(
            f"SELECT {META_COLUMNS}, plain.text FROM article JOIN plain ON plain.article = id WHERE id = ?",  # noqa: S608 - constants and question marks
            (number,),
        ).fetchone()
        meta = meta_from_row(row[:-1])
        return SearchHit(
            article=meta,
            title=snippets.mark(meta.title, wanted, self._lexicon.fold),
            snippet=snippets.snippet(f"{meta.summary} {row[-1]}", wanted, self._lexicon.fold),
            score=score,
        )


def _listed(found: list[_Found]) -> list[_Found]:
    """Those worth showing: they hold every word, or are near enough to the best and about enough of it."""
    if not found:
        return []
    least = -found[0][0] * MIN_OF_BEST
    return [
        entry
        for place, entry in enumerate(found)
        if entry[2].holds_words
        or (-entry[0] >= least and (place < ALWAYS_LISTED or entry[2].covered >= MIN_COVERED))
    ]


def _strength(scored: Scored, parsed: ParsedQuery, articles: int) -> float:
    """Score without the length of the question (scores of chance matches grow with its root) and without the
    size of the help (weights grow with its logarithm)."""
    return scored.score / (math.sqrt(max(1, len(parsed.features))) * math.log(1 + 2 * max(1, articles)))


def _check(is_current: Callable[[], bool]) -> None:
    if not is_current():
        raise SearchSupersededError
