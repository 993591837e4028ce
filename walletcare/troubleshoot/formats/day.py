"""Dates as people type them: ``2026-03-05``, ``2026年3月5日 14:30``, ``5 March``, ``昨天``, ``yesterday``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from walletcare.domain.late_pattern import late_pattern

_WORDS = {
    "今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2, "the day before yesterday": 2, "大前天": 3,
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = late_pattern(r"(?:T|\s|^)(\d{1,2}):(\d{2})(?::\d{2})?\s*$")
_YEAR_FIRST = late_pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_MONTH_DAY = late_pattern(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_NAMED = late_pattern(
    r"(?:(\d{1,2})\s+([a-z]{3,9})|([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?),?(?:\s+(\d{4}))?", re.I
)


def read_day(text: str, today: date) -> str | None:
    """``text`` as ``2026-03-05`` or ``2026-03-05 14:30``; None for no date, or one that reads two ways.

    A day without a year is the latest such day that is not in the future.
    """
    plain = text.strip().replace("：", ":").replace("，", ",")
    clock = ""
    found = _CLOCK.search(plain)
    if found:
        if int(found[1]) > 23 or int(found[2]) > 59:
            return None
        clock = f" {int(found[1]):02}:{found[2]}"
        plain = plain[: found.start()].strip()
    day = _day(plain.lower(), today)
    return None if day is None else day.isoformat() + clock


def day_of(text: str) -> date | None:
    """The day in a text that :func:`read_day` returned."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _day(text: str, today: date) -> date | None:
    if text in _WORDS:
        return today - timedelta(days=_WORDS[text])
    try:
        found = _YEAR_FIRST.fullmatch(text)
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        found = _MONTH_DAY.fullmatch(text)
        if found:
            return _latest(int(found[1]), int(found[2]), today)
        found = _NAMED.fullmatch(text)
        if found:
            name = (found[2] or found[3])[:3].lower()
            if name not in _MONTHS:
                return None
            month, day = _MONTHS.index(name) + 1, int(found[1] or found[4])
            return date(int(found[5]), month, day) if found[5] else _latest(month, day, today)
    except ValueError:
        return None
    return None


def _latest(month: int, day: int, today: date) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)
