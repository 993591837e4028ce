"""What the guard says of strange texts: ``python -m tests.helpers.strange_texts [COUNT] [SEED] [MISSES]``.

COUNT texts of each table are read; those with a verdict they should not have are written to the file MISSES.
Monero's phrases are drawn from the file that the variable MONERO_WORDS names, whose list we may not ship, and
from words like those of the list otherwise.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.helpers.strange_texts import corpus
from tests.helpers.strange_texts.sample import Expected, Sample
from walletcare.safety.outgoing.guard import Guard

SEED = 20261130


def _tables(count: int, seed: int) -> Iterator[tuple[str, Iterator[Sample]]]:
    listed = os.environ.get("MONERO_WORDS")
    words = Path(listed).read_text(encoding="utf-8").split() if listed else None
    yield "phrases", corpus.phrase_samples(count, Random(seed), words)
    yield "keys, cards, tokens", corpus.key_samples(count, Random(seed))
    yield "asked kinds", corpus.asked_samples(count, Random(seed))
    yield "questions, reviews", corpus.ordinary_samples(count, Random(seed))
    yield "public", corpus.public_samples(count, Random(seed))


def main(count: int, seed: int, misses: Path | None) -> None:
    guard = Guard()
    told = misses.open("w", encoding="utf-8") if misses else None
    for table, samples in _tables(count, seed):
        verdicts: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for sample in samples:
            inspected = guard.inspect(sample.text)
            verdict = str(inspected.decision.value)
            verdicts[verdict] += 1
            group = sample.kind if sample.expected is Expected.BLOCK else sample.kind.split(" / ")[0]
            bad = {
                Expected.BLOCK: verdict != "block",
                Expected.ASK: verdict == "clear",
                Expected.CLEAR: verdict != "clear",
                Expected.PUBLIC: verdict == "block",
            }[sample.expected]
            if bad or (sample.expected is Expected.PUBLIC and verdict != "clear"):
                wrong[f"{group}: {verdict}"] += 1
                if told:
                    told.write(f"{table}\t{sample.kind}\t{verdict}\t{sample.text!r}\n")
        sys.stdout.write(
            f"{table:24} {verdicts.total():7,} "
            + ", ".join(f"{n:,} {v}" for v, n in sorted(verdicts.items()))
            + "\n"
        )
        for name, number in wrong.most_common(60):
            sys.stdout.write(f"    {number:5} {name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 2_000,
        int(given[1]) if len(given) > 1 else SEED,
        Path(given[2]) if len(given) > 2 else None,
    )
