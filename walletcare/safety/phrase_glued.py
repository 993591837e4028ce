"""Phrases without spaces, in glued pairs, or in pieces that are no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.safety.chains import first_letters, longest_chain, pair_mask, whole_chain, whole_words
from walletcare.safety.found import Found
from walletcare.safety.phrase_words import LONGEST_GROUP, PART, WHOLE, Token
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_PAIR_LETTERS, _PAIRS_IN_ROW = 6, 4
_THREE_LETTERS = 9
_SMALL, _PIECE_GAP = 3, 4
_EVEN_LETTERS = 36


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
    for pieces in (*_small_pieces(tokens), *_even_pieces(tokens)):
        yield from _chains(pieces)


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


def _even_pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Neighbours of one length with some forty letters and more, and the one that follows: the letters of a
    phrase cut without regard to its words."""
    at = 0
    while at < len(tokens):
        size, end = len(tokens[at].text), at + 1
        while (
            end < len(tokens)
            and len(tokens[end].text) == size
            and tokens[end].start - tokens[end - 1].end <= _PIECE_GAP
        ):
            end += 1
        if size > _SMALL and (end - at) * size >= _EVEN_LETTERS:
            yield list(tokens[at : end + 1])
        at = end


def _chains(pieces: Sequence[Token]) -> Iterator[Found]:
    glued = "".join(piece.text for piece in pieces)
    for words in (whole_words(), first_letters()):
        count, start, end = longest_chain(glued, words, PART)
        if count >= PART:
            places = [place for piece in pieces for place in range(piece.start, piece.end)]
            kind = SecretKind.RECOVERY_PHRASE if count >= WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, places[start], places[end - 1] + 1)
            return
