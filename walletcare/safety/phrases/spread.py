"""A phrase told bit by bit: some words a message, with ordinary messages in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.safety.folding import fold
from walletcare.safety.found import Found
from walletcare.safety.phrases.hanzi import is_everyday
from walletcare.safety.phrases.list_words import ListWords
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import (
    COMMON_ENGLISH,
    HANZI_LISTS,
    PHRASE_LENGTHS,
    hanzi_index,
    is_bip39,
    word_lists,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHARE = 0.6
"""A message counts when at least this share of its words stands in one list."""
_RARE_SHARE = 0.5
_WHOLE, _PART = 12, 11
_LEAST_DISTINCT = 10
"""Of twelve words drawn at random hardly two are the same; what people ask again and again is."""
_STRANGE = 10
"""So many characters of at least twelve have to stand where nobody would write them; half of them where they
hold a checksum."""


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
        if len(set(told)) < _LEAST_DISTINCT:
            continue
        if len(told) >= _PART and (words.name != "english" or len(rare) >= _RARE_SHARE * len(told)):
            kind = SecretKind.RECOVERY_PHRASE if len(told) >= _WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, draft_start, draft_end)
            return
    yield from _told_in_characters(messages, draft_start, draft_end)


def _told_in_characters(messages: Sequence[str], draft_start: int, draft_end: int) -> Iterator[Found]:
    """One or two characters a message. So are many answers of people in a hurry (在吗, 好的): these are
    words, and hardly ever new ones."""
    short = ["".join(message.split()) for message in messages]
    if not 1 <= len(short[-1]) <= 2:
        return
    is_part = False
    for name in HANZI_LISTS:
        index = hanzi_index(name)
        told = [one for one in short if 1 <= len(one) <= 2 and all(char in index for char in one)]
        if any(_is_phrase(told[start:], index) for start in range(len(told))):
            yield Found(SecretKind.RECOVERY_PHRASE, draft_start, draft_end)
            return
        strange = sum(len(message) for message in set(told) if not is_everyday(message))
        is_part = is_part or (sum(map(len, told)) >= _WHOLE and strange >= _STRANGE)
    if is_part:
        yield Found(SecretKind.PHRASE_PART, draft_start, draft_end)


def _is_phrase(told: Sequence[str], index: Mapping[str, int]) -> bool:
    """Whether the first messages are a phrase with its checksum, and mostly not what people write anyhow."""
    chars: list[str] = []
    strange = 0
    for at, message in enumerate(told):
        chars += message
        strange += 0 if is_everyday(message) or message in told[:at] else len(message)
        if len(chars) not in PHRASE_LENGTHS or strange * 2 < len(chars):
            continue
        if is_bip39([index[char] for char in chars]):
            return True
    return False


def _counts(known: list[str], total: int) -> bool:
    return bool(known) and len(known) >= _SHARE * total
