"""Phrases of every scheme as lists of words."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Sequence
from random import Random

import shamir_mnemonic
from mnemonic import Mnemonic

ALPHABETS = ("english", "french", "spanish", "italian", "portuguese", "czech")
HAN = ("chinese_simplified", "chinese_traditional")
SYLLABLES = ("japanese", "korean")
STRENGTHS = (128, 160, 192, 224, 256)

_LISTS = {name: Mnemonic(name) for name in (*ALPHABETS, *HAN, *SYLLABLES)}


def bip39(language: str, random: Random) -> list[str]:
    """A valid phrase of 12 to 24 words."""
    strength = random.choice((128, 128, 256, 256, *STRENGTHS))
    phrase = str(_LISTS[language].to_mnemonic(random.randbytes(strength // 8)))
    # The package stores accents as characters of their own; most programs show them composed.
    return (phrase if random.random() < 0.2 else unicodedata.normalize("NFC", phrase)).split()


def electrum(random: Random) -> list[str]:
    """Twelve words of the English list without the checksum of BIP-39."""
    return random.choices(_LISTS["english"].wordlist, k=12)


def slip39(random: Random) -> list[str]:
    """One share of 20 or 33 words."""
    shamir_mnemonic.shamir.RANDOM_BYTES = random.randbytes  # one SEED, one set of texts
    secret = random.randbytes(random.choice((16, 32)))
    return str(shamir_mnemonic.generate_mnemonics(1, [(1, 1)], secret)[0][0]).split()


def monero(random: Random, words: Sequence[str] | None = None) -> list[str]:
    """Twenty-five words: the last repeats the one that a CRC-32 over three letters of each points at."""
    chosen = random.choices(words or monero_like_words(), k=24)
    return [*chosen, chosen[zlib.crc32("".join(word[:3] for word in chosen).encode()) % 24]]


def monero_like_words() -> list[str]:
    """Words of four letters and more whose first three are their own, as Monero's list has them."""
    found: dict[str, str] = {}
    for word in _LISTS["english"].wordlist:
        if len(word) >= 4:
            found.setdefault(word[:3], word)
    return list(found.values())


def other_word(language: str, random: Random) -> str:
    """Any word of a list."""
    return str(random.choice(_LISTS[language].wordlist))
