"""How much one name looks like another: Unicode skeletons (UTS 39) and edit distance.

The package's own "dangerous" verdict needs mixed scripts, so a name written wholly in Cyrillic passes it; the
comparison of skeletons with the names of the brand does not have that hole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import fold, latin_look

_SAME_SHAPE = str.maketrans("01i|!5$3489q", "olll" + "lss" + "ea" + "bgg")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_AFFIXES = (  # noqa: SIM905
    "customerservice customercare customer support supports service services helpdesk helpcenter help care "
    "kefu secure security"
    " safe login signin signup verify verification validate auth account accounts wallet wallets official a"
    "pp apps web site online"
    " live team center centre desk chat refund refunds claim airdrop bonus gift reward rewards promo event "
    "recovery recover restore"
    " unlock update upgrade sync connect dapp defi swap bridge staking stake token coin crypto pay payment "
    "payments pro plus vip"
    " global china cn hk us uk eu asia intl io net org com info download install apk android ios mobile my "
    "the get go try use real"
    " true new id web3 user users portal admin mail email news blog api dev cloud 24 247 365 24h"
    " s inc ltd group co"
).split()
_AFFIX_SET = frozenset(_AFFIXES)
_AFFIX_SIZES = sorted({len(affix) for affix in _AFFIXES if len(affix) >= 2})
_AFFIX = late_pattern("|".join(sorted(map(re.escape, _AFFIXES), key=len, reverse=True)))


class Likeness(StrEnum):
    """Why a name counts as an imitation of another."""

    SAME = "same-name"
    LOOKALIKE = "look-alike-letters"
    CONTAINS = "brand-inside"
    ADDED = "added-words"
    TYPO = "one-letter-off"


@dataclass(frozen=True, slots=True)
class Match:
    likeness: Likeness
    key: str


@lru_cache(4096)
def plain_name(text: str) -> str:
    """Letters and digits only, folded and lower case; look-alikes kept apart."""
    return re.sub(r"[\W_]+", "", fold(text).lower)


@lru_cache(4096)
def skeleton(text: str) -> str:
    """What the text looks like: look-alike letters, digits and letter pairs brought to one form."""
    looks = "".join(latin_look(char) for char in fold(text).latin)
    looks = re.sub(r"[\W_]+", "", looks).translate(_SAME_SHAPE)
    for pair, letter in _PAIRS:
        looks = looks.replace(pair, letter)
    return looks


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


def _allowed_distance(key: str) -> int:
    return 2 if len(key) >= 10 else 1 if len(key) >= 6 else 0


@lru_cache(256)
def _parts(name: str) -> tuple[list[str], frozenset[str]]:
    """The parts of a name between its separators, and these with what is left of it without added words."""
    folded = fold(name)
    parts = [part for part in re.split(r"[\W_]+", folded.lower) if part]
    added = _without_affixes(plain_name(name)) | _without_affixes(folded.latin)
    return parts, frozenset({*parts, *added})


def likeness(name: str, key: str) -> Likeness | None:
    """Why ``name`` (a label, handle or mailbox, not official) looks like ``key``, None when it does not.

    ``key`` is a name of the brand as :func:`plain_name` gives it. Keys shorter than six characters match
    only whole, by skeleton, or between separators: three letters turn up in any name.
    """
    plain, looks, key_looks = plain_name(name), skeleton(name), skeleton(key)
    if not plain or not key:
        return None
    if plain == key:
        return Likeness.SAME
    if looks == key_looks:
        return Likeness.LOOKALIKE
    parts, bare = _parts(name)
    if plain.removeprefix("www") == key or _is_whole_part(parts, key, key_looks):
        return Likeness.ADDED if key in plain else Likeness.LOOKALIKE
    long_enough = len(key) >= 6 or (not key.isascii() and len(key) >= 2)
    if (long_enough and key in plain) or (key in parts and len(key) >= 3 and _has_affix(parts, key)):
        return Likeness.ADDED if _is_affixed(plain, key) else Likeness.CONTAINS
    if 3 <= len(key) < 6 and plain != key and plain.startswith(key) | plain.endswith(key):
        rest = plain.removeprefix(key) if plain.startswith(key) else plain.removesuffix(key)
        if (len(rest) >= 2 or rest.isdigit()) and not _AFFIX.sub("", rest).strip("0123456789"):
            return Likeness.ADDED
    if 3 <= len(key) < 6 and any(_is_slip(part, key) for part in {plain, *parts}):
        return Likeness.TYPO
    if len(key) >= 6 and key_looks in looks and (len(key) >= 8 or _is_affixed(looks, key_looks)):
        return Likeness.LOOKALIKE
    allowed = _allowed_distance(key)
    if not allowed:
        return None
    if _is_close(plain, key, allowed) or _is_close(looks, key_looks, 1):
        return Likeness.TYPO
    for part in bare:
        if len(part) >= len(key) - 1 and (_is_close(part, key, 1) or _is_close(skeleton(part), key_looks, 1)):
            return Likeness.TYPO
    if len(key) >= 10 and _has_close_part(plain, key):
        return Likeness.TYPO
    return None


def _is_whole_part(parts: list[str], key: str, key_looks: str) -> bool:
    """A short name in look-alike letters between separators, beside a word such as "secure"."""
    return any(
        len(part) == len(key) >= 3 and part != key and skeleton(part) == key_looks for part in parts
    ) and _has_affix(parts, key)


def _is_slip(name: str, key: str) -> bool:
    """A letter of a short name doubled, or two neighbours swapped: slips that make no other word."""
    if len(name) == len(key) + 1:
        return any(name == key[: at + 1] + key[at:] for at in range(len(key)))
    if len(name) != len(key) or len(key) < 4:
        return False
    return any(
        name == key[:at] + key[at + 1] + key[at] + key[at + 2 :] and key[at] != key[at + 1]
        for at in range(len(key) - 1)
    )


def _is_close(name: str, key: str, allowed: int) -> bool:
    if distance(name, key, allowed) > allowed:
        return False
    # Two edits that also change the first letter make another word more often than an imitation.
    return allowed == 1 or distance(name, key, 1) <= 1 or name[:1] == key[:1]


def _has_affix(parts: list[str], key: str) -> bool:
    return any(part in _AFFIXES for part in parts if part != key)


def _is_affixed(plain: str, key: str) -> bool:
    rest = plain.replace(key, "", 1)
    return not _AFFIX.sub("", rest).strip("0123456789")


def _without_affixes(plain: str) -> set[str]:
    """The name with a known word taken off its front, its end, or both."""
    found = set()
    for size in _AFFIX_SIZES:
        if plain[-size:] in _AFFIX_SET:
            found.add(plain[:-size].strip("-_."))
        if plain[:size] in _AFFIX_SET:
            found.add(plain[size:].strip("-_."))
    return {part for part in found if len(part) >= 5}


def _has_close_part(plain: str, key: str) -> bool:
    """Whether some part of ``plain`` is one edit away from ``key``, first and last letter the same."""
    size = len(key)
    for start in range(len(plain)):
        if plain[start] != key[0]:
            continue
        for length in (size - 1, size, size + 1):
            part = plain[start : start + length]
            if len(part) == length and part[-1] == key[-1] and distance(part, key, 1) <= 1:
                return True
    return False
