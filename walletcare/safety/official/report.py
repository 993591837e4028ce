"""What the official-contact check found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from walletcare.domain.brand import OfficialEntry
from walletcare.safety.official.contacts import ContactKind
from walletcare.safety.official.letters import Segment
from walletcare.safety.official.reasons import Reason, reason


class OfficialVerdict(StrEnum):
    """OFFICIAL: on the list. IMITATION: not on it, and made to look like it. UNLISTED: neither. UNKNOWN:
    nothing to compare."""

    OFFICIAL = "official"
    IMITATION = "imitation"
    UNLISTED = "unlisted"
    UNKNOWN = "unknown"


SERIOUS_FIRST = (
    OfficialVerdict.IMITATION,
    OfficialVerdict.UNLISTED,
    OfficialVerdict.UNKNOWN,
    OfficialVerdict.OFFICIAL,
)


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One contact of the text with its verdict.

    Attributes:
        of: The entry it is, or imitates; None for UNLISTED.
        segments: Letter-by-letter comparison of ``shown`` (theirs) with the entry (ours); empty unless
        IMITATION.
        encoded: The host in its encoded form when it holds letters outside ASCII, else empty.
    """

    kind: ContactKind
    shown: str
    span: tuple[int, int]
    verdict: OfficialVerdict
    of: OfficialEntry | None
    reasons: tuple[Reason, ...]
    segments: tuple[Segment, ...] = ()
    encoded: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All contacts of a text, the most serious first."""

    items: tuple[CheckedItem, ...]

    @property
    def verdict(self) -> OfficialVerdict:
        return self.items[0].verdict if self.items else OfficialVerdict.UNKNOWN

    @property
    def of(self) -> str | None:
        """The official address that the most serious item is or imitates."""
        entry = self.items[0].of if self.items else None
        return entry.value if entry else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.items[0].reasons if self.items else (reason("nothing-to-compare"),)
