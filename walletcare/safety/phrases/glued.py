"""Phrases without spaces, in glued pairs, or in pieces that are no words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from walletcare.safety.found import Found
from walletcare.safety.phrases.chains import first_letters, longest_chain, pair_mask, whole_chain, whole_words
from walletcare.safety.phrases.list_words import LONGEST_GROUP, PART, WHOLE, Token
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_PAIR_LETTERS, _PAIRS_IN_ROW = 6, 4
_THREE_LETTERS = 9
_SMALL, _PIECE_GAP = 3, 4
_LEAST_PIECES, _LEAST_LETTERS = 5, 36
_LITTLE_WORDS = frozenset(
    """the and for with was were are not but have has had from you your they them been which would could did
    does when there here because""".split()
)
"""What stands in every sentence, in no list, and hardly ever between the breaks of broken words."""
_SENTENCE_REACH = 12
_LAST_LETTER = "\u3040"
"""Kana and Hangul stand behind this one, the letters of all other lists before it."""
_GRAM, _VARIED = 4, 0.6
_LONGEST_REPEATED = 20
"""Twelve words of any list are longer, Korean ones too."""
_LEAST_BROKEN = 3
"""Fewer pieces that are no words may be what stands around a phrase that is found as it stands."""


def paired_tokens(tokens: Sequence[Token]) -> list[Token] | None:
    """The words with glued pairs such as ``dealgasp`` taken apart, None unless there are several in a row."""
    row = longest = 0
    for token in tokens:
        row = row + 1 if _may_be_pair(token) else 0
        longest = max(longest, row)
    if longest < _PAIRS_IN_ROW:
        return None
    paired = []
    for token in tokens:
        mask = pair_mask(token.text) if _may_be_pair(token) else 0
        if mask:
            paired.append(token._replace(mask=mask | token.mask, words=2))
            continue
        if not token.mask and _THREE_LETTERS <= len(token.text) <= LONGEST_GROUP:
            mask, words = whole_chain(token.text)
            token = token._replace(mask=mask, words=words) if words > 2 else token
        paired.append(token)
    return paired


def _may_be_pair(token: Token) -> bool:
    return len(token.text) >= _PAIR_LETTERS and (not token.mask or token.words > 1)


def glued_phrases(tokens: Sequence[Token], text: Folded) -> Iterator[Found]:
    """Phrases written without spaces, or in pieces so small that the pieces say nothing."""
    for token in tokens:
        if len(token.text) >= 30:
            yield from _chains([token])
    for pieces in _small_pieces(tokens):
        yield from _chains(pieces)
    for pieces in _stretches(tokens):
        yield from _broken(pieces)


def _small_pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Twelve or more neighbours of at most three letters each."""
    pieces: list[Token] = []
    for token in tokens:
        is_small = len(token.text) <= _SMALL
        if pieces and not (is_small and token.start - pieces[-1].end <= _PIECE_GAP):
            if len(pieces) >= WHOLE:
                yield pieces
            pieces = []
        if is_small:
            pieces.append(token)
    if len(pieces) >= WHOLE:
        yield pieces


def is_varied(letters: str) -> bool:
    """Whether hardly any four letters stand there twice: drawn at random, not a few names over and over."""
    fours = [letters[at : at + _GRAM] for at in range(len(letters) - _GRAM + 1)]
    return len(set(fours)) > _VARIED * len(fours)


def is_repeated(told: str) -> bool:
    """Whether the same few letters come over and over (any update, any update). It is impatience,
    whatever the checksum: no wallet ever draws that. A phrase told three times is longer."""
    longest = min(len(told) // 3, _LONGEST_REPEATED)
    return any(told[period:] == told[:-period] for period in range(1, longest + 1))


def _stretches(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Neighbours with a few marks between that may be as long as a phrase. Sentences end at little words."""
    start = letters = 0
    end, was_east_asian = -1, False
    little = [at for at, token in enumerate(tokens) if token.text in _LITTLE_WORDS]
    # One by itself may be a piece of a word.
    ends = {at for pair in pairwise(little) if pair[1] - pair[0] <= _SENTENCE_REACH for at in pair}
    for at, token in enumerate(tokens):
        is_little = at in ends
        is_east_asian = token.text[0] > _LAST_LETTER
        if is_little or token.start - end > _PIECE_GAP or is_east_asian != was_east_asian:
            if letters >= _LEAST_LETTERS and at - start >= _LEAST_PIECES:
                yield list(tokens[start:at])
            start, letters = at + is_little, 0
        end, was_east_asian = token.end, is_east_asian
        letters += 0 if is_little else len(token.text)
    if letters >= _LEAST_LETTERS and len(tokens) - start >= _LEAST_PIECES:
        yield list(tokens[start:])


def _broken(pieces: list[Token]) -> Iterator[Found]:
    """A phrase whose words are broken somewhere, by blanks, marks, digits or ends of lines: its letters, read
    without regard to where they were broken, are list words without a gap."""
    letters = "".join(piece.text for piece in pieces)
    if sum(not piece.mask for piece in pieces) < _LEAST_BROKEN:
        return
    count, start, end = longest_chain(letters, whole_words(), WHOLE)
    if count >= WHOLE and is_varied(letters[start:end]):
        places = [place for piece in pieces for place in range(piece.start, piece.end)]
        first, last = places[start], places[end - 1] + 1
        if (
            sum(not piece.mask for piece in pieces if piece.end > first and piece.start < last)
            >= _LEAST_BROKEN
        ):
            yield Found(SecretKind.RECOVERY_PHRASE, first, last)


def _chains(pieces: Sequence[Token]) -> Iterator[Found]:
    glued = "".join(piece.text for piece in pieces)
    for words in (whole_words(), first_letters()):
        count, start, end = longest_chain(glued, words, PART)
        if count >= PART and not is_repeated(glued[start:end]):
            places = [place for piece in pieces for place in range(piece.start, piece.end)]
            kind = SecretKind.RECOVERY_PHRASE if count >= WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, places[start], places[end - 1] + 1)
            return
