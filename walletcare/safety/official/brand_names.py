"""The brand's names as they stand in addresses and in free text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.safety.official.hosts import registrable, unicode_host
from walletcare.safety.official.lookalike import Likeness, likeness
from walletcare.safety.official.lures import LURES, are_lures, are_telling
from walletcare.safety.official.shared_names import SHARED_NAMES
from walletcare.safety.official.short_names import (
    SHORTEST,
    added_to,
    holds_word,
)
from walletcare.safety.official.skeletons import plain_name, skeleton
from walletcare.safety.official.tiny_names import tiny_added_to

if TYPE_CHECKING:
    from collections.abc import Iterable

_SERVICE_WORD = re.compile(
    r"support|help|service|security|official|team|客服|官方|服务|安全|中心", re.IGNORECASE
)


class BrandNames:
    """What the brand is called, each name run together (a "key"). Immutable once made."""

    def __init__(self, brand_names: Iterable[str], domains: Iterable[str]) -> None:
        """``domains`` are the listed hosts in ASCII form: the name in a domain is a name of the brand too."""
        self.keys = tuple(sorted(_keys(brand_names, domains), key=len, reverse=True))
        """The longest first, so that the most telling name is found."""

    def run_together_in(self, text: str) -> str | None:
        """The key inside free text: run together, look-alikes undone; a short one only beside a word such
        as "support"."""
        return next((key for key in self.keys if _is_run_together_in(text, key)), None)

    def word_in(self, text: str) -> str | None:
        """The key, however short, as a word of ``text`` or among words such as "support"."""
        return next((key for key in self.keys if _is_word_in(text, key)), None)

    def in_mailbox(self, local: str) -> str | None:
        """The key that speaks for the brand in what stands before an ``@``: people have names too, so
        one that they share with it (``maya.lopez``, ``tom.cash``) needs a lure beside it."""
        for key in self.keys:
            if key in LURES or key in SHARED_NAMES:
                if added_to(local, key, _are_lures_of_letters if key in SHARED_NAMES else are_telling):
                    return key
            elif _is_run_together_in(local, key) or _is_word_in(local, key):
                return key
        return None

    def is_name(self, text: str) -> str | None:
        """The key that ``text`` is as a whole, or with nothing but words such as "support" beside it."""
        return next(
            (
                key
                for key in self.keys
                if likeness(text, key) in {Likeness.SAME, Likeness.LOOKALIKE, Likeness.ADDED}
            ),
            None,
        )


def _is_run_together_in(text: str, key: str) -> bool:
    plain = plain_name(text)
    if len(key) >= 6 and (key in plain or skeleton(key) in skeleton(text)):
        return True
    if not key.isascii() and key in plain:
        return True
    return len(key) >= SHORTEST and holds_word(text, key) and _SERVICE_WORD.search(text) is not None


def _are_lures_of_letters(text: str) -> bool:
    return not text.isdigit() and are_lures(text)


def _is_word_in(text: str, key: str) -> bool:
    if len(key) < SHORTEST and key.isascii():
        return tiny_added_to(text, key) is not None
    return holds_word(text, key) or added_to(text, key) is not None


def _keys(brand_names: Iterable[str], domains: Iterable[str]) -> set[str]:
    """The names run together, those of two words also swapped."""
    names: set[str] = set()
    for name in brand_names:
        names.add(plain_name(name))
        words = name.split()
        if len(words) == 2 and all(word.isascii() for word in words):
            names.add(plain_name(words[1] + words[0]))
    for domain in domains:
        label, suffix = registrable(unicode_host(domain))
        names.add(plain_name(label))
        if label in LURES:
            # "token.im": the word alone tells little, the whole address run together tells whose it is.
            names.add(plain_name(label + suffix))
    return {name for name in names if len(name) >= 2}
