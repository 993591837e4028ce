"""The words of a text as the finders of phrases see them: where each stands, and in which lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.phrases.chains import whole_chain
from walletcare.safety.phrases.monero_words import monero_words
from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from walletcare.safety.folding import Folded

PART = 11
WHOLE = 12
WINDOW = 12
LONGEST_GROUP = 60
LEAST_DISTINCT = 6
_GAP_LETTERS = 8
"""More East Asian letters than this between two words end a run: a sentence stands there, not a separator."""

_LETTERS = (
    r"a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u052f\u0531-\u0587\u13a0-\u13ff\u1d00-\u1d7f\ua722-\ua7ff"
    r"\U0001f130-\U0001f1ff"
)
_TOKEN = late_pattern(rf"(?<=\d)(?:st|nd|rd|th)\b|[{_LETTERS}]+|[\u3041-\u309f]+|[\uac00-\ud7a3]+")
LEET_MARK = late_pattern(r"[a-z][013457@$!|](?=[a-z])")
_LEET_TOKEN = late_pattern(r"[a-z013457@$!|]+")
LEET_READINGS = (
    str.maketrans("013457@$!|", "oleastasil"),
    str.maketrans("013457@$!|", "oieastasil"),
)
_LABELS = frozenset("word words number no is the my and then next last".split())
_LEAST_SHARE = 0.6
"""A message tells words of a list when at least this share of its words stands in it."""
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
EAST_ASIAN_LETTER = late_pattern(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Token(NamedTuple):
    """A word of the text, the lists it stands in, and how many list words are glued together in it."""

    start: int
    end: int
    text: str
    mask: int
    words: int


class ListWords:
    """The words of a message, read once, and whether it tells words of a list."""

    def __init__(self, text: Folded) -> None:
        self._tokens = tokens_of(text)
        self.bare = [token.text for token in self._tokens if token.text not in _LABELS]
        """Its words, numbers and labels aside."""

    def told(self, bit: int, share: float = _LEAST_SHARE) -> list[str]:
        """The words that stand in list number ``bit``; none when less than ``share`` of all, labels aside."""
        return self._if_most([token.text for token in self._tokens if token.mask & 1 << bit], share)

    def told_to_monero(self, share: float = _LEAST_SHARE) -> list[str]:
        """The words that stand in Monero's English list, likewise."""
        words = monero_words()
        return self._if_most([token.text for token in self._tokens if token.text in words], share)

    def _if_most(self, known: list[str], share: float) -> list[str]:
        if not known:
            return known
        labels = sum(token.text in _LABELS and token.text not in known for token in self._tokens)
        return known if len(known) >= share * (len(self._tokens) - labels) else []


def _look_up(lower: str, latin: str) -> tuple[int, str]:
    masks = word_lists().masks
    mask = masks.get(lower, 0)
    if mask or lower == latin:
        return mask, lower
    return masks.get(latin, 0), latin


def tokens_of(text: Folded) -> list[Token]:
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
        if not mask and (WINDOW if form.isascii() else 6) <= len(form) <= LONGEST_GROUP:
            mask, count = whole_chain(form)
        tokens.append(new(Token, (start, end, form, mask, count)))
    return tokens


def leet_tokens(text: Folded) -> list[Token]:
    """The words with digits and signs read as the letters they look like: ``w1nner``, ``le9al`` not."""
    masks = word_lists().masks
    tokens = []
    for match in _LEET_TOKEN.finditer(text.latin):
        raw = match.group()
        mask = 0
        for reading in (raw, *(raw.translate(table) for table in LEET_READINGS), raw.strip("013457!|")):
            mask |= masks.get(reading, 0)
        if not mask and not any(char.isalpha() for char in raw):
            continue  # a number, unless it reads as a word: 3457
        tokens.append(Token(*match.span(), raw, mask, 1))
    return tokens


def is_gap_open(text: Folded, start: int, end: int) -> bool:
    """Whether what stands between two words is a separator and not a sentence in another script."""
    if end - start <= _GAP_LETTERS:
        return True
    if end - start > 200:
        return False
    return len(EAST_ASIAN_LETTER.findall(text.lower, start, end)) <= _GAP_LETTERS


def split_runs(tokens: Sequence[Token], text: Folded, bit: int) -> Iterator[list[Token]]:
    run: list[Token] = []
    flag = 1 << bit
    for token in tokens:
        if run and not (token.mask & flag and is_gap_open(text, run[-1].end, token.start)):
            yield run
            run = []
        if token.mask & flag:
            run.append(token)
    if run:
        yield run


def frequent_bits(tokens: Sequence[Token]) -> list[int]:
    """Lists that hold at least ten of the words."""
    totals: dict[int, int] = {}
    for token in tokens:
        if token.mask:
            totals[token.mask] = totals.get(token.mask, 0) + token.words
    lists = word_lists().lists
    return [
        bit
        for bit in range(len(lists))
        if sum(total for mask, total in totals.items() if mask & 1 << bit) >= PART - 1
    ]
