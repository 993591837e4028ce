"""Phrases told in parts, as in ``six words, and the other half: six words``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.phrases.list_words import WHOLE, Token, split_runs
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import COMMON_ENGLISH, SLIP39, WordList, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_LEAST_PART, _PARTS_GAP, _TELLING_GAP, _TOLD_LIMIT = 4, 64, 48, 0.45
_MANY_PARTS = 3
_PLAIN_GAP = 8
_INTRODUCES = late_pattern(
    r"[:：…]|\.\.|half|rest|other|second|part|then|next|\band\b|remain|last|后|另|其余|剩|再|接"
)
"""More than a mark or a number between two parts says that the other one follows."""
_INTRODUCED = late_pattern(r"[:：…]|\.\.")
_MOST_INTRODUCED = 3
_DISTINCT_SHARE = 0.8
"""A phrase is drawn at random and hardly repeats a word; sentences about codes and phrases do."""
_CONJUNCTIONS = frozenset(
    "and then & plus y e et a und i or last lastly finally next 和 以及 还有 最后 最后是 then next is".split()
)


def phrases_in_parts(tokens: Sequence[Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    """A phrase told in parts, as in ``six words, and the other half: six words``, or with "and" before its
    last word. Prose has list words in a row as well, so the parts are long and hold few everyday words."""
    for bit in bits:
        words = word_lists().lists[bit]
        parts: list[list[Token]] = []
        for run in _without_introductions(split_runs(tokens, text, bit), text):
            if parts and _is_between(parts, run, text):
                continue
            if parts and not _goes_on(parts, run, text):
                yield from _told(parts, words)
                parts = []
            if parts or len(run) >= _LEAST_PART:
                parts.append(run)
        yield from _told(parts, words)


def _without_introductions(runs: Iterator[list[Token]], text: Folded) -> Iterator[list[Token]]:
    """The runs, taken apart where a colon or dots stand once: what introduces a part may consist of list
    words as well (``second half: ...``)."""
    for run in runs:
        if len(run) < _LEAST_PART:
            yield run
            continue
        gaps = [text.lower[left.end : right.start] for left, right in pairwise(run)]
        ends = [at for at, gap in enumerate(gaps, 1) if _INTRODUCED.search(gap)]
        if len(ends) > _MOST_INTRODUCED:
            yield run
            continue
        for start, end in pairwise((0, *ends, len(run))):
            yield run[start:end]


def _goes_on(parts: list[list[Token]], run: list[Token], text: Folded) -> bool:
    gap = text.lower[parts[-1][-1].end : run[0].start]
    if len(gap) > _PARTS_GAP or (len(gap) > _PLAIN_GAP and not _INTRODUCES.search(gap)):
        return False
    return len(run) >= _LEAST_PART or gap.strip(" ,.:;&+，、\n") in _CONJUNCTIONS


def _is_between(parts: list[list[Token]], run: list[Token], text: Folded) -> bool:
    """Whether list words as few as in ``and the other six are`` stand where a part may still follow."""
    gap = text.lower[parts[-1][-1].end : run[0].start]
    is_short = len(run) < _LEAST_PART and run[-1].end - parts[-1][-1].end < _TELLING_GAP
    return is_short and gap.strip(" ,.:;&+，、\n") not in _CONJUNCTIONS


def _told(parts: list[list[Token]], words: WordList) -> Iterator[Found]:
    told = [token for part in parts for token in part]
    if len(parts) < 2 or sum(token.words for token in told) < WHOLE:
        return
    texts = [token.text for token in told]
    everyday = sum(text in COMMON_ENGLISH for text in texts) if words.name in {"english", SLIP39} else 0
    if (len(parts) < _MANY_PARTS and max(map(len, parts)) < _LEAST_PART + 1) or everyday > _TOLD_LIMIT * len(
        texts
    ):
        return
    if len(set(texts)) < _DISTINCT_SHARE * len(texts):
        return
    yield Found(SecretKind.RECOVERY_PHRASE, told[0].start, told[-1].end)
