"""Monero seeds: 25 or 13 words whose last one is a checksum. Recognised by that checksum, without the lists.

No package among the dependencies carries Monero's word lists under a licence we may ship, and none is needed:
in 25 ordinary words in a row the last one practically never repeats exactly the word that the checksum names.
The words of the English list are recognised as well (:mod:`walletcare.safety.phrases.monero_known`).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.checksums import is_monero
from walletcare.safety.found import Found
from walletcare.safety.phrases.hanzi import without_markers
from walletcare.safety.phrases.list_words import LEET_READINGS
from walletcare.safety.phrases.monero_glued import glued_seeds
from walletcare.safety.phrases.monero_known import known_seeds
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import COMMON_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_WORD = late_pattern(
    r"[a-z\u00df-\u00ff\u0153\u0400-\u04ff]{2,24}(?:-\n[a-z]+|(?:'[a-z]{1,6}){0,3})"
    r"|[\u3041-\u309f]{2,8}|(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])"
)
_SPELLED = late_pattern(
    r"(?<![a-z\u0400-\u04ff])[a-z\u0400-\u04ff](?:([^\w\n]{1,3}|_|\n)[a-z\u0400-\u04ff](?=\1"
    r"|(?![a-z\u0400-\u04ff])))"
    r"(?:\1[a-z\u0400-\u04ff](?![a-z\u0400-\u04ff]))+"
)
"""A word told letter by letter, with one mark between its letters."""
_JOINING = frozenset({"and", "und", "et", "e", "y", "en", "then"})
_MANY = 12
_GAP_LIMIT = 12
_JOINT_LIMIT = 64
_LEAST_HALF = 5
_MOST_JOINTS = 2
_LEAST_DISTINCT = 0.8
_MOST_COMMON = 5
_MOST_ENGLISH = 1
_MOST_LITTLE = 4
"""A list has one or two little words of prose among its words, each as often as chance repeats it."""
_SEPARATORS = frozenset({"", ",", ";", "-", "–", "—", ".", "、", "，", "；", "·", "()"})
_LONG, _SHORT = 25, 13
_SHORTEST = 3
"""Letters of a word of any list that is written in letters."""
_LONG_WORDS = re.compile(rb"\x03{%d,}|\x01{%d,}" % (_SHORT, _SHORT))
"""Words long enough, or single ideographs, as many in a row as a phrase has at least."""
_CONTEXT = late_pattern(r"monero|xmr|门罗|mnemonic|助记词|seed phrase|recovery phrase|seed words")
_FUNCTION_WORDS = frozenset(
    """the and for are but not you all can had her was one our out has his how its may new now see two way
    who did get
    let say she too use this that with have from they will would there their what about which when make
    like into
    than then them these some could been other your""".split()
)
_TELLING_WORDS = _FUNCTION_WORDS | frozenset(
    """that was is are it of to in on my here now first second half part rest other remaining last following
    words then""".split()
)
_INTRODUCES = late_pattern(r"[:：\n…]|\.\.\.")
_LETTER = late_pattern(r"[^\W\d_]")
_LEET_WORD = late_pattern(r"(?<![a-z0-9])(?=[a-z]*[013457@$!|][a-z])[a-z013457@$!|]{3,12}(?![a-z0-9])")


def find_monero_seeds(text: Folded) -> Iterator[Found]:
    lower = without_markers(text.lower)
    has_context = bool(_CONTEXT.search(lower))
    yield from known_seeds(text)
    yield from glued_seeds(text)
    spelled = list(_SPELLED.finditer(lower))
    if len(spelled) >= _SHORT:
        yield from _seeds(text, lower, spelled, has_context=has_context)
    if text.latin != text.lower:  # look-alikes of other scripts
        yield from _seeds(text, text.latin, list(_WORD.finditer(text.latin)), has_context=False)
    matches = list(_WORD.finditer(lower))
    if len(matches) < _SHORT:
        return
    if len(matches) >= 2 * _SHORT - 1:
        without = _without_filler(lower, matches)
        if without != lower:
            yield from _seeds(text, without, list(_WORD.finditer(without)), has_context=has_context)
    yield from _seeds(text, lower, matches, has_context=has_context)
    yield from _in_halves(lower, matches)
    if len(_LEET_WORD.findall(lower)) >= _SHORT - 3:
        for table in LEET_READINGS:
            read = lower.translate(table)
            yield from _seeds(text, read, list(_WORD.finditer(read)), has_context=has_context)


def _without_filler(lower: str, matches: list[re.Match[str]]) -> str:
    """The text without the word that stands again and again between others, as in ``word 1: ... word 2:``,
    and without an "and" before the last one."""
    word, count = Counter(match.group() for match in matches).most_common(1)[0]
    chars = list(lower)
    for match in matches:
        if match.group() in _JOINING or (count >= _MANY and match.group() == word):
            chars[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(chars)


def _plain_word(word: str) -> str:
    if "''" in word:  # each letter in quotes
        word = word.replace("'", "")
    return word if word.isalpha() else "".join(char for char in word if char.isalpha() or char == "'")


def _as_typed(text: Folded, match: re.Match[str]) -> str:
    """The word with its accents and capitals, which count in the checksum of the German list."""
    start, end = text.span(*match.span())
    return _plain_word(unicodedata.normalize("NFC", text.source[start:end]))


def _seeds(text: Folded, lower: str, matches: list[re.Match[str]], *, has_context: bool) -> Iterator[Found]:
    said = [match.group() for match in matches]
    words = [word if word.isalpha() else _plain_word(word) for word in said]
    if has_context:
        yield from _by_shape(lower, matches)
    lengths = bytes(min(len(word), _SHORTEST) for word in words)
    for stretch in _LONG_WORDS.finditer(lengths):
        first, last = stretch.span()
        yield from _proven(text, lower, words[first:last], matches[first:last], has_context=has_context)


def _proven(
    text: Folded, lower: str, words: list[str], matches: list[re.Match[str]], *, has_context: bool
) -> Iterator[Found]:
    """The windows of ``words`` whose last word repeats the one that the checksum names."""
    little = [0, *accumulate(map(_FUNCTION_WORDS.__contains__, words))]
    heads: dict[str, int] = {}
    for at, word in enumerate(words):
        head = word[:3]
        before = heads.get(head, -1)
        heads[head] = at
        if before < 0 or at - before >= _LONG:
            # The checksum word repeats a word of the same phrase: nothing to test without a repetition.
            continue
        for size in (_LONG, _SHORT):
            start = at - size + 1
            if start < 0 or before < start or (size == _SHORT and not has_context):
                continue
            if little[at + 1] - little[start] > _MOST_LITTLE:
                continue
            if size == _SHORT and sum(map(_is_english, words[start : at + 1])) > _MOST_ENGLISH:
                continue  # the English list is known by its words
            window = words[start : at + 1]
            if not _looks_like_list(window):
                continue
            as_typed = [_as_typed(text, match) for match in matches[start : at + 1]]
            if not is_monero(window) and not is_monero(as_typed):
                continue
            if _is_list(lower, matches[start : at + 1]):
                yield Found(SecretKind.RECOVERY_PHRASE, matches[start].start(), matches[at].end())


def _is_english(word: str) -> bool:
    return word in COMMON_ENGLISH or word in _FUNCTION_WORDS


def _is_list(lower: str, matches: list[re.Match[str]]) -> bool:
    """Whether the words stand apart by one kind of separator, or by several that only lists have."""
    if _is_evenly_spaced(lower, matches):
        return True
    if sum(_is_english(match.group()) for match in matches) > _MOST_COMMON:
        return False
    gaps = [lower[left.end() : right.start()] for left, right in itertools.pairwise(matches)]
    return max(map(len, gaps)) <= _GAP_LIMIT and {_mark(gap) for gap in gaps} <= _SEPARATORS and all(gaps)


def _in_halves(lower: str, matches: list[re.Match[str]]) -> Iterator[Found]:
    """25 words with a few words of a sentence between: ``... and the rest of it: ...``."""
    words: list[re.Match[str]] = []
    joints = [0]  # how many sentences stand before each word
    end, number = 0, -1
    for at, match in enumerate(matches):
        if match.group() not in _TELLING_WORDS:
            is_apart = at > number + 1 or match.start() - end > _GAP_LIMIT
            joints.append(joints[-1] + is_apart)
            words.append(match)
            end, number = match.end(), at
    joints = joints[1:]
    heads = [match.group()[:3] for match in words]
    inside = Counter(heads[: _LONG - 1])  # how the words of the window begin
    for start, (before, after) in enumerate(zip(joints, joints[_LONG - 1 :], strict=False)):
        last = heads[start + _LONG - 1]
        inside[last] += 1
        if start:
            left = heads[start - 1]
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
        # The last word begins as one of the others, and hardly any other does.
        if after - before <= _MOST_JOINTS and inside[last] > 1 and len(inside) >= _LONG * _LEAST_DISTINCT:
            window = words[start : start + _LONG]
            parts = _parts(lower, window)
            words_in = [_plain_word(word.group()) for word in window]
            if parts and _looks_like_list(words_in) and is_monero(words_in):
                yield Found(SecretKind.RECOVERY_PHRASE, window[0].start(), window[-1].end())


def _parts(lower: str, window: list[re.Match[str]]) -> bool:
    """Whether the words are two or three lists of some length with a few words of a sentence between."""
    gaps = [lower[left.end() : right.start()] for left, right in itertools.pairwise(window)]
    odd = [at for at, gap in enumerate(gaps, 1) if len(gap) > _GAP_LIMIT or _LETTER.search(gap)]
    if not 1 <= len(odd) <= _MOST_JOINTS or len({word.group() for word in window}) < _LONG - 3:
        return False
    if any(len(gaps[at - 1]) > _JOINT_LIMIT or not _INTRODUCES.search(gaps[at - 1]) for at in odd):
        return False
    lists = [window[start:end] for start, end in itertools.pairwise([0, *odd, _LONG])]
    return all(len(part) >= _LEAST_HALF and _is_list(lower, part) for part in lists)


def _by_shape(lower: str, matches: list[re.Match[str]]) -> Iterator[Found]:
    """25 words of one kind in a row where the text speaks of a seed: asked about, whatever the checksum
    says."""
    words = [match.group() for match in matches]
    # One little word may be a list word; a word of one or two letters (or a single ideograph) never is.
    odd = [0, *accumulate(25 if len(word) < 3 else int(word in _FUNCTION_WORDS) for word in words)]
    for start, (before, after) in enumerate(zip(odd, odd[_LONG:], strict=False)):
        window = matches[start : start + _LONG]
        if after - before <= 1 and _is_evenly_spaced(lower, window):
            yield Found(SecretKind.PHRASE_PART, window[0].start(), window[-1].end())
            return


def _is_evenly_spaced(lower: str, matches: list[re.Match[str]]) -> bool:
    """Whether one kind of separator, apart from numbers, stands between all words. Prose has several."""
    gaps = [lower[left.end() : right.start()] for left, right in itertools.pairwise(matches)]
    if max(map(len, gaps)) > _GAP_LIMIT or not all(gaps):
        return False
    # Before the last word an "and" may have stood.
    marks = [_mark(gap) for gap in gaps]
    return len(set(marks[:-1])) == 1 and marks[-1] in {marks[0], ""}


def _mark(gap: str) -> str:
    """What parts two words, without numbers and blanks; a slash or a bar also parts lines of words."""
    return re.sub(r"[\d\s/|]", "", gap)


def _looks_like_list(window: list[str]) -> bool:
    """List words are hardly repeated (but for the last) and, in alphabets, not as short as prose's little
    words."""
    if len(set(window)) < len(window) * _LEAST_DISTINCT or window[-1] not in window[:-1]:
        return False
    if sum(word in _FUNCTION_WORDS for word in set(window)) > 1:
        return False
    return len(window[-1]) == 1 or all(len(word) >= _SHORTEST for word in window)
