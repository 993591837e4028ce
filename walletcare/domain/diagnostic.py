"""Checks of this computer, the way and the service: results, evidence, verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from walletcare.domain.language import LocalText


class CheckStatus(StrEnum):
    PASSED = "passed"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class DiagnosticResult:
    """What one check found.

    Attributes:
        check_id: The check's stable id (``clock``, ``dns``, ``tls``...).
        reason: Stable machine code (``clock-behind``, ``certificate-expired``); empty when passed.
        finding: One plain sentence for the user.
        value: Short technical value shown after the status word (``38 ms``), empty when there is none.
        evidence: Lines for support, without private data: ``key: value``.
        remedy: What the user can do, None when nothing.
        article: Slug of the article that explains it.
    """

    check_id: str
    status: CheckStatus
    finding: LocalText
    at: datetime
    reason: str = ""
    value: str = ""
    evidence: tuple[str, ...] = ()
    remedy: LocalText | None = None
    article: str = ""
    took_s: float = 0.0


class Side(StrEnum):
    """On whose side the cause is."""

    YOU = "you"
    THE_WAY = "the-way"
    THEM = "them"
    UNKNOWN = "unknown"
    NOTHING_FOUND = "nothing-found"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whose side the cause is on, the rule that decided and the check ids it rests on."""

    side: Side
    rule: str
    text: LocalText
    decided_by: tuple[str, ...] = ()
