"""Runs of list words, and how they are told from English prose."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.phrases.everyday import everyday_english
from walletcare.safety.phrases.glued import is_repeated
from walletcare.safety.phrases.list_words import LEAST_DISTINCT, PART, WHOLE, Token, split_runs
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import COMMON_ENGLISH, PHRASE_LENGTHS, SLIP39, WordList, is_bip39, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_SLIP39_WHOLE = 18
_COMMON_LIMIT, _TALK_LIMIT = 0.6, 0.8
"""Prose consists of everyday words to this share, talk of words that people write to support; of twelve words
drawn at random so many never are."""
_DISTINCT_SHARE = 0.5
_ONE_MARK, _VARIED_SHARE = 0.8, 0.8
_NUMBERS_AND_BLANKS = late_pattern(r"[\d\s]+")


def is_prose(words: list[str], name: str) -> bool:
    """English prose made of list words: mostly everyday words, and no BIP-39 checksum holds."""
    if name not in {"english", SLIP39}:
        return False
    if sum(word in COMMON_ENGLISH for word in words) < _COMMON_LIMIT * len(words):
        return False
    return not holds_checksum(words, word_lists().lists[0])


def is_talk(words: list[str], name: str) -> bool:
    """Words of the list that are all, or nearly all, what people write to support anyhow."""
    if name not in {"english", SLIP39}:
        return False
    return sum(word in everyday_english() for word in words) >= _TALK_LIMIT * len(words)


def holds_checksum(texts: list[str], words: WordList) -> bool:
    """Whether a BIP-39 phrase with a right checksum stands anywhere among the words."""
    numbers = [words.index.get(text, -1) for text in texts[:400]]
    return any(
        -1 not in numbers[at : at + size] and is_bip39(numbers[at : at + size])
        for size in PHRASE_LENGTHS
        for at in range(len(numbers) - size + 1)
    )


def _is_sentence(texts: list[str], name: str) -> bool:
    """Talk that says some of its words again, as questions about codes and steps do; a phrase hardly does."""
    is_varied = len(set(texts)) >= _VARIED_SHARE * len(texts)
    return not is_varied and is_talk(texts, name) and not holds_checksum(texts, word_lists().lists[0])


def _is_list(run: list[Token], text: Folded) -> bool:
    """Whether one and the same mark stands between all words, numbers aside. No sentence is written so.

    Words of the sentence before or after may have joined the run.
    """
    marks = Counter(
        _NUMBERS_AND_BLANKS.sub("", text.lower[left.end : right.start]) for left, right in pairwise(run)
    )
    mark, count = marks.most_common(1)[0]
    return mark != "" and count >= _ONE_MARK * (len(run) - 1)


def kind_of_run(run: list[Token], words: WordList, text: Folded) -> SecretKind | None:
    count = sum(token.words for token in run)
    if count < PART or (len(run) == 1 and count < WHOLE):
        return None
    texts = [token.text for token in run]
    if len(run) > 1 and is_repeated("".join(texts)):
        return None
    least = max(LEAST_DISTINCT, _DISTINCT_SHARE * len(run))
    if len(run) >= PART and len(set(texts)) < least and not holds_checksum(texts, words):
        return None
    prose = (is_prose(texts, words.name) or _is_sentence(texts, words.name)) and not _is_list(run, text)
    whole = _SLIP39_WHOLE if words.name == SLIP39 else WHOLE
    if count >= whole and not prose:
        return SecretKind.RECOVERY_PHRASE
    if is_talk(texts, words.name) and (prose or count < whole):
        return None
    return SecretKind.PHRASE_PART if count >= whole or not prose else None


def runs_of(tokens: Sequence[Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    for bit in bits:
        for run in split_runs(tokens, text, bit):
            kind = kind_of_run(run, word_lists().lists[bit], text)
            if kind is not None:
                yield Found(kind, run[0].start, run[-1].end)
