"""Hosts against the official list: whether a host that is not the brand's is made to look like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from walletcare.safety.official.hosts import (
    Address,
    has_hidden_characters,
    is_below,
    registrable,
    unicode_host,
)
from walletcare.safety.official.inner_addresses import decoded, first_segment, first_segments
from walletcare.safety.official.judgement import CODE_OF_LIKENESS, Judgement
from walletcare.safety.official.known_sites import anyone_can_publish_at, is_known_site
from walletcare.safety.official.lookalike import Likeness, likeness
from walletcare.safety.official.lures import LURES, are_lures
from walletcare.safety.official.numeric_hosts import dotted
from walletcare.safety.official.reasons import Reason, reason
from walletcare.safety.official.report import OfficialVerdict
from walletcare.safety.official.short_names import SHORTEST, is_plainly_a_lure
from walletcare.safety.official.skeletons import distance, plain_name, skeleton

if TYPE_CHECKING:
    from walletcare.domain.brand import OfficialEntry
    from walletcare.safety.official.brand_names import BrandNames
    from walletcare.safety.official.index import OfficialIndex

_INSTITUTIONS = frozenset("edu gov ac mil int museum".split())
_LONG_NAME = 8
_GREAT_ENDINGS = frozenset({"com", "cn", "com.cn", "net", "org", "io", "co"})


class Found(NamedTuple):
    """How a host is like the brand: the code of the reason, and the entry it is like."""

    code: str
    of: OfficialEntry | None


class HostJudge:
    """Judges addresses by their host, with what stands before and behind it."""

    def __init__(self, index: OfficialIndex, names: BrandNames) -> None:
        self._index, self._names = index, names

    def judge(self, address: Address) -> Judgement:
        """IMITATION or UNLISTED: whether the host is official is decided before (see ``link_check``)."""
        encoded = "" if address.is_ascii else address.ascii_host
        extra: tuple[Reason, ...] = (reason("encoded-letters"),) if encoded else ()
        if has_hidden_characters(address.shown_host):
            extra += (reason("hidden-characters"),)
        found = self.found_like(address)
        if found is not None:
            reasons = (reason(found.code), *extra)
            is_coded = "xn--" in address.shown_host.lower()
            theirs = address.host if is_coded else address.shown_host
            return Judgement(OfficialVerdict.IMITATION, found.of, reasons, theirs, encoded)
        reasons = (reason("not-on-list"), *extra)
        return Judgement(OfficialVerdict.UNLISTED, None, reasons, encoded=encoded)

    def found_like(self, address: Address) -> Found | None:
        """How the address is like the brand, by the most telling sign; None when it is not."""
        siblings = (long.above for long in self._index.long_names)
        if any(is_below(address.host, above) for above in siblings) and not address.has_user:
            return None
        if is_known_site(address.ascii_host) and not address.has_user:
            return self._domain_in_path(address) or self._on_a_free_place(address)
        return (
            self._like_a_domain(address)
            or self._in_user_part(address)
            or self._domain_in_path(address)
            or self._name_in_domain(address)
            or self._name_before_domain(address)
            or self._on_a_free_place(address)
        )

    def _like_a_domain(self, address: Address) -> Found | None:
        """A listed domain as a whole: before the host, in other letters, or with one slip."""
        host = address.host
        for domain, entry in self._index.domains.items():
            spelled = unicode_host(domain)
            if address.has_user and spelled in address.user.lower():
                return Found("user-part", entry)
            if re.search(rf"(?:^|[.-]){re.escape(spelled)}[.-]", host):
                return Found("name-as-subdomain", entry)
            if re.search(rf"(?:^|[.-]){re.escape(spelled.replace('.', '-'))}[.-]", host):
                return Found("brand-inside", entry)
            if skeleton(host) == skeleton(spelled):
                return Found("look-alike-letters", entry)
            bare = ".".join(registrable(host)) if host.count(".") else host
            own_name, own_suffix = registrable(spelled)
            if bare.startswith(f"{own_name}.") and len(own_name) >= SHORTEST:
                return Found("wrong-ending", entry)
            if len(spelled) >= 8 and 0 < distance(bare, spelled, 1) <= 1:
                return Found("one-letter-off", entry)
            run_together = plain_name(spelled)
            if len(run_together) >= 6 and run_together in plain_name(registrable(host)[0]):
                rest = plain_name(registrable(host)[0]).replace(run_together, "", 1)
                if are_lures(rest):
                    return Found("brand-inside", entry)
            if registrable(host)[1] == own_suffix and _is_misspelt(
                registrable(host)[0], own_name, own_suffix
            ):
                return Found("one-letter-off", entry)
        return None

    def _in_user_part(self, address: Address) -> Found | None:
        """The brand's name before an ``@``, where a browser takes it for a user's name."""
        if not address.has_user:
            return None
        key = self._names.run_together_in(address.user) or self._names.word_in(address.user)
        return Found("user-part", self._index.entry_of(key)) if key else None

    def _domain_in_path(self, address: Address) -> Found | None:
        """A listed domain behind the host of somebody else."""
        spelled = {unicode_host(domain): entry for domain, entry in self._index.domains.items()}
        # "evil.example?@", "evil.example/https://", "evil.example\." all put our address next to theirs.
        is_user = re.match(r"[/?#;]{0,3}@", address.rest)
        bare = re.sub(r"^(?:[/?#;:@.]|https?:?(?=/))+", "", decoded(address.rest), flags=re.IGNORECASE)
        beside = first_segment(bare.removeprefix("www."))
        if not is_user and beside in spelled:
            return Found("name-in-path", spelled[beside])
        if dotted(address.ascii_host) and self._index.domain_in(address.rest):
            return Found("name-in-path", self._index.domain_in(decoded(address.rest)))
        if is_user:
            for domain, entry in spelled.items():
                if domain in address.rest.lower():
                    return Found("name-in-path", entry)
        return None

    def _name_in_domain(self, address: Address) -> Found | None:
        """The brand's name, or something like it, in the part that somebody registered."""
        host = address.host
        name, suffix = registrable(host)
        # As written, too: capitals look like other letters, the network's form of a letter like none.
        shown_name = registrable(address.shown_host.rstrip("."))[0]
        for key in self._names.keys:
            match = likeness(name, key) or (likeness(shown_name, key) if shown_name != name else None)
            if match is not None:
                return Found(CODE_OF_LIKENESS[match], self._index.entry_of(key, host))
        for long in self._index.long_names:
            match = likeness(host.removesuffix("." + suffix).replace(".", "-"), long.labels)
            if match is not None:
                return Found(CODE_OF_LIKENESS[match], long.entry)
        return None

    def _name_before_domain(self, address: Address) -> Found | None:
        """The brand's name in a label below the registered domain, or broken up by dots."""
        host = address.host
        name, suffix = registrable(host)
        labels = host.removesuffix("." + suffix)
        before = labels.removesuffix(name).rstrip(".")
        for key in self._names.keys:
            is_weak = len(key) < SHORTEST or (key in LURES and _is_of_an_institution(suffix))
            labels_before = before.split(".") if before else []
            if is_weak and len(labels_before) > 1:
                labels_before.append("-".join(labels_before))  # "verify.token" above somebody's domain
            if before and key in LURES and _speaks_to_customers(name):
                labels_before.append(f"{before}-{name}")  # "crypto-pay" above "login-portal"
            for label in labels_before:
                match = likeness(label, key)
                is_enough = match is Likeness.ADDED or _speaks_to_customers(name)
                if match is not None and (is_enough or not is_weak):
                    is_plain = match in {Likeness.SAME, Likeness.ADDED}
                    code = "brand-inside" if is_plain else CODE_OF_LIKENESS[match]
                    return Found(code, self._index.entry_of(key, host))
            if len(key) >= 6 and key not in LURES and _begins_with(labels, key):
                return Found("brand-inside", self._index.entry_of(key, host))
            if len(key) >= 6 and likeness(plain_name(host), key) is Likeness.SAME:
                return Found("wrong-ending", self._index.entry_of(key, host))
        return None

    def _on_a_free_place(self, address: Address) -> Found | None:
        """The brand's name on a page that anyone can make."""
        host = address.host
        if not anyone_can_publish_at(host):
            return None
        parts = [*host.split(".")[:-2], *first_segments(address.rest)]
        key = self._names.run_together_in(address.rest) or next(
            filter(None, map(self._names.word_in, parts)), None
        )
        return Found("page-anyone-can-make", self._index.entry_of(key)) if key else None


