"""Lists read without what stands around their items: their numbers, or words that come again with each.

``part 1: 5Kb8k part 2: LfHtw`` numbers its items; in ``first 约, second 着`` or ``seed[1] = "licks"`` a
pattern comes again and one place of it changes. Every pass is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, pairwise, takewhile
from operator import eq
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_ITEMS = 3
_LEAST_COLUMNS = 12
_NUMBER = late_pattern(
    r"([0-9]{1,2}|(?<=第)[一二三四五六七八九十]{1,3})(?:st|nd|rd|th)?(?:段|部分|个|行|组|排)?"
    r"(?:[ \t]?[.):\]、：．）】=]+|[ \t]-(?=[ \t])|(?=[ \t]))\s{0,3}"
)
_BEFORE_NO_NUMBER = frozenset("0123456789.,:/" + ascii_letters)
_SOLID = late_pattern(r"\S+")
_ITEM = late_pattern(r"[^\W_]{3}|[^\x00-\x7f]")
_GOES_ON = late_pattern(r"[0-9A-Za-z]{2}")
_LABEL_REACH = 18

_LEAST_REPEATS = 10
_CONSTANT, _CHANGING = 0.8, 0.7
_LEAST_TOLD, _LEAST_ROUNDS = 10, 5
_LONGEST_PERIOD = 12
_NUMERALS = "零一二三四五六七八九十"
_WORD = late_pattern(
    r"[0-9]+(?:st|nd|rd|th)?"
    r"|(?:twenty|thirty)[ -](?:fir|seco|thi|thr|fou|fif|fiv|six|sev|eig|nin|one|two)[a-z]*"
    rf"|[{_NUMERALS}]+|[\u3400-\u9fff]+"
    r"|[^\W\d_\u3400-\u9fff]+"
    r"(?:[\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200d\u2060]+[^\W\d_\u3400-\u9fff]*)*"
)
_HANZI = late_pattern(r"[\u3400-\u9fff]+")
_EVERY_SECOND = late_pattern(r"[\u3400-\u9fff]([\u3400-\u9fff])(?:[\u3400-\u9fff]\1){9,}[\u3400-\u9fff]?")
_REPEATED = bytes([1]) * (_LEAST_REPEATS - 1)
_AGAIN = bytes([1]) * (_LEAST_ROUNDS - 1)
_UNITS = """first second third fourth fifth sixth seventh eighth ninth one two three four five six seven eight
    nine""".split()
_ORDINALS = frozenset(
    """tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
    twentieth twenty thirtieth thirty ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()
).union(_UNITS, (f"{ten}{mark}{unit}" for ten in ("twenty", "thirty") for mark in " -" for unit in _UNITS))
_NUMBER_STARTS = frozenset("0123456789" + _NUMERALS)


class Span(NamedTuple):
    start: int
    end: int


def numbers(text: str) -> list[re.Match[str]]:
    """The small numbers that may belong to the items of a list, for the functions below."""
    return [
        match
        for match in _NUMBER.finditer(text)
        if not match.start() or text[match.start() - 1] not in _BEFORE_NO_NUMBER
    ]


def numbering(text: str, numbers: Sequence[re.Match[str]]) -> list[Span]:
    """Where the numbers of a list stand, each with its marks and the label that all of them share: 1, 2, 3
    and so on in this order. Empty when there are fewer than three."""
    spans: list[Span] = []
    items: list[re.Match[str]] = []
    for match in numbers:
        value = _value(match.group(1))
        if value == len(items) + 1 and (not items or _ITEM.search(text, items[-1].end(), match.start())):
            items.append(match)
        elif value == 1:
            spans += _labelled(text, items)
            items = [match]
    return spans + _labelled(text, items)


def _value(number: str) -> int:
    if number.isascii():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_NUMERALS.index(tens) if tens in _NUMERALS[1:10] and tens else 1 if ten else 0) * 10 + (
        _NUMERALS.index(ones) if ones and ones in _NUMERALS else 0
    )


def _labelled(text: str, items: list[re.Match[str]]) -> list[Span]:
    if len(items) < _LEAST_ITEMS:
        return []
    ends = [0, *(match.end() for match in items)]
    before = [
        text[max(match.start() - _LABEL_REACH, end) : match.start()]
        for match, end in zip(items, ends, strict=False)
    ]
    backwards = zip(*(reversed(words.lower()) for words in before), strict=False)
    size = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, backwards))
    while size and any(
        _GOES_ON.match(words, len(words) - size - 1) for words in before[1:] if len(words) > size
    ):
        size -= 1  # a label is a word of its own, not the end of what stands before
    return [Span(match.start() - size, match.end()) for match in items]


