"""Word lists of recovery phrases, folded for look-up: BIP-39 in all packaged languages, and SLIP-39.

The lists come from the packages ``mnemonic`` (BIP-39: English, Chinese in both scripts, Japanese, Korean,
French, Italian, Spanish, Portuguese, Czech, and the unofficial Russian and Turkish) and ``shamir-mnemonic``
(SLIP-39). Electrum draws its phrases from the English, Spanish, Japanese, Portuguese and Chinese lists of
BIP-39.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from walletcare.safety.folding import fold

BIP39_ALPHABETS = (
    "english",
    "french",
    "spanish",
    "italian",
    "portuguese",
    "czech",
    "turkish",
    "russian",
    "japanese",
    "korean",
)
HANZI_LISTS = ("chinese_simplified", "chinese_traditional")
SLIP39 = "slip39"
PHRASE_LENGTHS = (12, 15, 18, 21, 24)

COMMON_ENGLISH = frozenset(
    """about above across act actual add advice again age ahead all also always amount another answer any
    area ask
    basic because before begin believe best better between beyond bit both bring business can case change
    check
    choose clean clear close come common correct course day decide deal detail different dinner double down
    during
    each early either end enjoy enough error even ever every exact example excellent exchange extra eye
    face fall
    family famous feel few final find fine finish first food for force forget found fresh friend front fun
    future
    general give good great group half hand happy have help high hold home hotel hope hour idea image include
    information into issue item job join just keep key kind know large later learn left leave like limit list
    little live local long love make man many matter may mean meat member message minute miss mistake money
    more
    most move much must name near need never new news next nice night normal note nothing now number offer
    office
    often once one only open option order other out over own pass pay people perfect person phone photo place
    please point possible problem process provide public put question quick quite rather ready real reason
    receive recipe record repeat require rest result return review right room same save say second section see
    sell send series service session set shop short should sick side similar simple since size slow small some
    soon sound special spend still stock stop story street such sure swap system table talk team tell ten term
    test text thank that then there they thing this time tip today together token tonight tool top total
    travel
    trip trouble true trust try turn twice two type under until update upon use used usual valid very view
    visit
    wait wallet want warm water way weather web wedding weekend welcome west wet what when where while who why
    will wine winter wish with wonder word work world worry worth wrong year you young""".split()
)
"""Everyday English words. A random phrase holds one or two of them in twelve, prose holds mostly them."""


@dataclass(frozen=True, slots=True)
class WordList:
    """One list. ``index`` maps the folded word to its number; ``heads`` its unique first four letters."""

    name: str
    words: tuple[str, ...]
    index: dict[str, int] = field(repr=False)
    heads: frozenset[str] = field(repr=False)
    longest: int

    @property
    def is_latin(self) -> bool:
        return self.words[-1].isascii()


class WordLists:
    """All alphabetic lists with one combined look-up: word -> bit mask of lists."""

    def __init__(self) -> None:
        self.lists = tuple(_read(name) for name in (*BIP39_ALPHABETS, SLIP39))
        self.masks: dict[str, int] = {}
        self.head_masks: dict[str, int] = {}
        for bit, words in enumerate(self.lists):
            for word in words.index:
                self.masks[word] = self.masks.get(word, 0) | 1 << bit
            for head in words.heads:
                self.head_masks[head] = self.head_masks.get(head, 0) | 1 << bit


_MENDED = {"сно\ufffd\ufffdа": "снова"}
"""A word of the Russian list that the package ``mnemonic`` (0.21) carries with two broken bytes."""


def _read(name: str) -> WordList:
    if name == SLIP39:
        from shamir_mnemonic.wordlist import WORDLIST

        raw = tuple(WORDLIST)
    else:
        from mnemonic import Mnemonic

        raw = tuple(_MENDED.get(word, word) for word in Mnemonic(name).wordlist)
    words = tuple(fold(word).lower for word in raw)
    index: dict[str, int] = {}
    for number, word in enumerate(words):
        index.setdefault(word, number)
    heads = frozenset[str]() if name in {"japanese", "korean"} else _heads(raw)
    return WordList(name, words, index, heads, max(map(len, words)))


def _heads(raw: tuple[str, ...]) -> frozenset[str]:
    """The first four letters of every word. The lists store accents as characters of their own, so a program
    that cuts after four *characters* gets three letters of such a word: those count as well."""
    return frozenset(
        cut for word in raw for cut in (fold(word).lower[:4], fold(word[:4]).lower) if len(cut) > 2
    )


@cache
def word_lists() -> WordLists:
    return WordLists()


@cache
def hanzi_index(name: str) -> dict[str, int]:
    """Character -> number of one of the Chinese lists. The lists are in order of everyday frequency."""
    from mnemonic import Mnemonic

    return {char: number for number, char in enumerate(Mnemonic(name).wordlist)}


def is_bip39(numbers: list[int]) -> bool:
    """Whether the checksum of a phrase of 12, 15, 18, 21 or 24 word numbers holds (BIP-39)."""
    if len(numbers) not in PHRASE_LENGTHS:
        return False
    value = 0
    for number in numbers:
        value = value << 11 | number
    checksum_bits = len(numbers) // 3
    entropy = (value >> checksum_bits).to_bytes(checksum_bits * 4, "big")
    return value & ((1 << checksum_bits) - 1) == hashlib.sha256(entropy).digest()[0] >> (8 - checksum_bits)
