"""Monero seeds: 25 or 13 words whose last one is a checksum. Recognised by that checksum, without the lists.

No package among the dependencies carries Monero's word lists under a licence we may ship, and none is needed:
in 25 ordinary words in a row the last one practically never repeats exactly the word that the checksum names.
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
from walletcare.safety.hanzi_phrases import without_markers
from walletcare.safety.verdict import SecretKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from walletcare.safety.folding import Folded

_WORD = late_pattern(
    r"[a-z]+-\n[a-z]+|[a-z\u00df-\u00ff\u0153\u0400-\u04ff]{2,24}(?:'[a-z]{1,6}){0,3}"
    r"|[\u3041-\u309f]{2,8}|(?<![\u3400-\u9fff])[\u3400-\u9fff](?![\u3400-\u9fff])"
)
_SPELLED = late_pattern(
    r"(?<![a-z\u0400-\u04ff])[a-z\u0400-\u04ff](?:([^\w\n]|_| )[a-z\u0400-\u04ff](?=\1"
    r"|(?![a-z\u0400-\u04ff])))"
    r"(?:\1[a-z\u0400-\u04ff](?![a-z\u0400-\u04ff]))+"
)
"""A word told letter by letter, with one mark between its letters."""
_TITLED = late_pattern(r"[A-Z\u0410-\u042f][a-z\u0430-\u044f]+")
_GLUED_WORDS = late_pattern(r"(?<![^\W\d_])[A-Za-z\u0410-\u044f]{90,400}(?![^\W\d_])")
_JOINING = frozenset({"and", "und", "et", "e", "y", "en", "then"})
_MANY, _DISTINCT_LETTERS = 12, 12
_GAP_LIMIT = 12
_LONG, _SHORT = 25, 13
_CONTEXT = late_pattern(r"monero|xmr|门罗|mnemonic|助记词|seed phrase|recovery phrase|seed words")
_FUNCTION_WORDS = frozenset(
    """the and for are but not you all can had her was one our out has his how its may new now see two way
    who did get
    let say she too use this that with have from they will would there their what about which when make
    like into
    than then them these some could been other your""".split()  # noqa: SIM905
)


def find_monero_seeds(text: Folded) -> Iterator[Found]:
    lower = without_markers(text.lower)
    has_context = bool(_CONTEXT.search(lower))
    yield from _glued(text)
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


def _without_filler(lower: str, matches: list[re.Match[str]]) -> str:
    """The text without the word that stands again and again between others, as in ``word 1: ... word 2:``,
    and without an "and" before the last one."""
    word, count = Counter(match.group() for match in matches).most_common(1)[0]
    chars = list(lower)
    for match in matches:
        if match.group() in _JOINING or (count >= _MANY and match.group() == word):
            chars[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(chars)


def _glued(text: Folded) -> Iterator[Found]:
    """25 words without spaces. With capitals they are taken apart; without the lists nobody can take apart
    the rest, but nothing else is so many letters long."""
    for match in _GLUED_WORDS.finditer(text.plain):
        titled = list(_TITLED.finditer(text.plain, *match.span()))
        words = [word.group().lower() for word in titled]
        as_typed = [word.group() for word in titled]
        if len(words) in {_LONG, _SHORT} and (is_monero(words) or is_monero(as_typed)):
            yield Found(SecretKind.RECOVERY_PHRASE, *match.span())
        elif len(set(match.group().lower())) >= _DISTINCT_LETTERS:
            yield Found(SecretKind.PHRASE_PART, *match.span())


def _plain_word(word: str) -> str:
    return "".join(char for char in word if char.isalpha() or char == "'")


def _as_typed(text: Folded, match: re.Match[str]) -> str:
    """The word with its accents and capitals, which count in the checksum of the German list."""
    start, end = text.span(*match.span())
    return _plain_word(unicodedata.normalize("NFC", text.source[start:end]))


def _seeds(text: Folded, lower: str, matches: list[re.Match[str]], *, has_context: bool) -> Iterator[Found]:
    words = [_plain_word(match.group()) for match in matches]
    if has_context:
        yield from _by_shape(lower, matches)
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
            window = words[start : at + 1]
            if not _looks_like_list(window):
                continue
            as_typed = [_as_typed(text, match) for match in matches[start : at + 1]]
            if not is_monero(window) and not is_monero(as_typed):
                continue
            if _is_evenly_spaced(lower, matches[start : at + 1]):
                yield Found(SecretKind.RECOVERY_PHRASE, matches[start].start(), matches[at].end())


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
    # A slash or a bar also parts lines of several words; before the last word an "and" may have stood.
    marks = [re.sub(r"[\d\s/|]", "", gap) for gap in gaps]
    return len(set(marks[:-1])) == 1 and marks[-1] in {marks[0], ""}


def _looks_like_list(window: list[str]) -> bool:
    """List words are not repeated (but for the last) and, in alphabets, not as short as prose's little
    words."""
    if len(set(window)) < len(window) - 2 or window[-1] not in window[:-1]:
        return False
    if sum(word in _FUNCTION_WORDS for word in window) > 1:
        return False
    return len(window[-1]) == 1 or all(len(word) >= 3 for word in window)
