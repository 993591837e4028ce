"""Opening hours: open or closed now, the next change, and how long waits run through closed time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from walletcare.domain.channel import Holiday, OpeningHours

_HORIZON_DAYS = 15
_HORIZON = timedelta(days=_HORIZON_DAYS + 1)
"""How far opening intervals are looked at, counted from the day before."""
_MIDNIGHT = time(0, 0)


@dataclass(frozen=True, slots=True)
class OpenState:
    """Whether a channel is open.

    Attributes:
        is_open: None when the brand file does not say.
        until: The next change, aware UTC; None when always open, unknown, or not within two weeks.
        holiday: Today's changed day in the channel's zone, if there is one.
    """

    is_open: bool | None
    until: datetime | None = None
    holiday: Holiday | None = None


def open_state(hours: OpeningHours, now: datetime) -> OpenState:
    """Open, closed or unknown at ``now``, with the next change and today's holiday."""
    zone = _zone(hours.zone)
    holiday = _holiday_on(hours, now.astimezone(zone).date())
    if hours.is_always_open and not hours.holidays:
        return OpenState(is_open=True)
    if hours.is_unknown:
        return OpenState(is_open=None, holiday=holiday)
    for opens, closes in _intervals(hours, now):
        if closes <= now:
            continue
        if opens <= now:
            # Open day and night, it closes where we stop looking and nowhere else.
            is_seen = closes < _at(_first_day(hours, now) + _HORIZON, _MIDNIGHT, zone)
            return OpenState(is_open=True, until=closes if is_seen else None, holiday=holiday)
        return OpenState(is_open=False, until=opens, holiday=holiday)
    return OpenState(is_open=False, holiday=holiday)


def after_open_time(hours: OpeningHours, start: datetime, length: timedelta) -> datetime | None:
    """The moment when ``length`` of opening time has passed since ``start``.

    Unknown hours count every hour. None when the channel does not open enough within two weeks.
    """
    if hours.is_unknown or (hours.is_always_open and not hours.holidays):
        return start + length
    left = length
    for opens, closes in _intervals(hours, start):
        begin = max(opens, start)
        if closes <= begin:
            continue
        if closes - begin >= left:
            return begin + left
        left -= closes - begin
    return None


def next_opening_within(hours: OpeningHours, now: datetime, first: time, last: time) -> datetime | None:
    """The next moment inside opening hours on a working day between ``first`` and ``last``, zone of the
    channel.

    ``now`` itself when it lies inside. Used for advice on quiet times; unknown hours count as open.
    """
    zone = _zone(hours.zone)
    today = now.astimezone(zone).date()
    for day in (today + timedelta(days=offset) for offset in range(_HORIZON_DAYS)):
        if day.weekday() >= 5 or _holiday_on(hours, day) is not None:
            continue
        begin = max(_at(day, first, zone), now)
        end = _at(day, last, zone)
        if begin >= end:
            continue
        state = open_state(hours, begin)
        if state.is_open is False:
            if state.until is None or state.until >= end:
                continue
            begin = state.until
        return begin
    return None


def zone_of(hours: OpeningHours) -> ZoneInfo:
    """The zone the hours are written in; UTC for a name this computer does not know."""
    return _zone(hours.zone)


@lru_cache(maxsize=32)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _holiday_on(hours: OpeningHours, day: date) -> Holiday | None:
    return next((holiday for holiday in hours.holidays if holiday.day == day), None)


def _intervals(hours: OpeningHours, around: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Opening intervals from the day before ``around`` on, in order, touching ones joined, aware UTC."""
    zone = _zone(hours.zone)
    first = _first_day(hours, around)
    joined: tuple[datetime, datetime] | None = None
    for offset in range(_HORIZON.days):
        for opens, closes in _spans_on(hours, first + timedelta(days=offset), zone):
            if joined is not None and opens <= joined[1]:
                joined = (joined[0], max(joined[1], closes))
                continue
            if joined is not None:
                yield joined
            joined = (opens, closes)
    if joined is not None:
        yield joined


def _first_day(hours: OpeningHours, around: datetime) -> date:
    """The day before: its opening may go over midnight."""
    return around.astimezone(_zone(hours.zone)).date() - timedelta(days=1)


def _spans_on(hours: OpeningHours, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    holiday = _holiday_on(hours, day)
    if holiday is not None:
        pairs = [] if holiday.opens is None or holiday.closes is None else [(holiday.opens, holiday.closes)]
    elif hours.is_always_open:
        pairs = [(_MIDNIGHT, _MIDNIGHT)]
    else:
        pairs = [(span.opens, span.closes) for span in hours.spans if span.weekday == day.weekday()]
    return sorted(_pair_on(day, opens, closes, zone) for opens, closes in pairs)


def _pair_on(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """``closes`` at or before ``opens`` (midnight above all) means the next day."""
    last = day + timedelta(days=1) if closes <= opens or closes == _MIDNIGHT else day
    return _at(day, opens, zone), _at(last, closes, zone)


def _at(day: date, clock_time: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock_time, zone).astimezone(UTC)
