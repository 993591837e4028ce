"""Dates and times as people say them, in the window's language and this computer's time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from walletcare.domain.language import Language
from walletcare.ui.theme import theme

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def day_text(day: date) -> str:
    """``18 September 2026`` or ``2026年9月18日``."""
    pattern = "yyyy年M月d日" if theme().language is Language.ZH else "d MMMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def short_day_text(day: date, today: date) -> str:
    """Without the year while it is this year: ``18 Sep`` or ``9月18日``."""
    if theme().language is Language.ZH:
        pattern = "M月d日" if day.year == today.year else "yyyy年M月d日"
    else:
        pattern = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def clock_text(moment: datetime) -> str:
    """Hours and minutes of an aware time, local, 24 hours: ``14:02``."""
    local = moment.astimezone()
    return QTime(local.hour, local.minute).toString("HH:mm")


def moment_text(moment: datetime, now: datetime) -> str:
    """``Today 14:02``, ``Yesterday 09:10`` or ``18 Sep 09:10``."""
    local, today = moment.astimezone().date(), now.astimezone().date()
    if local == today:
        return f"{_today()} {clock_text(moment)}"
    if local == today - _DAY:
        return f"{_yesterday()} {clock_text(moment)}"
    if local == today + _DAY:
        return f"{_tomorrow()} {clock_text(moment)}"
    return f"{short_day_text(local, today)} {clock_text(moment)}"


def ago_text(moment: datetime, now: datetime) -> str:
    """Relative up to a day, then the date: ``12 minutes ago``, ``Yesterday``, ``18 Sep``."""
    passed = now - moment
    if passed < _MINUTE:
        return _now()
    if passed < _HOUR:
        return QCoreApplication.translate("When", "%n minutes ago", "", int(passed / _MINUTE))
    local, today = moment.astimezone().date(), now.astimezone().date()
    if local == today:
        return QCoreApplication.translate("When", "%n hours ago", "", int(passed / _HOUR))
    if local == today - _DAY:
        return _yesterday()
    return short_day_text(local, today)


def length_text(length: timedelta) -> str:
    """A length as a person says it: ``4 minutes``, ``6 hours``, ``2 days``; at least one minute."""
    if length < timedelta(minutes=90):
        return QCoreApplication.translate("When", "%n minutes", "", max(1, round(length / _MINUTE)))
    if length < timedelta(hours=36):
        return QCoreApplication.translate("When", "%n hours", "", round(length / _HOUR))
    return QCoreApplication.translate("When", "%n days", "", round(length / _DAY))


def _today() -> str:
    return QCoreApplication.translate("When", "Today")


def _yesterday() -> str:
    return QCoreApplication.translate("When", "Yesterday")


def _tomorrow() -> str:
    return QCoreApplication.translate("When", "Tomorrow")


def _now() -> str:
    return QCoreApplication.translate("When", "Now")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
