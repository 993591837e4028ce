"""Why one name counts as an imitation of another: by skeletons, added words and edit distance.

The package's own "dangerous" verdict needs mixed scripts, so a name written wholly in Cyrillic passes it; the
comparison of skeletons with the names of the brand does not have that hole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.folding import fold
from walletcare.safety.official.lures import LURES, are_lures, are_telling
from walletcare.safety.official.shared_names import SHARED_NAMES, grows_into_a_word
from walletcare.safety.official.short_names import (
    SHORTEST,
    added_to,
    are_everyday_words,
    at_an_edge_of_words,
    has_slip,
    holds_word,
    is_distinctive,
    is_near_account,
    is_short,
    is_word,
    parts_of,
    words_of,
)
from walletcare.safety.official.skeletons import distance, looks_like, plain_name, skeleton
from walletcare.safety.official.tiny_names import tiny_added_to

_ANYWHERE_FROM = 9
"""Letters from which a name inside another is no accident, wherever it stands."""

_AFFIX_FROM = 3
_AFFIXES = frozenset(word for word in LURES if len(word) >= _AFFIX_FROM) | {"my", "go"}
_AFFIX_SIZES = sorted(set(map(len, _AFFIXES)))
_COUNTRY = late_pattern(
    r"^(?:C)[-_.]|[-_.](?:C)(?=$|[-_.])".replace(
        "C", "ae|at|au|be|br|ca|ch|co|cz|de|en|es|fr|gr|it|ke|ng|nl|no|nz|pl|pt|ro|sa|se|sk|ua|za|zh"
    ),
    re.IGNORECASE,
)
"""Codes of countries and tongues that say so only as words of their own: "de" stands in too many words."""


class Likeness(StrEnum):
    """Why a name counts as an imitation of another."""

    SAME = "same-name"
    LOOKALIKE = "look-alike-letters"
    CONTAINS = "brand-inside"
    ADDED = "added-words"
    TYPO = "one-letter-off"


def _allowed_distance(key: str) -> int:
    return 2 if len(key) >= 10 else 1


@lru_cache(256)
def _bare_parts(name: str) -> frozenset[str]:
    """The parts of a name between its separators, and what is left of it without added words."""
    folded = fold(name)
    parts = {part for part in re.split(r"[\W_]+", folded.lower) if part}
    return frozenset(parts | _without_affixes(plain_name(name)) | _without_affixes(folded.latin))


def likeness(name: str, key: str, *, is_account: bool = False) -> Likeness | None:
    """Why ``name`` (a label, handle or mailbox, not official) looks like ``key``, None when it does not.

    ``key`` is a name of the brand as :func:`plain_name` gives it. Keys shorter than six characters follow
    :mod:`walletcare.safety.official.short_names`: three letters turn up in any name. ``is_account``: a handle
    that was clearly meant as one, where one letter off is enough.
    """
    match = _likeness(name, key, is_account=is_account)
    bare = _COUNTRY.sub("", name)
    if match is not None or bare == name or not bare:
        return match
    match = _likeness(bare, key, is_account=is_account)
    if match is not Likeness.SAME:
        return match
    return Likeness.ADDED if len(key) >= SHORTEST else None


def _likeness(name: str, key: str, *, is_account: bool) -> Likeness | None:
    plain = plain_name(name)
    if not plain or not key:
        return None
    if plain == key:
        return Likeness.SAME
    if looks_like(name, key):
        return Likeness.LOOKALIKE
    if plain.removeprefix("www") == key:
        return Likeness.ADDED
    if key in LURES:
        # A brand named by a word of the trade: whose name has that word too imitates nobody yet.
        return _added(name, key, are_telling) or _disguised(name, key) or _misspelt_word(plain, key)
    if len(key) < SHORTEST and key.isascii():
        return Likeness.ADDED if tiny_added_to(name, key) else None
    if is_short(key):
        return _short_likeness(name, key, is_account=is_account)
    if key in plain and (len(key) >= _ANYWHERE_FROM or not key.isascii() or _is_at_an_edge(plain, key)):
        if are_lures(plain.replace(key, "", 1)):
            return Likeness.ADDED
        if len(plain) - len(key) > 1 and not _is_by_chance(name, plain, key):
            return Likeness.CONTAINS
    return _lookalike_inside(name, key) or _misspelt(name, plain, key) if len(key) >= 6 else None


def _is_by_chance(name: str, plain: str, key: str) -> bool:
    """Whether the key is in a name that means something else: a word that grew out of it, or a word that many
    businesses share, with nothing beside it that speaks to customers."""
    if grows_into_a_word(plain.partition(key)[2]):
        return True
    if _is_of_the_trade(key) and not holds_word(name, key):
        return True  # "cryptocom" goes on in "cryptocommunity"
    around = [word for word in words_of(name.replace(key, f"-{key}-")) if word != key]
    return key in SHARED_NAMES and not any(len(word) > _AFFIX_FROM and are_telling(word) for word in around)


@lru_cache(256)
def _is_of_the_trade(key: str) -> bool:
    """Whether a name is words of the trade run together, the last one perhaps an ending: ``tokenim``."""
    heads = (key[:cut] for cut in range(_AFFIX_FROM, len(key)))
    return are_lures(key) or any(head in LURES and len(key) - len(head) <= _AFFIX_FROM for head in heads)


def _lookalike_inside(name: str, key: str) -> Likeness | None:
    is_inside = skeleton(key) in skeleton(name) and key not in plain_name(name)
    return Likeness.LOOKALIKE if is_inside and (len(key) >= 8 or added_to(name, key)) else None


def _misspelt(name: str, plain: str, key: str) -> Likeness | None:
    if not _is_nearly(name, plain, key) or _says_something_else(name, plain, key):
        return None
    return Likeness.TYPO


def _says_something_else(name: str, plain: str, key: str) -> bool:
    """Whether the name is words of its own, or the plural of a word that the brand shares."""
    if is_word(plain) or all(map(is_word, words_of(name))) or are_everyday_words(plain):
        return True
    plural = key + "s"
    return key in SHARED_NAMES and plural in words_of(name) and added_to(name, plural) is None


def _is_nearly(name: str, plain: str, key: str) -> bool:
    """Whether the name, or a part of it, is the key but for a letter or two."""
    key_looks = skeleton(key)
    if _is_close(plain, key, _allowed_distance(key)) or _is_close(skeleton(name), key_looks, 1):
        return True
    for part, around in parts_of(name):
        if around and _is_close(part, key, 1) and not is_word(part) and are_lures(around):
            return True
    for part in _bare_parts(name):
        if len(part) < len(key) - 1 or is_word(part):
            continue
        if _is_close(part, key, 1) or _is_close(skeleton(part), key_looks, 1):
            return True
    return len(key) >= 10 and not _is_of_the_trade(key) and _has_close_part(plain, key)


def _added(name: str, key: str, is_telling: Callable[[str], bool]) -> Likeness | None:
    part = added_to(name, key, is_telling)
    if part is None:
        return None
    return Likeness.ADDED if part == key and part in plain_name(name) else Likeness.LOOKALIKE


def _disguised(name: str, key: str) -> Likeness | None:
    """A word of the trade in look-alike letters is no accident, whatever stands beside it."""
    added = _added(name, key, are_lures)
    is_foreign = not name.isascii() and not any("\u3400" <= char <= "\u9fff" for char in name)
    return Likeness.LOOKALIKE if added is Likeness.LOOKALIKE or (added and is_foreign) else None


def _misspelt_word(plain: str, key: str) -> Likeness | None:
    """A long word of the trade with a slip, but not its plural: ``blocckchain``."""
    is_slip = len(key) >= 8 and distance(plain, key, 1) == 1 and plain != key + "s" and not is_word(plain)
    return Likeness.TYPO if is_slip else None


def _is_at_an_edge(plain: str, key: str) -> bool:
    """Whether ``key`` begins or ends the name or has a lure beside it, unlike "ledger" in "pledgering"."""
    before, _, after = plain.partition(key)
    return any(not around or (len(around) >= _AFFIX_FROM and are_lures(around)) for around in (before, after))


def _short_likeness(name: str, key: str, *, is_account: bool) -> Likeness | None:
    added = _added(name, key, are_lures)
    if added is not None:
        return added
    if is_distinctive(key) and any(part == key for part, _ in parts_of(name)):
        return Likeness.CONTAINS
    if at_an_edge_of_words(name, key):
        return Likeness.CONTAINS
    if has_slip(name, key) or (is_account and is_near_account(name, key)):
        return Likeness.TYPO
    return None


def _is_close(name: str, key: str, allowed: int) -> bool:
    if distance(name, key, allowed) > allowed:
        return False
    # Two edits that also change the first letter make another word more often than an imitation.
    return allowed == 1 or distance(name, key, 1) <= 1 or name[:1] == key[:1]


def _without_affixes(plain: str) -> set[str]:
    """The name with a known word taken off its front or its end."""
    found = set()
    for size in _AFFIX_SIZES:
        if plain[-size:] in _AFFIXES:
            found.add(plain[:-size].strip("-_."))
        if plain[:size] in _AFFIXES:
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
