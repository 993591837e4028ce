"""Monero's English words in a row, whatever stands between them or inside them.

Monero's other lists are recognised by their checksum alone (:mod:`walletcare.safety.phrases.monero`). Of the
English one the guard knows the words, so letters are enough: those of the text are read without regard to
where blanks, marks, numbers and ends of lines cut them.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import eq
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.phrases.list_words import LEET_READINGS, PART, WHOLE
from walletcare.safety.phrases.monero_words import monero_words
from walletcare.safety.phrases.stretched import squeezed
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_LITTLE = late_pattern(
    r"\b(?:the|and|for|with|was|were|are|not|but|have|has|had|you|your|this|that|they|them|been|which|would|could"
    r"|from|did|does|there|here)\b"
)
"""Little words of sentences, none of them in the list."""
_WIDE_GAP = late_pattern(r"[^a-z]{16,}|[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{3,}")
"""More than what parts the words of a phrase."""
_SENTENCE_REACH = 50
_LETTERS = late_pattern(r"[a-z]+")
_LEAST_LETTERS = 4 * PART
_LEAST_DISTINCT = 8
"""Code says the same few words again and again; a phrase is drawn at random."""
_LEET_WORD = late_pattern(
    r"(?<![a-z0-9])(?=[0-9@$!|]*[a-z])[a-z]*[013457@$!|][a-z013457@$!|]{2,11}(?![a-z0-9])"
)
_LEAST_LEET = 6
_LEAST_STRETCHED = 4


def known_seeds(text: Folded) -> Iterator[Found]:
    """11 and more words of the list in a row; fewer than 12 are part of a phrase."""
    yield from _in_letters(text.latin)
    if len(_LEET_WORD.findall(text.latin)) >= _LEAST_LEET:
        for table in LEET_READINGS:
            yield from _in_letters(text.latin.translate(table))


def _in_letters(latin: str) -> Iterator[Found]:
    little = [match.span() for match in _LITTLE.finditer(latin)]
    # One by itself may be a piece of a word.
    ends = {span for pair in pairwise(little) if pair[1][0] - pair[0][1] <= _SENTENCE_REACH for span in pair}
    done = 0
    for start, end in sorted(ends.union(match.span() for match in _WIDE_GAP.finditer(latin))):
        if start - done >= _LEAST_LETTERS:
            yield from _in_stretch(latin, done, start)
        done = end
    if len(latin) - done >= _LEAST_LETTERS:
        yield from _in_stretch(latin, done, len(latin))


def _in_stretch(latin: str, first: int, last: int) -> Iterator[Found]:
    pieces = [match.span() for match in _LETTERS.finditer(latin, first, last)]
    words = [latin[start:end] for start, end in pieces]
    yield from _chains(words, pieces)
    repeated = sum(map(_has_repeated, words))
    if repeated >= _LEAST_STRETCHED and repeated * 3 >= len(words) >= PART:
        yield from _stretched(words, pieces)


def _chains(words: list[str], pieces: list[tuple[int, int]]) -> Iterator[Found]:
    """Words of the list without a gap in the letters of ``words``, wherever these were cut."""
    letters = "".join(words)
    ends = monero_words().ends(letters)
    if len(letters) - ends.count(0) < PART:
        return
    counts = [0] * (len(letters) + 1)
    for at in range(len(letters) - 1, -1, -1):
        if ends[at]:
            counts[at] = counts[ends[at]] + 1
    places = [place for start, end in pieces for place in range(start, end)]
    done = 0
    for at, count in enumerate(counts):
        if count < PART or at < done:
            continue
        chain, end = set(), at
        while end < len(letters) and ends[end]:
            chain.add(letters[end : ends[end]])
            end = ends[end]
        done = end
        if len(chain) >= _LEAST_DISTINCT:
            yield Found(_kind(count), places[at], places[end - 1] + 1)


def _stretched(words: list[str], pieces: list[tuple[int, int]]) -> Iterator[Found]:
    """Words of the list in a row of which letters may stand there twice or three times."""
    told = [squeezed(word) for word in words]
    at = 0
    for is_known, run in groupby(told, key=monero_words().has_squeezed):
        row = list(run)
        if is_known and len(row) >= PART and len(set(row)) >= _LEAST_DISTINCT:
            yield Found(_kind(len(row)), pieces[at][0], pieces[at + len(row) - 1][1])
        at += len(row)


def _has_repeated(word: str) -> bool:
    return any(map(eq, word, word[1:]))


def _kind(count: int) -> SecretKind:
    return SecretKind.RECOVERY_PHRASE if count >= WHOLE else SecretKind.PHRASE_PART
