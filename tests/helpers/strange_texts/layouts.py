"""Ways in which people, or those who talk them into it, write down the words of a phrase."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Callable, Sequence
from random import Random

Words = Sequence[str]
Layout = Callable[[Words, Random], str]

_SEPARATORS = {
    "space": " ",
    "two spaces": "  ",
    "line": "\n",
    "windows line": "\r\n",
    "empty line": "\n\n",
    "tab": "\t",
    "comma": ",",
    "comma space": ", ",
    "enumeration comma": "、",
    "wide comma": "，",
    "stop": ".",
    "stop space": ". ",
    "wide stop": "。",
    "hyphen": "-",
    "dash": " - ",
    "long dash": " — ",
    "underscore": "_",
    "bar": "|",
    "spaced bar": " | ",
    "slash": "/",
    "spaced slash": " / ",
    "semicolon": "; ",
    "wide semicolon": "；",
    "colon": ":",
    "plus": "+",
    "spaced plus": " + ",
    "arrow": "->",
    "spaced arrow": " → ",
    "fat arrow": " => ",
    "greater": " > ",
    "dot": "·",
    "bullet": " • ",
    "tilde": "~",
    "star": "*",
    "stars": " ** ",
    "hash": "#",
    "at": "@",
    "ellipsis": "…",
    "dots": " ... ",
    "equals": "=",
    "ampersand": " & ",
    "and": " and ",
    "then": " then ",
    "next": " next ",
    "ranhou": " 然后 ",
    "he": "和",
    "wide space": "\u3000",
    "hard space": "\u00a0",
    "zero width": "\u200b",
    "break": "<br>",
    "entity": "&nbsp;",
    "percent": "%20",
    "escaped line": "\\n",
    "backslash": "\\",
    "key": "🔑",
    "spaced key": " 🔑 ",
    "caret": "^",
    "dollar": "$",
    "exclamation": "! ",
    "question": "? ",
    "caesura": "‖",
    "quote comma": "', '",
    "comma line": ",\n",
    "thin space": "\u2009",
}

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_HAN = "一二三四五六七八九"


def _han_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens - 1] + "十") + (
        _HAN[ones - 1] if ones else ""
    )


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _joined(separator: str) -> Layout:
    return lambda words, random: separator.join(words)


def _each(template: str, separator: str) -> Layout:
    """An item for each word; the template knows ``n`` (number), ``w``, ``h`` (Han number), ``o`` and more."""

    def layout(words: Words, random: Random) -> str:
        return separator.join(
            template.format(
                n=n, w=word, h=_han_number(n), o=_ordinal(n), a=chr(96 + (n - 1) % 26 + 1), z=f"{n:02}"
            )
            for n, word in enumerate(words, 1)
        )

    return layout


def _rows(size: int, gap: str = " ") -> Layout:
    def layout(words: Words, random: Random) -> str:
        return "\n".join(gap.join(words[at : at + size]) for at in range(0, len(words), size))

    return layout


def _ranged_rows(words: Words, random: Random) -> str:
    size = random.choice((3, 4, 6))
    return "\n".join(
        f"{at + 1}-{min(at + size, len(words))}: {' '.join(words[at : at + size])}"
        for at in range(0, len(words), size)
    )


def _columns(words: Words, random: Random) -> str:
    rows = (len(words) + 1) // 2
    lines = []
    for row in range(rows):
        line = f"{row + 1}. {words[row]}"
        if row + rows < len(words):
            line += f"    {row + rows + 1}. {words[row + rows]}"
        lines.append(line)
    return "\n".join(lines)


def _mixed(words: Words, random: Random) -> str:
    return "".join(word + random.choice((" ", ", ", "\n", " - ", ";", " / ")) for word in words)


def _halves(between: str) -> Layout:
    def layout(words: Words, random: Random) -> str:
        half = len(words) // 2
        return " ".join(words[:half]) + between + " ".join(words[half:])

    return layout


def _clock(words: Words, random: Random) -> str:
    minute = random.randrange(40)
    return "\n".join(f"[10:{minute + at:02}] {word}" for at, word in enumerate(words, 0))


def _sender(words: Words, random: Random) -> str:
    return "\n".join(f"me: {word}" for word in words)


COMMON: dict[str, Layout] = {
    f"between: {name}": _joined(separator) for name, separator in _SEPARATORS.items()
} | {
    "numbered lines": _each("{n}. {w}", "\n"),
    "numbered, bracket": _each("{n}) {w}", " "),
    "numbered, brackets": _each("({n}) {w}", " "),
    "numbered, square": _each("[{n}] {w}", "\n"),
    "numbered, colon": _each("{n}: {w}", ", "),
    "numbered, equals": _each("{n}={w}", "; "),
    "numbered, hash": _each("#{n} {w}", "\n"),
    "numbered, run on": _each("{n}{w}", " "),
    "numbered, behind": _each("{w}{n}", " "),
    "numbered, behind in brackets": _each("{w} ({n})", ", "),
    "numbered, two digits": _each("{z} {w}", "\n"),
    "numbered, no gaps": _each("{n}.{w}", ""),
    "numbered, bare": _each("{n} {w}", " "),
    "numbered, dash": _each("{n} - {w}", "\n"),
    "label word": _each("word{n}: {w}", "\n"),
    "label Word #": _each("Word #{n}: {w}", "\n"),
    "label w_": _each("w_{n}={w}", "&"),
    "label seed": _each('seed[{n}] = "{w}"', "\n"),
    "label zh": _each("第{n}个：{w}", "\n"),
    "label zh word": _each("第{h}个词是{w}", "，"),
    "label zh danci": _each("单词{n}：{w}", "\n"),
    "han numbers": _each("{h}、{w}", "\n"),
    "han numbers, gap": _each("{h} {w}", " "),
    "ordinals": _each("{o} {w}", ", "),
    "ordinals, sentence": _each("the {o} word is {w}", ", "),
    "ordinals, colon": _each("{o}: {w}", "\n"),
    "letters": _each("{a}) {w}", " "),
    "letters, stop": _each("{a}. {w}", "\n"),
    "markdown list": _each("- {w}", "\n"),
    "star list": _each("* {w}", "\n"),
    "check list": _each("- [ ] {w}", "\n"),
    "markdown table": _each("| {n} | {w} |", "\n"),
    "html list": _each("<li>{w}</li>", ""),
    "html cells": _each("<td>{n}</td><td>{w}</td>", "\n"),
    "json": lambda words, random: json.dumps(list(words)),
    "json, readable": lambda words, random: json.dumps(list(words), ensure_ascii=False, indent=2),
    "json, numbered": lambda words, random: json.dumps(
        {str(n): w for n, w in enumerate(words, 1)}, ensure_ascii=False
    ),
    "percent encoded": lambda words, random: urllib.parse.quote(" ".join(words)),
    "form encoded": lambda words, random: "mnemonic=" + urllib.parse.quote_plus(" ".join(words)),
    "quoted": _each('"{w}"', " "),
    "single quoted": _each("'{w}'", ", "),
    "curly quoted": _each("“{w}”", " "),
    "corner quoted": _each("「{w}」", ""),
    "back quoted": _each("`{w}`", " "),
    "bold": _each("**{w}**", " "),
    "bracketed": _each("[{w}]", " "),
    "braced": _each("{{{w}}}", ""),
    "round": _each("({w})", " "),
    "angle": _each("<{w}>", " "),
    "book": _each("《{w}》", ""),
    "rows of three": _rows(3),
    "rows of four": _rows(4),
    "rows of six": _rows(6),
    "rows, commas": _rows(4, ", "),
    "ranges": _ranged_rows,
    "columns": _columns,
    "mixed": _mixed,
    "halves": _halves("\nand the second half:\n"),
    "halves, sentence": _halves(" ... that was the first part, now the rest of it: "),
    "halves, zh": _halves("\n后面一半是：\n"),
    "clock": _clock,
    "sender": _sender,
    "quoted mail": _each("> {w}", "\n"),
    "comment": _each("// {w}", "\n"),
    "python": _each('words.append("{w}")', "\n"),
    "env": _each("SEED_{n}={w}", "\n"),
    "yaml": _each("  - word: {w}", "\n"),
    "csv": _each("{n},{w}", "\n"),
    "csv, semicolon": _each("{n};{w};", "\n"),
}
"""Layouts for any writing."""


def _mapped(first: int, last: int, start: int) -> dict[int, int]:
    return {code: start + code - first for code in range(first, last + 1)}


_WIDE = _mapped(0x21, 0x7E, 0xFF01)
_BOLD = _mapped(ord("a"), ord("z"), 0x1D41A) | _mapped(ord("A"), ord("Z"), 0x1D400)
_MONOSPACE = _mapped(ord("a"), ord("z"), 0x1D68A)
_CIRCLED = _mapped(ord("a"), ord("z"), 0x24D0)
_CYRILLIC = str.maketrans("aeopcxyi", "аеорсхуі")
_GREEK = str.maketrans("oviu", "ονιυ")
_LEET = str.maketrans("oie", "013")


def _spread(inner: str, outer: str) -> Layout:
    return lambda words, random: outer.join(inner.join(word) for word in words)


def _some(table: dict[int, str] | dict[int, int], share: float) -> Layout:
    def layout(words: Words, random: Random) -> str:
        text = " ".join(words)
        return "".join(letter.translate(table) if random.random() < share else letter for letter in text)

    return layout


def _marked(mark: str) -> Layout:
    def layout(words: Words, random: Random) -> str:
        out = []
        for word in words:
            at = random.randrange(1, max(2, len(word)))
            out.append(word[:at] + mark + word[at:])
        return " ".join(out)

    return layout


def _random_case(words: Words, random: Random) -> str:
    return "".join(random.choice((letter.lower(), letter.upper())) for letter in " ".join(words))


def _pieces(size: int) -> Layout:
    def layout(words: Words, random: Random) -> str:
        run = "".join(words)
        return " ".join(run[at : at + size] for at in range(0, len(run), size))

    return layout


LETTERS: dict[str, Layout] = {
    "upper": lambda words, random: " ".join(words).upper(),
    "title": lambda words, random: " ".join(word.title() for word in words),
    "random case": _random_case,
    "run together": lambda words, random: "".join(words),
    "run together, upper": lambda words, random: "".join(words).upper(),
    "camel": lambda words, random: "".join(word.title() for word in words),
    "full width": lambda words, random: " ".join(words).translate(_WIDE),
    "bold letters": lambda words, random: " ".join(words).translate(_BOLD),
    "monospace letters": lambda words, random: " ".join(words).translate(_MONOSPACE),
    "circled letters": lambda words, random: " ".join(words).translate(_CIRCLED),
    "Cyrillic, all": _some(_CYRILLIC, 1),
    "Cyrillic, some": _some(_CYRILLIC, 0.4),
    "Greek, some": _some(_GREEK, 0.5),
    "leet": _some(_LEET, 1),
    "spelled, spaces": _spread(" ", "   "),
    "spelled, spaces, lines": _spread(" ", "\n"),
    "spelled, hyphens": _spread("-", " "),
    "spelled, stops": _spread(".", " "),
    "spelled, commas": _spread(",", " "),
    "spelled, stars": _spread("*", "  "),
    "spelled, low lines": _spread("_", " "),
    "spelled, bars": _spread(" ", " | "),
    "spelled, slashes": _spread(" ", " / "),
    "spelled, commas between": _spread(" ", ", "),
    "zero width inside": _marked("\u200b"),
    "joiner inside": _marked("\u200d"),
    "soft hyphen inside": _marked("\u00ad"),
    "word joiner inside": _marked("\u2060"),
    "combining inside": _marked("\u0301"),
    "hyphen inside": _marked("-"),
    "stop inside": _marked("."),
    "star inside": _marked("*"),
    "apostrophe inside": _marked("'"),
    "pieces of five": _pieces(5),
    "pieces of ten": _pieces(10),
    "two by two": lambda words, random: " ".join(
        "".join(words[at : at + 2]) for at in range(0, len(words), 2)
    ),
    "three by three": lambda words, random: " ".join(
        "".join(words[at : at + 3]) for at in range(0, len(words), 3)
    ),
}
"""Layouts for words of letters."""

ABBREVIATED: dict[str, Layout] = {
    "four letters": lambda words, random: " ".join(word[:4] for word in words),
    "four letters, upper": lambda words, random: " ".join(word[:4].upper() for word in words),
    "four letters, numbered": _each("{n}. {w:.4}", "\n"),
    "four letters, commas": lambda words, random: ",".join(word[:4] for word in words),
}
"""Layouts for lists in which four letters name a word."""
