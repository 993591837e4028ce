"""Opening hours: changes, holidays, summer time, midnight, and time that runs only while open."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.helpers.contact import WEEK
from walletcare.contact.ways.hours import after_open_time, next_opening_within, open_state
from walletcare.domain.channel import Holiday, OpeningHours, OpenSpan
from walletcare.domain.language import LocalText

SHANGHAI = OpeningHours("Asia/Shanghai", WEEK)
OFFICE = OpeningHours("Europe/Berlin", tuple(OpenSpan(day, time(9), time(17, 30)) for day in range(5)))


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("hours", "now", "is_open", "until"),
    [
        (SHANGHAI, at(2026, 11, 25, 1), True, at(2026, 11, 25, 13)),
        (SHANGHAI, at(2026, 11, 25, 13), False, at(2026, 11, 26, 1)),
        (SHANGHAI, at(2026, 11, 25, 0, 59, 59), False, at(2026, 11, 25, 1)),
        # Friday evening in Berlin: closed until Monday.
        (OFFICE, at(2026, 11, 27, 17), False, at(2026, 11, 30, 8)),
        # The clocks go back in Berlin on 25 October 2026: nine o'clock is 07:00 UTC before and 08:00 after.
        (OFFICE, at(2026, 10, 23, 6), False, at(2026, 10, 23, 7)),
        (OFFICE, at(2026, 10, 25, 6), False, at(2026, 10, 26, 8)),
        (OpeningHours("UTC"), at(2026, 1, 1), None, None),
        (OpeningHours("UTC", is_always_open=True), at(2026, 1, 1), True, None),
        (OpeningHours("No/Where", WEEK), at(2026, 1, 1, 10), True, at(2026, 1, 1, 21)),
    ],
)
def test_open_closed_or_unknown_with_the_next_change(
    hours: OpeningHours, now: datetime, is_open: bool | None, until: datetime | None
) -> None:
    state = open_state(hours, now)
    assert (state.is_open, state.until) == (is_open, until)


def test_midnight_joins_two_days_and_a_night_shift_crosses_it() -> None:
    round_the_clock = OpeningHours("UTC", tuple(OpenSpan(day, time(0), time(0)) for day in (0, 1)))
    assert open_state(round_the_clock, at(2026, 11, 23, 12)).until == at(2026, 11, 25)
    night = OpeningHours("UTC", (OpenSpan(0, time(22), time(6)),))
    assert open_state(night, at(2026, 11, 24, 3)).until == at(2026, 11, 24, 6)


def test_hours_without_an_end_have_no_next_change() -> None:
    day_and_night = tuple(OpenSpan(day, time(0), time(0)) for day in range(7))
    state = open_state(OpeningHours("Asia/Shanghai", day_and_night), at(2026, 11, 25, 4))
    assert (state.is_open, state.until) == (True, None)
    closed = Holiday(date(2026, 12, 8), LocalText.same("closed"))
    state = open_state(OpeningHours("Asia/Shanghai", day_and_night, (closed,)), at(2026, 11, 25, 4))
    assert (state.is_open, state.until) == (True, at(2026, 12, 7, 16))


def test_a_holiday_changes_the_day_and_is_named() -> None:
    name = LocalText("春节", "Spring Festival")
    hours = OpeningHours(
        "Asia/Shanghai",
        WEEK,
        (Holiday(date(2027, 2, 6), name, time(10), time(16)), Holiday(date(2027, 2, 7), name)),
    )
    short = open_state(hours, at(2027, 2, 6, 7))
    assert (short.is_open, short.until) == (True, at(2027, 2, 6, 8))
    assert short.holiday is not None
    closed = open_state(hours, at(2027, 2, 7, 4))
    assert (closed.is_open, closed.until) == (False, at(2027, 2, 8, 1))


def test_a_holiday_changes_a_day_of_a_channel_that_never_closes_otherwise() -> None:
    """S0-09: round the clock, but for the holidays of the brand file."""
    name = LocalText("春节", "Spring Festival")
    holidays = (Holiday(date(2027, 2, 6), name, time(10), time(16)), Holiday(date(2027, 2, 7), name))
    hours = OpeningHours("Asia/Shanghai", (), holidays, is_always_open=True)
    before, short = open_state(hours, at(2027, 2, 5, 4)), open_state(hours, at(2027, 2, 6, 7))
    assert (before.is_open, before.until, before.holiday) == (True, at(2027, 2, 5, 16), None)
    assert (short.is_open, short.until) == (True, at(2027, 2, 6, 8))
    closed = open_state(hours, at(2027, 2, 6, 9))
    assert (closed.is_open, closed.until) == (False, at(2027, 2, 7, 16))
    assert after_open_time(hours, at(2027, 2, 6, 7), timedelta(hours=2)) == at(2027, 2, 7, 17)
    later = open_state(hours, at(2027, 3, 6, 7))
    assert (later.is_open, later.until) == (True, None)


def test_a_week_without_an_open_day_is_closed_and_not_unknown() -> None:
    away = OpeningHours("Asia/Shanghai", is_never_open=True)
    now = at(2026, 11, 25, 4)
    assert open_state(away, now).is_open is False
    assert open_state(away, now).until is None
    assert open_state(OpeningHours("Asia/Shanghai"), now).is_open is None
    assert after_open_time(away, now, timedelta(hours=1)) is None
    assert next_opening_within(away, now, time(9), time(17)) is None


def test_waiting_time_runs_only_while_open() -> None:
    late = at(2026, 11, 25, 12, 50)
    assert after_open_time(SHANGHAI, late, timedelta(minutes=5)) == at(2026, 11, 25, 12, 55)
    assert after_open_time(SHANGHAI, late, timedelta(minutes=30)) == at(2026, 11, 26, 1, 20)
    assert after_open_time(OpeningHours("UTC"), late, timedelta(hours=1)) == at(2026, 11, 25, 13, 50)


def test_a_quiet_time_lies_on_a_working_day_in_the_daytime() -> None:
    found = next_opening_within(SHANGHAI, at(2026, 11, 28, 4), time(10), time(16))
    assert found == at(2026, 11, 30, 2)
