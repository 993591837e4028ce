"""What is known of an article without its text: enough for lists, and for the first paint."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from walletcare.domain.language import Language, LocalText


class Category(NamedTuple):
    """A shelf of the help centre, in reading order."""

    id: str
    title: LocalText
    position: int


class ArticleMeta(NamedTuple):
    """What lists and search show of an article in one language.

    Attributes:
        flow: Id of the troubleshooter that goes on from here, empty when there is none.
        topic: Topic code of a request about this (``payment-failed``).
        pin: Place among the pinned questions of the start page, 0 when not pinned.
        reading_minutes: Rounded up, at least 1.
    """

    slug: str
    category: str
    language: Language
    title: str
    summary: str
    updated: date
    reading_minutes: int
    related: tuple[str, ...] = ()
    flow: str = ""
    topic: str = ""
    pin: int = 0
