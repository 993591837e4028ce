"""A flow file as a plain document of maps, lists and strings, each with the line it stands on.

Every scalar is read as text, so that YAML's guesses (``no`` as False, ``1e5`` as a number) cannot change
what an author wrote. Anchors, aliases and tags are refused: no flow needs them, and they allow small files
that unfold without end.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from walletcare.domain.errors import ContentError

MAX_BYTES = 400_000
_PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value"})
"""What YAML takes plain words, lists and maps for; all scalars are read as text all the same."""
Path_ = tuple[str | int, ...]
Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file. ``lines`` tells the line of each value by its path; empty for JSON."""

    name: str
    value: Value
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of ``path`` or of the nearest value around it; 0 when lines are not known."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


def read_document(path: Path) -> Document:
    """The document in the YAML file ``path``.

    Raises:
        ContentError: ``flow-unreadable`` with the file and, where it is known, the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(
            "flow-unreadable", file=path.name, line="0", what=error.strerror or "cannot be read"
        ) from error
    if len(data) > MAX_BYTES:
        raise ContentError(
            "flow-unreadable", file=path.name, line="0", what=f"is larger than {MAX_BYTES} bytes"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError("flow-unreadable", file=path.name, line="0", what="is not UTF-8") from error
    return _parse_yaml(text, path.name)


def parse_json(text: str, name: str) -> Document:
    """The document in ``text`` as :func:`to_json` wrote it. Raises ContentError ``flow-unreadable``."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ContentError("flow-unreadable", file=name, line="0", what="is not JSON") from error
    return Document(name, _strings(value, name))


def to_json(document: Document) -> str:
    """The document as JSON, which the content pack stores so that the app never needs YAML."""
    return json.dumps(document.value, ensure_ascii=False, separators=(",", ":"))


def _strings(value: object, name: str) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [_strings(item, name) for item in value]
    if isinstance(value, dict):
        return {str(key): _strings(item, name) for key, item in value.items()}
    raise ContentError("flow-unreadable", file=name, line="0", what="holds something that is not text")


def _parse_yaml(text: str, name: str) -> Document:
    import yaml

    lines: dict[Path_, int] = {}

    def refuse(mark: Any, what: str) -> ContentError:
        return ContentError("flow-unreadable", file=name, line=str(mark.line + 1 if mark else 0), what=what)

    def convert(node: yaml.Node, path: Path_) -> Value:
        lines.setdefault(path, node.start_mark.line + 1)
        if node.tag and node.tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
            raise refuse(node.start_mark, f"uses the tag {node.tag}")
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [convert(item, (*path, place)) for place, item in enumerate(node.value)]
        found: dict[str, Value] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise refuse(key.start_mark, "has a key that is not a word")
            if key.value in found:
                raise refuse(key.start_mark, f"has the key {key.value!r} twice")
            lines[(*path, key.value)] = key.start_mark.line + 1
            found[key.value] = convert(item, (*path, key.value))
        return found

    # The same loader in C, some eight times as fast, where PyYAML was built with it.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise refuse(event.start_mark, "uses an anchor or an alias")
        root = yaml.compose(text, Loader=loader)
        value: Value = convert(root, ()) if root is not None else {}
    except yaml.MarkedYAMLError as error:
        raise refuse(error.problem_mark, f"is not YAML: {error.problem or error.context}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise refuse(None, "is not YAML") from error
    return Document(name, value, lines)
