"""Monero's 25 words run together, cut into pieces, or written by twos and threes, without capitals.

Without the lists nobody can take such letters apart. What tells is that nothing else is so many letters long,
and that the last word, which is the checksum, repeats one of the others: the last letters stand there twice.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.checksums import is_monero
from walletcare.safety.found import Found
from walletcare.safety.phrases.glued import is_varied
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_LONG, _SHORT = 25, 13
_LEAST_LETTERS, _MOST_LETTERS = 90, 400
_DISTINCT_LETTERS = 12
_SHORTEST, _LONGEST = 4, 12
"""Letters of a word of the English list."""
_GLUED_WORDS = late_pattern(
    rf"(?<![A-Za-z\u0410-\u044f])[A-Za-z\u0410-\u044f]{{{_LEAST_LETTERS},{_MOST_LETTERS}}}(?![A-Za-z\u0410-\u044f])"
)
_TITLED = late_pattern(r"[A-Z\u0410-\u042f][a-z\u0430-\u044f]+")
_PIECE = late_pattern(r"[a-z]+")
_PIECE_GAP = 4
_GROUPS = late_pattern(r"[a-z]{8,36}([^a-z]{1,4})[a-z]{8,36}(?:\1[a-z]{8,36}){6,10}\1[a-z]{4,12}(?![a-z])")


def glued_seeds(text: Folded) -> Iterator[Found]:
    """Monero's phrases without the spaces between their words, and what may be one."""
    for match in _GLUED_WORDS.finditer(text.plain):
        if len(set(match.group().lower())) >= _DISTINCT_LETTERS:
            yield Found(_judged(match.group()), *match.span())
    yield from _in_pieces(text.lower)
    yield from _by_twos_and_threes(text.lower)


def _judged(glued: str) -> SecretKind:
    words = _TITLED.findall(glued)
    lowered = [word.lower() for word in words]
    if len(words) in {_LONG, _SHORT} and (is_monero(lowered) or is_monero(words)):
        return SecretKind.RECOVERY_PHRASE
    return SecretKind.RECOVERY_PHRASE if _ends_as_before(glued.lower()) else SecretKind.PHRASE_PART


def _ends_as_before(letters: str) -> bool:
    """Whether the last word stands twice, in letters that are not one pattern over and over."""
    tail = letters[-_SHORTEST:]
    return tail in letters[:-_SHORTEST] and is_varied(letters)


def _in_pieces(lower: str) -> Iterator[Found]:
    """Letters in pieces of one length, which are no words; the last may be shorter."""
    sizes = bytes(min(len(piece), 255) for piece in _PIECE.findall(lower))
    pieces: list[re.Match[str]] = []
    for size in range(_SHORTEST, _LONGEST + 1):
        least = bytes([size]) * (_LEAST_LETTERS // size)
        first = sizes.find(least)
        while first >= 0:
            end = first + len(least)
            while end < len(sizes) and sizes[end] == size:
                end += 1
            pieces = pieces or list(_PIECE.finditer(lower))
            run = pieces[first : end + (end < len(sizes) and sizes[end] < size)]
            letters = "".join(piece.group() for piece in run)
            if _is_close(lower, run) and len(set(letters)) >= _DISTINCT_LETTERS and is_varied(letters):
                kind = SecretKind.RECOVERY_PHRASE if _ends_as_before(letters) else SecretKind.PHRASE_PART
                yield Found(kind, run[0].start(), run[-1].end())
            first = sizes.find(least, end)


def _by_twos_and_threes(lower: str) -> Iterator[Found]:
    """Eight groups of three or twelve of two words and the last word alone, which one of the groups holds."""
    for match in _GROUPS.finditer(lower):
        *groups, last = _PIECE.findall(match.group())
        if len(groups) not in {_LONG // 3, _LONG // 2} or sum(map(len, groups)) < _LEAST_LETTERS:
            continue
        if any(last in group and last != group for group in groups):
            yield Found(SecretKind.RECOVERY_PHRASE, *match.span())


def _is_close(lower: str, pieces: Sequence[re.Match[str]]) -> bool:
    """Whether one and the same short gap stands between all pieces."""
    gaps = {lower[left.end() : right.start()] for left, right in pairwise(pieces)}
    return len(gaps) == 1 and len(next(iter(gaps))) <= _PIECE_GAP