def _is_misspelt(name: str, own: str, suffix: str) -> bool:
    """One slip away from a name under the same ending, which is what squatters register; or its plural.

    Under the great endings two letters with another one are somebody else's: only a doubled one, swapped
    ones or a digit behind them count.
    """
    if len(own) < SHORTEST and suffix in _GREAT_ENDINGS:
        return name in {own[::-1], own[0] + own, own + own[-1]} or bool(
            re.fullmatch(rf"{re.escape(own)}(?:-?\d{{1,4}}|-.)", name)
        )
    return len(own) >= 2 and (0 < distance(name, own, 1) <= 1 or name == own + "es")


def _is_of_an_institution(suffix: str) -> bool:
    """Whether only universities and offices get names under ``suffix``, as in ``crypto.stanford.edu``."""
    return not _INSTITUTIONS.isdisjoint(suffix.split("."))


def _speaks_to_customers(name: str) -> bool:
    """Whether a registered name is nothing but lures: ``support-connect``, ``account-center``."""
    return len(name) >= _LONG_NAME and is_plainly_a_lure(name)


def _begins_with(labels: str, key: str) -> bool:
    """Whether ``key``, broken up by dots or hyphens, begins at one of the labels: ``heron.wallet-help``.

    Not anywhere: ``markupsafe.palletsprojects`` holds "safepal" by chance.
    """
    parts = [part for part in re.split(r"[\W_]+", labels) if part]
    for at in range(len(parts)):
        rest = "".join(parts[at:])
        if len(parts[at]) >= len(key):
            # Within one label :func:`likeness` has decided.
            continue
        if rest.startswith(key) or (len(key) >= 8 and skeleton(rest).startswith(skeleton(key))):
            return True
    return False
