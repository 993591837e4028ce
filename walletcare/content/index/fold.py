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
        """Folded text and, for each of its characters, the index in ``text`` of the one it came from."""
        if text.isascii():
            return text.lower(), range(len(text))
        folded: list[str] = []
        positions: list[int] = []
        for index, char in enumerate(text):
            part = char.lower() if char.isascii() else self._one(char)
            folded.append(part)
            positions.extend([index] * len(part))
        return "".join(folded), positions

    def _one(self, char: str) -> str:
        part = self._cache.get(char)
        if part is None:
            part = self._cache[char] = self(char)
        return part


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
