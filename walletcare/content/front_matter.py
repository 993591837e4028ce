"""The front matter of an article: a small YAML mapping between two ``---`` lines.

Only plain strings and lists of strings are read, by node and not by YAML type, so that an alias such as
``no`` or ``2024-01-01`` stays the text its author wrote, and every finding knows its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import yaml

from walletcare.content.problem import Problem

_STRINGS = ("title", "summary", "flow", "topic", "updated", "pin")
_LISTS = ("aliases", "tags", "related", "seeds")
_REQUIRED = ("title", "summary", "aliases", "topic", "updated")
_NO_DATE = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list, with its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the ``---`` lines. ``lines`` gives the line of each key."""

    title: str
    summary: str
    aliases: tuple[Listed, ...]
    tags: tuple[Listed, ...]
    related: tuple[Listed, ...]
    seeds: tuple[Listed, ...]
    flow: str
    topic: str
    updated: date
    pin: int
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Split:
    """A file taken apart: front matter (None when unusable), Markdown body and the line where that begins."""

    front: FrontMatter | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def split(text: str, path: str) -> Split:
    """Take ``text`` apart; everything wrong is in ``problems``, nothing raises."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _unusable(
            text, path, 1, "The file must begin with a line of three dashes and its front matter."
        )
    try:
        end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    except StopIteration:
        return _unusable(text, path, 1, "The front matter has no closing line of three dashes.")
    body = "\n".join(lines[end + 1 :])
    try:
        node = yaml.compose("\n".join(lines[1:end]), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = (mark.line if mark is not None else 0) + 2
        hint = "Put the value in quotes if it holds a colon, a hash sign or begins with a bracket."
        return _unusable(body, path, line, f"This line is no YAML ({error.problem}). {hint}")
    if not isinstance(node, yaml.MappingNode):
        return _unusable(body, path, 2, "The front matter must be a list of 'key: value' lines.")
    reader = _Reader(path)
    front = reader.read(node)
    return Split(front, body, end + 2, tuple(reader.problems))


def _unusable(body: str, path: str, line: int, message: str) -> Split:
    return Split(None, body, 1, (Problem(path, line, "front-matter", message),))


class _Reader:
    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path

    def _complain(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._path, line, "front-matter", message))

    def read(self, root: yaml.MappingNode) -> FrontMatter:
        strings: dict[str, str] = {}
        lists: dict[str, tuple[Listed, ...]] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in root.value:
            key, line = str(key_node.value), key_node.start_mark.line + 2
            if key in lines:
                self._complain(line, f"'{key}' is given twice; keep one.")
            lines[key] = line
            if key in _STRINGS:
                strings[key] = self._string(key, value_node, line)
            elif key in _LISTS:
                lists[key] = self._list(key, value_node, line)
            else:
                known = ", ".join(_STRINGS + _LISTS)
                self._complain(line, f"'{key}' is not a key of an article; the keys are {known}.")
        for key in _REQUIRED:
            if not (strings.get(key) or lists.get(key)):
                self._complain(lines.get(key, 1), f"'{key}' is missing or empty.")
        return FrontMatter(
            title=strings.get("title", ""),
            summary=strings.get("summary", ""),
            aliases=lists.get("aliases", ()),
            tags=lists.get("tags", ()),
            related=lists.get("related", ()),
            seeds=lists.get("seeds", ()),
            flow=strings.get("flow", ""),
            topic=strings.get("topic", ""),
            updated=self._date(strings.get("updated", ""), lines.get("updated", 1)),
            pin=self._pin(strings.get("pin", ""), lines.get("pin", 1)),
            lines=lines,
        )

    def _string(self, key: str, node: yaml.Node, line: int) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        self._complain(line, f"'{key}' must be one text.")
        return ""

    def _list(self, key: str, node: yaml.Node, line: int) -> tuple[Listed, ...]:
        if isinstance(node, yaml.ScalarNode) and not str(node.value).strip():
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._complain(line, f"'{key}' must be a list, one '- entry' a line.")
            return ()
        found: list[Listed] = []
        for entry in node.value:
            at = entry.start_mark.line + 2
            if isinstance(entry, yaml.ScalarNode) and str(entry.value).strip():
                found.append(Listed(str(entry.value).strip(), at))
            else:
                self._complain(at, f"An entry of '{key}' is not a text; put it in quotes.")
        return tuple(found)

    def _date(self, text: str, line: int) -> date:
        if not text:
            return _NO_DATE
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._complain(line, f"'updated' must be a date such as 2026-11-25, not '{text}'.")
            return _NO_DATE

    def _pin(self, text: str, line: int) -> int:
        if not text:
            return 0
        if text in {"1", "2", "3", "4", "5"}:
            return int(text)
        self._complain(line, f"'pin' must be a number from 1 to 5, not '{text}'.")
        return 0
