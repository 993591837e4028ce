"""Monero's English words in a row, whatever stands between them or inside them.

Monero's other lists are recognised by their checksum alone (:mod:`walletcare.safety.phrases.monero`). Of the
English one the guard knows the words, so letters are enough: those of the text are read without regard to
where blanks, marks, numbers and ends of lines cut them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.phrases.list_words import LEET_READINGS, PART, WHOLE
from walletcare.safety.phrases.monero_words import monero_words
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_BREAK = late_pattern(
    r"\b(?:the|and|for|with|was|were|are|not|but|have|has|had|you|your|this|that|they|them|been|which|would|could"
    r"|from|did|does|there|here)\b|[^a-z]{16,}|[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{3,}"
)
"""Little words of sentences, none of them in the list, and more than what parts the words of a phrase."""
_LETTERS = late_pattern(r"[a-z]+")
_LEAST_LETTERS = 4 * PART
_LEAST_DISTINCT = 8
"""Code says the same few words again and again; a phrase is drawn at random."""
_LEET_WORD = late_pattern(
    r"(?<![a-z0-9])(?=[0-9@$!|]*[a-z])[a-z]*[013457@$!|][a-z013457@$!|]{2,11}(?![a-z0-9])"
)
_LEAST_LEET = 6


def known_seeds(text: Folded) -> Iterator[Found]:
    """11 and more words of the list in a row; fewer than 12 are part of a phrase."""
    yield from _in_letters(text.latin)
    if len(_LEET_WORD.findall(text.latin)) >= _LEAST_LEET:
        for table in LEET_READINGS:
            yield from _in_letters(text.latin.translate(table))


def _in_letters(latin: str) -> Iterator[Found]:
    done = 0
    for gap in _BREAK.finditer(latin):
        if gap.start() - done >= _LEAST_LETTERS:
            yield from _in_stretch(latin, done, gap.start())
        done = gap.end()
    if len(latin) - done >= _LEAST_LETTERS:
        yield from _in_stretch(latin, done, len(latin))


def _in_stretch(latin: str, first: int, last: int) -> Iterator[Found]:
    pieces = [match.span() for match in _LETTERS.finditer(latin, first, last)]
    letters = "".join(latin[start:end] for start, end in pieces)
    ends = monero_words().ends(letters)
    if len(letters) - ends.count(0) < PART:
        return
    counts = [0] * (len(letters) + 1)
    for at in range(len(letters) - 1, -1, -1):
        if ends[at]:
            counts[at] = counts[ends[at]] + 1
    places: list[int] = []
    done = 0
    for at, count in enumerate(counts):
        if count < PART or at < done:
            continue
        words, end = set(), at
        while ends[end] if end < len(letters) else 0:
            words.add(letters[end : ends[end]])
            end = ends[end]
        done = end
        if len(words) >= _LEAST_DISTINCT:
            places = places or [place for start, stop in pieces for place in range(start, stop)]
            kind = SecretKind.RECOVERY_PHRASE if count >= WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, places[at], places[end - 1] + 1)
