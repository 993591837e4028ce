"""The guard over the generated corpora, reduced. The full run: ``pytest tests/unit/safety -m slow -s -k
proof``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from tests.helpers import secret_corpus as corpus
from tests.helpers.ordinary_corpus import support_questions
from walletcare.safety.outgoing.guard import Guard
from walletcare.safety.verdict import Decision

SEED = 20261125


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard()


def misses(guard: Guard, cases: Iterable[corpus.Case], wanted: set[Decision]) -> list[str]:
    """Kind, disguise and decision of every case that came out otherwise. Never the value: it goes to a
    log."""
    return [
        f"{case.kind} {case.disguise}: {decision}"
        for case in cases
        if (decision := guard.inspect(case.text).decision) not in wanted
    ]


BLOCKED = {
    "phrases": corpus.phrases,
    "electrum": corpus.electrum_phrases,
    "slip39": corpus.slip39_shares,
    "keys": corpus.keys,
    "hex-keys": corpus.hex_keys,
    "cards": corpus.cards,
    "structured": corpus.structured,
}
ASKED = {"partial": corpus.partial_phrases, "asked": corpus.asked}


@pytest.mark.parametrize("name", BLOCKED)
def test_blocked_kinds_are_blocked_in_every_disguise(guard: Guard, name: str) -> None:
    count = 1400 if name == "phrases" else 400
    assert misses(guard, BLOCKED[name](Random(SEED), count), {Decision.BLOCK}) == []


@pytest.mark.parametrize("name", ASKED)
def test_doubtful_kinds_are_asked_about(guard: Guard, name: str) -> None:
    assert misses(guard, ASKED[name](Random(SEED), 500), {Decision.ASK, Decision.BLOCK}) == []


def test_public_values_are_never_blocked(guard: Guard) -> None:
    assert misses(guard, corpus.public_values(Random(SEED), 1500), {Decision.CLEAR, Decision.ASK}) == []


def test_public_values_in_a_sentence_are_rarely_asked_about(guard: Guard) -> None:
    cases = [case for case in corpus.public_values(Random(SEED + 1), 2000) if len(case.text.split()) > 1]
    asked = misses(guard, cases, {Decision.CLEAR})
    assert len(asked) <= len(cases) * 0.01, Counter(asked)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ordinary_questions_are_left_alone(guard: Guard, language: str) -> None:
    flagged = [
        (text, guard.inspect(text).kinds)
        for text in support_questions(language, Random(SEED), 1500)
        if not guard.inspect(text).is_clear
    ]
    assert flagged == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [*BLOCKED, *ASKED])
def test_proof_of_recall(guard: Guard, name: str) -> None:
    """10,000 cases of every kind: ``pytest tests/unit/safety -m slow -s -k proof`` (about ten minutes)."""
    make = BLOCKED.get(name) or ASKED[name]
    wanted = {Decision.BLOCK} if name in BLOCKED else {Decision.ASK, Decision.BLOCK}
    missed = misses(guard, make(Random(SEED + 7), 10_000), wanted)
    assert len(missed) <= 10


@pytest.mark.slow
def test_proof_of_public_values(guard: Guard) -> None:
    """30,000 hashes, addresses, order numbers and the like: none blocked."""
    blocked = misses(guard, corpus.public_values(Random(SEED + 8), 30_000), {Decision.CLEAR, Decision.ASK})
    assert len(blocked) <= 3


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_proof_of_false_alarms(guard: Guard, language: str) -> None:
    """20,000 ordinary questions a language: at most 0.03 % flagged."""
    questions = list(support_questions(language, Random(SEED + 9), 20_000))
    flagged = [text for text in questions if not guard.inspect(text).is_clear]
    assert len(flagged) <= len(questions) * 0.0003
