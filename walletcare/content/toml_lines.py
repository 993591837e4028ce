"""Where something stands in a TOML file: tomllib gives values without their lines."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=""")
_AT_LINE = re.compile(r"\(at line (\d+)")
_INDEX = re.compile(r"\[(?:\.\.\.|\d+)\]")


def line_of(text: str, key: str) -> int:
    """The line of ``key``, or of the nearest table around it; 1 when neither stands there.

    ``key`` is a path such as ``ladder.rungs`` or ``channels[2].hours`` (the third ``[[channels]]``).
    """
    places = _places(text)
    while key:
        for written in (key, _INDEX.sub("", key)):
            if written in places:
                return places[written]
        key = key.rpartition(".")[0] if not key.endswith("]") else key.rpartition("[")[0]
    return 1


def line_of_error(text: str, error: BaseException) -> int:
    """The line that an error of tomllib names; the last one when it met the end of the file."""
    found = _AT_LINE.search(str(error))
    return int(found[1]) if found else max(1, text.count("\n"))


def _places(text: str) -> dict[str, int]:
    """Every header and key with its line; what stands twice counts where it stands first."""
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[2].replace('"', "").replace(" ", "")
            places.setdefault(table, number)
            if header[1] == "[[":
                index = counts.get(table, 0)
                counts[table] = index + 1
                table = f"{table}[{index}]"
                places.setdefault(table, number)
        elif found := _KEY.match(line):
            key = found[1].strip("\"'")
            places.setdefault(f"{table}.{key}" if table else key, number)
    return places
