"""Dates, times, lengths and sizes as people say them, in the window's language and this computer's zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime

from walletcare.domain.language import Language
from walletcare.ui.theme import theme

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def day_text(day: date) -> str:
    """``18 September 2026`` or ``2026 年 9 月 18 日``."""
    pattern = "yyyy 年 M 月 d 日" if theme().language is Language.ZH else "d MMMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def short_day_text(day: date, today: date) -> str:
    """Without the year while it is this year: ``18 Sep`` or ``9 月 18 日``."""
    if theme().language is Language.ZH:
        pattern = "M 月 d 日" if day.year == today.year else "yyyy 年 M 月 d 日"
    else:
        pattern = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def clock_text(moment: datetime) -> str:
    """Hours and minutes of an aware time, local, 24 hours: ``14:02``."""
    local = moment.astimezone()
    return QTime(local.hour, local.minute).toString("HH:mm")


def moment_text(moment: datetime, now: datetime) -> str:
    """For a label of its own: ``Today 14:02``, ``Yesterday 09:10`` or ``18 Sep, 09:10``. In a sentence see
    ``ui.moments``."""
    day, clock = near_day_text(moment, now), clock_text(moment)
    if day is None:
        day = short_day_text(moment.astimezone().date(), now.astimezone().date())
        return f"{day}, {clock}" if theme().language is Language.EN else f"{day} {clock}"
    return f"{day} {clock}"


def near_day_text(moment: datetime, now: datetime) -> str | None:
    """``Today``, ``Yesterday`` or ``Tomorrow``; None for any other day."""
    local, today = moment.astimezone().date(), now.astimezone().date()
    if local == today:
        return _today()
    if local == today - _DAY:
        return _yesterday()
    if local == today + _DAY:
        return _tomorrow()
    return None


def ago_text(moment: datetime, now: datetime, *, is_inside: bool = False) -> str:
    """Relative up to a day, then the date: ``12 min ago``, ``1 hour ago``, ``Yesterday``, ``18 Sep``.

    Args:
        is_inside: It stands inside a sentence: ``yesterday`` and ``just now`` in small letters.
    """
    passed = now - moment
    if passed < _MINUTE:
        return QCoreApplication.translate("When", "just now") if is_inside else _now()
    if passed < _HOUR:
        return _counts().minutes_ago(int(passed / _MINUTE))
    local, today = moment.astimezone().date(), now.astimezone().date()
    if local == today or passed < 6 * _HOUR:
        return _counts().hours_ago(int(passed / _HOUR))
    if local == today - _DAY:
        return QCoreApplication.translate("When", "yesterday") if is_inside else _yesterday()
    return short_day_text(local, today)


def length_text(length: timedelta) -> str:
    """A length as a person says it: ``4 min``, ``6 hours``, ``2 days``; at least one minute."""
    if length < timedelta(minutes=90):
        return _counts().minutes(max(1, round(length / _MINUTE)))
    if length < timedelta(hours=36):
        return _counts().hours(round(length / _HOUR))
    return _counts().days(round(length / _DAY))


def meta_text(*parts: str) -> str:
    """The parts of a meta line, joined by a dot: without spaces in Chinese, with spaces in English."""
    dot = "·" if theme().language is Language.ZH else " · "
    return dot.join(part for part in parts if part)


def size_text(size_bytes: int) -> str:
    """A file size as the language writes it: ``412 KB``."""
    return QLocale().formattedDataSize(size_bytes, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class Counts(QObject):
    """Counts in words. An object, because lupdate finds plurals in ``self.tr`` only."""

    def minutes_ago(self, count: int) -> str:
        return self.tr("%n min ago", "", count)

    def hours_ago(self, count: int) -> str:
        return self.tr("%n hour(s) ago", "", count)

    def minutes(self, count: int) -> str:
        return self.tr("%n min", "", count)

    def hours(self, count: int) -> str:
        return self.tr("%n hour(s)", "", count)

    def days(self, count: int) -> str:
        return self.tr("%n day(s)", "", count)


@cache
def _counts() -> Counts:
    return Counts()


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
