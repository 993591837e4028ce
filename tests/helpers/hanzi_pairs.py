"""Writes ``resources/safety/hanzi-pairs.txt``: pairs of neighbouring characters in ordinary Chinese.

Run ``python -m tests.helpers.hanzi_pairs`` from the root of the repository after the articles have
changed. Sources: the phrase
dictionaries of ``pypinyin`` (MIT) and ``opencc-python-reimplemented`` (Apache-2.0), our own articles, and
the sentences
of :mod:`tests.helpers.ordinary_corpus`. Only pairs of which both characters stand in a word list are kept.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from walletcare.safety.wordlists import HANZI_LISTS, hanzi_index

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "resources" / "safety" / "hanzi-pairs.txt"
_HEADER = """\
# Pairs of neighbouring characters in ordinary Chinese, for the secret guard: first character, space, all
# second ones.
# Made by tests/helpers/hanzi_pairs.py from the phrase dictionaries of pypinyin (MIT) and
# opencc-python-reimplemented (Apache-2.0), and from our own articles and test sentences.
"""


def _sources() -> Iterator[str]:
    import opencc
    from pypinyin.phrases_dict import phrases_dict

    from tests.helpers.ordinary_corpus import HAND_WRITTEN_ZH

    yield from phrases_dict
    dictionaries = Path(opencc.__file__).parent / "dictionary"
    for name in ("STPhrases.txt", "TSPhrases.txt", "TWPhrases.txt"):
        yield from re.split(r"\s+", (dictionaries / name).read_text("utf-8"))
    for article in sorted((ROOT / "resources" / "articles").rglob("*.zh-CN.md")):
        yield article.read_text("utf-8")
    yield HAND_WRITTEN_ZH


def pairs() -> set[str]:
    known = set(hanzi_index(HANZI_LISTS[0])) | set(hanzi_index(HANZI_LISTS[1]))
    found: set[str] = set()
    for text in _sources():
        for first, second in itertools.pairwise(text):
            if first in known and second in known:
                found.add(first + second)
    return found


def write() -> None:
    by_first: dict[str, list[str]] = defaultdict(list)
    for pair in sorted(pairs()):
        by_first[pair[0]].append(pair[1])
    lines = [f"{first} {''.join(seconds)}\n" for first, seconds in sorted(by_first.items())]
    TARGET.write_text(_HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    write()
