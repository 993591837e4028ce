"""Marks what was found, and cuts the two lines around it."""

from __future__ import annotations

import re

from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import has_han, is_han
from walletcare.domain.article import Marked

SNIPPET_CHARS = {True: 72, False: 150}
"""About two lines of a result row: Chinese (True) and Latin (False) text."""


def needles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces of the query worth marking: Latin words of two letters and more, Chinese pairs."""
    found: list[str] = []
    for word in words:
        if is_han(word):
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
            if len(word) == 1:
                found.append(word)
        elif len(word) > 1 or len(words) == 1:
            found.append(word)
    return tuple(dict.fromkeys(found))


def mark(text: str, wanted: tuple[str, ...], fold: Fold) -> Marked:
    """``text`` with every occurrence of ``wanted`` marked, in code points of ``text``."""
    folded, positions = fold.with_positions(text)
    spans: list[tuple[int, int]] = []
    for needle in wanted:
        for start, end in _occurrences(folded, needle):
            spans.append((positions[start], positions[end - 1] + 1))
    return Marked(text, _joined(spans))


def _occurrences(folded: str, needle: str) -> list[tuple[int, int]]:
    if is_han(needle):
        return [match.span() for match in re.finditer(re.escape(needle), folded)]
    # Latin words are marked from their beginning to their end, so that "refund" marks "refunds".
    return [match.span() for match in re.finditer(rf"(?<![a-z0-9]){re.escape(needle)}[a-z]{{0,4}}", folded)]


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def snippet(text: str, wanted: tuple[str, ...], fold: Fold) -> Marked:
    """The stretch of ``text`` that shows most of ``wanted``; its beginning when it shows none."""
    limit = SNIPPET_CHARS[has_han(text[:40])]
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return mark(flat, wanted, fold)
    marks = mark(flat, wanted, fold).marks
    start = _best_start(flat, marks, limit)
    end = _cut_end(flat, start, limit)
    piece = flat[start:end].strip()
    lead = "…" if start > 0 else ""
    tail = "…" if end < len(flat) else ""
    return mark(f"{lead}{piece}{tail}", wanted, fold)


def _best_start(flat: str, marks: tuple[tuple[int, int], ...], limit: int) -> int:
    best, best_weight = 0, 0
    for start, _ in marks:
        seen: set[str] = set()
        weight = 0
        for left, right in marks:
            if start <= left and right <= start + limit:
                word = flat[left:right].lower()
                weight += (right - left) if word not in seen else 1
                seen.add(word)
        if weight > best_weight:
            best, best_weight = start, weight
    return _sentence_start(flat, best, limit)


def _sentence_start(flat: str, at: int, limit: int) -> int:
    """Begin with the sentence if it is near, else with a word."""
    window = flat[max(0, at - limit // 3) : at]
    breaks = [match.end() for match in re.finditer(r"[。！？；]|[.!?]\s", window)]
    if breaks:
        return at - len(window) + breaks[-1]
    if at <= limit // 3:
        return 0
    if " " in window:
        return at - len(window) + window.rindex(" ") + 1
    return max(0, at - 8)


def _cut_end(flat: str, start: int, limit: int) -> int:
    end = min(len(flat), start + limit)
    if end < len(flat) and not is_han(flat[end - 1 : end]) and " " in flat[start:end]:
        space = flat.rindex(" ", start, end)
        if space > start + limit // 2:
            return space
    return end
