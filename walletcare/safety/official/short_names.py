"""When a name of three to five letters is imitated.

Such names stand by chance in any text ("bookxpress" holds "okx"), and one letter more or less makes another
word, so distance alone proves nothing. What counts: the name as a word of its own, or run together with only
such words as "support"; a slip that no other word explains (a letter doubled, two swapped).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise

from walletcare.safety.folding import fold
from walletcare.safety.official.lures import LURES, are_lures, are_telling
from walletcare.safety.official.shared_names import SHARED_NAMES, grows_into_a_word
from walletcare.safety.official.skeletons import distance, looks_like, skeleton
from walletcare.safety.wordlists import COMMON_ENGLISH

SHORTEST, LONGEST = 3, 5
_MOST_WORDS, _MOST_WORDS_OF_A_NAME = 12, 3
_LONGEST_REST = 40
_LONG_WORD = 6
_SYLLABLE = (
    r"(?:[zcs]h|[jqx](?=[iu])|[bpmfdtnlgkhrzcsyw])?"
    r"(?:[iu]?a(?:ng?|i|o)?|eng?|er|e[in]?|i(?:ng?|ong|u|e)?|ong|u(?:o|i|n|e)?|ou?|(?<=[ln])v)"
)
"""One syllable of pinyin, roughly."""
_TWO_BEFORE = frozenset({"my", "go"})


def is_short(key: str) -> bool:
    return key.isascii() and SHORTEST <= len(key) <= LONGEST


@cache
def _known_words() -> frozenset[str]:
    from mnemonic import Mnemonic

    return COMMON_ENGLISH | LURES | SHARED_NAMES | frozenset(Mnemonic("english").wordlist)


def is_word(text: str) -> bool:
    """Whether ``text`` is an everyday English word, or one that impostors add."""
    return text in _known_words()


@cache
def is_distinctive(key: str) -> bool:
    """Whether no English word and no pinyin is spelled like ``key``: as a word it means the brand."""
    return not is_word(key) and not re.fullmatch(rf"(?:{_SYLLABLE}){{1,3}}", key)


def words_of(name: str) -> list[str]:
    """The words of a name: parted by marks, by capitals (``OkxSupport``) and where the script changes."""
    han = r"[\u3400-\u9fff]"
    parted = re.sub(
        rf"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<={han})(?!{han})|(?<!{han})(?={han})",
        " ",
        fold(name).shown,
    )
    return [word for word in re.split(r"[\W_]+", parted.lower()) if word]


@lru_cache(1024)
def parts_of(name: str) -> tuple[tuple[str, str], ...]:
    """(words run together, the words around them run together) for every few neighbouring words."""
    readings = {tuple(words_of(name)), tuple(re.split(r"[\W_]+", fold(name).latin.strip("_-. ")))}
    return tuple(
        ("".join(words[first:last]), "".join(words[:first] + words[last:]))
        for words in readings
        for first in range(min(len(words), _MOST_WORDS))
        for last in range(first + 1, min(first + _MOST_WORDS_OF_A_NAME, len(words)) + 1)
    )


def holds_word(name: str, key: str) -> bool:
    """Whether ``key``, or what looks like it, is a word of ``name`` or a few words run together."""
    return any(part == key or looks_like(part, key) for part, _ in parts_of(name))


def added_to(name: str, key: str, is_telling: Callable[[str], bool] = are_lures) -> str | None:
    """The part of ``name`` that is or looks like ``key`` with nothing but telling words around it."""
    for part, around in parts_of(name):
        is_beside = around == "m" or (around and is_telling(around))  # m for mobile
        if is_beside and (part == key or looks_like(part, key)):
            return part
    joined = re.sub(r"[\W_]+", "", fold(name).latin)
    for length in (len(key), len(key) - 1, len(key) + 1, len(key) + 2):
        for at in range(len(joined) - length + 1):
            part, before, after = joined[at : at + length], joined[:at], joined[at + length :]
            is_theirs = part == key or (length >= SHORTEST and looks_like(part, key))
            are_both = are_lures(before) and are_lures(after) and is_telling(before + after)
            if is_theirs and are_both and _is_enough(before, after, key):
                return part
    return None


def is_plainly_a_lure(text: str) -> bool:
    """Whether ``text`` is lures that no few letters make up by chance."""
    return are_telling(text) or (len(text) >= _LONG_WORD and are_lures(text))


def at_an_edge_of_words(name: str, key: str) -> bool:
    """Whether a distinctive ``key`` begins or ends ``name`` and everything else in it is words, pinyin or
    numbers: ``okxgarden``, unlike ``mexcity`` for "mexc"."""
    joined = re.sub(r"[\W_]+", "", fold(name).latin)
    if not is_distinctive(key) or _are_words(joined):
        return False  # "boringcash" is two words, not "gcash" behind something
    after = joined.removeprefix(key) if joined.startswith(key) else ""
    if len(key) == LONGEST and len(after) >= SHORTEST and not grows_into_a_word(after):
        return True  # five letters that spell nothing do not begin a name by chance
    before = joined.removesuffix(key) if joined.endswith(key) else ""
    is_pinyin = len(after) > SHORTEST and re.fullmatch(rf"(?:{_SYLLABLE}){{2,6}}", after) is not None
    return is_pinyin or any(len(rest) >= SHORTEST and _are_words(rest) for rest in (after, before))


def are_everyday_words(text: str) -> bool:
    """Whether ``text`` is words that are none of the trade, run together: ``oceanlight``, not ``safepay``."""
    return _are_words(text, without=LURES)


@lru_cache(1024)
def _are_words(text: str, without: frozenset[str] = frozenset()) -> bool:
    if len(text) > _LONGEST_REST:
        return False
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            if text[start].isdigit():
                reached.add(start + 1)
            words = ((text[start:end], end) for end in range(start + SHORTEST, len(text) + 1))
            reached.update(end for word, end in words if is_word(word) and word not in without)
    return len(text) in reached


def _is_enough(before: str, after: str, key: str) -> bool:
    # One letter more makes another word, and so do two before it; a digit does not.
    # "wingcash" is a wing, not "wi" before "gcash".
    is_surely_theirs = len(key) > SHORTEST and is_distinctive(key) and not is_word(key[1:])
    if len(before) == 2 and before.isalpha() and before not in _TWO_BEFORE and not is_surely_theirs:
        return False
    return len(before + after) >= 2 or (before + after).isdigit()


def has_slip(name: str, key: str) -> bool:
    """Whether ``name``, or a word of it among lures, is ``key`` with a slip that makes no other word."""
    return any(
        _is_slip(part, key, is_beside=bool(around)) for part, around in parts_of(name) if are_lures(around)
    )


def _is_slip(name: str, key: str, *, is_beside: bool) -> bool:
    if is_word(name):
        return False
    if name == key + "s" and len(key) > SHORTEST and is_beside:
        return True
    if len(name) == len(key) + 1 and any(name == key[: at + 1] + key[at:] for at in range(len(key))):
        return True
    if len(name) == len(key) and (len(key) > SHORTEST or is_beside):
        for at, (left, right) in enumerate(pairwise(key)):
            if left != right and name == key[:at] + right + left + key[at + 2 :]:
                return True
    return is_beside and len(key) == LONGEST and distance(name, key, 1) == 1


def is_near_account(name: str, key: str) -> bool:
    """One letter off: said of accounts, which are typed by hand and have no ending to tell owners apart."""
    plain = re.sub(r"[\W_]+", "", fold(name).latin)
    return len(plain) >= SHORTEST and (
        distance(plain, key, 1) == 1 or distance(skeleton(plain), skeleton(key), 1) == 1
    )
