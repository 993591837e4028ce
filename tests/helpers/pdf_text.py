"""The text of a PDF as a reader would copy it: only what Qt's writer makes, and no other tool is needed.

Follows ISO 32000-1: streams (7.3.8), text operators (9.4), Identity-H fonts with ``ToUnicode`` maps (9.10.3).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path

READABLE_PT = 9.0
"""Smaller letters are small print; the window's body text is 11 points."""
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT_USE = re.compile(rb"/(F\d+) (\d+) 0 R")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(<[0-9a-fA-F]+>|\[[^\]]*\])")
_HEX = re.compile(r"<([0-9a-fA-F]+)>")
_OPERATOR = re.compile(
    r"/(?P<font>F\d+) (?P<size>[\d.]+) Tf|(?P<dx>-?[\d.]+) (?P<dy>-?[\d.]+) Td|<(?P<shown>[0-9A-Fa-f]+)> Tj"
    r"|(?P<begins>\bBT\b)|(?P<saves>\bq\b)|(?P<restores>\bQ\b)"
    r"|(?:(?P<sx>-?[\d.]+) -?[\d.]+ -?[\d.]+ (?P<sy>-?[\d.]+) -?[\d.]+ -?[\d.]+ (?P<to>cm|Tm))"
)


_SAME_GLYPH = str.maketrans({"\t": " ", "\u00a0": " ", "\u00ad": "-"})
"""Where one glyph stands for several characters, Qt notes any of them (a radical for a word, too)."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """Attributes:
    pages: The text of each page, without spaces at the ends of lines.
    smallest_pt: The smallest letters, in points.
    """

    pages: tuple[str, ...]
    smallest_pt: float

    @property
    def text(self) -> str:
        return "\n".join(self.pages)


def read_pdf(path: Path) -> PdfText:
    """Read a PDF that ``QPdfWriter`` wrote."""
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    maps: dict[str, dict[int, str]] = {}
    for name, number in _FONT_USE.findall(data):
        map_ref = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        if map_ref is not None:
            maps[name.decode()] = _letters(_stream(objects[int(map_ref[1])]))
    pages, sizes = [], []
    for body in objects.values():
        contents = re.search(rb"/Contents (\d+) 0 R", body)
        if contents is None or b"/Type /Page" not in body:
            continue
        text, found = _page(_stream(objects[int(contents[1])]), maps)
        pages.append(text)
        sizes += found
    return PdfText(tuple(pages), min(sizes, default=0.0))


def _stream(body: bytes) -> str:
    found = _STREAM.search(body)
    assert found is not None
    is_packed = b"/FlateDecode" in body.partition(b"stream")[0]
    return (zlib.decompressobj().decompress(found[1]) if is_packed else found[1]).decode("latin-1")


def _letters(cmap: str) -> dict[int, str]:
    """Glyph to letters by the ``beginbfrange`` and ``beginbfchar`` parts of a map."""
    letters: dict[int, str] = {}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, target in _RANGE.findall(block):
            names = _HEX.findall(target)
            for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if target.startswith("["):
                    letters[glyph] = _utf16(names[place])
                else:
                    letters[glyph] = chr(ord(_utf16(names[0])) + place)
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        found = _HEX.findall(block)
        letters |= {int(glyph, 16): _utf16(name) for glyph, name in zip(found[::2], found[1::2], strict=True)}
    return letters


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _page(drawn: str, maps: dict[str, dict[int, str]]) -> tuple[str, list[float]]:
    """Letters in the order they are drawn; a step down begins a line."""
    lines: dict[float, str] = {}
    sizes: list[float] = []
    font, size, y, is_first = "", 0.0, 0.0, False
    scales, line_scale = [1.0], 1.0
    for step in _OPERATOR.finditer(drawn):
        if step["begins"]:
            is_first = True
        elif step["font"]:
            font = step["font"]
            size = float(step["size"])
        elif step["saves"]:
            scales.append(scales[-1])
        elif step["restores"]:
            scales.pop()
        elif step["to"] == "cm":
            scales[-1] *= abs(float(step["sy"]))
        elif step["to"] == "Tm":
            line_scale = abs(float(step["sy"]))
        elif step["dx"]:
            y = float(step["dy"]) if is_first else y + float(step["dy"])
            is_first = False
        else:
            digits = step["shown"]
            sizes.append(size * line_scale * scales[-1])
            glyphs = [int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)]
            lines[y] = lines.get(y, "") + "".join(maps[font].get(glyph, "\ufffd") for glyph in glyphs)
    plain = [unicodedata.normalize("NFKC", line).translate(_SAME_GLYPH) for _, line in sorted(lines.items())]
    return "\n".join(line.rstrip() for line in reversed(plain)), sizes
