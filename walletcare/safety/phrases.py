"""Recovery phrases in alphabetic lists: BIP-39, Electrum, SLIP-39, in the layouts people write them in.

Twelve list words in a row are a phrase, whatever their checksum says: Electrum's checksum differs from
BIP-39's, and ordinary English never holds eleven in a row (section "What was measured" in
``docs/security.md``). Every pass is linear in the length of the text.
"""

from __future__ import annotations

import itertools
import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.chains import first_letters, longest_chain, pair_mask, whole_chain, whole_words
from walletcare.safety.verdict import SecretKind
from walletcare.safety.wordlists import (
    COMMON_ENGLISH,
    PHRASE_LENGTHS,
    SLIP39,
    WordList,
    is_bip39,
    word_lists,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

_PART = 11
_WHOLE = 12
_SLIP39_WHOLE = 18
_WINDOW = 12
_HEAD = 4
_LONGEST_GROUP = 60
_LEAST_DISTINCT = 6
_LEAST_PART, _PARTS_GAP, _TELLING_GAP, _TOLD_LIMIT = 4, 48, 28, 0.45
_CONJUNCTIONS = frozenset(
    "and then & plus y e et a und i or last lastly finally next 和 以及 还有 最后 最后是 then next is".split()  # noqa: SIM905
)
_PAIR_LETTERS, _PAIRS_IN_ROW = 6, 4
_THREE_LETTERS = 9
_COMMON_LIMIT = 0.6
_GAP_LETTERS = 8
"""More East Asian letters than this between two words end a run: a sentence stands there, not a separator."""

_LETTERS = (
    r"a-z\u00aa-\u02af\u0370-\u052f\u0531-\u0587\u13a0-\u13ff\u1d00-\u1d7f\ua722-\ua7ff"
    r"\U0001f130-\U0001f1ff"
)
_TOKEN = late_pattern(rf"(?<=\d)(?:st|nd|rd|th)\b|[{_LETTERS}]+|[\u3041-\u309f]+|[\uac00-\ud7a3]+")
_CHUNK = late_pattern(rf"[{_LETTERS}]+(?:[^\w\s][{_LETTERS}]+)*")
_INNER_MARK = late_pattern(rf"[{_LETTERS}][^\w\s'’][{_LETTERS}]")
_LEET_MARK = late_pattern(r"[a-z][013457@$!|](?=[a-z])")
_LEET_TOKEN = late_pattern(r"[a-z013457@$!|]+")
_LEET_READINGS = (
    str.maketrans("013457@$!|", "oleastasil"),
    str.maketrans("013457@$!|", "oieastasil"),
)
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_EAST_ASIAN_LETTER = late_pattern(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty one two three four five six seven
    eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Found:
    """Something recognised, in places of the folded text."""

    kind: SecretKind
    start: int
    end: int


class _Token(NamedTuple):
    """A word of the text, the lists it stands in, and how many list words are glued together in it."""

    start: int
    end: int
    text: str
    mask: int
    words: int


def find_phrases(text: Folded) -> Iterator[Found]:
    """All alphabetic recovery phrases and parts of phrases in ``text``."""
    tokens = _tokens(text)
    if sum(token.words for token in tokens if token.mask) + len(tokens) < _PART and len(text.lower) < 30:
        return
    bits = _frequent_bits(tokens)
    yield from _runs(tokens, text, bits)
    yield from _heads(tokens, text)
    yield from _near(tokens, text, bits)
    yield from _in_parts(tokens, text, bits)
    yield from _listed(tokens)
    yield from _glued(tokens, text)
    paired = _paired_tokens(tokens)
    if paired is not None:
        yield from _runs(paired, text, _frequent_bits(paired))
    if len(_INNER_MARK.findall(text.latin)) >= _PART - 1:
        chunks = _chunks(text)
        yield from _runs(chunks, text, _frequent_bits(chunks))
    if len(_LEET_MARK.findall(text.latin)) >= 3:
        leet = _leet_tokens(text)
        yield from _runs(leet, text, _frequent_bits(leet))


class ListWords:
    """The words of a text, read once, and which of them stand in a list."""

    def __init__(self, text: Folded) -> None:
        self._tokens = _tokens(text)
        self.total = len(self._tokens)

    def known(self, bit: int) -> list[str]:
        """The words that stand in list number ``bit``."""
        return [token.text for token in self._tokens if token.mask & 1 << bit]


def _look_up(lower: str, latin: str) -> tuple[int, str]:
    masks = word_lists().masks
    mask = masks.get(lower, 0)
    if mask or lower == latin:
        return mask, lower
    return masks.get(latin, 0), latin


def _tokens(text: Folded) -> list[_Token]:
    tokens = []
    lower, latin, masks = text.lower, text.latin, word_lists().masks
    new = tuple.__new__  # half the time of the class's own, and a text may have as many words as letters
    is_same = lower == latin  # as in nearly every text in Latin letters
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        word = match.group()
        if word in _ENDINGS and start and lower[start - 1].isdigit():
            continue
        mask, form = (masks.get(word, 0), word) if is_same else _look_up(word, latin[start:end])
        count = 1
        if not mask and (_WINDOW if form.isascii() else 6) <= len(form) <= _LONGEST_GROUP:
            mask, count = whole_chain(form)
        tokens.append(new(_Token, (start, end, form, mask, count)))
    return tokens


def _chunks(text: Folded) -> list[_Token]:
    """The words of a text whose words are broken by marks, as in ``le.gal`` or ``w-i-n-n-e-r``."""
    tokens = []
    for match in _CHUNK.finditer(text.latin):
        form = re.sub(r"[\W_]", "", match.group())
        mask = word_lists().masks.get(form, 0)
        count = 1
        if not mask and _WINDOW <= len(form) <= _LONGEST_GROUP:
            mask, count = whole_chain(form)
        tokens.append(_Token(*match.span(), form, mask, count))
    return tokens


def _leet_tokens(text: Folded) -> list[_Token]:
    """The words with digits and signs read as the letters they look like: ``w1nner``, ``le9al`` not."""
    masks = word_lists().masks
    tokens = []
    for match in _LEET_TOKEN.finditer(text.latin):
        raw = match.group()
        if not any(char.isalpha() for char in raw):
            continue
        mask = 0
        for reading in (raw, *(raw.translate(table) for table in _LEET_READINGS), raw.strip("013457!|")):
            mask |= masks.get(reading, 0)
        tokens.append(_Token(*match.span(), raw, mask, 1))
    return tokens


def _is_gap_open(text: Folded, start: int, end: int) -> bool:
    """Whether what stands between two words is a separator and not a sentence in another script."""
    if end - start <= _GAP_LETTERS:
        return True
    if end - start > 200:
        return False
    return len(_EAST_ASIAN_LETTER.findall(text.lower, start, end)) <= _GAP_LETTERS


def _split_runs(tokens: Sequence[_Token], text: Folded, bit: int) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    flag = 1 << bit
    for token in tokens:
        if run and not (token.mask & flag and _is_gap_open(text, run[-1].end, token.start)):
            yield run
            run = []
        if token.mask & flag:
            run.append(token)
    if run:
        yield run


def _frequent_bits(tokens: Sequence[_Token]) -> list[int]:
    """Lists that hold at least ten of the words."""
    totals: dict[int, int] = {}
    for token in tokens:
        if token.mask:
            totals[token.mask] = totals.get(token.mask, 0) + token.words
    lists = word_lists().lists
    return [
        bit
        for bit in range(len(lists))
        if sum(total for mask, total in totals.items() if mask & 1 << bit) >= _PART - 1
    ]


def _is_prose(words: list[str], name: str) -> bool:
    """English prose made of list words: mostly everyday words, and no BIP-39 checksum holds."""
    if name not in {"english", SLIP39}:
        return False
    if sum(word in COMMON_ENGLISH for word in words) < _COMMON_LIMIT * len(words):
        return False
    return not _holds_checksum(words, word_lists().lists[0])


def _holds_checksum(texts: list[str], words: WordList) -> bool:
    """Whether a BIP-39 phrase with a right checksum stands anywhere among the words."""
    numbers = [words.index.get(text, -1) for text in texts[:400]]
    return any(
        -1 not in numbers[at : at + size] and is_bip39(numbers[at : at + size])
        for size in PHRASE_LENGTHS
        for at in range(len(numbers) - size + 1)
    )


def _kind_of_run(run: list[_Token], words: WordList) -> SecretKind | None:
    count = sum(token.words for token in run)
    if count < _PART or (len(run) == 1 and count < _WHOLE):
        return None
    texts = [token.text for token in run]
    if len(run) >= _PART and len(set(texts)) < _LEAST_DISTINCT and not _holds_checksum(texts, words):
        return None
    prose = _is_prose(texts, words.name)
    whole = _SLIP39_WHOLE if words.name == SLIP39 else _WHOLE
    if count >= whole:
        return SecretKind.PHRASE_PART if prose else SecretKind.RECOVERY_PHRASE
    return None if prose else SecretKind.PHRASE_PART


def _runs(tokens: Sequence[_Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    for bit in bits:
        for run in _split_runs(tokens, text, bit):
            kind = _kind_of_run(run, word_lists().lists[bit])
            if kind is not None:
                yield Found(kind, run[0].start, run[-1].end)


def _in_parts(tokens: Sequence[_Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    """A phrase told in parts, as in ``six words, and the other half: six words``, or with "and" before its
    last word. Prose has list words in a row as well, so the parts are long and hold few everyday words."""
    for bit in bits:
        words = word_lists().lists[bit]
        parts: list[list[_Token]] = []
        for run in _split_runs(tokens, text, bit):
            if parts and _is_between(parts, run, text):
                continue
            if parts and not _goes_on(parts, run, text):
                yield from _told(parts, words)
                parts = []
            if parts or len(run) >= _LEAST_PART:
                parts.append(run)
        yield from _told(parts, words)


def _goes_on(parts: list[list[_Token]], run: list[_Token], text: Folded) -> bool:
    gap = text.lower[parts[-1][-1].end : run[0].start]
    if len(gap) > _PARTS_GAP:
        return False
    return len(run) >= _LEAST_PART or gap.strip(" ,.:;&+，、\n") in _CONJUNCTIONS


def _is_between(parts: list[list[_Token]], run: list[_Token], text: Folded) -> bool:
    """Whether list words as few as in ``and the other six are`` stand where a part may still follow."""
    gap = text.lower[parts[-1][-1].end : run[0].start]
    is_short = len(run) < _LEAST_PART and run[-1].end - parts[-1][-1].end < _TELLING_GAP
    return is_short and gap.strip(" ,.:;&+，、\n") not in _CONJUNCTIONS


def _told(parts: list[list[_Token]], words: WordList) -> Iterator[Found]:
    told = [token for part in parts for token in part]
    if len(parts) < 2 or sum(token.words for token in told) < _WHOLE:
        return
    texts = [token.text for token in told]
    everyday = sum(text in COMMON_ENGLISH for text in texts) if words.name in {"english", SLIP39} else 0
    if max(map(len, parts)) < _LEAST_PART + 1 or everyday > _TOLD_LIMIT * len(texts):
        return
    if len(set(texts)) < _LEAST_DISTINCT:
        return
    yield Found(SecretKind.RECOVERY_PHRASE, told[0].start, told[-1].end)


def _paired_tokens(tokens: Sequence[_Token]) -> list[_Token] | None:
    """The words with glued pairs such as ``dealgasp`` taken apart, None unless there are several in a row."""
    row = longest = 0
    for token in tokens:
        row = row + 1 if _may_be_pair(token) else 0
        longest = max(longest, row)
    if longest < _PAIRS_IN_ROW:
        return None
    paired = []
    for token in tokens:
        mask = pair_mask(token.text) if _may_be_pair(token) else 0
        if mask:
            paired.append(token._replace(mask=mask | token.mask, words=2))
            continue
        if not token.mask and _THREE_LETTERS <= len(token.text) <= _LONGEST_GROUP:
            mask, words = whole_chain(token.text)
            token = token._replace(mask=mask, words=words) if words > 2 else token
        paired.append(token)
    return paired


def _may_be_pair(token: _Token) -> bool:
    return len(token.text) >= _PAIR_LETTERS and (not token.mask or token.words > 1)


def _heads(tokens: Sequence[_Token], text: Folded) -> Iterator[Found]:
    """Phrases written with the first four letters of each word, which identify a BIP-39 word."""
    masks = word_lists().head_masks
    row = longest = 0
    for token in tokens:
        row = row + 1 if len(token.text) <= _HEAD else 0
        longest = max(longest, row)
    if longest < _PART or not any(len(form) <= _HEAD and form in masks for form in {t.text for t in tokens}):
        return
    short = [
        _Token(start, end, form, masks.get(form, 0) if len(form) <= _HEAD else 0, 1)
        for start, end, form, _, _ in tokens
    ]
    for bit in _frequent_bits(short):
        words = word_lists().lists[bit]
        for run in _split_runs(short, text, bit):
            texts = [token.text for token in run]
            if len(run) < _PART or len(set(texts)) < _LEAST_DISTINCT or _is_prose(texts, words.name):
                continue
            cut = sum(token.text not in words.index for token in run)
            if cut * 3 < len(run):
                continue
            kind = SecretKind.RECOVERY_PHRASE if len(run) >= _WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, run[0].start, run[-1].end)


def _near(tokens: Sequence[_Token], text: Folded, bits: Sequence[int]) -> Iterator[Found]:
    """Twelve words of which ten or eleven stand in a list and the rest are a slip of the pen away."""
    for bit in bits:
        words = word_lists().lists[bit]
        if words.name == SLIP39:
            continue
        flag = 1 << bit
        known = [bool(token.mask & flag) for token in tokens]
        near: dict[str, bool] = {}  # windows overlap, so a word would be asked about twelve times
        inside = sum(known[:_WINDOW])
        skip_until = 0
        for at in range(max(len(tokens) - _WINDOW + 1, 0)):
            if at:
                inside += known[at + _WINDOW - 1] - known[at - 1]
            if not _WINDOW - 2 <= inside < _WINDOW or at < skip_until:
                continue
            window = tokens[at : at + _WINDOW]
            if not all(_is_gap_open(text, a.end, b.start) for a, b in itertools.pairwise(window)):
                continue
            odd = [token.text for token in window if not token.mask & flag]
            for word in odd:
                if word not in near:
                    near[word] = is_near_word(word, words)
            if not all(near[word] for word in odd) and inside < _WINDOW - 1:
                continue
            if words.name == "english":
                if _is_prose([token.text for token in window if token.mask & flag], words.name):
                    continue
                if inside == _WINDOW - 1 and not near[odd[0]] and odd[0] in _FUNCTION_WORDS:
                    continue
            yield Found(SecretKind.PHRASE_PART, window[0].start, window[-1].end)
            skip_until = at + _WINDOW


_FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by did do does for from had has he her him his i in is it its me my no "  # noqa: SIM905
    "not of on"
    " or our she so that the their them these they to was we were with your".split()
)


def is_near_word(word: str, words: WordList) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes ``word`` a word of the
    list."""
    if len(word) < 3:
        return False
    alphabet = _alphabet(words)
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right and left + right[1:] in words.index:
            return True
        if len(right) > 1 and left + right[1] + right[0] + right[2:] in words.index:
            return True
        for letter in alphabet:
            if left + letter + right in words.index or (right and left + letter + right[1:] in words.index):
                return True
    return False


def _alphabet(words: WordList) -> str:
    return (
        "abcdefghijklmnopqrstuvwxyz"
        if words.is_latin
        else "".join(sorted({c for w in words.words for c in w}))
    )


def _listed(tokens: Sequence[_Token]) -> Iterator[Found]:
    """Words that stand between repeated fillers: ``first word is legal, second word is winner ...``."""
    texts = ["#" if token.text in _ORDINALS else token.text for token in tokens]
    for period in range(2, 6):
        again = [at for at, is_again in enumerate(map(operator.eq, texts, texts[period:])) if is_again]
        reach = -1
        for at in again if len(again) >= _PART - 2 else ():
            if at < reach:
                continue
            repeats = 2
            while at + repeats * period < len(texts) and texts[at + repeats * period] == texts[at]:
                repeats += 1
            if repeats >= _PART - 1:
                yield from _varying(tokens, texts, at, period, repeats)
                reach = at + (repeats - 1) * period + 1


def _varying(
    tokens: Sequence[_Token], texts: list[str], at: int, period: int, repeats: int
) -> Iterator[Found]:
    """The one place of the repeated pattern that changes, when it is filled with list words."""
    varying: list[list[_Token]] = []
    for offset in range(1, period):
        first = at + offset - period if at + offset >= period else at + offset
        places = range(first, min(at + repeats * period, len(texts)), period)
        if len({texts[place] for place in places}) > 3:
            varying.append([tokens[place] for place in places])
    if len(varying) != 1:
        return
    for bit in range(len(word_lists().lists)):
        words = [token for token in varying[0] if token.mask & 1 << bit]
        if len(words) >= _PART - 1:
            kind = SecretKind.RECOVERY_PHRASE if len(words) >= _WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, words[0].start, words[-1].end)
            return


def _glued(tokens: Sequence[_Token], text: Folded) -> Iterator[Found]:
    """Phrases written without spaces, or in pieces so small that the pieces say nothing."""
    for token in tokens:
        if len(token.text) >= 30:
            yield from _chains([token])
    for pieces in _small_pieces(tokens):
        yield from _chains(pieces)


def _small_pieces(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Twelve or more neighbours of at most three letters each."""
    pieces: list[_Token] = []
    for token in tokens:
        is_small = len(token.text) <= 3
        if pieces and not (is_small and token.start - pieces[-1].end <= 4):
            if len(pieces) >= _WHOLE:
                yield pieces
            pieces = []
        if is_small:
            pieces.append(token)
    if len(pieces) >= _WHOLE:
        yield pieces


def _chains(pieces: Sequence[_Token]) -> Iterator[Found]:
    glued = "".join(piece.text for piece in pieces)
    for words in (whole_words(), first_letters()):
        count, start, end = longest_chain(glued, words, _PART)
        if count >= _PART:
            places = [place for piece in pieces for place in range(piece.start, piece.end)]
            kind = SecretKind.RECOVERY_PHRASE if count >= _WHOLE else SecretKind.PHRASE_PART
            yield Found(kind, places[start], places[end - 1] + 1)
            return
