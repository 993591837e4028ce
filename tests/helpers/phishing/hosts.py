"""Hosts of imitations: added words, the ending inside the name, foreign levels, slips, look-alikes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from tests.helpers.phishing.brands import TRADE, Imitated
from tests.helpers.phishing.lures import (
    ABBREVIATED,
    CARRIERS,
    ENDINGS,
    FREE_HOSTS,
    LURES,
    PATHS,
    SHORTENERS,
    TAILS,
)

NEIGHBOURS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "sq vn xv sf wr dg fh gj uo hk jl k nk bm ip o wa et ad ry yi cb qe zc tu xa".split(),
        strict=True,
    )
)
LOOKS = {
    "a": "аạáα",
    "b": "ḅƅ",
    "c": "сċ",
    "d": "ԁḍ",
    "e": "еėẹ",
    "g": "ɡġ",
    "h": "һḥ",
    "i": "іíı",
    "k": "κķ",
    "l": "ӏłḷ",
    "m": "ṃм",
    "n": "ոṇ",
    "o": "оοọö",
    "p": "рṗ",
    "q": "ԛ",
    "r": "гṛ",
    "s": "ѕṣ",
    "t": "ṭτ",
    "u": "υụ",
    "v": "ѵν",
    "w": "ԝẉ",
    "x": "хẋ",
    "y": "уỵ",
    "z": "ẓż",
}
IN_ASCII: dict[str, Sequence[str]] = {
    "l": "1I",
    "i": "1l",
    "o": "0",
    "m": ["rn"],
    "w": ["vv"],
    "d": ["cl"],
    "e": "3",
    "a": "4",
    "s": "5",
}


def slip(word: str, random: Random) -> str:
    """``word`` with one slip of the fingers or one letter too many."""
    while True:
        at = random.randrange(1, len(word))
        char = word[at]
        other = {
            "omit": "",
            "double": char * 2,
            "neighbour": random.choice(NEIGHBOURS.get(char, "x")),
            "swap": "",
            "plural": f"{char}",
        }
        way = random.choice(sorted(other))
        if way == "swap":
            slipped = word[: at - 1] + char + word[at - 1] + word[at + 1 :]
        elif way == "plural":
            slipped = f"{word}s"
        else:
            slipped = word[:at] + other[way] + word[at + 1 :]
        if slipped != word and slipped not in LURES:
            return slipped


def disguised(word: str, random: Random, looks: Mapping[str, Sequence[str]]) -> str:
    """``word`` with one or two letters that look the same; itself when it has none."""
    places = [at for at, char in enumerate(word) if char in looks]
    chars = list(word)
    for at in random.sample(places, min(len(places), random.choice((1, 1, 2)))):
        chars[at] = random.choice(list(looks[chars[at]]))
    return "".join(chars)


def joined(stem: str, random: Random) -> str:
    """A label of the stem and words that speak to customers."""
    one, two = random.choice(LURES), random.choice(LURES)
    tail = random.choice(TAILS)
    return random.choice(
        (
            f"{stem}-{one}",
            f"{one}-{stem}",
            f"{stem}{one}",
            f"{one}{stem}",
            f"{stem}-{one}-{two}",
            f"{one}-{stem}-{two}",
            f"{one}{two}-{stem}",
            f"{stem}-{one}{tail}",
            f"{stem}{one}-{tail}",
            f"{stem}-{tail}-{one}",
            f"my{stem}-{one}",
            f"the-{stem}-{one}",
        )
    )


def added(brand: Imitated, random: Random) -> str:
    return f"{joined(random.choice(brand.stems), random)}.{random.choice(ENDINGS)}"


def abbreviated(brand: Imitated, random: Random) -> str:
    stem, short = random.choice(brand.stems), random.choice(ABBREVIATED)
    return f"{random.choice((f'{stem}-{short}', f'{short}-{stem}'))}.{random.choice(ENDINGS)}"


def ending_inside(brand: Imitated, random: Random) -> str:
    """The whole domain spelled within another one."""
    label, ending = brand.label, brand.ending.replace(".", "-")
    word, other = random.choice(LURES), random.choice(ENDINGS)
    return random.choice(
        (
            f"{label}-{ending}.{other}",
            f"{brand.domain}-{word}.{other}",
            f"{word}-{label}-{ending}.{other}",
            f"{brand.domain}.{random.choice(CARRIERS)}",
            f"login.{brand.domain}.{random.choice(CARRIERS)}",
            f"www-{label}-{ending}.{other}",
            f"https-{brand.domain}-{word}.{other}",
            f"{label}.{ending}.{word}-{random.choice(TAILS)}.{other}",
            f"{label}{ending.replace('-', '')}-{word}.{other}",
        )
    )


def other_ending(brand: Imitated, random: Random) -> str:
    others = [ending for ending in ENDINGS if ending != brand.ending]
    return f"{random.choice(('', 'www.', 'app.', 'm.'))}{brand.label}.{random.choice(others)}"


def below_another(brand: Imitated, random: Random) -> str:
    stem = random.choice(brand.stems)
    return random.choice(
        (
            f"{joined(stem, random)}.{random.choice(FREE_HOSTS)}",
            f"{joined(stem, random)}.{random.choice(CARRIERS)}",
            f"{random.choice(LURES)}.{joined(stem, random)}.{random.choice(ENDINGS)}",
            f"{stem}.{random.choice(LURES)}-{random.choice(LURES)}.{random.choice(ENDINGS)}",
        )
    )


def slipped(brand: Imitated, random: Random) -> str:
    """A slip in the name; beside a word that speaks to customers, or in that word, when the name is short.

    Four letters with another one are another name ("nexo", "neco"); doubled, swapped or with an "s" they are
    not.
    """
    stem = random.choice(brand.stems).replace("-", "")
    word = random.choice(LURES)
    if len(stem) < 4:
        long = random.choice([lure for lure in LURES if len(lure) > 6])
        return f"{brand.label}-{slip(long, random)}.{random.choice(ENDINGS)}"
    if len(stem) == 4:
        at = random.randrange(1, 4)
        swapped = stem[: at - 1] + stem[at] + stem[at - 1] + stem[at + 1 :]
        wrong = random.choice((stem[:at] + stem[at] + stem[at:], swapped, f"{stem}s"))
        return f"{wrong}-{word}.{random.choice(ENDINGS)}"
    wrong = slip(stem, random)
    if random.random() < 0.5 or wrong == f"{stem}s":
        return f"{wrong}-{word}.{random.choice(ENDINGS)}"
    return f"{wrong}.{random.choice((brand.ending, 'com', 'net', 'io')) if len(stem) > 5 else brand.ending}"


def look_alike(brand: Imitated, random: Random) -> str:
    word = disguised(brand.label, random, LOOKS)
    host = f"{word}.{random.choice((brand.ending, brand.ending, *ENDINGS))}"
    if random.random() < 0.4:
        host = f"{word}-{random.choice(LURES)}.{random.choice(ENDINGS)}"
    return host.encode("idna").decode() if random.random() < 0.3 else host


def look_alike_ascii(brand: Imitated, random: Random) -> str:
    stem = random.choice(brand.stems)
    word = disguised(stem, random, IN_ASCII)
    if word == stem or len(stem) < 4 or random.random() < 0.5:
        return f"{word}-{random.choice(LURES)}.{random.choice(ENDINGS)}"
    ending = "com" if brand.domain in TRADE else brand.ending
    return f"{word}.{ending}"


def page_of_anyone(brand: Imitated, random: Random) -> str:
    name = joined(random.choice(brand.stems), random)
    return random.choice(
        (
            f"{random.choice(SHORTENERS)}/{name}",
            f"https://sites.google.com/view/{name}",
            f"https://{random.choice(SHORTENERS)}/{name}",
            f"https://telegra.ph/{name}-11-28",
            f"https://github.com/{name}",
            f"https://medium.com/@{name.replace('-', '')}",
        )
    )


WAYS = {
    "added word": added,
    "abbreviated word": abbreviated,
    "ending inside": ending_inside,
    "other ending": other_ending,
    "below another": below_another,
    "slip": slipped,
    "look-alike": look_alike,
    "look-alike in ASCII": look_alike_ascii,
}


def hosts(brand: Imitated, random: Random, each: int) -> Iterator[tuple[str, str]]:
    """(way, host or link), ``each`` a way."""
    for way, make in WAYS.items():
        for _ in range(each):
            start = random.choice(("", "", "https://", "http://", "hxxps://"))
            yield way, start + make(brand, random) + random.choice(PATHS)
    for _ in range(each):
        yield "page anyone can make", page_of_anyone(brand, random)
