"""A phrase told bit by bit: some words a message, with ordinary messages in between."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from walletcare.safety.folding import fold
from walletcare.safety.found import Found
from walletcare.safety.phrases.everyday import everyday_english
from walletcare.safety.phrases.hanzi import is_everyday
from walletcare.safety.phrases.list_words import ListWords
from walletcare.safety.phrases.runs import holds_checksum
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import (
    HANZI_LISTS,
    PHRASE_LENGTHS,
    SLIP39,
    hanzi_index,
    is_bip39,
    word_lists,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WHOLE, _PART = 12, 11
_LEAST_DISTINCT = 10
"""Of twelve words drawn at random hardly two are the same; what people ask again and again is."""
_STRANGE_WORDS, _DOUBTFUL_WORDS, _DOUBTFUL_SHARE = 7, 6, 0.4
"""Different words that nobody writes to support. Of twelve drawn at random seven and more are such but for
one case of fifty, five but for one of 1,500; of twenty short questions five are in one case of 40,000."""
_LEAST_ALONE = 10
"""Different words in messages of nothing else: nobody answers so, whatever the words."""
_TALK = 2
"""Of two everyday words some answers consist (any update, what now)."""
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
    kind = _told_in_words([ListWords(fold(message)) for message in messages])
    if kind is not None:
        yield Found(kind, draft_start, draft_end)
    else:
        yield from _told_in_characters(messages, draft_start, draft_end)


def _told_in_words(said: Sequence[ListWords]) -> SecretKind | None:
    lists = word_lists().lists
    found = {
        _kind(said, [one.told(bit) for one in said], is_english=words.name in {"english", SLIP39})
        for bit, words in enumerate(lists)
    }
    found.add(_kind(said, [one.told_to_monero() for one in said], is_english=True))
    kinds = (SecretKind.RECOVERY_PHRASE, SecretKind.PHRASE_PART)
    return next((kind for kind in kinds if kind in found), None)


def _kind(said: Sequence[ListWords], words: Sequence[list[str]], *, is_english: bool) -> SecretKind | None:
    """What the messages tell of one list, when the last one tells some of it."""
    told = list(chain.from_iterable(words))
    if not words[-1] or len(told) < _PART or len(set(told)) < _LEAST_DISTINCT:
        return None
    whole = SecretKind.RECOVERY_PHRASE if len(told) >= _WHOLE else SecretKind.PHRASE_PART
    strange = set(told) - everyday_english() if is_english else set(told)
    if len(strange) >= _STRANGE_WORDS:
        return whole
    alone = [
        word
        for one, here in zip(said, words, strict=True)
        if set(one.bare) <= set(here) and (len(one.bare) != _TALK or strange & set(one.bare))
        for word in one.bare
    ]
    is_doubtful = len(strange) >= _DOUBTFUL_WORDS or len(strange) >= _DOUBTFUL_SHARE * len(told)
    if not is_doubtful and len(set(alone)) < _LEAST_ALONE:
        return None
    english = word_lists().lists[0]
    # Of many words some twelve hold a checksum by chance.
    is_proven = holds_checksum(alone, english) or (
        len(told) in PHRASE_LENGTHS and holds_checksum(told, english)
    )
    return whole if is_proven else SecretKind.PHRASE_PART


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
