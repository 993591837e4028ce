"""Layouts thought of after those of the first two modules were closed: numbers, fillers, lines, letters."""

from __future__ import annotations

import json
import unicodedata
from random import Random

from tests.helpers.strange_texts.layouts import Layout, Words, each

_TENS = ("twenty", "thirty")
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
NUMBER_WORDS = (
    *_UNITS,
    *_TEENS,
    *(word for ten in _TENS for word in (ten, *(f"{ten}-{one}" for one in _UNITS))),
)


def _by_number(template: str, separator: str) -> Layout:
    """Like ``each``, with the number in words as ``n``."""
    return lambda words, random: separator.join(
        template.format(n=number, w=word) for number, word in zip(NUMBER_WORDS, words, strict=False)
    )


def _keycap(number: int) -> str:
    return "".join(f"{digit}\ufe0f\u20e3" for digit in str(number))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else f"({number})"


def _joined(separator: str) -> Layout:
    return lambda words, random: separator.join(words)


def _alternating(words: Words, random: Random) -> str:
    return "".join(word + (" and then " if at % 2 else ", next ") for at, word in enumerate(words))


def _labelled_rows(words: Words, random: Random) -> str:
    rows = (words[at : at + 4] for at in range(0, len(words), 4))
    return "\n".join(f"line {number}: {' '.join(row)}" for number, row in enumerate(rows, 1))


def _rows_zh(words: Words, random: Random) -> str:
    rows = (words[at : at + 4] for at in range(0, len(words), 4))
    return "\n".join(
        f"第{number}行：{' '.join(row)}" for number, row in zip("一二三四五六七八九", rows, strict=False)
    )


def _descending(words: Words, random: Random) -> str:
    return "\n".join(f"{number}. {word}" for number, word in reversed(list(enumerate(words, 1))))


def _wide_digits(words: Words, random: Random) -> str:
    table = {48 + digit: 0xFF10 + digit for digit in range(10)}
    return "\n".join(f"{number}．{word}".translate(table) for number, word in enumerate(words, 1))


def _log(words: Words, random: Random) -> str:
    return "\n".join(f"2026-11-28 10:00:{second:02} INFO word {word}" for second, word in enumerate(words))


def _chat(words: Words, random: Random) -> str:
    return "\n".join(f"[{day:02}/11/2026, 10:0{day % 10}] Anna: {word}" for day, word in enumerate(words, 1))


LATER: dict[str, Layout] = {
    "key caps": lambda words, random: "\n".join(f"{_keycap(n)} {word}" for n, word in enumerate(words, 1)),
    "circled numbers": lambda words, random: " ".join(
        f"{_circled(n)}{word}" for n, word in enumerate(words, 1)
    ),
    "wide numbers": _wide_digits,
    "number words": _by_number("{n}: {w}", "\n"),
    "number words, said": _by_number("word {n} {w}", ", "),
    "number words, sentences": _by_number("Number {n} is {w}.", " "),
    "from the last on": _descending,
    "query": each("w{n}={w}", "&"),
    "arrows behind numbers": each("{n} → {w}", "\n"),
    "tabs behind numbers": each("{n}\t{w}", "\n"),
    "ticks": each("☑ {w}", "\n"),
    "fingers": each("👉{w}", " "),
    "braille blanks": _joined("\u2800"),
    "Hangul fillers": _joined("\u3164"),
    "line separators": _joined("\u2028"),
    "hearts": _joined(" ❤️ "),
    "kana dots": _joined("・"),
    "times": _joined("×"),
    "um": _joined(" um "),
    "dot, said": _joined(" dot "),
    "blank, said": _joined("（空格）"),
    "then, zh": _joined("，接下来是"),
    "then, zh, gap": _joined("，再就是 "),
    "two fillers": _alternating,
    "labelled rows": _labelled_rows,
    "labelled rows, zh": _rows_zh,
    "log": _log,
    "chat": _chat,
    "json, one string": lambda words, random: json.dumps({"mnemonic": " ".join(words), "v": 1}),
    "code": each("seed.push('{w}');", "\n"),
    "sql": each("INSERT INTO seed VALUES ({n},'{w}');", "\n"),
    "xml": each('<word n="{n}">{w}</word>', ""),
    "percent codes": lambda words, random: "".join(f"%{byte:02X}" for byte in " ".join(words).encode()),
    "right to left": _joined(" \u202e"),
}
"""For any writing."""


def _folded(width: int) -> Layout:
    def layout(words: Words, random: Random) -> str:
        line = " ".join(words)
        return "\n".join(line[at : at + width] for at in range(0, len(line), width))

    return layout


def _marked_all(mark: str) -> Layout:
    return lambda words, random: mark.join(" ".join(words))


def _inside(left: str, right: str = "") -> Layout:
    return lambda words, random: " ".join(word[:2] + left + word[2:] + right for word in words)


def _spelled(left: str, right: str) -> Layout:
    return lambda words, random: " ".join("".join(left + letter + right for letter in word) for word in words)


def _squared(words: Words, random: Random) -> str:
    return " ".join(words).translate({97 + at: 0x1F130 + at for at in range(26)})


def _double_struck(words: Words, random: Random) -> str:
    return " ".join(words).translate({97 + at: 0x1D552 + at for at in range(26)})


def _marks_above(words: Words, random: Random) -> str:
    marks = "\u0300\u0316\u0332\u0336\u035b"
    return "".join(letter + "".join(random.choices(marks, k=2)) for letter in " ".join(words))


LATER_LETTERS: dict[str, Layout] = {
    "squared letters": _squared,
    "double-struck letters": _double_struck,
    "marks above": _marks_above,
    "struck through": lambda words, random: "".join(f"{letter}\u0336" for letter in " ".join(words)),
    "selectors": _marked_all("\ufe0f"),
    "joiners everywhere": _marked_all("\u200d"),
    "tags everywhere": _marked_all("\U000e0020"),
    "folded at 60": _folded(60),
    "snake": _joined("_"),
    "numbers glued behind": lambda words, random: "".join(f"{word}{n}" for n, word in enumerate(words, 1)),
    "hash tags": each("#{w}", " "),
    "letters and numbers": lambda words, random: " ".join(words).translate(str.maketrans("aeiost", "431057")),
    "letters, lines": lambda words, random: "\n".join(" ".join(word) for word in words),
    "letters, colons": lambda words, random: " ".join(":".join(word) for word in words),
    "letters in quotes": _spelled("'", "'"),
    "letters in brackets": _spelled("[", "]"),
    "dot inside": _inside("·"),
    "slash inside": _inside("/"),
    "low line inside": _inside("_"),
    "brackets inside": _inside("(", ")"),
    "face inside": _inside("😀"),
    "composed": lambda words, random: unicodedata.normalize("NFC", " ".join(words)),
}
"""For words of letters."""
