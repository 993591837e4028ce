"""Recovery phrases in the two Chinese lists of BIP-39.

The lists hold 2,048 everyday characters each, so ordinary writing is full of them and a checksum of four bits
proves little. Prose is told from a phrase by three things: prose has no separator after every character; its
neighbouring characters form common pairs (``resources/safety/hanzi-pairs.txt``); and its characters are
frequent ones, while a phrase draws evenly from the whole list, which is ordered by frequency.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate, pairwise
from math import log2
from operator import add
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.infra.paths import resources_dir
from walletcare.safety.found import Found
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import HANZI_LISTS, PHRASE_LENGTHS, hanzi_index, is_bip39

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_NUMERAL = "0-9一二三四五六七八九十廿两"
_MARKER = late_pattern(
    rf"第[{_NUMERAL}]{{1,3}}(?:个|個)?(?:词|字|詞|单词)?(?:是|为|：|:|，|,|、)?"
    rf"|(?<![\u3400-\u9fff])[{_NUMERAL}]{{1,3}}[、.．:：)）\]】-]|(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)(?![a-z])"
)
_ASCII_MARKER = late_pattern(r"\b[0-9]{1,2}(?:st|nd|rd|th)(?![a-z])")
_HANZI = late_pattern(r"[\u3400-\u9fff]")
_SEPARATED_RUN = late_pattern(
    r"[\u3400-\u9fff](?:[^\u3400-\u9fffa-z]{1,24}[\u3400-\u9fff]){10,}(?![\u3400-\u9fff])"
)
_FILLED_RUN = late_pattern(
    r"[\u3400-\u9fff](?:[^\u3400-\u9fff]{1,24}[\u3400-\u9fff]){10,}(?![\u3400-\u9fff])"
)
_SEPARATED_PART = late_pattern(
    r"[\u3400-\u9fff](?:[^\u3400-\u9fffa-z]{1,12}[\u3400-\u9fff]){3,}(?![\u3400-\u9fff])"
)
_NOT_LATIN = late_pattern(r"[^a-z]+")
_MOST_FILLERS, _PARTS_GAP = 2, 64
_PROSE_RUN = late_pattern(r"[\u3400-\u9fff]{12,}")
_GROUPED_RUN = late_pattern(r"[\u3400-\u9fff]{2,8}(?:[^\u3400-\u9fffa-z0-9]{1,6}[\u3400-\u9fff]{1,8})+")
_HANZI_RUN = late_pattern(r"[\u3400-\u9fff]+")
_PUNCTUATION = late_pattern(r"[^\s\-_/|\u3400-\u9fff]")
_CONTEXT = late_pattern(
    r"助记词|助記詞|恢复词|恢復詞|种子|種子|备份词|備份詞|mnemonic|seed|phrase|recovery|backup|单词|私钥|密钥"
)
_NUMERALS = frozenset("零一二三四五六七八九十百千万上中下左右东西南北甲乙丙丁年月日")

_FUNCTION = frozenset(
    "的了是不我你在有就都也和他这那个们没到说要会很把被给对能还么吗呢吧啊过着得地上下来去人"
)
_ANSWERS = frozenset("好对行急嗯哦喂哈否谢成快等一二三四五六七八九十")
_PAIR_WEIGHT = 5.0
_FUNCTION_WEIGHT = 2.0
_EDGE_WEIGHT = 0.5
_NOT_LISTED = -1e4
_MANY = 8
"""So many phrases in one run of characters: it holds nothing else, and is not looked through to its end."""
_RUN_PART = 400
_LEAST_DISTINCT = 0.8
_LEAST = {
    12: (7.6, 7.3, 6.75),
    15: (7.8, 7.4, 6.7),
    18: (8.0, 7.75, 7.0),
    21: (8.1, 7.9, 7.2),
    24: (8.1, 7.95, 7.5),
}
"""Least score by phrase length, for a window with no, one and two ends of its own (punctuation or the
text's end).

The score is the mean binary logarithm of the list numbers, less 5 times the share of common pairs, less 2
times
the share of function characters, less 0.5 for each end that cuts a common pair. Set so that at most 0.5 %,
0.2 % and 0.03 % of random phrases fall below; the figures for prose stand in ``docs/security.md``."""


@cache
def common_pairs() -> frozenset[str]:
    """Pairs of neighbouring characters that ordinary writing uses, in both scripts."""
    path = resources_dir() / "safety" / "hanzi-pairs.txt"
    pairs: set[str] = set()
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            first, seconds = line[0], line[2:]
            pairs.update(first + second for second in seconds)
    return frozenset(pairs)


def is_everyday(message: str) -> bool:
    """Whether one or two characters by themselves are something that people write to each other."""
    return message in common_pairs() or any(char in _FUNCTION or char in _ANSWERS for char in message)


def find_hanzi_phrases(text: Folded) -> Iterator[Found]:
    """Chinese recovery phrases in ``text``: separated, in even groups, or without separators."""
    lower = text.lower
    if not _HANZI.search(lower):
        return
    source = _without_fillers(without_markers(lower))
    yield from _separated(source)
    yield from _in_parts(source)
    yield from _unseparated(source)
    yield from _grouped(source)


def without_markers(lower: str) -> str:
    """The text with enumeration markers blanked when there are enough of them to be an enumeration."""
    markers = list((_ASCII_MARKER if lower.isascii() else _MARKER).finditer(lower))
    if len(markers) < 10:
        return lower
    chars = list(lower)
    for marker in markers:
        for place in range(*marker.span()):
            chars[place] = " "
    return "".join(chars)


def _without_fillers(source: str) -> str:
    """The text without the short Latin word that stands between single characters again and again."""
    chars: list[str] | None = None
    for match in _FILLED_RUN.finditer(source):
        fillers = {_NOT_LATIN.sub("", gap) for gap in _HANZI.split(match.group())[1:-1]}
        if len(fillers) > _MOST_FILLERS or not any(fillers):
            continue
        chars = chars or list(source)
        for place in range(*match.span()):
            if not _HANZI.match(chars[place]):
                chars[place] = " "
    return source if chars is None else "".join(chars)


def _in_parts(source: str) -> Iterator[Found]:
    """A separated phrase in two or three parts with a few words between."""
    told: list[tuple[int, str]] = []
    parts = 0
    for match in _SEPARATED_PART.finditer(source):
        if told and match.start() - told[-1][0] > _PARTS_GAP:
            yield from _told(told, parts)
            told, parts = [], 0
        told += [(match.start() + at.start(), at.group()) for at in _HANZI.finditer(match.group())]
        parts += 1
    yield from _told(told, parts)


def _told(told: list[tuple[int, str]], parts: int) -> Iterator[Found]:
    chars = [char for _, char in told]
    if parts < 2 or len(set(chars)) < len(chars) * _LEAST_DISTINCT:
        return
    if sum(char in _NUMERALS for char in chars) > len(chars) // 3:
        return
    if max(sum(char in hanzi_index(name) for char in chars) for name in HANZI_LISTS) >= PHRASE_LENGTHS[0]:
        yield Found(SecretKind.RECOVERY_PHRASE, told[0][0], told[-1][0] + 1)


def _separated(source: str) -> Iterator[Found]:
    for match in _SEPARATED_RUN.finditer(source):
        places = [match.start() + at.start() for at in _HANZI.finditer(match.group())]
        chars = [source[place] for place in places]
        if len(set(chars)) < len(chars) // 2 or sum(char in _NUMERALS for char in chars) > len(chars) // 2:
            continue
        best = max((_list_run(chars, name) for name in HANZI_LISTS), key=lambda run: run[1] - run[0])
        start, end = best
        if end - start >= 11:
            kind = SecretKind.RECOVERY_PHRASE if end - start >= 12 else SecretKind.PHRASE_PART
            yield Found(kind, places[start], places[end - 1] + 1)
        elif len(chars) >= 12 and end - start >= len(chars) - 2:
            yield Found(SecretKind.PHRASE_PART, places[0], places[-1] + 1)


def _list_run(chars: list[str], name: str) -> tuple[int, int]:
    """(start, end) of the longest run of characters of the list."""
    index = hanzi_index(name)
    best = (0, 0)
    start = 0
    for at, char in enumerate([*chars, ""]):
        if char not in index:
            if at - start > best[1] - best[0]:
                best = (start, at)
            start = at + 1
    return best


def _speaks_of_phrase(source: str, start: int, end: int) -> bool:
    return bool(_CONTEXT.search(source, max(start - 24, 0), min(end + 24, len(source))))


def _unseparated(source: str) -> Iterator[Found]:
    for match in _PROSE_RUN.finditer(source):
        start, end = match.span()
        while start < end:
            # In parts: where one holds many phrases, the rest of the run is not looked through.
            last = end if end - start < 2 * _RUN_PART else start + _RUN_PART
            ends = (start == match.start(), last == end)
            found = list(_windows(source, source[start:last], range(start, last), PHRASE_LENGTHS, ends=ends))
            yield from found
            if len(found) >= _MANY:
                yield Found(SecretKind.RECOVERY_PHRASE, start, end)
                break
            start = last if last == end else last - PHRASE_LENGTHS[-1]


def _grouped(source: str) -> Iterator[Found]:
    """Groups of equal length, as in four lines of three characters."""
    for match in _GROUPED_RUN.finditer(source):
        groups = [group.span() for group in _HANZI_RUN.finditer(source, *match.span())]
        at = 0
        while at < len(groups):
            size = groups[at][1] - groups[at][0]
            end = at + 1
            while end < len(groups) and groups[end][1] - groups[end][0] == size:
                end += 1
            if (end - at + 2) * size >= PHRASE_LENGTHS[0]:
                places = _even_places(source, groups, at, end)
                if len(places) >= PHRASE_LENGTHS[0]:
                    chars = "".join(source[place] for place in places)
                    rest = {0, len(places) % size}
                    sizes = tuple(length for length in PHRASE_LENGTHS if length % size in rest)
                    yield from _windows(source, chars, places, sizes, step=size)
            at = end


def _even_places(source: str, groups: list[tuple[int, int]], at: int, end: int) -> list[int]:
    """Places of the characters in groups ``at`` to ``end``, with what a sentence glued to the first or
    last one.

    Prose puts no space between its characters: only between spaces, or where the text speaks of a phrase,
    may the
    neighbouring groups be longer than the rest.
    """
    size = groups[at][1] - groups[at][0]
    even = list(groups[at:end])
    first, last = groups[max(at - 1, 0)], groups[min(end, len(groups) - 1)]
    is_spaced = not _PUNCTUATION.search(source, first[0], last[0])
    if is_spaced or _speaks_of_phrase(source, first[0], last[1]):
        if at and first[1] - first[0] > size:
            even.insert(0, (first[1] - size, first[1]))
        if end < len(groups) and last[1] - last[0] > size:
            even.append((last[0], last[0] + size))
    if end < len(groups) and last[1] - last[0] < size:
        even.append(last)  # the rest of 15 words in fours
    return [place for start, stop in even for place in range(start, stop)] if len(even) > 1 else []


def _windows(
    source: str,
    chars: str,
    places: range | list[int],
    sizes: tuple[int, ...],
    step: int = 1,
    ends: tuple[bool, bool] = (True, True),
) -> Iterator[Found]:
    candidates = _candidates(chars, sizes)
    in_context = bool(candidates) and _speaks_of_phrase(source, places[0], places[-1] + 1)
    found = 0
    proven = 0  # up to here everything stands in a phrase that was found already
    marks = _Marks(chars if candidates else "", has_edges=step == 1)
    for start, size in sorted(candidates, key=lambda window: (window[0], -window[1])):
        end = start + size
        if start % step or end <= proven or (size % step and end < len(chars)):
            continue
        if len(set(chars[start:end])) < _LEAST_DISTINCT * size:
            continue
        own_ends = 2 if in_context else (ends[0] and start == 0) + (ends[1] and end == len(chars))
        if step > 1:
            own_ends = max(own_ends, 1)
        before: list[int] = []
        for column in marks.columns:
            score = column.score(start, end)
            if score < _LEAST[size][own_ends]:
                continue
            numbers = column.numbers[start:end]
            if numbers == before:
                continue  # half of the characters have one number in both lists
            before = numbers
            if is_bip39(numbers):
                proven, found = end, found + 1
                if found == _MANY:
                    end = max(at + length for at, length in candidates)
                    yield Found(SecretKind.RECOVERY_PHRASE, places[start], places[end - 1] + 1)
                    return
                yield Found(SecretKind.RECOVERY_PHRASE, places[start], places[end - 1] + 1)
            elif in_context and size == len(chars) and score >= _LEAST[size][0]:
                yield Found(SecretKind.PHRASE_PART, places[start], places[end - 1] + 1)


def _candidates(chars: str, sizes: tuple[int, ...]) -> list[tuple[int, int]]:
    """(start, size) of every window whose score may reach the least one; a fast bound, never too strict."""
    pairs, weights = common_pairs(), _weights()
    joined = map(add, " " + chars, chars)
    worth = [
        weights.get(char, _NOT_LISTED) - (_PAIR_WEIGHT if pair in pairs else 0.0)
        for char, pair in zip(chars, joined, strict=False)
    ]
    sums = [0.0, *accumulate(worth)]
    found = []
    for size in sizes:
        least = _LEAST[size][2] * size
        found += [
            (start, size)
            for start, (before, after) in enumerate(zip(sums, sums[size:], strict=False))
            if after - before >= least
        ]
    return found


@cache
def _weights() -> dict[str, float]:
    """Character -> logarithm of its list number (the higher of both lists), less the function weight."""
    weights: dict[str, float] = {}
    for name in HANZI_LISTS:
        for char, number in hanzi_index(name).items():
            worth = log2(number + 2) - (_FUNCTION_WEIGHT if char in _FUNCTION else 0.0)
            weights[char] = max(weights.get(char, worth), worth)
    return weights


class _Marks:
    """What a text is judged by, added up once for all windows over it, for each list."""

    def __init__(self, chars: str, *, has_edges: bool) -> None:
        pairs = common_pairs()
        pair_before = [0, *(first + second in pairs for first, second in pairwise(chars)), 0]
        function = [0, *accumulate(char in _FUNCTION for char in chars)]
        pair = [*accumulate(pair_before)]
        edges = pair_before if has_edges else [0] * len(pair_before)
        self.columns = [_Column(chars, name, pair, function, edges) for name in HANZI_LISTS]


class _Column:
    """The numbers that the characters of a text have in one list, -1 for none, and the score of a window."""

    def __init__(self, chars: str, name: str, pair: list[int], function: list[int], edges: list[int]) -> None:
        index = hanzi_index(name)
        self.numbers = [index.get(char, -1) for char in chars]
        worth = _logarithms()
        self._worth = [0.0, *accumulate(worth[number] for number in self.numbers)]
        self._pair, self._function, self._edges = pair, function, edges

    def score(self, start: int, end: int) -> float:
        """The score of the window, far below any least one when a character is not on the list."""
        size = end - start
        score = (self._worth[end] - self._worth[start]) / size
        score -= _PAIR_WEIGHT * (self._pair[end - 1] - self._pair[start]) / (size - 1)
        score -= _FUNCTION_WEIGHT * (self._function[end] - self._function[start]) / size
        return score - _EDGE_WEIGHT * (self._edges[start] + self._edges[end])


@cache
def _logarithms() -> list[float]:
    """The worth of each list number; the last one, for -1, is that of a character on no list."""
    return [*(log2(number + 2) for number in range(2048)), _NOT_LISTED]
