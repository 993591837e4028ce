"""Names in one form: what they consist of, what they look like (UTS 39), how far apart they are."""

from __future__ import annotations

import re
from functools import lru_cache

from walletcare.safety.folding import fold, latin_look
from walletcare.safety.official.han_variants import simplified

_SAME_SHAPE = str.maketrans("01i|!5$3489q762", "olll" + "lss" + "ea" + "bgg" + "tbz")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_DRAWN_AS = {
    "b": "b|lb",
    "d": "d|cl|dl",
    "h": "h|lh",
    "k": "k|lc",
    "m": "m|rn|nn|rr",
    "n": "n|rl",
    "u": "u|v",
    "v": "v|u",
    "w": "w|vv|uu",
}
"""What a letter is drawn with, after :data:`_SAME_SHAPE` (where ``1`` and ``i`` are ``l``): ``lc`` for ``k``.
Some of these stand in ordinary words, so they are looked for in place of a known name only."""


@lru_cache(4096)
def plain_name(text: str) -> str:
    """Letters and digits only, folded and lower case; look-alikes kept apart."""
    return simplified(re.sub(r"[\W_]+", "", fold(text).lower))


@lru_cache(4096)
def _shapes(text: str) -> str:
    looks = "".join(latin_look(char) for char in simplified(fold(text).latin))
    return re.sub(r"[\W_]+", "", looks).translate(_SAME_SHAPE)


@lru_cache(4096)
def skeleton(text: str) -> str:
    """What the text looks like: look-alike letters, digits and letter pairs brought to one form."""
    looks = _shapes(text)
    for pair, letter in _PAIRS:
        looks = looks.replace(pair, letter)
    return looks


@lru_cache(512)
def _drawings(key: str) -> re.Pattern[str]:
    return re.compile("".join(f"(?:{_DRAWN_AS.get(shape, re.escape(shape))})" for shape in _shapes(key)))


def looks_like(text: str, key: str) -> bool:
    """Whether all of ``text`` may be read as ``key``: by its skeleton, or with letters drawn by others."""
    if skeleton(text) == skeleton(key):
        return True
    shapes = _shapes(text)
    return len(key) <= len(shapes) <= 2 * len(key) and _drawings(key).fullmatch(shapes) is not None


def distance(first: str, second: str, limit: int) -> int:
    """Edit distance with swaps of neighbours (optimal string alignment), ``limit + 1`` when it is more."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    first, second = _without_common_ends(first, second)
    if not first or not second:
        return len(first) + len(second)
    if limit == 1:
        # What is left differs at both ends, so one edit is one letter for another, or two swapped.
        return 1 if len(first) == len(second) == 1 or (len(first) == 2 and first == second[::-1]) else 2
    if len(set(first) - set(second)) > limit:
        return limit + 1  # each of these letters takes an edit of its own
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, left in enumerate(first, 1):
        now = [row]
        for column, right in enumerate(second, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == second[column - 2] and first[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > limit:
            return limit + 1
        before, last = last, now
    return min(last[-1], limit + 1)


def _without_common_ends(first: str, second: str) -> tuple[str, str]:
    """Both without the letters they begin and end with alike, which no edit is spent on."""
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]
