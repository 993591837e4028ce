"""How long an article takes to read."""

from __future__ import annotations

import math
import re

from walletcare.domain.language import Language

_PER_MINUTE = {Language.ZH: 350, Language.EN: 220}
"""Characters (zh) and words (en) a minute: unhurried reading on a screen."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9']+")


def reading_minutes(text: str, language: Language) -> int:
    """Whole minutes, rounded up, at least 1."""
    units = (
        len(_HAN.findall(text)) + len(_WORD.findall(text))
        if language is Language.ZH
        else len(_WORD.findall(text))
    )
    return max(1, math.ceil(units / _PER_MINUTE[language]))
