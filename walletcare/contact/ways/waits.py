"""Waits: measured on this computer, else published by the wallet, else unknown; and the best time to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from math import ceil
from statistics import median_low
from typing import TYPE_CHECKING

from walletcare.contact.stamp import moment, stamp
from walletcare.contact.ways.hours import after_open_time, next_opening_within, open_state, zone_of
from walletcare.domain.channel import Wait

if TYPE_CHECKING:
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec, OpeningHours
    from walletcare.domain.notice import Notice
    from walletcare.infra.db import Connection

_KEPT_FOR = timedelta(days=180)
_ENOUGH = 3
"""Fewer answers than this say nothing about an hour of the week."""
_MOST = 0.9
"""The share of answers that came within what is promised."""
_NEAR_HOURS = 2
_QUIET_FROM, _QUIET_TO = time(10, 0), time(16, 0)


@dataclass(frozen=True, slots=True)
class WaitCell:
    """Measured waits of one hour of the week, in the channel's zone. ``weekday``: Monday is 0."""

    weekday: int
    hour: int
    median: timedelta
    samples: int


@dataclass(frozen=True, slots=True)
class BestTime:
    """When to ask.

    Attributes:
        begins / ends: The next such time, aware UTC; None when the channel does not open within two weeks.
        origin: ``measured`` (from this computer's own waits) or ``default`` (working days, in the daytime).
        wait: The usual wait then, for ``measured``.
    """

    begins: datetime | None
    ends: datetime | None
    origin: str
    wait: timedelta | None = None
    samples: int = 0


class Waits:
    """Waits of a brand's channels. Takes the caller's connection, so it works inside a transaction."""

    def __init__(self, brand: Brand) -> None:
        self._specs = {spec.id: spec for spec in brand.channels}
        self._shortest_promise = brand.ladder.chat_answer_limit
        self._notices: tuple[Notice, ...] = ()

    def set_notices(self, notices: tuple[Notice, ...]) -> None:
        """Announcements: those that make waits longer keep us from promising one."""
        self._notices = notices

    def set_hours(self, channel_id: str, hours: OpeningHours) -> None:
        """The hours that a channel really has, where its server tells them: promises count from these."""
        spec = self._specs.get(channel_id)
        if spec is not None:
            self._specs = {**self._specs, channel_id: replace(spec, hours=hours)}

    def usual(self, connection: Connection, spec: ChannelSpec, now: datetime) -> Wait:
        """The usual wait at this hour: measured near it, measured at any time, published, unknown."""
        samples = _samples(connection, spec, now)
        zone = zone_of(spec.hours)
        hour = now.astimezone(zone).hour
        near = [
            length
            for asked_at, length in samples
            if min(distance := abs(asked_at.astimezone(zone).hour - hour), 24 - distance) <= _NEAR_HOURS
        ]
        for chosen in (near, [length for _, length in samples]):
            if len(chosen) >= _ENOUGH:
                return Wait(median_low(chosen), "measured", len(chosen))
        if spec.published_wait is not None:
            return Wait(spec.published_wait, "published")
        return Wait(None, "unknown")

    def expected_by(self, connection: Connection, channel_id: str, since: datetime) -> datetime | None:
        """When an answer to something asked at ``since`` should be there; closed time does not count.

        Nine answers of ten came within it, and it is never shorter than what the wallet publishes or the
        brand's limit: the usual wait is passed by every second request, and being a little later than usual
        is not being late. None when there is no figure, or when a notice says that waits are longer.
        """
        spec = self._specs.get(channel_id)
        if spec is None or any(notice.raises_wait and notice.is_current(since) for notice in self._notices):
            return None
        lengths = sorted(length for _, length in _samples(connection, spec, since))
        floors = [] if spec.published_wait is None else [spec.published_wait]
        if len(lengths) >= _ENOUGH:
            floors += [lengths[ceil(len(lengths) * _MOST) - 1], self._shortest_promise]
        return after_open_time(spec.hours, since, max(floors)) if floors else None

    def history(self, connection: Connection, channel_id: str, now: datetime) -> tuple[WaitCell, ...]:
        """Every measured hour of the week, Monday first."""
        spec = self._specs.get(channel_id)
        return () if spec is None else _cells(_samples(connection, spec, now), spec)

    def best_time(self, connection: Connection, channel_id: str, now: datetime) -> BestTime | None:
        """The quietest time ahead; None for a channel that the brand does not have."""
        spec = self._specs.get(channel_id)
        if spec is None:
            return None
        cells = [cell for cell in _cells(_samples(connection, spec, now), spec) if cell.samples >= _ENOUGH]
        for cell in sorted(cells, key=lambda cell: cell.median):
            begins = _next_cell(cell, spec, now)
            if begins is not None:
                return BestTime(begins, begins + timedelta(hours=1), "measured", cell.median, cell.samples)
        begins = next_opening_within(spec.hours, now, _QUIET_FROM, _QUIET_TO)
        if begins is None:
            return BestTime(None, None, "default")
        local = begins.astimezone(zone_of(spec.hours))
        ends = local.replace(hour=_QUIET_TO.hour, minute=0, second=0, microsecond=0)
        return BestTime(begins, ends.astimezone(begins.tzinfo), "default")


def _samples(connection: Connection, spec: ChannelSpec, now: datetime) -> list[tuple[datetime, timedelta]]:
    rows = connection.execute(
        "SELECT asked_at, length FROM wait_sample WHERE channel_id = ? AND asked_at >= ?"
        " ORDER BY asked_at DESC LIMIT 500",
        (spec.id, stamp(now - _KEPT_FOR)),
    )
    return [(moment(row["asked_at"]), timedelta(microseconds=row["length"])) for row in rows]


def _cells(samples: list[tuple[datetime, timedelta]], spec: ChannelSpec) -> tuple[WaitCell, ...]:
    zone = zone_of(spec.hours)
    grouped: dict[tuple[int, int], list[timedelta]] = {}
    for asked_at, length in samples:
        local = asked_at.astimezone(zone)
        grouped.setdefault((local.weekday(), local.hour), []).append(length)
    return tuple(
        WaitCell(weekday, hour, median_low(lengths), len(lengths))
        for (weekday, hour), lengths in sorted(grouped.items())
    )


def _next_cell(cell: WaitCell, spec: ChannelSpec, now: datetime) -> datetime | None:
    zone = zone_of(spec.hours)
    local = now.astimezone(zone)
    for offset in range(8):
        day = (local + timedelta(days=offset)).date()
        begins = datetime.combine(day, time(cell.hour), zone).astimezone(now.tzinfo)
        is_right = day.weekday() == cell.weekday and begins + timedelta(hours=1) > now
        if is_right and open_state(spec.hours, max(begins, now)).is_open is not False:
            return max(begins, now)
    return None
