"""What support says about a request beside its words: labels, priority, team, attributes.

Chatwoot has no field for "complex", "escalated" or "expected by" (contract section 10), so teams say it with
labels and custom attributes. What support does not say stays empty; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.clock import FIRST_MOMENT, LAST_MOMENT, from_unix

if TYPE_CHECKING:
    from walletcare.domain.chat import LiveFacts


class Mark(StrEnum):
    """What support can say of a request by a label, in the order in which it usually comes."""

    CONFIRMED = "confirmed"
    INVESTIGATING = "investigating"
    ESCALATED = "escalated"
    FOLLOW_UP = "follow-up"


_LABELS = {
    Mark.CONFIRMED: {"confirmed", "acknowledged", "已确认"},
    Mark.INVESTIGATING: {"investigating", "investigation", "needs-investigation", "调查中"},
    Mark.ESCALATED: {"escalated", "escalation", "tier-2", "tier2", "升级", "已升级"},
    Mark.FOLLOW_UP: {"follow-up", "followup", "回访"},
}
_COMPLEXITIES = {"simple": "simple", "complex": "complex", "简单": "simple", "复杂": "complex"}


@dataclass(frozen=True, slots=True)
class SupportSignals:
    """What support has set.

    Attributes:
        complexity: ``simple``, ``complex`` or empty. Support's own word wins over the troubleshooter's hint.
        is_from_support: ``complexity`` was set by support.
        marks: What its labels say, in the order of :class:`Mark`.
        snoozed_until: For "on hold"; None when not said.
        expected_by: A time support promised (custom attribute ``expected_by``).
        queue_position: Place in the queue, 1 is next (``queue_position``); None when unknown.
        queue_wait_minutes: Expected wait by support (``queue_wait_minutes``); None when unknown.
    """

    complexity: str = ""
    is_from_support: bool = False
    marks: tuple[Mark, ...] = ()
    team: str = ""
    priority: str = ""
    snoozed_until: datetime | None = None
    expected_by: datetime | None = None
    queue_position: int | None = None
    queue_wait_minutes: int | None = None


def signals_of(live: LiveFacts | None, hint: str = "") -> SupportSignals:
    """The signals in the last live payload; ``hint`` is the troubleshooter's complexity."""
    if live is None:
        return SupportSignals(complexity=hint)
    labels = {label.lower() for label in live.labels}
    said = _COMPLEXITIES.get(live.custom_attributes.get("support_complexity", "").lower(), "")
    said = said or next((_COMPLEXITIES[label] for label in sorted(labels) if label in _COMPLEXITIES), "")
    return SupportSignals(
        complexity=said or hint,
        is_from_support=bool(said),
        marks=tuple(mark for mark in Mark if labels & _LABELS[mark]),
        team=live.team,
        priority=live.priority,
        snoozed_until=live.snoozed_until,
        expected_by=_time(live.custom_attributes.get("expected_by", "")),
        queue_position=_count(live.custom_attributes.get("queue_position", ""), least=1),
        queue_wait_minutes=_count(live.custom_attributes.get("queue_wait_minutes", ""), least=0),
    )


def _count(text: str, *, least: int) -> int | None:
    """A whole number of at most five digits, not below ``least``; None for anything else."""
    is_number = text.isascii() and text.isdigit() and len(text) <= 5
    return int(text) if is_number and int(text) >= least else None


def _time(text: str) -> datetime | None:
    """An ISO 8601 time or Unix seconds; None for anything else."""
    try:
        parsed = from_unix(int(text)) if text.isdigit() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    parsed = parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)
    return parsed if FIRST_MOMENT <= parsed <= LAST_MOMENT else None
