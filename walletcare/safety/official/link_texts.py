"""Links whose text is shown instead of where they lead: in Markdown, HTML and mail turned into plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walletcare.domain.late_pattern import late_pattern

_MARKDOWN = late_pattern(r"\[([^\[\]\n]{1,120})\]\(\s?<?([^\s()<>]{4,2000})")
_HTML = late_pattern(
    r"<a\s[^<>]{0,200}?href\s?=\s?[\"']?([^\s\"'<>]{4,2000})[^<>]{0,200}>((?:[^<]|<(?!/?a\b)){1,200})",
    re.IGNORECASE,
)
_PLAIN_MAIL = late_pattern(r"(?<!\S)([^\s<>]{4,200})\s?<(https?://[^\s<>]{4,2000})>", re.IGNORECASE)
"""How mail programs write a link in plain text: ``wallet.example <https://elsewhere.example>``."""


def link_texts(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """(text shown, place of the address behind it) of every such link in ``text``."""
    for pattern, shown, target in ((_MARKDOWN, 1, 2), (_HTML, 2, 1), (_PLAIN_MAIL, 1, 2)):
        for match in pattern.finditer(text):
            yield match.group(shown), match.span(target)
