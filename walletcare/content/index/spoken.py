"""When two questions are the same question."""

from __future__ import annotations

import re
import unicodedata

_NOT_SPOKEN = re.compile(r"[\W_]+")


def spoken(text: str) -> str:
    """What is left of a question when spelling, case, spaces and punctuation do not count."""
    return _NOT_SPOKEN.sub("", unicodedata.normalize("NFKC", text).casefold())
