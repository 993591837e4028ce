"""Words between repeated fillers: ``first word is legal, second word is winner ...``."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from walletcare.safety.found import Found
from walletcare.safety.phrases.list_words import PART, WHOLE, Token
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty one two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()
)


def listed_phrases(tokens: Sequence[Token]) -> Iterator[Found]:
    """Words that stand between repeated fillers: ``first word is legal, second word is winner ...``."""
    texts = ["#" if token.text in _ORDINALS else token.text for token in tokens]
    for period in range(2, 6):
        again = [at for at, is_again in enumerate(map(operator.eq, texts, texts[period:])) if is_again]
        reach = -1
        for at in again if len(again) >= PART - 2 else ():
            if at < reach:
                continue
            repeats = 2
            while at + repeats * period < len(texts) and texts[at + repeats * period] == texts[at]:
                repeats += 1
            if repeats >= PART - 1:
                yield from _varying(tokens, texts, at, period, repeats)
                reach = at + (repeats - 1) * period + 1


def _varying(
    tokens: Sequence[Token], texts: list[str], at: int, period: int, repeats: int
) -> Iterator[Found]:
    """The one place of the repeated pattern that changes, when it is filled with list words."""
    varying: list[list[Token]] = []
    for offset in range(1, period):
        first = at + offset - period if at + offset >= period else at + offset
        places = range(first, min(at + repeats * period, len(texts)), period)
        if len({texts[place] for place in places}) > 3:
            varying.append([tokens[place] for place in places])
    if len(varying) != 1:
        return
    for bit in range(len(word_lists().lists)):
        words = [token for token in varying[0] if token.mask & 1 << bit]
        if len(words) >= PART - 1:
            kind = SecretKind.RECOVERY_PHRASE if len(words) >= WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, words[0].start, words[-1].end)
            return
