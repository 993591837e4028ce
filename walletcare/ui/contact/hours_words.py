"""Opening hours of a channel as a person reads them: today, in this computer's time, and when it changes."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.contact.ways.hours import open_state, zone_of
from walletcare.domain.channel import ChannelState
from walletcare.ui.moments import moment_on
from walletcare.ui.when import clock_text

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelStatus, OpeningHours


def hours_line(status: ChannelStatus, now: datetime) -> str:
    """``Today 09:00–21:00, your time``; what is not known is said to be not known."""
    translate = QCoreApplication.translate
    hours = status.spec.hours
    if hours.is_always_open and open_state(hours, now).holiday is None:
        return translate("Hours", "Open at any time")
    if hours.is_unknown:
        return translate("Hours", "Opening hours not known")
    if status.state is ChannelState.CLOSED and status.until is not None:
        words = translate("Hours", "Opens {moment}, your time")
        return words.format(moment=moment_on(status.until, now)).strip()
    spans = today_spans(hours, now)
    if hours.is_never_open and not spans:
        return translate("Hours", "Closed until further notice")
    if not spans:
        return translate("Hours", "Closed today")
    words = translate("Hours", ", ").join(
        f"{clock_text(opens)}–{clock_text(closes)}" for opens, closes in spans
    )
    return translate("Hours", "Today {hours}, your time").format(hours=words)


def today_spans(hours: OpeningHours, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Today's openings in the channel's zone, a changed day counted in; aware times."""
    zone = zone_of(hours)
    day = now.astimezone(zone).date()
    holiday = open_state(hours, now).holiday
    if holiday is not None:
        pairs = [(holiday.opens, holiday.closes)] if holiday.opens and holiday.closes else []
    else:
        pairs = [(span.opens, span.closes) for span in hours.spans if span.weekday == day.weekday()]
    found = []
    for opens, closes in pairs:
        ends_on = day + timedelta(days=1) if closes <= opens or closes == time(0) else day
        found.append((datetime.combine(day, opens, zone), datetime.combine(ends_on, closes, zone)))
    return tuple(sorted(found))
