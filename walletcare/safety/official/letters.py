"""Letters by name, and two addresses compared letter by letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from walletcare.domain.language import LocalText

_SCRIPTS = {
    "CYRILLIC": LocalText("西里尔字母", "Cyrillic letter"),
    "GREEK": LocalText("希腊字母", "Greek letter"),
    "ARMENIAN": LocalText("亚美尼亚字母", "Armenian letter"),
    "CHEROKEE": LocalText("切罗基字母", "Cherokee letter"),
    "HEBREW": LocalText("希伯来字母", "Hebrew letter"),
    "ARABIC": LocalText("阿拉伯字母", "Arabic letter"),
    "FULLWIDTH": LocalText("全角字符", "full-width character"),
    "CJK": LocalText("汉字", "Chinese character"),
    "HIRAGANA": LocalText("平假名", "Hiragana letter"),
    "KATAKANA": LocalText("片假名", "Katakana letter"),
    "HANGUL": LocalText("韩文字母", "Korean letter"),
}
_TELLING_LENGTH = 4
_DIGITS_EN = "zero one two three four five six seven eight nine".split()
_SIGNS = {
    "-": LocalText("连字符", "hyphen"),
    ".": LocalText("点", "dot"),
    "_": LocalText("下划线", "underscore"),
    "@": LocalText("@ 符号", "at sign"),
    "/": LocalText("斜杠", "slash"),
    ":": LocalText("冒号", "colon"),
    " ": LocalText("空格", "space"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the comparison: ``theirs`` against ``ours``; equal unless ``is_different``.

    ``theirs_name`` and ``ours_name`` say a single differing character in words, None for longer stretches.
    """

    theirs: str
    ours: str
    is_different: bool
    theirs_name: LocalText | None = None
    ours_name: LocalText | None = None


def letter_name(char: str) -> LocalText:
    """One character in words, so that look-alikes differ: "capital letter i", 大写字母 i."""
    if char in _SIGNS:
        return _SIGNS[char]
    if char.isascii() and char.isdigit():
        return LocalText(f"数字 {char}", f"digit {_DIGITS_EN[int(char)]}")
    if char.isascii() and char.isalpha():
        # A small L and a capital i look the same in many fonts, so each is named by its other case.
        if char.isupper():
            return LocalText(f"大写字母 {char.lower()}", f"capital letter {char.lower()}")
        return LocalText(f"小写字母 {char.upper()}", f"small letter {char.upper()}")
    name = unicodedata.name(char, "")
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Cc"}:
        return LocalText("看不见的字符", "invisible character")
    code = f"U+{ord(char):04X}"
    for prefix, words in _SCRIPTS.items():
        if name.startswith(prefix):
            return LocalText(f"{words.zh} {char}（{code}）", f"{words.en} {char} ({code})")
    if name.startswith("LATIN"):
        return LocalText(f"带符号的字母 {char}（{code}）", f"letter with a mark {char} ({code})")
    return LocalText(f"特殊字符 {char}（{code}）", f"special character {char} ({code})")


def compare(theirs: str, ours: str) -> tuple[Segment, ...]:
    """The two addresses side by side, in stretches that agree and stretches that differ. Case matters
    here. A mailbox is compared with the mailbox, a domain with the domain."""
    halves = theirs.rpartition("@"), ours.rpartition("@")
    if all(local and at for local, at, _ in halves):
        (their_local, _, their_domain), (our_local, _, our_domain) = halves
        return _joined(
            (*_stretches(their_local, our_local), ("@", "@"), *_by_ending(their_domain, our_domain))
        )
    return _joined(_by_ending(theirs, ours))


def _by_ending(theirs: str, ours: str) -> list[tuple[str, str]]:
    """Endings of hosts are compared with each other, as a whole: ``.io`` shares no "o" with ``.com``."""
    their_name, their_dot, their_end = _parted(theirs)
    our_name, our_dot, our_end = _parted(ours)
    is_same = their_end.startswith(our_end) or our_end.startswith(their_end)
    if not (their_dot and our_dot) or is_same or ours in theirs:
        return _stretches(theirs, ours)
    pairs = _stretches(their_name, our_name)
    if len(pairs) == 1 and their_name != our_name:
        return [(theirs, ours)]
    (last_of_theirs, last_of_ours) = pairs[-1]
    if last_of_theirs == last_of_ours:
        return [*pairs, (".", "."), (their_end, our_end)]
    return [*pairs[:-1], (f"{last_of_theirs}.{their_end}", f"{last_of_ours}.{our_end}")]


def _parted(address: str) -> tuple[str, str, str]:
    """A host's name, dot and ending; everything else as a whole."""
    return address.rpartition(".") if not re.search(r"[/:@\s]", address) else (address, "", "")


def _stretches(theirs: str, ours: str) -> list[tuple[str, str]]:
    """Pairs of stretches. Few letters that agree by chance between longer ones that do not are no agreement:
    ``pages.dev`` has a "p" where ``example`` has one, which tells nobody anything."""
    if ours and ours in theirs:
        head, _, tail = theirs.partition(ours)
        return [pair for pair in ((head, ""), (ours, ours), (tail, "")) if any(pair)]
    codes = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    pairs = [(theirs[i1:i2], ours[j1:j2]) for _, i1, i2, j1, j2 in codes]
    at = 1
    while at < len(pairs) - 1:
        before, here, after = pairs[at - 1 : at + 2]
        # A letter put in here and taken out there: two have changed places.
        is_swap = len(here[0]) == 1 and (*before, *after).count("") == 2
        longest = max(map(len, (*before, *after)))
        if here[0] == here[1] and (is_swap or len(here[0]) < min(longest, _TELLING_LENGTH)):
            merged = (before[0] + here[0] + after[0], before[1] + here[1] + after[1])
            pairs[at - 1 : at + 2] = [merged]
            at = max(at - 1, 1)
        else:
            at += 1
    if len(pairs) > 1 and pairs[0][0] == pairs[0][1] and pairs[0][0].isalnum():
        (first, _), (left, right) = pairs[:2]
        if len(first) < min(max(len(left), len(right)), _TELLING_LENGTH) and len(first) <= len(right):
            pairs[:2] = [(first + left, first + right)]
    return pairs


def _joined(pairs: Iterable[tuple[str, str]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    for left, right in pairs:
        is_different = left != right
        if segments and not is_different and not segments[-1].is_different:
            last = segments.pop()
            left, right = last.theirs + left, last.ours + right
        if left or right:
            segments.append(
                Segment(
                    left,
                    right,
                    is_different=is_different,
                    theirs_name=letter_name(left) if is_different and len(left) == 1 else None,
                    ours_name=letter_name(right) if is_different and len(right) == 1 else None,
                )
            )
    return tuple(segments)
