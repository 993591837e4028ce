"""Hosts that take a brand's place: other endings, added words, the name below a stranger's domain."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import idna

from tests.helpers.squatting import letters, slips, words
from tests.helpers.squatting.brands import Squatted

Way = Callable[[Squatted, Random], str]


def _changed(change: Callable[[str, Random], str], *, keeps_ending: bool = True) -> Way:
    def host(brand: Squatted, random: Random) -> str:
        label = change(brand.label, random)
        ending = brand.ending if keeps_ending or random.random() < 0.5 else random.choice(words.ENDINGS)
        return "" if label == brand.label else f"{label}.{ending}"

    return host


def _twice(brand: Squatted, random: Random) -> str:
    """Look-alike letters and an added word at once."""
    change = random.choice([letters.one_other_script, letters.digit, letters.pair, letters.accent])
    label = change(brand.label, random)
    if label == brand.label:
        return ""
    return f"{_beside(label, random.choice(words.ENGLISH), random)}.{random.choice(words.ENDINGS)}"


def _beside(name: str, word: str, random: Random) -> str:
    return random.choice([f"{name}-{word}", f"{word}-{name}", f"{name}{word}", f"{name}-{word}"])


def _punycode(brand: Squatted, random: Random) -> str:
    label = random.choice([letters.one_other_script, letters.many_other_scripts])(brand.label, random)
    return "" if label.isascii() else f"xn--{label.encode('punycode').decode()}.{brand.ending}"


def _styled(brand: Squatted, random: Random) -> str:
    return (
        f"{letters.style(brand.label, random)}-{random.choice(words.ENGLISH)}.{random.choice(words.ENDINGS)}"
    )


def _number(brand: Squatted, random: Random) -> str:
    number = random.choice(["1", "2", "01", "24", "88", "365", "520", "666", "777", "2026"])
    return f"{random.choice([brand.label + number, number + brand.label, f'{brand.label}-{number}'])}.{random.choice(words.ENDINGS)}"  # noqa: E501


def _three_parts(brand: Squatted, random: Random) -> str:
    parts = [
        random.choice(words.ENGLISH),
        brand.label,
        random.choice([*words.ENGLISH, *words.PINYIN, "8", "cn"]),
    ]
    random.shuffle(parts)
    return f"{random.choice(['-', '-', ''])}".join(parts) + f".{random.choice(words.ENDINGS)}"


def _ending_inside(brand: Squatted, random: Random) -> str:
    """The ending drawn into the label: ``okx-com.top``, ``okxcom.net``."""
    ending = brand.ending.replace(".", "")
    return f"{brand.label}{random.choice(['-', ''])}{ending}.{random.choice(words.ENDINGS)}"


def _foreign(random: Random) -> str:
    return random.choice(words.FOREIGN)


WAYS: dict[str, Way] = {
    "omission": _changed(slips.omission),
    "doubling": _changed(slips.doubling),
    "swap": _changed(slips.swap),
    "neighbouring key": _changed(slips.neighbour),
    "extra key": _changed(slips.extra_key),
    "any letter": _changed(slips.any_letter),
    "vowel": _changed(slips.vowel),
    "bit flip": _changed(slips.bit_flip),
    "hyphenation": _changed(slips.hyphen, keeps_ending=False),
    "plural": _changed(slips.plural),
    "one other script": _changed(letters.one_other_script, keeps_ending=False),
    "many other scripts": _changed(letters.many_other_scripts, keeps_ending=False),
    "accent": _changed(letters.accent, keeps_ending=False),
    "digit for letter": _changed(letters.digit, keeps_ending=False),
    "pair for letter": _changed(letters.pair, keeps_ending=False),
    "punycode": _punycode,
    "styled letters": _styled,
    "other ending": lambda brand, random: f"{brand.label}.{random.choice(words.ENDINGS)}",
    "english word": lambda b, r: f"{_beside(b.label, r.choice(words.ENGLISH), r)}.{r.choice(words.ENDINGS)}",
    "pinyin word": lambda b, r: f"{_beside(b.label, r.choice(words.PINYIN), r)}.{r.choice(words.ENDINGS)}",
    "chinese word": lambda b, r: f"{b.label}{r.choice(words.CHINESE)}.{r.choice(words.ENDINGS)}",
    "number": _number,
    "two words": _three_parts,
    "word and look-alike": _twice,
    "ending inside": _ending_inside,
    "www glued": lambda b, r: f"www{r.choice(['', '-'])}{b.label}.{r.choice([b.ending, *words.ENDINGS])}",
    "domain below": lambda b, r: f"{b.domain}.{_foreign(r)}",
    "domain and word below": lambda b, r: f"{b.domain}-{r.choice(words.ENGLISH)}.{_foreign(r)}",
    "domain hyphenated below": lambda b, r: f"{b.domain.replace('.', '-')}.{_foreign(r)}",
    "name below": lambda b, r: f"{b.label}.{_foreign(r)}",
    "name and word below": lambda b, r: f"{_beside(b.label, r.choice(words.ENGLISH), r)}.{_foreign(r)}",
    "word before name below": lambda b, r: f"{r.choice(words.ENGLISH)}.{b.label}.{_foreign(r)}",
}


def one_of(ways: list[str], brand: Squatted, random: Random) -> str:
    """A host made in one of these ways that is not the brand's own after all."""
    while True:
        host = WAYS[random.choice(ways)](brand, random)
        if host and not is_own(host, brand):
            return host


def is_own(host: str, brand: Squatted) -> bool:
    """Whether a browser would go to the brand's own domain after all."""
    try:
        real = idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        real = host.lower()
    return real == brand.domain or real.endswith("." + brand.domain)
