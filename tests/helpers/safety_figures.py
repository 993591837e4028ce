"""Prints the figures of ``docs/security.md``: ``python -m tests.helpers.safety_figures [cases a row]``."""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random

from tests.helpers import secret_corpus as corpus
from tests.helpers.imitation_corpus import imitations
from tests.helpers.official_lists import BRANDS, HERON
from tests.helpers.ordinary_corpus import support_questions
from tests.helpers.scam_corpus import ordinary_answers, scam_requests
from walletcare.safety.incoming.inbound import warnings
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.outgoing.guard import Guard

SEED = 4711
SECRETS: tuple[Callable[[Random, int], Iterable[corpus.Case]], ...] = (
    corpus.phrases,
    corpus.electrum_phrases,
    corpus.slip39_shares,
    corpus.partial_phrases,
    corpus.keys,
    corpus.hex_keys,
    corpus.cards,
    corpus.structured,
    corpus.asked,
    corpus.public_values,
)


def _row(name: str, verdicts: Iterable[str]) -> None:
    counts = Counter(verdicts)
    print(f"{name:<22}{sum(counts.values()):>8}  " + "  ".join(f"{k} {n}" for k, n in sorted(counts.items())))


def main(count: int) -> None:
    guard = Guard()
    for make in SECRETS:
        _row(make.__name__, (guard.inspect(case.text).decision.value for case in make(Random(SEED), count)))
    for language in ("zh", "en"):
        questions = support_questions(language, Random(SEED), count)
        _row(f"questions {language}", (guard.inspect(text).decision.value for text in questions))
    for brand, official in BRANDS.items():
        checker = OfficialChecker(official)
        cases = imitations(official, Random(SEED), count)
        _row(f"imitations {brand}", (checker.check(case.text).verdict.value for case in cases))
    for language in ("zh", "en"):
        for name, texts in (("scam", scam_requests(language)), ("answers", ordinary_answers(language))):
            _row(f"{name} {language}", ("warned" if warnings(t, HERON) else "quiet" for t in texts))
    for language in ("zh", "en"):
        text = "\n".join(support_questions(language, Random(SEED), 900))[:10_000]
        took = []
        for _ in range(9):
            begun = time.perf_counter()
            guard.inspect(text)
            took.append(time.perf_counter() - begun)
        fastest, slowest = min(took) * 1000, max(took) * 1000
        print(f"10,000 characters {language}: {fastest:.1f} ms best, {slowest:.1f} ms worst of 9")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
