"""Ways to change or to break the letters of the words themselves."""

from __future__ import annotations

from random import Random

from tests.helpers.strange_texts.layouts import Layout, Words, each


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
    "four letters, numbered": each("{n}. {w:.4}", "\n"),
    "four letters, commas": lambda words, random: ",".join(word[:4] for word in words),
}
"""Layouts for lists in which four letters name a word."""
