"""Hosts that imitate nobody: English words, pinyin, initials, made-up names, in the shapes of popular sites.

A name that holds a short brand's name by accident ("bookxpress", "likewise") is ordinary too; one in which it is
a word of its own beside nothing but words of the trade is not, and is left out.
"""
# ruff: noqa: E501 - lists read better on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mnemonic import Mnemonic

from tests.helpers.squatting.brands import Squatted

_INITIALS = "b c ch d f g h j k l m n p q r s sh t w x y z zh".split()
_FINALS = "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iong iu o ong ou u ua uan ui un uo".split()
_TRADE = "wallet pay bank token crypto coin shop store help support login app card cash money pocket trade exchange market news blog hub cloud tech media games travel online".split()
_ENDINGS = "com com com com com net org io co app dev cn com.cn de fr co.uk ru jp info xyz top me tv cc pro im id in ai shop".split()
_BELOW = (
    "www. www. www. m. mail. blog. shop. en. api. docs. news. support. help. login. account. my. pay.".split()
)
_SUFFIXES = "ing er ers ed ly s es ify ist able ful less ness hub lab labs works land zone base box kit press mate spot point side line way time day".split()


def english_words() -> list[str]:
    return Mnemonic("english").wordlist


def _pinyin(random: Random) -> str:
    return "".join(
        random.choice(_INITIALS) + random.choice(_FINALS) for _ in range(random.choice([1, 2, 2, 3, 4]))
    )


def _made_up(random: Random) -> str:
    pieces = [
        "".join(random.choice(set_) for set_ in ("bcdfghjklmnprstvwz", "aeiouy"))
        for _ in range(random.choice([2, 2, 3]))
    ]
    return "".join(pieces) + random.choice(["", "", "x", "n", "r", "ly", "io", "a"])


def _initials(random: Random) -> str:
    return "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(random.choice([3, 4, 4, 5])))


def ordinary_hosts(words: list[str], random: Random, count: int) -> Iterator[str]:
    """``count`` hosts, evenly of every shape."""
    for number in range(count):
        one, two = random.choice(words), random.choice(words)
        name = (
            one,
            one + two,
            f"{one}-{two}",
            one + random.choice(_TRADE),
            random.choice(_TRADE) + one,
            one + random.choice(_SUFFIXES),
            f"{random.choice(['the', 'my', 'go', 'get', 'e', 'i'])}{one}",
            f"{one}{random.choice(['24', '365', '1', '88', '2026', '123'])}",
            _pinyin(random),
            _pinyin(random) + random.choice(["", "wang", "kefu", "zaixian", "88", "pay"]),
            _made_up(random),
            _initials(random),
            f"{one}{two}{random.choice(words)}",
            f"{one}-{random.choice(_TRADE)}",
        )[number % 14]
        yield f"{random.choice(['', '', '', *_BELOW])}{name}.{random.choice(_ENDINGS)}"


def accidents(words: list[str], key: str, random: Random, count: int) -> Iterator[str]:
    """Pairs of words that hold ``key`` across their seam or inside a word, as far as there are any."""
    heads = {cut: [word for word in words if word.endswith(key[:cut])] for cut in range(1, len(key))}
    tails = {cut: [word for word in words if word.startswith(key[cut:])] for cut in range(1, len(key))}
    inside = [word for word in words if key in word and word != key]
    cuts = [cut for cut in heads if heads[cut] and tails[cut]]
    made: set[str] = set()
    for _ in range(count):
        if inside and (not cuts or random.random() < 0.5):
            word = random.choice(inside)
            name = random.choice([word, word + random.choice(words), f"{random.choice(words)}-{word}"])
        elif cuts:
            cut = random.choice(cuts)
            name = random.choice(heads[cut]) + random.choice(tails[cut])
        else:
            return
        if name not in made:
            made.add(name)
            yield f"{name}.{random.choice(_ENDINGS)}"


def is_about(host: str, brand: Squatted) -> bool:
    """Whether the brand's name is a word of its own in ``host``, which nobody calls ordinary."""
    names = {re.sub(r"\W", "", name).lower() for name in (brand.label, brand.title)}
    labels = host.split(".")
    return any(name in re.split(r"[-\d]", label) or name == label for name in names for label in labels)
