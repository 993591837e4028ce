"""Layouts whose words are cut, or have letters more than once: an eighth set, joined to the others."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from tests.helpers.strange_texts.layouts import Layout, Words

_LEADS = ("", "so these are the words ", "导入用的是这些 ", "Backup from March: ")


def _folded(width: int, end: str = "\n", hyphen: str = "") -> Layout:
    """Lines of one width, cut anywhere, as a terminal folds them; with what stood before."""

    def layout(words: Words, random: Random) -> str:
        line = random.choice(_LEADS) + " ".join(words)
        parts = [line[at : at + width] for at in range(0, len(line), width)]
        text = parts[0]
        for before, part in pairwise(parts):
            is_inside = before[-1].isalpha() and part[0].isalpha()
            text += (hyphen if is_inside else "") + end + part
        return text

    return layout


def _trimmed(width: int) -> Layout:
    """The same without the blanks at both ends of each line."""

    def layout(words: Words, random: Random) -> str:
        line = random.choice(_LEADS) + " ".join(words)
        return "\n".join(line[at : at + width].strip() for at in range(0, len(line), width))

    return layout


def _cut(mark: str, share: float) -> Layout:
    """A share of the words cut at any place."""

    def layout(words: Words, random: Random) -> str:
        out = []
        for word in words:
            at = random.randrange(1, max(2, len(word)))
            out.append(word[:at] + mark + word[at:] if random.random() < share else word)
        return " ".join(out)

    return layout


def _blanks_anywhere(words: Words, random: Random) -> str:
    """Blanks where they happen to stand, and none where they should."""
    return "".join(
        letter + (" " if random.random() < 0.3 else "") for word in words for letter in word
    ).strip()


def _repeated(times: int, gap: str = " ") -> Layout:
    return lambda words, random: gap.join("".join(letter * times for letter in word) for word in words)


def _stretched(words: Words, random: Random) -> str:
    return " ".join("".join(letter * random.choice((1, 1, 1, 2, 3)) for letter in word) for word in words)


CUT: dict[str, Layout] = {
    **{f"folded lines of {width}": _folded(width) for width in (24, 40, 56, 72, 80, 100)},
    **{f"trimmed lines of {width}": _trimmed(width) for width in (40, 60, 80)},
    "folded, Windows": _folded(64, "\r\n"),
    "folded, quoted": _folded(64, "\n> "),
    "folded with hyphens": _folded(48, "\n", "-"),
    "a few cut by blanks": _cut(" ", 0.2),
    "half cut by blanks": _cut(" ", 0.5),
    "all cut by blanks": _cut(" ", 1),
    "a few cut by lines": _cut("\n", 0.2),
    "all cut by lines": _cut("\n", 1),
    "a few cut by hyphens": _cut("-", 0.2),
    "all cut by hyphens and lines": _cut("-\n", 1),
    "blanks anywhere": _blanks_anywhere,
    "letters doubled": _repeated(2),
    "letters tripled": _repeated(3),
    "letters doubled, lines": _repeated(2, "\n"),
    "letters doubled, no blanks": _repeated(2, ""),
    "letters stretched": _stretched,
}
"""For words of letters."""
