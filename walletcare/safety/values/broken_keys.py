"""Keys in base 58 or base 32 that were broken into pieces: by spaces, lines, dashes or commas."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.values.secret_tokens import (
    LEAST_DISTINCT,
    LONGEST_KEY,
    PAIR_SIZES,
    SHORT_PAIR,
    STELLAR_SIZE,
    is_secret_token,
    may_be_secret,
    sizes_from,
)
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_PIECE = late_pattern(r"[A-Za-z0-9]+")
MIXED = late_pattern(r"[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]|[A-Z]{2}[a-z]")
_UNEVEN_TRIES, _SHORT_TRIES = 48, 64
"""How often in one text it is tried whether pieces of different lengths, or some amid more of the same, are
an ed25519 pair, in 86 or 88 letters and in 87: a pair takes up to 0.1 ms to prove, and of letters between
spaces every one may begin one. Keys with a version are told apart before they are proved, without limit."""
_LONG_PIECE = 16
_NOT_BASE58 = late_pattern(r"[^1-9A-HJ-NP-Za-km-z]")
_PIECE_GAP = 6
_OTHER_LETTER = late_pattern(r"[^\W_]")


class Piece(NamedTuple):
    start: int
    end: int
    text: str


def broken_keys(text: Folded) -> Iterator[Found]:
    budget = dict.fromkeys(PAIR_SIZES, _UNEVEN_TRIES) | {SHORT_PAIR: _SHORT_TRIES}
    for stretch in _stretches(text.shown):
        joined = "".join(piece.text for piece in stretch)
        is_rich = _rich_places(joined)
        if not any(is_rich):
            continue
        ends: dict[int, int] = {}  # letters up to and with a piece -> the number of that piece
        total = 0
        for number, piece in enumerate(stretch):
            total += len(piece.text)
            ends[total] = number
        cut = _Cut([len(piece.text) for piece in stretch])
        breaks = [match.start() for match in _NOT_BASE58.finditer(joined)]
        reach, at = -1, 0
        for number, piece in enumerate(stretch):
            first, at = at, at + len(piece.text)
            if number <= reach or not is_rich[first // LONGEST_KEY]:
                continue
            at_break = bisect_left(breaks, first)
            rest = breaks[at_break] - first if at_break < len(breaks) else len(joined)
            for size in sizes_from(joined[first : first + 4]):
                last = ends.get(first + size)
                if last is None or (rest < size != STELLAR_SIZE):
                    continue
                if size not in budget:
                    if not may_be_secret(joined[first : first + 5], size):
                        continue
                elif not cut.is_even(number, last, after=reach):
                    if not budget[size]:
                        continue
                    budget[size] -= 1
                if is_secret_token(joined[first : first + size]):
                    yield Found(SecretKind.PRIVATE_KEY, piece.start, stretch[last].end)
                    reach = last
                    break


class _Cut:
    """Where a text of pieces was cut. People cut a key into groups of one length; the last may be shorter."""

    def __init__(self, sizes: list[int]) -> None:
        self._sizes = sizes
        self._run_ends = [*range(len(sizes))]  # the last of the neighbours that are as long as this one
        for at in range(len(sizes) - 2, -1, -1):
            if sizes[at] == sizes[at + 1]:
                self._run_ends[at] = self._run_ends[at + 1]

    def is_even(self, first: int, last: int, after: int) -> bool:
        """Whether the pieces ``first`` to ``last`` are one piece, or groups of one length that begin or end
        where such groups do (or behind piece ``after``): not somewhere amid more of the same."""
        run_end = self._run_ends[first]
        if first == last or run_end == last - 1:
            return True
        begins = first == after + 1 or self._sizes[first - 1] != self._sizes[first]
        return run_end == last or (run_end > last and begins)


def _rich_places(joined: str) -> list[bool]:
    """For each part as long as the longest key: whether a key that begins in it may have the twelve
    different characters that every key has."""
    return [
        len(set(joined[at : at + 2 * LONGEST_KEY])) >= LEAST_DISTINCT
        for at in range(0, len(joined), LONGEST_KEY)
    ]


def _stretches(shown: str) -> Iterator[list[Piece]]:
    """Neighbouring pieces that may be one broken key: with digits among them and no ordinary words."""
    if len(set(shown)) < LEAST_DISTINCT:
        return
    pieces = [Piece(match.start(), match.end(), match.group()) for match in _PIECE.finditer(shown)]
    stretch: list[Piece] = []
    end = 0
    for at, piece in enumerate(pieces):
        is_word = len(piece.text) >= 6 and _is_word(pieces, at)
        if stretch and (is_word or (piece.start - end > 1 and _is_apart(shown, end, piece.start))):
            yield from _if_worth_it(stretch)
            stretch = []
        if not is_word:
            stretch.append(piece)
            end = piece.end
    yield from _if_worth_it(stretch)


def _is_apart(shown: str, start: int, end: int) -> bool:
    """Whether more stands between two pieces than a few marks."""
    return end - start > _PIECE_GAP or _OTHER_LETTER.search(shown, start, end) is not None


def _is_word(pieces: list[Piece], at: int) -> bool:
    """An ordinary word. Pieces of one length are a key cut into groups, even where a group happens to hold no
    digit."""
    text = pieces[at].text
    if not text.isalpha() or not (text.islower() or text.istitle()):
        return False
    before = pieces[at - 1].text if at else ""
    if len(before) >= _LONG_PIECE and len(before) > len(text) and MIXED.search(before):
        return False  # the short last line of a key whose checksum decides anyway
    neighbours = pieces[max(at - 1, 0) : at] + pieces[at + 1 : at + 2]
    return all(len(other.text) != len(text) for other in neighbours) and not (
        at > 1 and len(pieces[at - 1].text) == len(pieces[at - 2].text) > len(text)
    )


def _if_worth_it(stretch: list[Piece]) -> Iterator[list[Piece]]:
    """The stretch when it is long enough and looks random: digits or both cases within a piece."""
    if sum(len(piece.text) for piece in stretch) < 28:
        return
    is_spelled = sum(len(piece.text) <= 2 for piece in stretch) >= 20
    if is_spelled or any(MIXED.search(piece.text) for piece in stretch):
        yield stretch
