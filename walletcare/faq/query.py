"""A question as typed, turned into what the index can be asked. No character of it is ever query syntax."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import bigrams, is_han, runs

MAX_CHARS = 1_000
"""Longer text is cut: nobody's question needs more, and a pasted document must not stall the search."""


@dataclass(frozen=True, slots=True)
class Term:
    """One run of the query. ``match`` is the full-text expression that finds it whole."""

    text: str
    match: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    text: str
    folded: str
    terms: tuple[Term, ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(term.text for term in self.terms)


def parse(text: str, fold: Fold) -> ParsedQuery:
    """Cut, fold and split ``text``. The last word is open: it may still be half typed."""
    cut = text[:MAX_CHARS]
    folded = fold(cut)
    found = list(runs(folded))
    is_unfinished = bool(folded) and folded[-1].isalnum()
    terms = tuple(
        _term(run, is_open=is_unfinished and place == len(found) - 1) for place, run in enumerate(found)
    )
    return ParsedQuery(cut, folded, terms)


def _term(run: str, *, is_open: bool) -> Term:
    if is_han(run):
        if len(run) == 1:
            return Term(run, f'"{run}" *', is_open=True)
        phrase = " ".join(bigrams(run)[:-1])
        return Term(run, f'"{phrase}"', is_open)
    word = run.replace("'", "").replace("’", "")
    return Term(word, f'"{word}" *' if is_open else f'"{word}"', is_open)


def any_of(tokens: list[str]) -> str:
    """The expression that finds every row with at least one of ``tokens``."""
    return " OR ".join(f'"{token}"' for token in tokens)
