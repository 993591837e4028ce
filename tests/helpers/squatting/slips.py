"""What fingers and memory do to a name: the typing errors that squatters register."""

from __future__ import annotations

from random import Random

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiou"


def _neighbours(char: str) -> str:
    for number, row in enumerate(_ROWS):
        at = row.find(char)
        if at < 0:
            continue
        beside = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
        for other in (number - 1, number + 1):
            if 1 <= other < len(_ROWS):
                beside += _ROWS[other][max(at - 1, 0) : at + 1]
        return beside
    return ""


def _place(name: str, random: Random) -> int:
    return random.randrange(len(name))


def omission(name: str, random: Random) -> str:
    at = _place(name, random)
    return name[:at] + name[at + 1 :] if len(name) > 3 else name


def doubling(name: str, random: Random) -> str:
    at = _place(name, random)
    return name[: at + 1] + name[at:]


def swap(name: str, random: Random) -> str:
    at = random.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def neighbour(name: str, random: Random) -> str:
    """The key beside the right one."""
    at = _place(name, random)
    keys = _neighbours(name[at])
    return name[:at] + random.choice(keys) + name[at + 1 :] if keys else name


def extra_key(name: str, random: Random) -> str:
    """The key beside the right one, too."""
    at = _place(name, random)
    keys = _neighbours(name[at])
    return name[:at] + random.choice(keys) + name[at:] if keys else name


def any_letter(name: str, random: Random) -> str:
    at = _place(name, random)
    return name[:at] + random.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]


def vowel(name: str, random: Random) -> str:
    places = [at for at, char in enumerate(name) if char in _VOWELS]
    if not places:
        return name
    at = random.choice(places)
    return name[:at] + random.choice(_VOWELS) + name[at + 1 :]


def bit_flip(name: str, random: Random) -> str:
    """One bit of one letter, as a failing memory turns it."""
    at = _place(name, random)
    flipped = chr(ord(name[at]) ^ (1 << random.randrange(5)))
    is_valid = flipped.isascii() and flipped.isalnum() and flipped == flipped.lower()
    return name[:at] + flipped + name[at + 1 :] if is_valid else name


def hyphen(name: str, random: Random) -> str:
    at = random.randrange(1, len(name))
    return name if "-" in name[at - 1 : at + 1] else name[:at] + "-" + name[at:]


def plural(name: str, random: Random) -> str:
    return name + random.choice(["s", "es", "z", "x"])
