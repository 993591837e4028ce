"""A moment inside a sentence: "sent today at 14:02" where a label says "Today 14:02"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.domain.language import Language
from walletcare.ui.theme import theme
from walletcare.ui.when import clock_text, near_day_text, short_day_text

if TYPE_CHECKING:
    from datetime import datetime


def moment_inside(moment: datetime, now: datetime) -> str:
    """``today at 14:02``, ``18 Sep at 09:10``: after a verb or a preposition ("opens …", "by …").

    At the start of a sentence, strip the result: Chinese puts a space between a character and the digits of
    a date.
    """
    template = QCoreApplication.translate("When", "{day} at {time}")
    day = near_day_text(moment, now)
    words = template.format(day=_inside(day) if day else _date(moment, now), time=clock_text(moment))
    return _spaced(words)


def moment_on(moment: datetime, now: datetime) -> str:
    """The same where English needs a word before a date: ``today at 14:02``, ``on 18 Sep at 09:10``."""
    if near_day_text(moment, now) is not None:
        return moment_inside(moment, now)
    template = QCoreApplication.translate("When", "on {day} at {time}")
    return _spaced(template.format(day=_date(moment, now), time=clock_text(moment)))


def moment_by(moment: datetime, now: datetime) -> str:
    """After "by" or "until", where English puts the time first: ``14:02 today``, ``18 Sep at 09:10``."""
    day = near_day_text(moment, now)
    if day is None:
        return moment_inside(moment, now)
    template = QCoreApplication.translate("When", "{time} {day}")
    return _spaced(template.format(day=_inside(day), time=clock_text(moment)))


def span_inside(begins: datetime, ends: datetime, now: datetime) -> str:
    """Some hours of one day: ``tomorrow from 09:00 to 11:00``, ``on 18 Sep from 09:00 to 11:00``."""
    translate = QCoreApplication.translate
    day, clocks = near_day_text(begins, now), (clock_text(begins), clock_text(ends))
    if day is not None:
        template, day = translate("When", "{day} from {begins} to {ends}"), _inside(day)
    else:
        template, day = translate("When", "on {day} from {begins} to {ends}"), _date(begins, now)
    return _spaced(template.format(day=day, begins=clocks[0], ends=clocks[1]))


def _date(moment: datetime, now: datetime) -> str:
    return short_day_text(moment.astimezone().date(), now.astimezone().date())


def _inside(day: str) -> str:
    """English writes "today" small."""
    return day[:1].lower() + day[1:] if theme().language is Language.EN else day


def _spaced(words: str) -> str:
    return f" {words}" if theme().language is Language.ZH and words[:1].isdigit() else words
