"""What the window may show without a translation: content, brand, the story of the tour, codes and names."""

from __future__ import annotations

import ast
import re
import sqlite3
from functools import cache
from pathlib import Path

from walletcare.infra.paths import built_dir, resources_dir

_ROOT = Path(__file__).resolve().parents[2] / "walletcare"
_ROOMS = ("domain", "content", "contact", "faq", "safety", "troubleshoot", "desk", "app/tour", "infra")
"""Below the window texts are in both languages side by side (``LocalText``)."""
_CODES = re.compile(r"\[?WC-\w{4}-\w{2}\]?|\b[0-9A-Z]{6}\b|\b[0-9a-f]{8}\b")
_LETTER_NAMES = re.compile(r"(?:digit|small letter|capital letter) \w+", re.IGNORECASE)
_PLACES = re.compile(r"\{[^}\s\"]*\}|\d[\d:.,+]*|\w+://\S+|\S+\.apk|\w+…$")
"""Values inside a text: placeholders, numbers, addresses, file names, and a word that was cut."""
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_RUN = 2
_KNOWN_SHARE = 0.6
"""A sentence with values in it has a few pairs of words that its template has not."""


@cache
def _known_runs() -> frozenset[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for text in _texts():
        words = _words(text)
        for length in range(1, _RUN + 1):
            runs.update(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
    return frozenset(runs)


def is_content(text: str) -> bool:
    """The words of ``text`` stand in this order in the content, or it has none."""
    words = _words(_LETTER_NAMES.sub("", _CODES.sub("", text)))
    if not words:
        return True
    length = min(_RUN, len(words))
    runs = [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
    known = sum(run in _known_runs() for run in runs)
    return known >= len(runs) * _KNOWN_SHARE


def _words(text: str) -> list[str]:
    return _WORDS.findall(_PLACES.sub(" ", text.replace("’", "'").replace("\\n", " ")).lower())


def _texts() -> list[str]:
    parts: list[str] = []
    with sqlite3.connect(f"file:{built_dir() / 'pack.db'}?mode=ro", uri=True) as pack:
        tables = [row[0] for row in pack.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if not table.startswith("search_"):
                parts += [
                    value if isinstance(value, str) else value.decode("utf-8", "ignore")
                    for row in pack.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own pack
                    for value in row
                    if isinstance(value, str | bytes)
                ]
    for suffix in ("*.toml", "*.yaml", "*.yml"):
        parts += [path.read_text(encoding="utf-8") for path in resources_dir().rglob(suffix)]
    for room in _ROOMS:
        for path in (_ROOT / room).rglob("*.py"):
            parts += _strings(ast.parse(path.read_text(encoding="utf-8")))
    for path in (_ROOT / "ui").rglob("*.py"):
        parts += _local_texts(ast.parse(path.read_text(encoding="utf-8")))
    return parts


def _strings(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            found.append("".join(parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return found


def _local_texts(tree: ast.AST) -> list[str]:
    return [
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "LocalText"
        for text in _strings(node)
    ]
