r"""Other ways to read a text: with escapes undone, markup and labels of a list blanked, broken words joined.

People copy words out of programs and web pages: ``legal\nwinner``, ``<li>legal</li>``, ``\u6cd5``, or number
them with letters and Roman numerals. The guard looks at the text as it stands and at each other reading that
differs from it. References of requests, which the program itself puts into texts, are hidden in all of them.
Every pass is linear in the length of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.domain.reference import parse_reference

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_REFERENCE = late_pattern(r"(?<![\w-])WC-[0-9A-Y]{4}-[0-9A-Y]{2}(?![\w-])")
_HIDDEN = "WC-xxxx-xx"
_ESCAPED_CHARACTER = late_pattern(r"\\u([0-9a-fA-F]{4})|&#(\d{2,6});|&#x([0-9a-fA-F]{2,5});")
_ESCAPED_GAP = late_pattern(r"\\[nrt]|%(?:20|0A|0D|09|2C)|&nbsp;|</?[A-Za-z][^<>\n]{0,40}>")
_LABEL = late_pattern(r"(?<![\w])(?:[a-zA-Z]|[ivxIVX]{1,6})\s?[.):\]、：．）=-](?=\s?[^\W\d_])")
_BROKEN_WORD = late_pattern(r"(?<=[^\W\d_])-\r?\n(?=[^\W\d_])")
_LEAST_GAPS = 3
_LEAST_LABELS = 10


class Reading(NamedTuple):
    """``places``: where each character of ``text`` stood; None when every one is where it was."""

    text: str
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the text that was read."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def readings(text: str) -> Iterator[Reading]:
    """``text`` itself first, then each reading that differs from it; without references in all of them."""
    text = _without_references(text)
    yield Reading(text, None)
    if _ESCAPED_CHARACTER.search(text) or len(_ESCAPED_GAP.findall(text)) >= _LEAST_GAPS:
        yield _without_escapes(text)
    if len(_LABEL.findall(text)) >= _LEAST_LABELS:
        yield Reading(_LABEL.sub(lambda match: " " * len(match.group()), text), None)
    if _BROKEN_WORD.search(text):
        yield _with_whole_words(text)


def _without_references(text: str) -> str:
    """``text`` with every true reference hidden: drawn at random, one may read ``WC-CVV9-59`` by chance.

    Only what has the right check symbol and stands as it is printed, so nothing else can pass for one.
    """
    return _REFERENCE.sub(_hidden, text) if "WC-" in text else text


def _hidden(match: re.Match[str]) -> str:
    return _HIDDEN if parse_reference(match.group()) is not None else match.group()


def _with_whole_words(text: str) -> Reading:
    """Words that a hyphen at the end of a line broke, in one piece again."""
    places: list[int] = []
    done = 0
    for match in _BROKEN_WORD.finditer(text):
        places.extend(range(done, match.start()))
        done = match.end()
    places.extend(range(done, len(text)))
    return Reading("".join(text[place] for place in places), places)


def _without_escapes(text: str) -> Reading:
    blanked = _ESCAPED_GAP.sub(lambda match: " " * len(match.group()), text)
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ESCAPED_CHARACTER.finditer(blanked):
        code = match.group(1) or match.group(3)
        number = int(code, 16) if code else int(match.group(2))
        parts.append(blanked[done : match.start()])
        places.extend(range(done, match.start()))
        # Halves of surrogate pairs and numbers beyond Unicode name no letter of any list.
        parts.append(" " if 0xD800 <= number < 0xE000 or number > 0x10FFFF else chr(number))
        places.append(match.start())
        done = match.end()
    parts.append(blanked[done:])
    places.extend(range(done, len(blanked)))
    return Reading("".join(parts), places)
