"""Notices of the wallet: announcements with a kind, a time of validity and a way on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from walletcare.domain.language import LocalText


class NoticeKind(StrEnum):
    SUPPORT = "support"
    RELEASE = "release"
    SECURITY = "security"
    MAINTENANCE = "maintenance"
    PROMOTION = "promotion"


@dataclass(frozen=True, slots=True)
class Notice:
    """One announcement, plain text.

    Attributes:
        begins / ends: When it is shown, aware UTC.
        raises_wait: Support is busier than usual because of it.
        flow: Troubleshooter it leads to; empty when there is none.
    """

    id: str
    kind: NoticeKind
    title: LocalText
    text: LocalText
    begins: datetime
    ends: datetime
    raises_wait: bool = False
    flow: str = ""
    article: str = ""

    def is_current(self, now: datetime) -> bool:
        return self.begins <= now < self.ends
