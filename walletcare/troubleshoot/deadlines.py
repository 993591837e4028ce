"""Dates to keep: the last day to ask for a refund, to dispute, to escalate, the day by which a refund is due;
also as a calendar file.

Days are counted from the day of the transaction by the brand's published rules, a refund's from the day it
was asked for. Where the wallet publishes none, there is no date: nothing is guessed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from walletcare.domain.brand import Brand
from walletcare.domain.flow import (
    CheckId,
    ChecksStep,
    DeadlineKind,
    DraftField,
    InputKind,
    InputStep,
    OutcomeStep,
    Step,
)
from walletcare.domain.language import Language, LocalText
from walletcare.troubleshoot.formats.day import day_of
from walletcare.troubleshoot.refund_time import refund_time
from walletcare.troubleshoot.session import Session

REMIND_BEFORE = timedelta(days=3)
_LINE_OCTETS = 75
_LABELS = {
    DeadlineKind.ASK_REFUND: LocalText("最后一天申请退款", "Last day to ask for a refund"),
    DeadlineKind.DISPUTE: LocalText("最后一天提出争议", "Last day to open a dispute"),
    DeadlineKind.ESCALATE: LocalText("还没解决就可以升级投诉", "If it isn’t solved, take it further"),
    DeadlineKind.REFUND_ARRIVAL: LocalText("退款最晚到账", "Refund due"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date. ``days_left`` is negative once it has passed."""

    kind: DeadlineKind
    day: date
    label: LocalText
    days_left: int


def deadlines(
    brand: Brand, transaction_day: date, kinds: Iterable[DeadlineKind], today: date
) -> tuple[Deadline, ...]:
    """The dates of ``kinds`` that follow from the day of the transaction by the brand's rules, the earliest
    first.
    """
    rules = {
        DeadlineKind.ASK_REFUND: brand.deadlines.ask_refund_days,
        DeadlineKind.DISPUTE: brand.deadlines.dispute_days,
        DeadlineKind.ESCALATE: brand.deadlines.escalate_days,
    }
    found = []
    for kind in kinds:
        days = rules.get(kind)
        if days is not None:
            day = transaction_day + timedelta(days=days)
            found.append(_deadline(kind, day, today))
    return _sorted(found)


def deadlines_of(session: Session, today: date) -> tuple[Deadline, ...]:
    """The dates of the outcome that ``session`` reached, from the days the user gave; else empty."""
    step = session.step
    if not isinstance(step, OutcomeStep):
        return ()
    paid = transaction_day(session)
    found = [] if paid is None else list(deadlines(session.brand, paid, step.deadlines, today))
    if DeadlineKind.REFUND_ARRIVAL in step.deadlines:
        found += [_deadline(DeadlineKind.REFUND_ARRIVAL, day, today) for day in _refund_days(session)]
    return _sorted(found)


def transaction_day(session: Session) -> date | None:
    """The day of the transaction as the user gave it last; None when it was left out."""
    days = [day_of(visit.value) for visit in session.visits if asks_when(session.flow.step(visit.step_id))]
    known = [day for day in days if day is not None]
    return known[-1] if known else None


def asks_when(step: Step | None) -> bool:
    """Whether it asks for the day of the transaction. Other days, such as a request's, are not meant."""
    return isinstance(step, InputStep) and (step.input, step.fills) == (InputKind.DATE, DraftField.WHEN)


def _refund_days(session: Session) -> tuple[date, ...]:
    """The day that the last check of a refund's time worked out; empty when it could not."""
    steps = [session.flow.step(visit.step_id) for visit in session.visits]
    uses = [use for step in steps if isinstance(step, ChecksStep) for use in step.run]
    due = [
        refund_time(session.brand, session.inputs_of(use))
        for use in uses
        if use.check is CheckId.REFUND_ARRIVAL
    ]
    return tuple(one.latest for one in due[-1:] if one is not None)


def _deadline(kind: DeadlineKind, day: date, today: date) -> Deadline:
    return Deadline(kind, day, _LABELS[kind], (day - today).days)


def _sorted(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.kind)))


def sentence(kind: DeadlineKind, days_left: int) -> LocalText:
    """The date as a reminder says it: ``Last day to ask for a refund: in 3 days``."""
    if kind is DeadlineKind.ESCALATE:
        return _escalate(days_left)
    label = _LABELS[kind]
    if days_left == 0:
        when = LocalText("就是今天", "today")
    elif days_left == 1:
        when = LocalText("就是明天", "tomorrow")
    elif days_left > 0:
        when = LocalText(f"还有 {days_left} 天", f"in {days_left} days")
    elif days_left == -1:
        when = LocalText("昨天已到期", "was yesterday")
    else:
        when = LocalText(f"已过去 {-days_left} 天", f"was {-days_left} days ago")
    return LocalText(f"{label.zh}：{when.zh}", f"{label.en}: {when.en}")


def _escalate(days_left: int) -> LocalText:
    """A day from which something may be done, where the others are days until which."""
    if days_left <= 0:
        return LocalText("还没解决的话，现在可以升级投诉了", "Not solved yet? You can take it further now")
    if days_left == 1:
        return LocalText(
            "明天还没解决，就可以升级投诉", "Not solved by tomorrow? Then you can take it further"
        )
    return LocalText(
        f"{days_left} 天后还没解决，就可以升级投诉",
        f"Not solved in {days_left} days? Then you can take it further",
    )


def to_ics(dates: Iterable[Deadline], title: str, language: Language, now: datetime) -> bytes:
    """The dates as an iCalendar file (RFC 5545): whole-day events with a reminder three days before.

    Args:
        title: What the case is, for people to recognise; no amounts or numbers are put in by this function.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WalletCare//Deadlines//EN", "CALSCALE:GREGORIAN"]
    for deadline in dates:
        mark = hashlib.sha256(f"{deadline.kind}/{deadline.day}/{title}".encode()).hexdigest()[:24]
        label = deadline.label.text(language)
        summary = f"{label}：{title}" if language is Language.ZH else f"{label}: {title}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{mark}@walletcare",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{deadline.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{deadline.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escape(summary)}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escape(label)}",
            f"TRIGGER:-P{REMIND_BEFORE.days}D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines).encode("utf-8")


def _escape(text: str) -> str:
    """RFC 5545, 3.3.11."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r", "").replace("\n", "\\n")


def _fold(line: str) -> str:
    """RFC 5545, 3.1: lines of at most 75 octets; a letter of several octets is never cut."""
    parts: list[str] = []
    current = ""
    for sign in line:
        limit = _LINE_OCTETS if not parts else _LINE_OCTETS - 1
        if len((current + sign).encode("utf-8")) > limit:
            parts.append(current)
            current = ""
        current += sign
    return "\r\n ".join([*parts, current])
