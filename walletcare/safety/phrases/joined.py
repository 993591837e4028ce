"""Words of a list that were cut: by the end of a line, with or without a hyphen, or by a blank."""

from __future__ import annotations

from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.phrases.list_words import PART, Token
from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_CUT = late_pattern(r"[-\u2010-\u2015]?[ \t]{0,4}(?:\r?\n[ \t>|]{0,8})?")
"""What stands where a word was cut: a hyphen, blanks, and the beginning of a quoted or indented line."""


def joined_stretches(tokens: Sequence[Token], text: Folded) -> Iterator[list[Token]]:
    """Neighbours that are list words once pieces are put together which are no words by themselves.

    ``re`` and ``peat`` are none; ``cat`` is one, and ``catalog`` all the same when ``alog`` follows it.
    """
    joints = _joints(tokens, text)
    done = 0
    for joint in joints:
        if joint < done:
            continue
        first = joint
        while first and tokens[first - 1].mask:
            first -= 1
        stretch: list[Token] = []
        at = first
        while at < len(tokens):
            token, size = joints.get(at, (tokens[at], 1))
            if not token.mask:
                break
            stretch.append(token)
            at += size
        done = at
        if len(stretch) >= PART:
            yield stretch


def _joints(tokens: Sequence[Token], text: Folded) -> dict[int, tuple[Token, int]]:
    """Number of the first piece -> the word and how many pieces it has, in order."""
    texts = [token.text for token in tokens]
    twos = list(map(add, texts, texts[1:]))
    masks = word_lists().masks
    joints: dict[int, tuple[Token, int]] = {}
    for size, words in ((3, list(map(add, twos, texts[2:]))), (2, twos)):
        for at, word in enumerate(words):
            if word not in masks:
                continue
            pieces = tokens[at : at + size]
            if not _were_words(pieces, masks[word]) and _is_cut(pieces, text):
                whole = Token(pieces[0].start, pieces[-1].end, word, masks[word], 1)
                joints.setdefault(at, (whole, size))
    return dict(sorted(joints.items()))


def _were_words(pieces: Sequence[Token], mask: int) -> bool:
    for piece in pieces:
        mask &= piece.mask
    return mask != 0


def _is_cut(pieces: Sequence[Token], text: Folded) -> bool:
    return all(_CUT.fullmatch(text.lower, left.end, right.start) for left, right in pairwise(pieces))
