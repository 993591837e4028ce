"""What answers a request for a secret. After a message that asks for a code, a bare "482913" is one.

Used on top of the guard's own rules, for the answer to a message that
:mod:`walletcare.safety.incoming.inbound` warned about. Alone these rules would alarm at every order number;
right after such a request they rarely do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.found import Found
from walletcare.safety.incoming.inbound_kind import InboundKind
from walletcare.safety.phrases.list_words import ListWords
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import COMMON_ENGLISH, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_SHORT = 60
"""Characters: a longer answer explains something; its numbers are judged by the words around them only."""
_CODE = late_pattern(r"(?<![\w.,-])\d(?:[\s-]?\d){3,7}(?![\w.,-])")
_TOKEN = late_pattern(r"(?=\S*[a-z])(?=\S*[\d!@#$%^&*_+=~?-])[!-~]{6,64}")
_NOT_PASSWORD = late_pattern(r"https?:|[\w.+-]+@[\w-]+\.|wc[ -]?\w{4}[ -]?\w{2}\b")
_HEX = late_pattern(r"(?<![0-9a-z])(?:0x)?[0-9a-f]{64}(?![0-9a-z])")
_CARD_CODE = late_pattern(r"(?<![\w.,-])\d{3,4}(?![\w.,-])")
_EXPIRY = late_pattern(r"(?<!\d)(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?[2-4]\d(?!\d)")
_LEAST_WORDS, _SHARE, _RARE = 3, 0.8, 0.5


def find_answers(text: Folded, asked: frozenset[InboundKind]) -> Iterator[Found]:
    """Secrets in ``text``, the answer to messages that asked for ``asked``."""
    latin = text.latin
    is_short = len(latin.strip()) <= _SHORT
    if InboundKind.ASKS_CODE in asked and is_short:
        for match in _CODE.finditer(latin):
            yield Found(SecretKind.ONE_TIME_CODE, *match.span())
    if InboundKind.ASKS_PASSWORD in asked:
        place = _TOKEN.fullmatch(latin.strip())
        if place and not _NOT_PASSWORD.match(latin.strip()):
            yield Found(SecretKind.PASSWORD, *_stripped(latin))
    if InboundKind.ASKS_KEY in asked:
        for match in _HEX.finditer(latin):
            yield Found(SecretKind.PRIVATE_KEY, *match.span())
    if InboundKind.ASKS_CARD in asked and is_short:
        for match in _CARD_CODE.finditer(latin):
            yield Found(SecretKind.CARD_CODE, *match.span())
        for match in _EXPIRY.finditer(latin):
            yield Found(SecretKind.CARD_EXPIRY, *match.span())
    if InboundKind.ASKS_PHRASE in asked and _is_part_of_phrase(text):
        yield Found(SecretKind.PHRASE_PART, *_stripped(latin))


def _is_part_of_phrase(text: Folded) -> bool:
    said = ListWords(text)
    told = [(words.name, said.told(bit, _SHARE)) for bit, words in enumerate(word_lists().lists)]
    for name, known in (*told, ("english", said.told_to_monero(_SHARE))):
        rare = [word for word in known if word not in COMMON_ENGLISH]
        if len(known) >= _LEAST_WORDS and (name != "english" or len(rare) >= _RARE * len(known)):
            return True
    return False


def _stripped(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + len(text.strip())
