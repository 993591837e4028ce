"""Working hours of the inbox (contract 4.1) as opening hours."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

from walletcare.domain.channel import OpeningHours, OpenSpan
from walletcare.infra.chatwoot.wire import WireDay, WireInbox, is_on, rows_of, try_decode


def opening_hours(inbox: WireInbox) -> OpeningHours | None:
    """The week plan, or None when the server uses none or names a zone nobody knows."""
    if not is_on(inbox.working_hours_enabled) or not isinstance(inbox.timezone, str):
        return None
    try:
        ZoneInfo(inbox.timezone)
    except (ValueError, OSError, KeyError):  # malformed key, a folder of the database, not found
        return None
    rows = rows_of(inbox.working_hours)[:7]
    days = [day for day in (try_decode(raw, WireDay) for raw in rows) if day is not None]
    spans = tuple(span for span in map(_span, days) if span is not None)
    is_always_open = len(days) == 7 and all(
        is_on(day.open_all_day) and not is_on(day.closed_all_day) for day in days
    )
    if not spans and not days:
        return None
    # There are no holidays at the server (#6467): a team that is away closes every day of the week.
    is_never_open = len(days) == 7 and all(is_on(day.closed_all_day) for day in days)
    return OpeningHours(
        zone=inbox.timezone, spans=spans, is_always_open=is_always_open, is_never_open=is_never_open
    )


def _span(day: WireDay) -> OpenSpan | None:
    """One day's opening; Chatwoot's Sunday is 0, ours is 6. "All day" is stored there as 00:00 to 23:59."""
    if is_on(day.closed_all_day) or not 0 <= day.day_of_week <= 6:
        return None
    weekday = (day.day_of_week - 1) % 7
    if is_on(day.open_all_day):
        return OpenSpan(weekday, time(0, 0), time(0, 0))
    opens, closes = _time(day.open_hour, day.open_minutes), _time(day.close_hour, day.close_minutes)
    if opens is None or closes is None or closes <= opens:
        return None
    return OpenSpan(weekday, opens, closes)


def _time(hour: int | None, minute: int | None) -> time | None:
    if hour is None or not 0 <= hour <= 23 or not 0 <= (minute or 0) <= 59:
        return None
    return time(hour, minute or 0)
