"""Recovery phrases in alphabetic lists: BIP-39, Electrum, SLIP-39, in the layouts people write them in.

Twelve list words in a row are a phrase, whatever their checksum says: Electrum's checksum differs from
BIP-39's, and ordinary English never holds eleven in a row (section "What was measured" in
``docs/security.md``). Every pass is linear in the length of the text.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from walletcare.safety.found import Found
from walletcare.safety.phrases.fillers import listed_phrases
from walletcare.safety.phrases.glued import glued_phrases, paired_tokens
from walletcare.safety.phrases.joined import joined_runs
from walletcare.safety.phrases.list_words import (
    LEAST_DISTINCT,
    LEET_MARK,
    PART,
    WHOLE,
    Token,
    frequent_bits,
    leet_tokens,
    split_runs,
    tokens_of,
)
from walletcare.safety.phrases.parts import phrases_in_parts
from walletcare.safety.phrases.runs import is_prose, runs_of
from walletcare.safety.phrases.slips import phrases_with_slips
from walletcare.safety.phrases.stretched import stretched_tokens
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_HEAD = 4


def find_phrases(text: Folded) -> Iterator[Found]:
    """All alphabetic recovery phrases and parts of phrases in ``text``."""
    tokens = tokens_of(text)
    if sum(token.words for token in tokens if token.mask) + len(tokens) < PART and len(text.lower) < 30:
        return
    bits = frequent_bits(tokens)
    yield from runs_of(tokens, text, bits)
    yield from phrases_by_heads(tokens, text)
    yield from phrases_with_slips(tokens, text, bits)
    yield from phrases_in_parts(tokens, text, bits)
    yield from listed_phrases(tokens)
    yield from glued_phrases(tokens, text)
    for other in (paired_tokens(tokens), stretched_tokens(tokens)):
        if other is not None:
            yield from runs_of(other, text, frequent_bits(other))
    for bit, run in joined_runs(tokens, text):
        yield from runs_of(run, text, [bit])
    if len(LEET_MARK.findall(text.latin)) >= 3:
        leet = leet_tokens(text)
        yield from runs_of(leet, text, frequent_bits(leet))


def phrases_by_heads(tokens: Sequence[Token], text: Folded) -> Iterator[Found]:
    """Phrases written with the first four letters of each word, which identify a BIP-39 word."""
    at = 0
    for is_short, row in groupby(tokens, key=_is_short):
        size = sum(1 for _ in row)
        if is_short and size >= PART:
            yield from _heads_in(tokens[at : at + size], text)
        at += size


def _is_short(token: Token) -> bool:
    return len(token.text) <= _HEAD


def _heads_in(tokens: Sequence[Token], text: Folded) -> Iterator[Found]:
    masks = word_lists().head_masks
    short = [token._replace(mask=masks.get(token.text, 0), words=1) for token in tokens]
    for bit in frequent_bits(short):
        words = word_lists().lists[bit]
        for run in split_runs(short, text, bit):
            texts = [token.text for token in run]
            if len(run) < PART or len(set(texts)) < LEAST_DISTINCT or is_prose(texts, words.name):
                continue
            cut = sum(token.text not in words.index for token in run)
            if cut * 4 < len(run):
                continue
            kind = SecretKind.RECOVERY_PHRASE if len(run) >= WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, run[0].start, run[-1].end)
