"""Names in letters that look the same: other scripts, accents, styles of Unicode, digits, pairs."""

# ruff: noqa: E501 - tables read better on one line

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

_OTHER_SCRIPTS = {
    "a": "CYRILLIC SMALL LETTER A|GREEK SMALL LETTER ALPHA|LATIN SMALL LETTER ALPHA",
    "b": "CYRILLIC SMALL LETTER SOFT SIGN|LATIN SMALL LETTER B WITH HOOK",
    "c": "CYRILLIC SMALL LETTER ES|GREEK LUNATE SIGMA SYMBOL|LATIN LETTER SMALL CAPITAL C",
    "d": "CYRILLIC SMALL LETTER KOMI DE|LATIN SMALL LETTER D WITH STROKE",
    "e": "CYRILLIC SMALL LETTER IE|CYRILLIC SMALL LETTER IO|LATIN SMALL LETTER E WITH OGONEK",
    "g": "LATIN SMALL LETTER SCRIPT G|ARMENIAN SMALL LETTER CO|LATIN SMALL LETTER G WITH HOOK",
    "h": "CYRILLIC SMALL LETTER SHHA|ARMENIAN SMALL LETTER HO|LATIN SMALL LETTER H WITH STROKE",
    "i": "CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I|GREEK SMALL LETTER IOTA"
    "|LATIN SMALL LETTER DOTLESS I|CYRILLIC SMALL LETTER YI",
    "j": "CYRILLIC SMALL LETTER JE|GREEK LETTER YOT",
    "k": "CYRILLIC SMALL LETTER KA|GREEK SMALL LETTER KAPPA|LATIN SMALL LETTER KRA",
    "l": "CYRILLIC SMALL LETTER PALOCHKA|LATIN SMALL LETTER L WITH STROKE|LATIN SMALL LETTER L WITH MIDDLE TILDE",
    "m": "CYRILLIC SMALL LETTER EM|LATIN SMALL LETTER M WITH HOOK",
    "n": "ARMENIAN SMALL LETTER VO|LATIN SMALL LETTER ENG|GREEK SMALL LETTER ETA",
    "o": "CYRILLIC SMALL LETTER O|GREEK SMALL LETTER OMICRON|ARMENIAN SMALL LETTER OH"
    "|LATIN SMALL LETTER O WITH STROKE|GREEK SMALL LETTER SIGMA",
    "p": "CYRILLIC SMALL LETTER ER|GREEK SMALL LETTER RHO|LATIN SMALL LETTER P WITH HOOK",
    "q": "CYRILLIC SMALL LETTER QA|ARMENIAN SMALL LETTER ZA",
    "r": "CYRILLIC SMALL LETTER GHE|LATIN LETTER SMALL CAPITAL R",
    "s": "CYRILLIC SMALL LETTER DZE|LATIN SMALL LETTER S WITH CEDILLA",
    "t": "CYRILLIC SMALL LETTER TE|GREEK SMALL LETTER TAU|LATIN SMALL LETTER T WITH STROKE",
    "u": "GREEK SMALL LETTER UPSILON|ARMENIAN SMALL LETTER SEH|LATIN SMALL LETTER U WITH OGONEK",
    "v": "GREEK SMALL LETTER NU|CYRILLIC SMALL LETTER IZHITSA",
    "w": "CYRILLIC SMALL LETTER WE|GREEK SMALL LETTER OMEGA|ARMENIAN SMALL LETTER AYB",
    "x": "CYRILLIC SMALL LETTER HA|GREEK SMALL LETTER CHI",
    "y": "CYRILLIC SMALL LETTER U|GREEK SMALL LETTER GAMMA|CYRILLIC SMALL LETTER STRAIGHT U",
    "z": "LATIN LETTER SMALL CAPITAL Z|LATIN SMALL LETTER Z WITH STROKE",
}
_STYLES = (0xFF41, 0x1D41A, 0x1D44E, 0x1D5BA, 0x1D68A, 0x1D5EE, 0x24D0)
"""First letters of alphabets that stand for the basic one: full width, mathematical, circled."""
_ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u0323\u0331\u0327\u030c"
_DIGITS = {"o": "0", "l": "1", "i": "1", "e": "3", "a": "4", "s": "5", "b": "8", "g": "9", "z": "2", "t": "7"}
_PAIRS = {"m": "rn", "w": "vv", "d": "cl"}
_UNSEEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff"


@cache
def _twins(letter: str) -> tuple[str, ...]:
    return tuple(unicodedata.lookup(name) for name in _OTHER_SCRIPTS.get(letter, "").split("|") if name)


def _at(name: str, random: Random, change: Callable[[str], str]) -> str:
    """``name`` with one character changed, where the change changes anything."""
    places = [place for place, char in enumerate(name) if change(char) != char]
    if not places:
        return name
    place = random.choice(places)
    return name[:place] + change(name[place]) + name[place + 1 :]


def one_other_script(name: str, random: Random) -> str:
    return _at(name, random, lambda char: random.choice(_twins(char) or (char,)))


def many_other_scripts(name: str, random: Random) -> str:
    return "".join(random.choice(_twins(char) or (char,)) for char in name)


def accent(name: str, random: Random) -> str:
    mark = random.choice(_ACCENTS)
    return _at(
        name, random, lambda char: unicodedata.normalize("NFC", char + mark) if char.isalpha() else char
    )


def style(name: str, random: Random) -> str:
    """In one of the styled alphabets; a browser reads them as plain letters, so the host has to be foreign."""
    first = random.choice(_STYLES)
    styled = (chr(first + ord(char) - 97) if "a" <= char <= "z" else char for char in name)
    return "".join(char if unicodedata.category(char) != "Cn" else "\u210e" for char in styled)


def digit(name: str, random: Random) -> str:
    return _at(name, random, lambda char: _DIGITS.get(char, char))


def pair(name: str, random: Random) -> str:
    return _at(name, random, lambda char: _PAIRS.get(char, char))


def tall(name: str, random: Random) -> str:
    """Capital i for small L, small L for capital i."""
    return _at(name, random, lambda char: {"l": "I", "i": "l"}.get(char, char))


def unseen(name: str, random: Random) -> str:
    place = random.randrange(1, len(name))
    return name[:place] + random.choice(_UNSEEN) + name[place:]
