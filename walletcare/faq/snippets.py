"""Marks what was found, and cuts the two lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from walletcare.content.index.features import STOP_WORDS
from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import has_han, is_han
from walletcare.domain.article import Marked

SNIPPET_CHARS = {True: 72, False: 150}
"""About two lines of a result row: Chinese (True) and Latin (False) text."""
_MARKS_TRIED = 80


class Needles:
    """What of a question is worth marking: its words without stop words, and its pairs of Chinese characters.

    Latin words are marked from their beginning to their end, so that ``refund`` marks ``refunds``.
    """

    def __init__(self, words: Iterable[str]) -> None:
        asked = list(dict.fromkeys(word for word in words if word))
        telling = [word for word in asked if word not in STOP_WORDS] or asked
        latin = [word for word in telling if not is_han(word) and (len(word) > 1 or len(telling) == 1)]
        han: list[str] = []
        for word in telling:
            if is_han(word):
                han.extend([word] if len(word) == 1 else (word[i : i + 2] for i in range(len(word) - 1)))
        parts = [re.escape(pair) for pair in dict.fromkeys(han)]
        if latin:
            spelt = (re.escape(word).replace("'", "['’]") for word in latin)
            longest_first = sorted(spelt, key=len, reverse=True)
            parts.append(rf"(?<![a-z0-9])(?:{'|'.join(longest_first)})[a-z]{{0,4}}")
        # The look-ahead lets pairs overlap: the run 转账记 holds 转账 and 账记.
        self._pattern = re.compile(f"(?=({'|'.join(parts)}))") if parts else None

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Where they stand in folded text; spans may overlap."""
        return [match.span(1) for match in self._pattern.finditer(folded)] if self._pattern else []


def mark(text: str, wanted: Needles, fold: Fold) -> Marked:
    """``text`` with every occurrence of ``wanted`` marked, in code points of ``text``."""
    folded, positions = fold.with_positions(text)
    return Marked(text, _joined([(positions[a], positions[b - 1] + 1) for a, b in wanted.spans(folded)]))


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def snippet(text: str, wanted: Needles, fold: Fold) -> Marked:
    """The stretch of ``text`` that shows most of ``wanted``; its beginning when it shows none."""
    limit = SNIPPET_CHARS[has_han(text[:40])]
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return mark(flat, wanted, fold)
    marks = mark(flat, wanted, fold).marks
    start = _best_start(flat, marks, limit)
    end = _cut_end(flat, start, limit)
    piece = flat[start:end].strip()
    lead = "…" if start > 0 and not _SENTENCE_END.search(flat[max(0, start - 2) : start + 1]) else ""
    tail = "…" if end < len(flat) else ""
    return mark(f"{lead}{piece}{tail}", wanted, fold)


def _best_start(flat: str, marks: tuple[tuple[int, int], ...], limit: int) -> int:
    best, best_weight = 0, 0
    for place, (start, _) in enumerate(marks[:_MARKS_TRIED]):
        seen: set[str] = set()
        weight = 0
        for left, right in marks[place : place + _MARKS_TRIED]:
            if right <= start + limit:
                word = flat[left:right].lower()
                weight += (right - left) if word not in seen else 1
                seen.add(word)
        if weight > best_weight:
            best, best_weight = start, weight
    return _sentence_start(flat, best, limit)


_SENTENCE_END = re.compile(r"[。！？；]|[.!?]\s|(?<=[^\x00-\xff])\s(?=[^\x00-\xff])")
"""Also the space between two Chinese characters: one paragraph ended there and the next began."""
_PART_END = re.compile(r"[，：、]|[,:]\s")


def _sentence_start(flat: str, at: int, limit: int) -> int:
    """Begin with the sentence if it is near, else with a part of it, else with a word."""
    before = max(0, at - limit // 2)
    window = flat[before:at]
    for pattern in (_SENTENCE_END, _PART_END):
        breaks = [match.end() for match in pattern.finditer(window)]
        if breaks:
            return before + breaks[-1]
        if before == 0:
            return 0
    if " " in window:
        return before + window.rindex(" ") + 1
    return max(0, at - 8)


def _cut_end(flat: str, start: int, limit: int) -> int:
    end = min(len(flat), start + limit)
    if end < len(flat) and not is_han(flat[end - 1 : end]) and " " in flat[start:end]:
        space = flat.rindex(" ", start, end)
        if space > start + limit // 2:
            return space
    return end
