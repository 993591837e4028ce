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

    Joints = dict[int, tuple[Token, int]]  # number of the first piece -> the word, and how many pieces it has

_CUT = late_pattern(r"[-\u2010-\u2015]?[ \t]{0,4}(?:\r?\n[ \t>|]{0,8})?")
"""What stands where a word was cut: a hyphen, blanks, and the beginning of a quoted or indented line."""


def joined_runs(tokens: Sequence[Token], text: Folded) -> Iterator[tuple[int, list[Token]]]:
    """(number of the list, words): neighbours that are words of the list once pieces are put together which
    are not all words of it by themselves.

    ``re`` and ``peat`` are none; ``cat`` is one, and ``catalog`` all the same when ``alog`` follows it.
    """
    for bit, joints in _joints(tokens, text).items():
        flag = 1 << bit
        done = 0
        for joint in sorted(joints):
            if joint < done:
                continue
            first = joint
            while first > done and tokens[first - 1].mask & flag:
                first -= 1
            run: list[Token] = []
            at = first
            while at < len(tokens):
                token, size = joints.get(at, (tokens[at], 1))
                if not token.mask & flag:
                    break
                run.append(token)
                at += size
            done = at
            if len(run) >= PART:
                yield bit, run


def _joints(tokens: Sequence[Token], text: Folded) -> dict[int, Joints]:
    """The words that pieces make, for each list that holds any."""
    texts = [token.text for token in tokens]
    twos = list(map(add, texts, texts[1:]))
    masks = word_lists().masks
    found: dict[int, Joints] = {}
    for size, words in ((3, list(map(add, twos, texts[2:]))), (2, twos)):
        for at, word in enumerate(words):
            if word not in masks:
                continue
            pieces = tokens[at : at + size]
            mask = masks[word]
            if not _are_words(pieces, mask) and _is_cut(pieces, text):
                whole = Token(pieces[0].start, pieces[-1].end, word, mask, 1)
                for bit in range(mask.bit_length()):
                    if mask & 1 << bit:
                        found.setdefault(bit, {}).setdefault(at, (whole, size))
    return found


def _are_words(pieces: Sequence[Token], mask: int) -> bool:
    for piece in pieces:
        mask &= piece.mask
    return mask != 0


def _is_cut(pieces: Sequence[Token], text: Folded) -> bool:
    return all(_CUT.fullmatch(text.lower, left.end, right.start) for left, right in pairwise(pieces))
