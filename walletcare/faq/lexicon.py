"""What the index knows about words: read from the pack when it is opened, looked up while a query is read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property

from walletcare.content.index.concepts import Concepts, words_of
from walletcare.content.index.features import STOP_WORDS
from walletcare.content.index.fold import Fold
from walletcare.content.index.outside import speaks_of
from walletcare.content.index.spelling import MIN_LENGTH, deletions, is_one_edit
from walletcare.content.index.stem import stem
from walletcare.content.index.tokens import has_han
from walletcare.domain.language import Language

_PINYIN_WORDS = 12
_SQL_VALUES = 500
"""Values in one statement; SQLite allows at least 999."""


class Lexicon:
    """Spelling, sounds, synonyms and names, over an open pack."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.fold = Fold.from_pairs(meta["traditional"], meta["simplified"])
        self.concepts = Concepts({key: tuple(names) for key, names in json.loads(meta["phrases"]).items()})
        self.brand_words: tuple[str, ...] = tuple(json.loads(meta["brand_words"]))
        self._brand_groups: list[list[str]] = json.loads(meta["brand_groups"])
        self._outside: list[str] = json.loads(meta["outside_words"])
        self._characters, self._sounds = meta["characters"], meta["sounds"]
        self._connection = connection

    @cached_property
    def _idea_stems(self) -> frozenset[str]:
        return frozenset(
            part for phrase in self.concepts.phrases if not has_han(phrase) for part in phrase.split()
        )

    def known_words(self, words: Iterable[str], language: Language) -> set[str]:
        """Those of ``words`` that the content in ``language`` or the synonyms use: they are spelt right."""
        asked = list(dict.fromkeys(words))[:_SQL_VALUES]
        marks = ",".join("?" * len(asked))
        rows = self._connection.execute(
            f"SELECT text FROM word WHERE language = ? AND text IN ({marks})",  # noqa: S608 - marks only
            (language.value, *asked),
        )
        return {row[0] for row in rows} | {word for word in asked if stem(word) in self._idea_stems}

    def known_features(self, texts: Iterable[str], language: Language) -> set[str]:
        asked = list(dict.fromkeys(texts))[:_SQL_VALUES]
        marks = ",".join("?" * len(asked))
        rows = self._connection.execute(
            f"SELECT text FROM feature WHERE language = ? AND text IN ({marks})",  # noqa: S608 - marks only
            (language.value, *asked),
        )
        return {row[0] for row in rows}

    def other_names(self, folded: str) -> tuple[str, ...]:
        """All names of the brand that ``folded`` names and nothing else; empty when it is no brand's name."""
        letters = "".join(folded.split())
        for group in self._brand_groups:
            if letters in {"".join(name.split()) for name in group}:
                return tuple(group)
        return ()

    def is_about_something_else(self, folded: str) -> bool:
        """Whether ``folded`` holds a word of another walk of life."""
        return speaks_of(folded, self._outside)

    def completions(self, start: str, language: Language, limit: int = 3) -> tuple[str, ...]:
        """The commonest words that begin with ``start`` and are longer."""
        rows = self._connection.execute(
            "SELECT text FROM word WHERE language = ? AND text > ? AND text < ? "
            "ORDER BY count DESC, text LIMIT ?",
            (language.value, start, start + "\U0010ffff", limit),
        )
        return tuple(row[0] for row in rows)

    def corrected(self, word: str) -> str:
        """The commonest English word one edit away from ``word``; empty when there is none."""
        if len(word) < MIN_LENGTH or not (word.isascii() and word.isalpha()):
            return ""
        forms = sorted(deletions(word))
        marks = ",".join("?" * len(forms))
        # CROSS: the few forms are looked up first; left to choose, SQLite tries each with every word.
        rows = self._connection.execute(
            f"SELECT DISTINCT spelling.word, word.count FROM spelling "  # noqa: S608 - marks only
            f"CROSS JOIN word ON word.text = spelling.word AND word.language = ? WHERE form IN ({marks})",
            (Language.EN.value, *forms),
        )
        near = [(-count, found) for found, count in rows if is_one_edit(word, found)]
        return min(near)[1] if near else ""

    @cached_property
    def _sound_of(self) -> dict[str, str]:
        return dict(zip(self._characters, self._sounds.split(" "), strict=True))

    def same_sound(self, pair: str) -> str:
        """The pair of characters that ``pair`` most likely stands for; empty when there is none."""
        sounds = [self._sound_of.get(char) for char in pair]
        if None in sounds:
            return ""
        row = self._connection.execute(
            "SELECT pair FROM homophone WHERE sound = ?", (" ".join(map(str, sounds)),)
        ).fetchone()
        return "" if row is None or row[0] == pair else str(row[0])

    def chinese_for(self, latin: str) -> str:
        """``latin`` read as pinyin: the Chinese words it can mean, joined by spaces; empty when it is none.

        Longer pieces are taken first. The whole of ``latin`` must be readable.
        """
        row = self._connection.execute("SELECT words FROM pinyin WHERE key = ?", (latin,)).fetchone()
        if row is not None:
            return str(row[0])
        return self._by_pieces(latin) if 4 <= len(latin) <= 40 else ""

    def is_pinyin(self, folded: str) -> bool:
        """Whether Latin text is Chinese in pinyin: no word of it is English, and all of it can be read."""
        words = [word for word in words_of(folded) if not word.isdigit()]
        if not words or len(words) > _PINYIN_WORDS:
            return False
        english = self.known_words(words, Language.EN) | (STOP_WORDS & set(words))
        unread = [word for word in words if word not in english]
        if len(english) * 2 > len(words) or not unread:
            return False
        if len(unread) == 1 and self.corrected(unread[0]):
            return False
        return bool(self.chinese_for("".join(unread))) or all(
            len(word) > 1 and self.chinese_for(word) for word in unread
        )

    def sounded(self, words: Iterable[str]) -> set[str]:
        """Those of ``words`` that are pinyin, whole syllables of it, and no English words.

        Chinese content may hold such words too, as people type them; they mean their characters all the same.
        """
        spelt = {word for word in words if self._is_syllables(word)}
        return spelt - STOP_WORDS - self.known_words(spelt, Language.EN) if spelt else spelt

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(self._sounds.split(" "))

    def _is_syllables(self, word: str) -> bool:
        ends = {0}
        for end in range(1, len(word) + 1):
            if any(word[start:end] in self._syllables for start in ends):
                ends.add(end)
        return len(word) in ends

    def _by_pieces(self, latin: str) -> str:
        pieces = sorted(
            {latin[i:j] for i in range(len(latin)) for j in range(i + 4, min(len(latin), i + 20) + 1)}
        )
        found: dict[str, str] = {}
        for at in range(0, len(pieces), _SQL_VALUES):
            part = pieces[at : at + _SQL_VALUES]
            marks = ",".join("?" * len(part))
            sql = f"SELECT key, words FROM pinyin WHERE key IN ({marks})"  # noqa: S608 - marks only
            found.update(self._connection.execute(sql, part))
        best: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(latin) + 1):
            for start in range(end):
                if start in best and latin[start:end] in found:
                    candidate = (*best[start], found[latin[start:end]].split()[0])
                    if end not in best or len(candidate) < len(best[end]):
                        best[end] = candidate
        return "".join(best.get(len(latin), ()))
