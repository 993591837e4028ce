"""The judgement over one contact, before it is put into a report."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.brand import OfficialEntry
from walletcare.safety.official.lookalike import Likeness
from walletcare.safety.official.reasons import Reason, reason
from walletcare.safety.official.report import OfficialVerdict

CODE_OF_LIKENESS = {
    Likeness.SAME: "wrong-ending",
    Likeness.LOOKALIKE: "look-alike-letters",
    Likeness.CONTAINS: "brand-inside",
    Likeness.ADDED: "added-words",
    Likeness.TYPO: "one-letter-off",
}
"""The reason that a host gives by being like the brand's name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One contact's verdict.

    Attributes:
        of: The entry it is, or imitates.
        theirs: What to compare with that entry letter by letter; empty when there is nothing to compare.
        encoded: The host in its encoded form when it holds letters outside ASCII, else empty.
    """

    verdict: OfficialVerdict
    of: OfficialEntry | None
    reasons: tuple[Reason, ...]
    theirs: str = ""
    encoded: str = ""


def official(entry: OfficialEntry) -> Judgement:
    return Judgement(OfficialVerdict.OFFICIAL, entry, (reason("on-list"),))


def imitation(of: OfficialEntry | None, code: str, theirs: str, encoded: str = "") -> Judgement:
    return Judgement(OfficialVerdict.IMITATION, of, (reason(code),), theirs, encoded)


def unlisted(code: str = "not-on-list", encoded: str = "") -> Judgement:
    return Judgement(OfficialVerdict.UNLISTED, None, (reason(code),), encoded=encoded)
