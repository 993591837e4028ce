"""Cleaning of remote names and texts: what a stranger wrote becomes plain characters of bounded length.

Removed are controls, direction marks and characters that cannot be seen (Unicode categories Cc, Cf, Cs, Co,
Cn and the few invisible letters): with them a name can look like another, or a text can leave its box.
"""

from __future__ import annotations

import unicodedata

NAME_LIMIT = 40
TEXT_LIMIT = 150_000
"""The server's own limit for a message (contract, section 9): nothing received is ever cut below it."""
_MARKS_IN_A_ROW = 3
_INVISIBLE = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u034f")
"""Letters and symbols without a glyph: Hangul and Khmer fillers, blank Braille, the grapheme joiner."""
_JOINERS = frozenset("\u200c\u200d")
"""Needed inside Persian and Indic words and in emoji; harmless in a text, not allowed in a name."""
_LOOKS_LIKE_A_BADGE = frozenset("\u221a\u2611\u2705\u2713\u2714")


def clean_name(text: object, limit: int = NAME_LIMIT) -> str:
    """A display name: one line, letters and ordinary punctuation only, at most ``limit`` characters.

    Symbols and emoji go as well: a tick in a name must never pass for our own badge.
    """
    if not isinstance(text, str):
        return ""
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text[: limit * 20]):
        category = unicodedata.category(char)
        if category in {"Zs", "Zl", "Zp"} or char in "\t\n\r":
            kept.append(" ")
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        is_variation = "\ufe00" <= char <= "\ufe0f"
        if category[0] == "C" or category == "So" or marks > _MARKS_IN_A_ROW or is_variation:
            continue
        if char in _INVISIBLE or char in _LOOKS_LIKE_A_BADGE:
            continue
        kept.append(char)
    return " ".join("".join(kept).split())[:limit].rstrip()


def clean_text(text: object, limit: int = TEXT_LIMIT) -> str:
    """A message: plain text with line breaks and tabs, nothing that hides or turns what is read."""
    if not isinstance(text, str):
        return ""
    text = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    if not text.isascii() or not text.isprintable():
        text = "".join(char for char in text if _is_text(char))
    return text[:limit]


def clean_file_name(text: object, limit: int = 120) -> str:
    """A suggested file name: no folders, no hidden characters, the extension kept when it has to be cut."""
    if not isinstance(text, str):
        return ""
    last = text[:4000].replace("\\", "/").rsplit("/", 1)[-1]
    last = "".join(char for char in last if unicodedata.category(char)[0] != "C" and char not in '<>:"|?*')
    last = " ".join(last.split()).lstrip(". ").rstrip(". ")
    if len(last) <= limit:
        return last
    stem, dot, extension = last.rpartition(".")
    if dot and 0 < len(extension) <= 10:
        return f"{stem[: limit - len(extension) - 1]}.{extension}"
    return last[:limit]


def _is_text(char: str) -> bool:
    return char in "\n\t" or char in _JOINERS or unicodedata.category(char)[0] != "C"
