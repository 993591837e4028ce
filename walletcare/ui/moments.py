"""A moment inside a sentence: "sent today 14:02" instead of "sent Today 14:02"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.language import Language
from walletcare.ui.theme import theme
from walletcare.ui.when import moment_text

if TYPE_CHECKING:
    from datetime import datetime


def moment_inside(moment: datetime, now: datetime) -> str:
    """Like ``moment_text``, for the middle of a sentence; at its start, strip the result.

    English writes "today" small; Chinese puts a space between a character and the digits of a date.
    """
    text = moment_text(moment, now)
    if theme().language is Language.EN:
        return text[:1].lower() + text[1:]
    return f" {text}" if text[:1].isdigit() else text
