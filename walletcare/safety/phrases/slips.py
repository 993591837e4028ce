"""Phrases with a word or two one slip of the pen away from the list."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.phrases.list_words import WINDOW, Token, is_gap_open
from walletcare.safety.phrases.runs import is_prose, is_talk
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import SLIP39, WordList, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_NUMBERS_AND_BLANKS = late_pattern(r"[\d\s]+")
_MOST_MARKS = 2
_FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by did do does for from had has he her him his i in is it its me my no "
    "not of on"
    " or our she so that the their them these they to was we were with your".split()
)


def phrases_with_slips(tokens: Sequence[Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    """Twelve words of which ten or eleven stand in a list and the rest are a slip of the pen away."""
    for bit in bits:
        words = word_lists().lists[bit]
        if words.name == SLIP39:
            continue
        flag = 1 << bit
        known = [bool(token.mask & flag) for token in tokens]
        near: dict[str, bool] = {}  # windows overlap, so a word would be asked about twelve times
        inside = sum(known[:WINDOW])
        skip_until = 0
        for at in range(max(len(tokens) - WINDOW + 1, 0)):
            if at:
                inside += known[at + WINDOW - 1] - known[at - 1]
            if not WINDOW - 2 <= inside < WINDOW or at < skip_until:
                continue
            window = tokens[at : at + WINDOW]
            if not all(is_gap_open(text, a.end, b.start) for a, b in itertools.pairwise(window)):
                continue
            odd = [token.text for token in window if not token.mask & flag]
            for word in odd:
                if word not in near:
                    near[word] = is_near_word(word, words)
            if not all(near[word] for word in odd) and inside < WINDOW - 1:
                continue
            if words.name == "english":
                if not _is_one_list(text, window):
                    continue
                inside_list = [token.text for token in window if token.mask & flag]
                if is_prose(inside_list, words.name) or is_talk(inside_list, words.name):
                    continue
                if inside == WINDOW - 1 and not near[odd[0]] and odd[0] in _FUNCTION_WORDS:
                    continue
            yield Found(SecretKind.PHRASE_PART, window[0].start, window[-1].end)
            skip_until = at + WINDOW


def _is_one_list(text: Folded, window: Sequence[Token]) -> bool:
    """Whether no more than two kinds of marks stand between the words, numbers aside. Sentences have more."""
    gaps = (text.lower[left.end : right.start] for left, right in itertools.pairwise(window))
    return len({_NUMBERS_AND_BLANKS.sub("", gap) for gap in gaps}) <= _MOST_MARKS


def is_near_word(word: str, words: WordList) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes ``word`` a word of the
    list."""
    if len(word) < 3:
        return False
    alphabet = _alphabet(words)
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right and left + right[1:] in words.index:
            return True
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in words.index:
            return True
        for letter in alphabet:
            if left + letter + right in words.index or (right and left + letter + right[1:] in words.index):
                return True
    return False


def _alphabet(words: WordList) -> str:
    return (
        "abcdefghijklmnopqrstuvwxyz"
        if words.is_latin
        else "".join(sorted({c for w in words.words for c in w}))
    )
