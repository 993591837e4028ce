"""Ideas in a text: phrases that mean the same, found and given one name."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from walletcare.content.index.fold import Fold
from walletcare.content.index.stem import stem
from walletcare.content.index.tokens import has_han
from walletcare.domain.errors import ContentError

_WORD = re.compile(r"[a-z0-9]+(?:['’.][a-z0-9]+)*")
_APOSTROPHES = str.maketrans("", "", "'’")

Phrases = dict[str, tuple[str, ...]]
"""Phrase to the names of the ideas it stands for. Latin phrases are stems joined by spaces."""


def words_of(folded: str) -> list[str]:
    """Latin words of ``folded`` without their apostrophes."""
    return [word.translate(_APOSTROPHES) for word in _WORD.findall(folded)]


class Concepts:
    """Finds ideas: the longest phrase from the left wins, in Chinese text and among Latin words alike."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._han_limit = max((len(phrase) for phrase in phrases if has_han(phrase)), default=0)
        self._word_limit = max(
            (phrase.count(" ") + 1 for phrase in phrases if not has_han(phrase)), default=0
        )

    def find(self, folded: str) -> list[str]:
        """Names of the ideas in ``folded``, in order, with repetitions."""
        found: list[str] = []
        if has_han(folded):
            self._find_han("".join(folded.split()), found)
        self._find_latin([stem(word) for word in words_of(folded)], found)
        return found

    def _find_han(self, text: str, found: list[str]) -> None:
        at = 0
        while at < len(text):
            for length in range(min(self._han_limit, len(text) - at), 1, -1):
                piece = text[at : at + length]
                names = self.phrases.get(piece)
                if names and has_han(piece):
                    found.extend(names)
                    at += length
                    break
            else:
                at += 1

    def _find_latin(self, stems: list[str], found: list[str]) -> None:
        at = 0
        while at < len(stems):
            for length in range(min(self._word_limit, len(stems) - at), 0, -1):
                names = self.phrases.get(" ".join(stems[at : at + length]))
                if names:
                    found.extend(names)
                    at += length
                    break
            else:
                at += 1


def read_phrases(folder: Path, fold: Fold) -> Phrases:
    """All phrases of ``resources/synonyms/*.toml``.

    Raises:
        ContentError: ``synonyms-broken`` with ``file`` and ``problem``.
    """
    ideas: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise ContentError("synonyms-broken", file=path.name, problem=str(error)) from error
        for name, words in table.items():
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise ContentError(
                    "synonyms-broken", file=path.name, problem=f"'{name}' must be a list of words"
                )
            for key in _keys(words, fold):
                ideas[key].add(name)
    return {phrase: tuple(sorted(names)) for phrase, names in sorted(ideas.items())}


def _keys(words: Iterable[str], fold: Fold) -> Iterable[str]:
    for word in words:
        folded = fold(word)
        if has_han(folded):
            yield "".join(folded.split())
        else:
            yield " ".join(stem(part) for part in words_of(folded))
