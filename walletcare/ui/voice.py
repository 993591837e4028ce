"""The language a screen reader is told of a widget: its voice switches by it.

All widgets have the window's. A text of somebody else, an article in the other language and the name of a
language have their own: Qt hands a widget's locale to the screen reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from walletcare.domain.language import Language
from walletcare.ui.language import locale_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
_CLEAR_WORDS = 3
_LOOKED_AT = 1_000
"""Characters; what a text begins in is what it is read in."""


def speak_as(widget: QWidget, language: Language | None) -> None:
    """Have ``widget`` and what is in it read in ``language``; None: in that of the window."""
    if language is None:
        widget.unsetLocale()
    else:
        widget.setLocale(locale_of(language))


def language_shown(text: str) -> Language | None:
    """The language that ``text`` is plainly written in; None for a number, a name, or a third language."""
    start = text[:_LOOKED_AT]
    han, words = len(_HAN.findall(start)), len(_WORD.findall(start))
    if _KANA.search(start):
        return None
    if han > words:
        return Language.ZH
    return Language.EN if words >= _CLEAR_WORDS and not han else None
