"""When a name of two letters is imitated.

Two letters stand in any word, so they count as a word of their own with nothing but lures around them, or run
together with lures that speak to customers. Where no word and no syllable is spelled like the name (``kq``,
not ``re``), any lure will do: ``kqpay`` is what the brand itself would call a product.
"""

from __future__ import annotations

import re
from functools import lru_cache

from walletcare.safety.folding import fold
from walletcare.safety.official.lures import LURES, are_lures, are_telling
from walletcare.safety.official.short_names import is_distinctive, is_plainly_a_lure, is_word, parts_of
from walletcare.safety.official.skeletons import distance, looks_like

_OF_ANY_COMPANY = frozenset(
    """link group tech digital system global world labs media company solution solutions technology tool tools
    com net org co""".split()
)
_BEFORE_A_NAME = frozenset({"my", "the"})
_LONG_WORD = 6
_SHORTEST_LURE, _SHORTEST_TELLING = 3, 4


def tiny_added_to(name: str, key: str) -> str | None:
    """The part of ``name`` that is a ``key`` of two letters beside lures, None when nothing is."""
    for part, around in parts_of(name):
        if len(around) < len(key) or around in _OF_ANY_COMPANY:
            continue
        if part == key or looks_like(part, key):
            if are_lures(around) or _is_lure_with_a_slip(around):
                return part
        elif re.fullmatch(rf"(?:my)?{re.escape(key)}\d{{0,4}}", part) and is_plainly_a_lure(around):
            return part  # "myxe-login", "support.xe24"
    joined = re.sub(r"[\W_]+", "", fold(name).latin)
    return key if not is_word(joined) and _is_run_together(joined, key) else None


def _is_run_together(joined: str, key: str) -> bool:
    """Whether ``key`` stands in ``joined`` with nothing but lures on both sides."""
    for match in re.finditer(f"(?={re.escape(key)})", joined):
        before, after = joined[: match.start()], joined[match.start() + len(key) :]
        beside = [around for around in (before, after) if around and around not in _BEFORE_A_NAME]
        if not beside:
            continue
        if all(len(around) >= _SHORTEST_TELLING and are_telling(around) for around in beside):
            return True
        if is_distinctive(key) and len(beside) == 1 and _is_any_lure(beside[0]):
            return True
    return False


def _is_any_lure(text: str) -> bool:
    return len(text) >= _SHORTEST_LURE and text not in _OF_ANY_COMPANY and are_lures(text)


@lru_cache(1024)
def _is_lure_with_a_slip(word: str) -> bool:
    """Whether ``word`` is a long lure with one slip, and no other word: ``helpdeks``, ``verfication``."""
    if len(word) < _LONG_WORD or is_word(word):
        return False
    return any(
        lure[0] in word[:2] and distance(word, lure, 1) == 1 for lure in LURES if len(lure) >= _LONG_WORD
    )
