"""A question as typed, turned into what the index can be asked. No character of it is ever query syntax."""

from __future__ import annotations

from typing import NamedTuple

from walletcare.content.index.brand_words import without_brands
from walletcare.content.index.features import STOP_WORDS, features
from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import bigrams, has_han, is_han, runs, stream
from walletcare.domain.language import Language
from walletcare.domain.late_pattern import late_pattern
from walletcare.faq.lexicon import Lexicon

MAX_CHARS = 1_000
"""Longer text is cut: nobody's question needs more, and a pasted document must not stall the search."""
_COMPLETION_WEIGHT = 0.5
_LONG_WORD = late_pattern(r"([a-z0-9]{64})[a-z0-9]+")
_MOST_RUNS = 48
"""Of a longer text each run counts once, and so many in all: each is looked for in every table."""


class Term(NamedTuple):
    """One run of the query. ``match`` is the full-text expression that finds it."""

    text: str
    match: str


class ParsedQuery(NamedTuple):
    """A question, read.

    Attributes:
        folded: The text in one spelling, as typed.
        language: Of the articles it was read for.
        terms: Its runs, for the full-text tables. The last may be half typed.
        features: What it is made of, for ranking, with weights; corrected and completed.
        shown: Words to mark in titles and snippets: as typed, and as corrected.
    """

    folded: str
    language: Language
    terms: tuple[Term, ...]
    features: dict[str, float]
    shown: tuple[str, ...]


def fold_query(text: str, fold: Fold) -> str:
    """``text`` in one spelling, without what no question needs."""
    folded = _LONG_WORD.sub(r"\1", fold(text[:MAX_CHARS]))
    found = list(runs(folded))
    return folded if len(found) <= _MOST_RUNS else " ".join([*dict.fromkeys(found)][:_MOST_RUNS])


def read(folded: str, language: Language, lexicon: Lexicon) -> ParsedQuery:
    """Read a folded question for articles in ``language``."""
    typed = list(runs(folded))
    is_unfinished = bool(folded) and folded[-1].isalnum()
    terms = tuple(
        _term(run, is_open=is_unfinished and place == len(typed) - 1) for place, run in enumerate(typed)
    )
    if names := lexicon.other_names(folded):
        match = " OR ".join(f'"{stream(name)}"' for name in names)
        return ParsedQuery(folded, language, (Term(folded.strip(), f"({match})"),), {}, names)
    bare = without_brands(folded, lexicon.brand_words)
    replaced, completed = _put_right(list(runs(bare)), language, lexicon, is_unfinished=is_unfinished)
    said = _said(bare, replaced, language, lexicon)
    weights = dict.fromkeys(features(said, lexicon.concepts), 1.0)
    for word in completed:
        for feature in features(word, lexicon.concepts):
            weights.setdefault(feature, _COMPLETION_WEIGHT)
    shown = (*(term.text for term in terms), *runs(said), *completed)
    return ParsedQuery(folded, language, terms, weights, tuple(dict.fromkeys(shown)))


def _put_right(
    found: list[str], language: Language, lexicon: Lexicon, *, is_unfinished: bool
) -> tuple[dict[str, str], list[str]]:
    """What unknown Latin words stand for (pinyin, misspelt words), and how a half-typed last one may end."""
    latin = [_plain(run) for run in found if not is_han(run)]
    known = lexicon.known_words(latin, language) | STOP_WORDS
    sounded = lexicon.sounded(latin) if language is Language.ZH else set()
    unknown = [word for word in latin if word not in known or word in sounded]
    replaced: dict[str, str] = {}
    completed: list[str] = []
    if language is Language.ZH and len(unknown) > 1 and (whole := lexicon.chinese_for("".join(unknown))):
        # Pinyin typed syllable by syllable: "zhuan zhang".
        return {unknown[0]: whole, **dict.fromkeys(unknown[1:], "")}, []
    for word in dict.fromkeys(unknown):
        is_open = is_unfinished and not is_han(found[-1]) and word == latin[-1]
        chinese = lexicon.chinese_for(word) if language is Language.ZH else ""
        if chinese:
            replaced[word] = chinese
        elif word in known:
            continue
        elif is_open and (ends := lexicon.completions(word, language)):
            completed.extend(ends)
        elif right := lexicon.corrected(word):
            replaced[word] = right
    return replaced, completed


def _plain(run: str) -> str:
    return run.replace("'", "").replace("’", "")


def _said(bare: str, replaced: dict[str, str], language: Language, lexicon: Lexicon) -> str:
    """The question with its misspelt words put right."""
    parts: list[str] = []
    for run in runs(bare):
        if is_han(run):
            parts.append(_heard(run, language, lexicon) if language is Language.ZH else run)
        else:
            parts.append(replaced.get(_plain(run), run))
    text = " ".join(parts)
    # Phrases such as "3d密码" run across scripts: the text stays as typed unless something was put right.
    was_changed = bool(replaced) or (has_han(text) and text.replace(" ", "") != _letters(bare))
    return text if was_changed else bare


def _letters(text: str) -> str:
    return "".join(runs(text))


def _heard(run: str, language: Language, lexicon: Lexicon) -> str:
    """A Chinese run in which pairs nobody uses are read as the known pair of the same sound."""
    if len(run) < 2:
        return run
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    known = lexicon.known_features(pairs, language)
    heard = list(run)
    at = 0
    while at < len(pairs):
        if pairs[at] not in known and (meant := lexicon.same_sound(pairs[at])):
            heard[at : at + 2] = meant
            at += 2
        else:
            at += 1
    return "".join(heard)


def _term(run: str, *, is_open: bool) -> Term:
    if is_han(run):
        if len(run) == 1:
            return Term(run, f'"{run}" *')
        phrase = " ".join(bigrams(run)[:-1])
        return Term(run, f'"{phrase}"')
    word = _plain(run)
    return Term(word, f'"{word}" *' if is_open else f'"{word}"')
