"""One spelling for every way to write the same text: NFKC, case folding, simplified characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fold:
    """Folds text. ``table`` maps traditional characters to simplified ones; it comes from the pack."""

    table: dict[int, str]
    _cache: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_pairs(cls, traditional: str, simplified: str) -> Fold:
        return cls(dict(zip(map(ord, traditional), simplified, strict=True)))

    def __call__(self, text: str) -> str:
        return unicodedata.normalize("NFKC", text).casefold().translate(self.table)

    def with_positions(self, text: str) -> tuple[str, Sequence[int]]:
        """Folded text and, for each of its characters, the index in ``text`` of the one it came from.

        For finding and marking words: what folds into signs (``…``) becomes one space.
        """
        if text.isascii():
            return text.lower(), range(len(text))
        pieces = {char: self._one(char) for char in set(text)}
        if all(len(piece) == 1 for piece in pieces.values()):
            return text.translate({ord(char): piece for char, piece in pieces.items()}), range(len(text))
        folded = "".join(pieces[char] for char in text)
        return folded, [index for index, char in enumerate(text) for _ in pieces[char]]

    def _one(self, char: str) -> str:
        piece = self._cache.get(char)
        if piece is None:
            whole = self(char)
            piece = self._cache[char] = whole if whole.isalnum() else " "
        return piece


def traditional_pairs() -> tuple[str, str]:
    """Traditional characters and their simplified forms, in code point order. Only while a pack is built.

    Source: the character tables of OpenCC, through opencc-python-reimplemented.
    """
    from opencc import OpenCC

    converter = OpenCC("t2s")
    before = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    pairs = [(char, converter.convert(char)) for char in before]
    changed = [(char, simple) for char, simple in pairs if simple != char and len(simple) == 1]
    return "".join(char for char, _ in changed), "".join(simple for _, simple in changed)
