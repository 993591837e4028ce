"""``python -m tests.helpers.squatting [EACH] [HOSTS]``: what is named, by class and by length of the name."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from random import Random

from tests.helpers.squatting import ordinary
from tests.helpers.squatting.brands import BRANDS
from tests.helpers.squatting.corpus import squats
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict

SEED = 20261128


def main(each: int, hosts: int) -> None:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    official = called = ordinary_seen = 0
    words = ordinary.english_words()
    for name, brand in BRANDS.items():
        checker = OfficialChecker(brand.official)
        letters = len(brand.label.replace("-", ""))
        for squat in squats(brand, Random(SEED), each):
            verdict = checker.check(squat.text).verdict
            official += verdict is OfficialVerdict.OFFICIAL
            outcome = "named" if verdict is OfficialVerdict.IMITATION else "missed"
            for row in ("all", f"class {squat.way}", f"brand {name}", f"letters {min(letters, 6)}"):
                seen[row][outcome] += 1
        for host in ordinary.ordinary_hosts(words, Random(SEED), hosts):
            if not ordinary.is_about(host, brand):
                ordinary_seen += 1
                called += checker.check(host).verdict is OfficialVerdict.IMITATION
    for row, outcomes in seen.items():
        share = 100 * outcomes["named"] / outcomes.total()
        sys.stdout.write(f"{row:34} {outcomes.total():7,} {share:6.2f} %\n")
    sys.stdout.write(f"called official: {official}\n")
    sys.stdout.write(f"ordinary hosts called imitations: {called} of {ordinary_seen:,}\n")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(numbers[0] if numbers else 20, numbers[1] if len(numbers) > 1 else 2_000)