def in_order(text: str, numbers: Sequence[re.Match[str]]) -> list[Span]:
    """The items of a list that stand in another order than that of their numbers, as in two columns, put in
    that order. Empty when there is no such list."""
    matches = [match for match in numbers if _value(match.group(1))]
    values = [_value(match.group(1)) for match in matches]
    if (
        len(values) < _LEAST_COLUMNS
        or values == sorted(values)
        or sorted(values) != [*range(1, len(values) + 1)]
    ):
        return []
    ends = [*(match.start() for match in matches[1:]), len(text)]
    items = {}
    for value, match, end in zip(values, matches, ends, strict=True):
        word = _SOLID.search(text, match.end(), end)
        if word is None:
            return []
        items[value] = Span(*word.span())
    return [items[value] for value in sorted(items)]


def changing_words(text: str) -> Iterator[list[Span]]:
    """The words in the one place that changes of each pattern that comes again ten times and more."""
    found = _WORD.findall(text)
    if len(found) < _LEAST_TOLD + _LEAST_ROUNDS:
        yield from _filled_runs(text)
        return
    words = [
        "#" if word[0] in _NUMBER_STARTS or word in _ORDINALS else word for word in map(str.lower, found)
    ]
    if len(set(words)) < _LEAST_TOLD:
        return  # a few words over and over
    matches: list[re.Match[str]] = []
    told: list[tuple[int, int]] = []
    for period in range(2, _LONGEST_PERIOD + 1):
        same = bytes(map(eq, words, words[period:]))
        if same.count(1) < _LEAST_ROUNDS - 1:
            continue
        done = -1
        for offset in range(period):
            column = same[offset::period]
            at = column.find(_AGAIN)
            while at >= 0:
                last = at + len(_AGAIN)
                while last < len(column) and column[last]:
                    last += 1
                first = offset + at * period
                if first > done and not any(start <= first < end for start, end in told):
                    matches = matches or list(_WORD.finditer(text))
                    done = end = min(offset + (last + 1) * period, len(words))
                    for spans in _places(matches, words, first, end, period):
                        told.append((first - period, end))  # other words of the same pattern tell it again
                        yield spans
                at = column.find(_AGAIN, last)
    yield from _filled_runs(text)


def _filled_runs(text: str) -> Iterator[list[Span]]:
    """Single characters between the same ones again and again, as in ``约和着和剪`` or ``约，再就是着``."""
    for match in _EVERY_SECOND.finditer(text):
        yield [Span(at, at + 1) for at in range(match.start(), match.end(), 2)]
    told = _HANZI.findall(text)
    if len(told) < _LEAST_REPEATS:
        return
    runs: list[re.Match[str]] = []
    for is_behind, filler in ((True, slice(None, -1)), (False, slice(1, None))):
        fillers = [run[filler] for run in told]
        same = bytes(a == b != "" for a, b in pairwise(fillers))
        first = same.find(_REPEATED)
        while first >= 0:
            last = same.find(0, first)
            last = len(same) if last < 0 else last
            runs = runs or list(_HANZI.finditer(text))
            # One more stands beyond the first or the last filler.
            places = runs[max(first - is_behind, 0) : last + 1 + (not is_behind)]
            ends = [run.end() - 1 if is_behind else run.start() for run in places]
            yield [Span(end, end + 1) for end in ends]
            first = same.find(_REPEATED, last)


def _places(
    matches: list[re.Match[str]], words: list[str], first: int, end: int, period: int
) -> Iterator[list[Span]]:
    changing = []
    for offset in range(period):
        # The place may lie before the word that was met first: ``约 first, 着 second``.
        begin = first + offset - period
        places = range(begin if begin >= 0 else first + offset, end, period)
        here = Counter(words[place] for place in places)
        if len(here) >= _CHANGING * len(places):
            changing.append(places)
        elif here.most_common(1)[0][1] < _CONSTANT * len(places) - 1:
            return  # neither a filler nor what is told: it only happens to come again
    told = sorted(chain.from_iterable(changing))
    if len(changing) < period and sum(_may_be_list_word(words[place]) for place in told) >= _LEAST_TOLD:
        yield [Span(*matches[place].span()) for place in told]


def _may_be_list_word(word: str) -> bool:
    """A single ideograph, or a word of letters."""
    return len(word) == 1 if "\u3400" <= word[0] <= "\u9fff" else len(word) > 1
