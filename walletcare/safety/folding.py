"""Text as the guard reads it: compatibility forms, accents, invisible and look-alike characters undone.

Every folded character remembers where it stood, so that a hit can be shown in what the user typed.
Sources: Unicode Standard Annex 15 (NFKC, NFKD), Unicode Technical Standard 39 (confusables).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from walletcare.domain.late_pattern import late_pattern

_OWN_LATIN = {
    # Letters that people use for their shape though UTS 39 gives them another prototype.
    **dict(zip("авгезикмнопрстухыьёђћц", "abre3ukmhonpctyxbbehhu", strict=True)),
    **dict(zip("αβγεζηικμνορστυχωϲϳ", "abyeznikmvopotuxwcj", strict=True)),
    **dict(zip("ɑɡıɩɪʟɴʀʏɢʜʙᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱ", "agiiilnryghbacdejkmoptuvwzfs", strict=True)),
    "ƅ": "b",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ƒ": "f",
    "ŋ": "n",
    "ĸ": "k",
    "ß": "s",
}
_PACKED = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""First letters of the squared, negative circled, negative squared and regional-indicator alphabets."""


@cache
def _confusables() -> dict[str, str]:
    """Single characters that UTS 39 calls confusable with one basic Latin letter."""
    from confusable_homoglyphs.confusables import confusables_data

    table: dict[str, str] = {}
    for char, twins in confusables_data.items():
        if len(char) == 1 and not char.isascii():
            for twin in twins:
                value = twin["c"]
                if len(value) == 1 and value.isascii() and value.isalpha():
                    table.setdefault(char, value.lower())
    return table


@cache
def latin_look(char: str) -> str:
    """The basic Latin letter that ``char`` looks like, lower case; ``char`` itself when it looks like
    none."""
    if char.isascii():
        return char.lower()
    lowered = char.lower()
    if len(lowered) == 1 and lowered in _OWN_LATIN:
        return _OWN_LATIN[lowered]
    code = ord(char)
    for first in _PACKED:
        if first <= code < first + 26:
            return chr(ord("a") + code - first)
    if _is_east_asian(code):
        return char
    return _confusables().get(char) or _confusables().get(lowered) or _with_a_mark(lowered) or char


def _with_a_mark(char: str) -> str | None:
    """The basic letter of a Latin one with a hook, stroke or tail, which no decomposition takes off."""
    match = re.fullmatch(r"LATIN (?:SMALL LETTER|LETTER SMALL CAPITAL) ([A-Z])(?: WITH .*)?", _name(char))
    return match.group(1).lower() if match else None


def _name(char: str) -> str:
    return unicodedata.name(char, "") if len(char) == 1 else ""


def _is_east_asian(code: int) -> bool:
    return 0x2E80 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7A3 or 0x20000 <= code <= 0x3FFFF


@cache
def _fold_char(char: str) -> str:
    """``char`` in its plain form: possibly several characters, or none when it is invisible."""
    category = unicodedata.category(char)
    if category in {"Cf", "Me", "Mn", "Cc"} and char not in "\n\t\r":
        return ""
    code = ord(char)
    if 0x115F <= code <= 0x1160 or code in {0x3164, 0xFFA0}:
        return ""
    if _is_east_asian(code) and code >= 0x3400:
        # Ideographs and Hangul stay; compatibility ideographs and half-width kana go on below.
        return char
    if char in "ϲϹ":
        # To be taken for a Latin c, though compatibility makes a sigma of it.
        return char
    compatible = unicodedata.normalize("NFKC", char)
    plain = []
    for part in compatible:
        if 0x30A1 <= ord(part) <= 0x30F6:
            plain.append(chr(ord(part) - 0x60))
        elif _is_east_asian(ord(part)):
            plain.append(part)
        elif part.isdigit() and not part.isascii():
            plain.append(str(unicodedata.digit(part, part)))
        elif unicodedata.category(part) == "No" and unicodedata.numeric(part, 0.5).is_integer():
            plain.append(str(int(unicodedata.numeric(part))))
        else:
            base = "".join(c for c in unicodedata.normalize("NFKD", part) if not unicodedata.combining(c))
            plain.append("I" if base == "İ" else base)
    return "".join(plain)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with three views of equal length.

    Attributes:
        plain: Case kept, own scripts kept: where words of context are looked for.
        lower: Lower case, own scripts kept: where words of the lists are looked for.
        latin: Lower case, look-alikes as Latin letters.
        shown: Case kept, look-alikes as Latin letters: where keys, cards and codes are looked for.
        source: What was folded, with a length of its own; :meth:`span` leads to it.
    """

    plain: str
    lower: str
    latin: str
    shown: str
    source: str
    _origin: list[int] | None = field(repr=False)
    _length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the original text of the folded range."""
        if self._origin is None:
            return start, end
        first = self._origin[start] if start < len(self._origin) else self._length
        last = self._origin[end - 1] + 1 if end > start else first
        return first, last


def fold(text: str) -> Folded:
    """Folds ``text``. Linear in its length."""
    if text.isascii() and not _has_controls(text):
        lowered = text.lower()
        return Folded(text, lowered, lowered, text, text, None, len(text))
    source, origin = _composed(text)
    parts = [_fold_char(char) for char in source]
    plain = "".join(parts)
    if len(plain) != len(source) or origin is not None or "" in parts:
        at = origin or range(len(source))
        places = [place for place, part in zip(at, parts, strict=True) for _ in part]
    else:
        places = list(range(len(source)))
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
    foreign = [char for char in set(plain) if not char.isascii() and not _is_east_asian(ord(char))]
    if foreign:
        table = {ord(char.lower()): latin_look(char) for char in foreign if len(char.lower()) == 1}
        latin = lower.translate(table)
        shown = plain.translate(
            {ord(char): latin_look(char).upper() if char.isupper() else latin_look(char) for char in foreign}
        )
    else:
        latin, shown = lower, plain
    return Folded(plain, lower, latin, shown, text, places, len(text))


_CONTROL = late_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = frozenset("\u034f\u180b\u180c\u180d\ufe0e\ufe0f")
"""Besides format characters: the joiner and the selectors that change nothing one can see."""


def _has_controls(text: str) -> bool:
    return _CONTROL.search(text) is not None


def _composed(text: str) -> tuple[str, list[int] | None]:
    """``text`` with decomposed kana and Hangul composed again, and the origins where that moved anything."""
    if not any("\u1100" <= char <= "\u11ff" or char in "\u3099\u309a\uff9e\uff9f" for char in set(text)):
        return text, None
    clusters: list[tuple[int, str]] = []
    for place, char in enumerate(text):
        if unicodedata.category(char) in {"Cf", "Me"} or char in _INVISIBLE:
            continue
        joins = "\u1160" < char <= "\u11ff" or char in "\u3099\u309a\uff9e\uff9f"
        if joins and clusters:
            first, cluster = clusters[-1]
            clusters[-1] = (first, cluster + char)
        else:
            clusters.append((place, char))
    composed = [(place, unicodedata.normalize("NFKC", cluster)) for place, cluster in clusters]
    return "".join(part for _, part in composed), [place for place, part in composed for _ in part]


def windows(text: str, hint: re.Pattern[str], before: int, after: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the parts of ``text`` around the matches of ``hint``, neighbours merged.

    Patterns that need a hint nearby run on these parts only, which keeps long texts fast.
    """
    start = end = -1
    for match in hint.finditer(text):
        first, last = max(match.start() - before, 0), min(match.end() + after, len(text))
        if first <= end:
            end = last
            continue
        if end > 0:
            yield start, end
        start, end = first, last
    if end > 0:
        yield start, end
