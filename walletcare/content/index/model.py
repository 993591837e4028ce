"""What each feature of a question says for each article: the statistics behind the ranking.

Three views are added up, feature by feature, so that at search time one look-up a feature is enough:

* BM25F over the weighted fields (Robertson, Zaragoza: "The Probabilistic Relevance Framework", 2009, 3.6);
* the query likelihood of the article's language model with Dirichlet smoothing (Zhai, Lafferty, 2001),
  as its gain over the same model without the feature;
* a softmax regression that learns to tell the articles apart from every known way of asking.

Everything is computed in a fixed order from the content alone: the same content gives the same numbers.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TITLE, ASKED, SUMMARY, HEADING, BODY = 2.0, 1.0, 1.0, 0.5, 0.15
"""Weight of one occurrence in each field."""
BODY_LIMIT = 6
"""More occurrences in a body do not count: a long article is not more about its words than a short one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers of the model. How they were chosen stands in docs/benchmarks.md."""

    idea: float = 1.5
    character: float = 0.8
    pair: float = 0.5
    bm25_k1: float = 1.5
    bm25_b: float = 0.1
    dirichlet_mu: float = 3.0
    bm25: float = 0.75
    likelihood: float = 1.0
    learned: float = 2.0
    epochs: int = 6
    step: float = 0.2
    least: float = 0.3
    strongest: int = 500


@dataclass(slots=True)
class Document:
    """One article in one language, as features: weighted counts, and every known way of asking."""

    id: int
    counts: Counter[str] = field(default_factory=Counter)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, features: Mapping[str, int], weight: float, limit: int = 3) -> None:
        for feature, count in features.items():
            self.counts[feature] += weight * min(count, limit)  # type: ignore[assignment]  # a Counter of weights


@dataclass(frozen=True, slots=True)
class Model:
    """``rows``: for every feature its own weight and the articles it speaks for. ``base``: by article."""

    rows: dict[str, tuple[float, tuple[tuple[int, float], ...]]]
    base: dict[int, float]


def kind_weight(feature: str, settings: Settings) -> float:
    """How much a feature counts for what it is: an idea, a character, a pair of words, a word."""
    if feature.startswith("#"):
        return settings.idea
    if " " in feature:
        return settings.pair
    return settings.character if len(feature) == 1 else 1.0


def fit(documents: Sequence[Document], settings: Settings) -> Model:
    """The model of ``documents`` (all of one language)."""
    if not documents:
        return Model({}, {})
    importance = _importance(documents, settings)
    lengths = {document.id: sum(document.counts.values()) for document in documents}
    mean = sum(lengths.values()) / len(lengths) or 1.0
    total = sum(lengths.values()) or 1.0
    everywhere: Counter[str] = Counter()
    for document in documents:
        everywhere.update(document.counts)
    learned = _learn(documents, importance, settings)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for document in documents:
        length = lengths[document.id]
        norm = 1 - settings.bm25_b + settings.bm25_b * length / mean
        for feature, count in document.counts.items():
            bm25 = importance[feature] * count * (settings.bm25_k1 + 1) / (count + settings.bm25_k1 * norm)
            share = everywhere[feature] / total
            gain = kind_weight(feature, settings) * math.log(1 + count / (settings.dirichlet_mu * share))
            weights[feature][document.id] = settings.bm25 * bm25 + settings.likelihood * gain
    for feature, row in learned.items():
        for number, value in row.items():
            extra = settings.learned * importance[feature] * value
            weights[feature][number] = weights[feature].get(number, 0.0) + extra
    base = {
        number: settings.likelihood * math.log(settings.dirichlet_mu / (length + settings.dirichlet_mu))
        for number, length in lengths.items()
    }
    highest = max(base.values())
    rows = {
        feature: (round(importance[feature], 4), _row(weights[feature], settings))
        for feature in sorted(weights)
    }
    return Model(rows, {number: round(value - highest, 4) for number, value in base.items()})


def _row(weights: Mapping[int, float], settings: Settings) -> tuple[tuple[int, float], ...]:
    """What a feature says, article by article: only where it says something, and only the loudest.

    A feature that speaks for more articles than ``settings.strongest`` hardly tells them apart, and reading
    all of them would make every key press as slow as the help is large.
    """
    told = [(number, round(value, 3)) for number, value in weights.items() if abs(value) >= settings.least]
    told.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    return tuple(sorted(told[: settings.strongest]))


def _importance(documents: Sequence[Document], settings: Settings) -> dict[str, float]:
    """Robertson's idf over articles, times the weight of the feature's kind.

    An article that only mentions the feature in passing counts as a fraction: nearly every article mentions
    support, few are about it.
    """
    found_in: dict[str, float] = defaultdict(float)
    for document in documents:
        for feature, amount in document.counts.items():
            found_in[feature] += amount / (amount + 1)
    count = len(documents)
    return {
        feature: kind_weight(feature, settings) * math.log(1 + (count - found + 0.5) / (found + 0.5))
        for feature, found in found_in.items()
    }


_SURE = 0.95
"""An example told apart this surely teaches nothing more."""
_SLOPE = 0.03
"""Smaller slopes are left out: they would fill the table with noise and take twice as long."""
_Weights = dict[str, dict[int, float]]


def _learn(documents: Sequence[Document], importance: Mapping[str, float], settings: Settings) -> _Weights:
    """Softmax regression by stochastic gradient over the known ways of asking; seeded, hence repeatable."""
    weights: _Weights = defaultdict(lambda: defaultdict(float))
    examples = [
        (document.id, vector)
        for document in documents
        for asked in document.asked
        if (vector := _vector(asked, importance))
    ]
    order = random.Random(20_261_125)  # noqa: S311 - a shuffle that repeats, not a secret
    classes = len(documents)
    for epoch in range(settings.epochs):
        order.shuffle(examples)
        step = settings.step / (1 + 0.15 * epoch)
        for number, vector in examples:
            for other, slope in _slopes(number, vector, weights, classes).items():
                for feature, value in vector:
                    weights[feature][other] -= step * slope * value
    return weights


def _vector(asked: Sequence[str], importance: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    known = [(feature, importance[feature]) for feature in asked if feature in importance]
    norm = math.sqrt(sum(value * value for _, value in known))
    return tuple((feature, 3.0 * value / norm) for feature, value in known) if norm else ()


def _slopes(
    number: int, vector: tuple[tuple[str, float], ...], weights: _Weights, classes: int
) -> dict[int, float]:
    """Gradient of the loss by class. Classes without any weight yet share one score of zero."""
    scores: dict[int, float] = defaultdict(float)
    for feature, value in vector:
        for other, weight in weights[feature].items():
            scores[other] += weight * value
    highest = max(0.0, max(scores.values(), default=0.0))
    parts = {other: math.exp(score - highest) for other, score in scores.items()}
    idle = math.exp(-highest)
    whole = sum(parts.values()) + max(0, classes - len(parts)) * idle
    sure = parts.get(number, idle) / whole
    if sure > _SURE:
        return {}
    least = _SLOPE * whole
    slopes = {other: part / whole for other, part in parts.items() if part > least}
    slopes[number] = sure - 1.0
    return slopes
