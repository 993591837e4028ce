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


def each(template: str, separator: str) -> Layout:
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
    "numbered lines": each("{n}. {w}", "\n"),
    "numbered, bracket": each("{n}) {w}", " "),
    "numbered, brackets": each("({n}) {w}", " "),
    "numbered, square": each("[{n}] {w}", "\n"),
    "numbered, colon": each("{n}: {w}", ", "),
    "numbered, equals": each("{n}={w}", "; "),
    "numbered, hash": each("#{n} {w}", "\n"),
    "numbered, run on": each("{n}{w}", " "),
    "numbered, behind": each("{w}{n}", " "),
    "numbered, behind in brackets": each("{w} ({n})", ", "),
    "numbered, two digits": each("{z} {w}", "\n"),
    "numbered, no gaps": each("{n}.{w}", ""),
    "numbered, bare": each("{n} {w}", " "),
    "numbered, dash": each("{n} - {w}", "\n"),
    "label word": each("word{n}: {w}", "\n"),
    "label Word #": each("Word #{n}: {w}", "\n"),
    "label w_": each("w_{n}={w}", "&"),
    "label seed": each('seed[{n}] = "{w}"', "\n"),
    "label zh": each("第{n}个：{w}", "\n"),
    "label zh word": each("第{h}个词是{w}", "，"),
    "label zh danci": each("单词{n}：{w}", "\n"),
    "han numbers": each("{h}、{w}", "\n"),
    "han numbers, gap": each("{h} {w}", " "),
    "ordinals": each("{o} {w}", ", "),
    "ordinals, sentence": each("the {o} word is {w}", ", "),
    "ordinals, colon": each("{o}: {w}", "\n"),
    "letters": each("{a}) {w}", " "),
    "letters, stop": each("{a}. {w}", "\n"),
    "markdown list": each("- {w}", "\n"),
    "star list": each("* {w}", "\n"),
    "check list": each("- [ ] {w}", "\n"),
    "markdown table": each("| {n} | {w} |", "\n"),
    "html list": each("<li>{w}</li>", ""),
    "html cells": each("<td>{n}</td><td>{w}</td>", "\n"),
    "json": lambda words, random: json.dumps(list(words)),
    "json, readable": lambda words, random: json.dumps(list(words), ensure_ascii=False, indent=2),
    "json, numbered": lambda words, random: json.dumps(
        {str(n): w for n, w in enumerate(words, 1)}, ensure_ascii=False
    ),
    "percent encoded": lambda words, random: urllib.parse.quote(" ".join(words)),
    "form encoded": lambda words, random: "mnemonic=" + urllib.parse.quote_plus(" ".join(words)),
    "quoted": each('"{w}"', " "),
    "single quoted": each("'{w}'", ", "),
    "curly quoted": each("“{w}”", " "),
    "corner quoted": each("「{w}」", ""),
    "back quoted": each("`{w}`", " "),
    "bold": each("**{w}**", " "),
    "bracketed": each("[{w}]", " "),
    "braced": each("{{{w}}}", ""),
    "round": each("({w})", " "),
    "angle": each("<{w}>", " "),
    "book": each("《{w}》", ""),
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
    "quoted mail": each("> {w}", "\n"),
    "comment": each("// {w}", "\n"),
    "python": each('words.append("{w}")', "\n"),
    "env": each("SEED_{n}={w}", "\n"),
    "yaml": each("  - word: {w}", "\n"),
    "csv": each("{n},{w}", "\n"),
    "csv, semicolon": each("{n};{w};", "\n"),
}
"""Layouts for any writing."""
