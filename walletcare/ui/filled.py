"""A sentence with names and times put in, set as Chinese sets them."""

from __future__ import annotations

from string import Formatter

_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


def filled(pattern: str, **parts: str) -> str:
    """``pattern`` with its ``{named}`` fields filled in.

    A translator cannot know whether a name will be Chinese or Latin, a time "12 分钟前" or "昨天". So where
    a field meets the words around it, Chinese next to Latin letters or digits gets one space, and Chinese
    next to Chinese none. What is inside a field stays as it is, and so does everything without Chinese.
    """
    words = ""
    for text, field, _, _ in Formatter().parse(pattern):
        words = _joined(words, text)
        if field is not None:
            words = _joined(words, parts[field])
    return words


def _joined(before: str, after: str) -> str:
    left, right = before.rstrip(" "), after.lstrip(" ")
    if not left or not right:
        return before + after
    is_left_han, is_right_han = _is_han(left[-1]), _is_han(right[0])
    if is_left_han and is_right_han:
        return left + right
    if (is_left_han and right[0].isalnum()) or (is_right_han and left[-1].isalnum()):
        return f"{left} {right}"
    return before + after


def _is_han(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN
