"""A phrase told bit by bit: some words a message, with ordinary messages in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.safety.folding import fold
from walletcare.safety.found import Found
from walletcare.safety.phrase_words import ListWords
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import COMMON_ENGLISH, HANZI_LISTS, hanzi_index, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHARE = 0.6
"""A message counts when at least this share of its words stands in one list."""
_RARE_SHARE = 0.5
_WHOLE, _PART = 12, 11


def find_spread_phrases(messages: Sequence[str]) -> Iterator[Found]:
    """Phrases over ``messages`` (the last one is the draft), in places of the messages joined by line
    breaks."""
    starts = [0]
    for message in messages:
        starts.append(starts[-1] + len(message) + 1)
    draft_start, draft_end = starts[-2], starts[-1] - 1
    said = [ListWords(fold(message)) for message in messages]
    for bit, words in enumerate(word_lists().lists):
        draft = said[-1].known(bit)
        if not _counts(draft, said[-1].total):
            continue
        shares = [*((one.known(bit), one.total) for one in said[:-1]), (draft, said[-1].total)]
        told = [word for known, total in shares if _counts(known, total) for word in known]
        rare = [word for word in told if word not in COMMON_ENGLISH]
        if len(told) >= _PART and (words.name != "english" or len(rare) >= _RARE_SHARE * len(told)):
            kind = SecretKind.RECOVERY_PHRASE if len(told) >= _WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, draft_start, draft_end)
            return
    singles = [[char for char in message if not char.isspace()] for message in messages]
    if len(singles[-1]) > 2 or not singles[-1]:
        return
    for name in HANZI_LISTS:
        index = hanzi_index(name)
        told_chars = [char for chars in singles if len(chars) <= 2 for char in chars if char in index]
        if len(told_chars) >= _WHOLE:
            yield Found(SecretKind.RECOVERY_PHRASE, draft_start, draft_end)
            return


def _counts(known: list[str], total: int) -> bool:
    return bool(known) and len(known) >= _SHARE * total
