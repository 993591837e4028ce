"""The imitated inbox: settings that QA can change, its hours and its template texts."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from walletcare.desk.records import Json
from walletcare.desk.scenarios.scenario import DayHours, HoursMode, InboxPlan
from walletcare.domain.language import Language, LocalText

ACCOUNT_ID = 3
INBOX_ID = 17
EMAIL_INBOX_ID = 23
"""Another inbox of the account."""


@dataclass(slots=True)
class Inbox:
    """Settings of the one API inbox. Starts as the scenario says."""

    identifier: str
    hmac_token: str
    name: str
    timezone: str
    hours: HoursMode
    table: tuple[DayHours, ...]
    is_csat_on: bool
    csat_display: str
    greeting: LocalText | None
    out_of_office: LocalText | None
    holidays_note: LocalText | None
    is_locked_to_single: bool
    needs_identity: bool

    @classmethod
    def from_plan(cls, plan: InboxPlan, identifier: str, hmac_token: str, language: Language) -> Inbox:
        return cls(
            identifier=identifier,
            hmac_token=hmac_token,
            name=plan.name.text(language),
            timezone=plan.timezone,
            hours=plan.hours,
            table=plan.working_hours,
            is_csat_on=plan.is_csat_on,
            csat_display=plan.csat_display,
            greeting=plan.greeting,
            out_of_office=plan.out_of_office,
            holidays_note=plan.holidays_note,
            is_locked_to_single=plan.is_locked_to_single,
            needs_identity=plan.needs_identity,
        )

    def identity_hash(self, identifier: str) -> str:
        """What the wallet's own backend would hand to a signed-in user (section 1)."""
        return hmac.new(self.hmac_token.encode(), identifier.encode(), hashlib.sha256).hexdigest()

    def rows(self, now: datetime) -> list[Json]:
        """The seven rows of 4.1. With CLOSED_NOW they depend on the day of ``now`` in the inbox's zone."""
        today = _weekday(now.astimezone(ZoneInfo(self.timezone)))
        by_day = {entry.day: entry for entry in self.table}
        return [self._row(day, today, by_day.get(day)) for day in range(7)]

    def _row(self, day: int, today: int, entry: DayHours | None) -> Json:
        opens, closes, all_day = (9, 0), (21, 0), False
        if self.hours is HoursMode.ALWAYS:
            # Stored as 00:00 to 23:59 by the server.
            opens, closes, all_day = (0, 0), (23, 59), True
        elif self.hours is HoursMode.OFF:
            # A new inbox: Monday to Friday 09:00-17:00, not enabled.
            closes = (17, 0) if 1 <= day <= 5 else opens
        elif self.hours is HoursMode.CLOSED_NOW:
            closes = opens if day == today else closes
        elif self.hours is HoursMode.CLOSED_WEEK or entry is None:
            closes = opens
        else:
            opens, closes = entry.opens, entry.closes
        closed = opens == closes
        return {
            "day_of_week": day,
            "closed_all_day": closed,
            "open_hour": None if closed else opens[0],
            "open_minutes": None if closed else opens[1],
            "close_hour": None if closed else closes[0],
            "close_minutes": None if closed else closes[1],
            "open_all_day": all_day,
        }

    def is_open(self, now: datetime) -> bool:
        """Inside today's ``[open, close]`` in the inbox zone, the close being ``hh:mm:00`` (4.1)."""
        if self.hours is HoursMode.OFF:
            return True
        local = now.astimezone(ZoneInfo(self.timezone))
        row = self.rows(now)[_weekday(local)]
        if row["closed_all_day"]:
            return False
        opens = local.replace(hour=row["open_hour"], minute=row["open_minutes"], second=0, microsecond=0)
        closes = local.replace(hour=row["close_hour"], minute=row["close_minutes"], second=0, microsecond=0)
        return opens <= local <= closes

    def out_of_office_text(self, language: Language) -> str | None:
        if self.out_of_office is None:
            return None
        parts = [self.out_of_office.text(language)]
        if self.holidays_note is not None:
            parts.append(self.holidays_note.text(language))
        return "\n\n".join(parts)

    def as_json(self, now: datetime) -> Json:
        """The answer of 4.1."""
        return {
            "identifier": self.identifier,
            "identity_validation_enabled": self.needs_identity,
            "name": self.name,
            "timezone": self.timezone,
            "working_hours": self.rows(now),
            "working_hours_enabled": self.hours is not HoursMode.OFF,
            "csat_survey_enabled": self.is_csat_on,
            "greeting_enabled": self.greeting is not None,
        }


def _weekday(moment: datetime) -> int:
    """0 is Sunday, as in the API."""
    return moment.isoweekday() % 7
