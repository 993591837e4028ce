"""Handles and groups against the official list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.safety.official.contacts import Contact, ContactKind
from walletcare.safety.official.forms import handle_form
from walletcare.safety.official.judgement import CODE_OF_LIKENESS, Judgement, imitation, official, unlisted
from walletcare.safety.official.lookalike import Likeness, likeness
from walletcare.safety.official.lures import LURES
from walletcare.safety.official.networks import networks_beside
from walletcare.safety.official.report import OfficialVerdict
from walletcare.safety.official.shared_names import SHARED_NAMES
from walletcare.safety.official.short_names import SHORTEST, holds_word
from walletcare.safety.official.skeletons import distance, plain_name

if TYPE_CHECKING:
    from walletcare.safety.official.brand_names import BrandNames
    from walletcare.safety.official.index import OfficialIndex

_MORE_WORDS = re.compile(r"(?: [\w-]{1,30}){1,3}")
_LONG_HANDLE = 12
_WITH_THE_NAME = frozenset({Likeness.SAME, Likeness.ADDED, Likeness.CONTAINS})


class NameJudge:
    """Judges names of accounts and groups."""

    def __init__(self, index: OfficialIndex, names: BrandNames) -> None:
        self._index, self._names = index, names

    def judge(self, contact: Contact, text: str) -> Judgement:
        """A handle or group; where the words beside it name a network, it has to be listed for that one."""
        judged = self.judge_name(contact.value, "", contact.kind, is_account=not contact.is_guess)
        if judged.verdict is OfficialVerdict.UNLISTED and not contact.shown.startswith(("@", "＠")):
            # A name of two words was cut at the blank: "微信公众号：Heron Wallet服务中心".
            more = _MORE_WORDS.match(text, contact.span[1])
            whole = contact.value + more.group() if more else ""
            key = self._names.is_name(whole) if whole else None
            if key:
                return imitation(self._index.entry_of(key, whole, contact.kind), "brand-in-name", whole)
        if judged.verdict is not OfficialVerdict.OFFICIAL or judged.of is None:
            return judged
        networks = networks_beside(text, contact.span)
        handles = self._index.handles.get(handle_form(contact.value), ())
        listed = [entry.network for entry in handles] or [judged.of.network]
        if networks and "" not in listed and not networks & set(listed):
            return imitation(judged.of, "other-network", contact.value)
        return judged

    def judge_name(self, value: str, network: str, kind: ContactKind, *, is_account: bool) -> Judgement:
        """``network`` is empty when it is not known; ``is_account`` when ``value`` is surely a name of an
        account, not a word that may be one."""
        name = handle_form(value)
        for entry in self._index.handles.get(name, ()):
            if not network or entry.network in {network, ""}:
                return official(entry)
        if not network and name in self._index.groups:
            return official(self._index.groups[name])
        return (
            self._like_a_listed(value, name)
            or self._like_the_brand(value, kind, is_account=is_account)
            or unlisted()
        )

    def _like_a_listed(self, value: str, name: str) -> Judgement | None:
        index = self._index
        for other in (*index.handles, *index.groups):
            entry = index.handles[other][0] if other in index.handles else index.groups[other]
            if name == other:
                return imitation(entry, "other-network", value)
            if other.isdigit() or name.isdigit():
                if other.isdigit() and name.isdigit() and len(other) >= 8 and distance(name, other, 1) == 1:
                    return imitation(entry, "one-digit-off", value)
                continue
            match = likeness(value, plain_name(other))
            # A handle of four letters is nearly met by others; the same with a sign or a digit more is not.
            is_telling = len(other) >= 6 or match in {Likeness.SAME, Likeness.LOOKALIKE, Likeness.ADDED}
            if match is not None and is_telling and len(other) >= 4:
                return imitation(entry, _code(match), value)
            if len(other) >= _LONG_HANDLE and distance(name, other, 1) == 1:
                return imitation(entry, "one-letter-off", value)  # "HeroWalletHelp": words, but not by chance
        return None

    def _like_the_brand(self, value: str, kind: ContactKind, *, is_account: bool) -> Judgement | None:
        for key in self._names.keys:
            match = likeness(value, key, is_account=is_account)
            if (
                match is None
                and is_account
                and len(key) >= SHORTEST
                and key not in LURES
                and key not in SHARED_NAMES
                and holds_word(value, key)
            ):
                match = Likeness.CONTAINS
            if match is not None:
                return imitation(self._index.entry_of(key, value, kind), _code(match), value)
        return None


def _code(match: Likeness) -> str:
    """A name has no ending and no inside as a host has: it holds the brand's name, or is nearly it."""
    return "brand-in-name" if match in _WITH_THE_NAME else CODE_OF_LIKENESS[match]
