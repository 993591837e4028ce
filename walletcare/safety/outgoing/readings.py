r"""Other ways to read a text: with escapes undone, markup and labels of a list blanked, words joined.

People copy words out of programs and web pages: ``legal\nwinner``, ``<li>legal</li>``, ``\u6cd5``, number
them with letters and Roman numerals, put words around each, or a mark into each. The guard looks at the
text as it stands and at each other reading that differs from it. References of requests, which the program
itself puts into texts, are hidden in all of them.
Every pass is linear in the length of the text.
"""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.domain.reference import parse_reference
from walletcare.safety.outgoing.list_layouts import changing_words, in_order, numbering, numbers

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_REFERENCE = late_pattern(r"(?<![\w-])WC-[0-9A-Y]{4}-[0-9A-Y]{2}(?![\w-])")
_HIDDEN = "WC-xxxx-xx"
_ESCAPED_CHARACTER = late_pattern(r"\\u([0-9a-fA-F]{4})|&#(\d{2,6});|&#x([0-9a-fA-F]{2,5});")
_ESCAPED_GAP = late_pattern(r"\\[nrt]|%(?:20|0A|0D|09|2C)|&nbsp;|</?[A-Za-z][^<>\n]{0,40}>")
_LABEL = late_pattern(r"(?<![\w])(?:[a-zA-Z]|[ivxIVX]{1,6})\s?[.):\]、：．）=-](?=\s?[^\W\d_])")
_ENCODED_BYTES = late_pattern(r"(?:%[0-9a-fA-F]{2})+")
_ENCODED_LETTER = late_pattern(r"%[c-fC-F][0-9a-fA-F]%[89abAB][0-9a-fA-F]|(?:%[4-7][0-9a-fA-F]){3}")
_INNER_MARK = late_pattern(r"(?:[^\w\s]|_)(?=[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3])")
_ORDINARY_MARK = late_pattern(r"(?:['’](?:s|t|re|ve|ll|d|m)|\.(?:com|net|org|io|co|cn|app|me))(?![^\W_])")
"""Contractions, and the ends of addresses."""
_BROKEN_WORD = late_pattern(r"(?<=[^\W\d_])-\r?\n(?=[^\W\d_])")
_LEAST_LABELS = 10
_LEAST_INNER_MARKS = 10
_MARKED_PART, _MARKED_EDGE = 240, 120
_LEAST_WIDE_GAPS = 10
_REPEATED = late_pattern(
    r"(?i)(?:\b|(?<=[\u3400-\u9fff]))(?:([^\W\d_\u3400-\u9fff])\1{1,2}[\u0300-\u036f]*){3,}"
    r"(?:\b|(?=[\u3400-\u9fff]))|\b([\u3400-\u9fff])\2{1,2}\b"
)
_REPEATED_ASCII = late_pattern(r"(?i)\b(?:([a-z])\1{1,2}){3,}\b")
"""A word each of whose letters stands twice or three times, and a Chinese character by itself that does."""
_ONE_LETTER = late_pattern(r"(?i)(.)\1*")
_LEAST_REPEATED, _LONG_REPEATED = 10, 60
_BLANK = late_pattern(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_SHORTEST_LINE, _LONG_LINE, _LEAST_LINES = 5, 40, 3


class Reading(NamedTuple):
    """``places``: where each character of ``text`` stood; None when every one is where it was.

    ``only_words``: nothing but the words of a phrase can be told apart better in it than in the text itself.
    """

    text: str
    places: list[int] | None
    only_words: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """(start, end) in the text that was read."""
        if self.places is None or start >= end:
            return start, end
        if self.places[start] > self.places[end - 1]:  # told in another order
            return min(self.places[start:end]), max(self.places[start:end]) + 1
        return self.places[start], self.places[end - 1] + 1


def readings(text: str) -> Iterator[Reading]:
    """``text`` itself first, then each reading that differs from it; without references in all of them."""
    text = _without_references(text)
    yield Reading(text, None)
    if "%" in text and _ENCODED_LETTER.search(text):
        yield _decoded(text)
    if _ESCAPED_CHARACTER.search(text) or _ESCAPED_GAP.search(text):
        yield _without_escapes(text)
    if len(_LABEL.findall(text)) >= _LEAST_LABELS:
        yield Reading(_LABEL.sub(lambda match: " " * len(match.group()), text), None)
    if ("-\n" in text or "-\r\n" in text) and _BROKEN_WORD.search(text):
        yield _without(text, [match.span() for match in _BROKEN_WORD.finditer(text)], "")
    small_numbers = numbers(text)
    numbered = numbering(text, small_numbers)
    if numbered:
        yield _without(text, numbered, " ")
    ordered = in_order(text, small_numbers)
    if ordered:
        yield _told(text, ordered)
    for words in changing_words(text):
        yield _told(text, words)
    for start, folds, end in _folded(text):
        yield _without(text[:end], [(0, start), *folds], "")._replace(only_words=True)
    if text.count("  ") >= _LEAST_WIDE_GAPS:
        yield _without(text, [match.span() for match in _BLANK.finditer(text)], "")._replace(only_words=True)
    repeated = list((_REPEATED_ASCII if text.isascii() else _REPEATED).finditer(text))
    told = {word.group() for word in repeated}
    if len(told) >= _LEAST_REPEATED or any(len(word) >= _LONG_REPEATED for word in told):
        extra = [span for word in repeated for span in _extra_letters(word)]
        yield _without(text, extra, "")._replace(only_words=True)
    for start, end in _marked(text):
        marks = [match.span() for match in _INNER_MARK.finditer(text, start, end)]
        reading = _without(text[:end], [(0, start), *marks], "")
        yield reading._replace(only_words=True)


def _extra_letters(word: re.Match[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of what to leave out of a word so that each of its letters stands there once.

    Four of a letter were two; six were three when all letters stand twice, and two otherwise.
    """
    runs = [match.span() for match in _ONE_LETTER.finditer(word.group())]
    times = 2 if all((end - start) % 2 == 0 for start, end in runs) else 3
    for start, end in runs:
        kept = -(-(end - start) // times)
        yield word.start() + start + kept, word.start() + end


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the parts of ``text`` where one word after the other has a mark inside."""
    marks = [
        match.start()
        for match in _INNER_MARK.finditer(text)
        if match.start()
        and text[match.start() - 1].isalpha()
        and not _ORDINARY_MARK.match(text, match.start())
    ]
    start = end = -1
    for first, last in zip(marks, marks[_LEAST_INNER_MARKS - 1 :], strict=False):
        if last - first > _MARKED_PART:
            continue
        if end >= 0 and first > end:
            yield start, end
            start = -1
        start = max(first - _MARKED_EDGE, 0) if start < 0 else start
        end = min(last + _MARKED_EDGE, len(text))
    if end >= 0:
        yield start, end


def _folded(text: str) -> Iterator[tuple[int, list[tuple[int, int]], int]]:
    """(start, ends of lines within words, end) of each part whose lines are of one length, as a terminal or a
    narrow column folds a long one; the last may be shorter."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    at = 0
    for size, group in groupby(map(len, lines)):
        first, at = at, at + sum(1 for _ in group)
        if size < _SHORTEST_LINE or at - first < (_LEAST_LINES if size < _LONG_LINE else _LEAST_LINES - 1):
            continue
        folds = [
            (starts[number + 1] - 1, starts[number + 1])
            for number in range(first, min(at, len(lines) - 1))
            if lines[number][-1].isalpha() and lines[number + 1][:1].isalpha()
        ]
        if folds:
            yield starts[first], folds, min(starts[min(at + 1, len(lines))], len(text))


def _without_references(text: str) -> str:
    """``text`` with every true reference hidden: drawn at random, one may read ``WC-CVV9-59`` by chance.

    Only what has the right check symbol and stands as it is printed, so nothing else can pass for one.
    """
    return _REFERENCE.sub(_hidden, text) if "WC-" in text else text


def _hidden(match: re.Match[str]) -> str:
    return _HIDDEN if parse_reference(match.group()) is not None else match.group()


def _without(text: str, spans: Sequence[tuple[int, int]], gap: str) -> Reading:
    """``text`` with each of ``spans`` replaced by ``gap``, which holds one character or none."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for start, end in spans:
        parts += (text[done:start], gap)
        places += (*range(done, start), *([start] if gap else ()))
        done = end
    parts.append(text[done:])
    places += range(done, len(text))
    return Reading("".join(parts), places)


def _told(text: str, words: Sequence[tuple[int, int]]) -> Reading:
    """Nothing but ``words``, with a space between them."""
    places = [place for start, end in words for place in (*range(start, end), end - 1)]
    return Reading("".join(text[start:end] + " " for start, end in words), places, only_words=True)


def _decoded(text: str) -> Reading:
    """Letters that stand as the percent codes of their bytes, as a form or an address carries them."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ENCODED_BYTES.finditer(text):
        letters = bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "replace")
        parts += (text[done : match.start()], letters)
        places += (*range(done, match.start()), *([match.start()] * len(letters)))
        done = match.end()
    parts.append(text[done:])
    places += range(done, len(text))
    return Reading("".join(parts).replace("+", " "), places)


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
