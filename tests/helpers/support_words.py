"""Writes ``resources/safety/support-words.txt``: words of the English lists that questions to support hold.

Run ``python -m tests.helpers.support_words`` from the root of the repository after the phrasings have changed
a lot. Counted are the English phrasings of ``resources/phrasings``: a word that stands in twenty of them and
more is what people write to support anyhow.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from walletcare.safety.wordlists import COMMON_ENGLISH, SLIP39, word_lists

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "resources" / "safety" / "support-words.txt"
_LEAST = 20
_HEADER = """\
# Words of the English lists of recovery phrases that people write to support anyhow, for the secret guard.
# Made by tests/helpers/support_words.py from our own phrasings.
"""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def support_words() -> list[str]:
    lists = [words.index for words in word_lists().lists if words.name in {"english", SLIP39}]
    found: Counter[str] = Counter()
    for path in sorted((ROOT / "resources" / "phrasings" / "en").glob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text("utf-8"))):
            found.update(set(re.findall("[a-z]+", text.lower())))
    return sorted(
        word
        for word, count in found.items()
        if count >= _LEAST and word not in COMMON_ENGLISH and any(word in index for index in lists)
    )


def write() -> None:
    TARGET.write_text(_HEADER + textwrap.fill(" ".join(support_words()), 110) + "\n", "utf-8")


if __name__ == "__main__":
    write()
