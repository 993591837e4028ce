"""Prints what hostile texts cost: ``python -m tests.helpers.slow_text_figures [characters]``."""
# ruff: noqa: T201 - its output is its purpose

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random

from tests.helpers.official_lists import HERON
from tests.helpers.ordinary_corpus import support_questions
from tests.threats.test_slow_texts import HOSTILE
from walletcare.safety.incoming.inbound import warnings
from walletcare.safety.outgoing.guard import Guard


def best_ms(work: Callable[[str], object], text: str) -> float:
    """Milliseconds of this process's own time, the best of three."""
    took = []
    for _ in range(3):
        begun = time.process_time()
        work(text)
        took.append((time.process_time() - begun) * 1000)
    return min(took)


def main(size: int) -> None:
    guard = Guard()
    works: tuple[Callable[[str], object], ...] = (
        guard.inspect,
        lambda text: warnings(text, HERON),
        HERON.check,
    )
    for work in works:
        work("zoo zebra 的一是在不了有和人这中大为上个国")  # reads the word lists
    ordinary = {
        f"ordinary {language}": "\n".join(support_questions(language, Random(29), size // 10))[:size]
        for language in ("en", "zh")
    }
    print(f"{'milliseconds':<26}{'guard':>8}{'warnings':>10}{'official':>10}")
    worst = 0.0
    for name, text in (ordinary | {name: make(size) for name, make in HOSTILE.items()}).items():
        took = [best_ms(work, text) for work in works]
        worst = max(worst, *took)
        print(f"{name:<26}{took[0]:>8.0f}{took[1]:>10.0f}{took[2]:>10.0f}", flush=True)
    print(f"slowest: {worst:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
