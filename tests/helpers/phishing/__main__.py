"""``python -m tests.helpers.phishing [EACH] [SEED] [MISSES]``: what is named, by way and by brand."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from tests.helpers.phishing.brands import BRANDS
from tests.helpers.phishing.corpus import imitations
from walletcare.safety.official.checker import OfficialChecker
from walletcare.safety.official.report import OfficialVerdict


def main(each: int = 20, seed: int = 1, shown: int = 0) -> None:
    rows: dict[str, Counter[OfficialVerdict]] = defaultdict(Counter)
    missed: list[str] = []
    for domain, brand in BRANDS.items():
        checker = OfficialChecker(brand.official)
        for way, text in imitations(brand, seed, each):
            verdict = checker.check(text).verdict
            for row in ("all", way, domain):
                rows[row][verdict] += 1
            if verdict is not OfficialVerdict.IMITATION:
                missed.append(f"{verdict:10} {domain:18} {way:24} {text!r}")
    for row, verdicts in rows.items():
        share = 100 * verdicts[OfficialVerdict.IMITATION] / verdicts.total()
        official = verdicts[OfficialVerdict.OFFICIAL]
        sys.stdout.write(f"{row:28} {verdicts.total():7,} {share:6.2f} % {official or ''}\n")
    sys.stdout.writelines(f"{line}\n" for line in missed[:shown])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
