"""The inbox's hours (contract 4.1) and identity hash, without a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from walletcare.desk.inbox import Inbox
from walletcare.desk.scenarios.scenario import DayHours, HoursMode, InboxPlan
from walletcare.domain.language import Language, LocalText


def _inbox(hours: HoursMode, *rows: DayHours, timezone: str = "Europe/Lisbon") -> Inbox:
    plan = InboxPlan(hours=hours, working_hours=rows, timezone=timezone)
    return Inbox.from_plan(plan, "i" * 24, "key", Language.EN)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-06-15T07:59:59+00:00", False),
        ("2026-06-15T08:00:00+00:00", True),
        ("2026-06-15T16:30:00+00:00", True),
        ("2026-06-15T16:30:01+00:00", False),
        ("2026-06-16T10:00:00+00:00", False),
    ],
)
def test_table_is_wall_clock_in_the_inbox_zone(moment: str, is_open: bool) -> None:
    """Monday 09:00-17:30 in Lisbon, which is an hour ahead of UTC in June."""
    inbox = _inbox(HoursMode.TABLE, DayHours(1, (9, 0), (17, 30)))
    assert inbox.is_open(datetime.fromisoformat(moment)) is is_open


def test_open_all_day_closes_for_the_last_minute() -> None:
    inbox = _inbox(HoursMode.ALWAYS, timezone="UTC")
    assert inbox.is_open(datetime(2026, 6, 15, 23, 59, 0, tzinfo=UTC))
    assert not inbox.is_open(datetime(2026, 6, 15, 23, 59, 1, tzinfo=UTC))
    assert inbox.is_open(datetime(2026, 6, 16, 0, 0, 0, tzinfo=UTC))


def test_closed_now_is_the_day_in_the_inbox_zone() -> None:
    inbox = _inbox(HoursMode.CLOSED_NOW, timezone="Asia/Shanghai")
    sunday_evening_utc = datetime(2026, 6, 14, 18, 0, tzinfo=UTC)
    rows = inbox.rows(sunday_evening_utc)
    assert [row["day_of_week"] for row in rows if row["closed_all_day"]] == [1], "it is Monday in Shanghai"
    assert not inbox.is_open(sunday_evening_utc)
    assert rows[2]["open_hour"] == 9


def test_hours_off_is_always_open_and_says_so() -> None:
    inbox = _inbox(HoursMode.OFF)
    now = datetime(2026, 6, 14, 3, 0, tzinfo=UTC)
    assert inbox.is_open(now)
    assert inbox.as_json(now)["working_hours_enabled"] is False


def test_identity_hash_is_hmac_sha256_in_lowercase_hex() -> None:
    """RFC 4231, test case 2."""
    inbox = _inbox(HoursMode.OFF)
    inbox.hmac_token = "Jefe"
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert inbox.identity_hash("what do ya want for nothing?") == expected


def test_holidays_note_comes_after_the_out_of_office_text() -> None:
    inbox = _inbox(HoursMode.OFF)
    assert inbox.out_of_office_text(Language.EN) is None
    inbox.out_of_office = LocalText("下班了", "Closed")
    inbox.holidays_note = LocalText("国庆放假", "Holiday")
    assert inbox.out_of_office_text(Language.ZH) == "下班了\n\n国庆放假"
