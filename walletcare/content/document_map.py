"""A map in a document being read: hands out typed values, and names file, line and step of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NoReturn, TypeVar

from walletcare.content.flow_document import Document, Path_, Value
from walletcare.domain.errors import ContentError
from walletcare.domain.language import LocalText

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")

MAX_TEXT = 2_000
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Faults:
    """Refuses what is wrong in a document, with its file and line."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def fail(self, path: Path_, step: str, what: str) -> NoReturn:
        raise ContentError(
            "flow-broken",
            file=self.document.name,
            line=str(self.document.line(path)),
            step=step,
            what=what,
        )

    def text(self, value: Value, path: Path_, step: str) -> LocalText:
        if not isinstance(value, dict) or set(value) != {"zh", "en"}:
            self.fail(path, step, f"{path[-1]}: needs zh and en, and nothing else")
        found = {}
        for tag, words in value.items():
            if not isinstance(words, str) or not words.strip():
                self.fail((*path, tag), step, f"{path[-1]}.{tag}: is empty")
            if len(words) > MAX_TEXT:
                self.fail((*path, tag), step, f"{path[-1]}.{tag}: is longer than {MAX_TEXT} characters")
            found[tag] = words.strip()
        return LocalText(found["zh"], found["en"])


class DocumentMap:
    """One map of the document being read: hands out values, and knows which keys nobody asked for."""

    def __init__(self, faults: Faults, value: Value, path: Path_, step: str) -> None:
        self.faults, self.path, self.step = faults, path, step
        if not isinstance(value, dict):
            faults.fail(path, step, "must be a map of keys and values")
        self.value: dict[str, Value] = value
        self._asked: set[str] = set()

    @classmethod
    def of(cls, document: Document) -> DocumentMap:
        """The whole of ``document``."""
        return cls(Faults(document), document.value, (), "")

    def fail(self, key: str, what: str) -> NoReturn:
        self.faults.fail((*self.path, key), self.step, f"{key}: {what}")

    def has(self, key: str) -> bool:
        return key in self.value

    def raw(self, key: str) -> Value:
        self._asked.add(key)
        if key not in self.value:
            self.faults.fail(self.path, self.step, f"needs the key {key!r}")
        return self.value[key]

    def word(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self.value:
            return default
        value = self.raw(key)
        if not isinstance(value, str):
            self.fail(key, "must be a word")
        return value.strip()

    def id(self, key: str) -> str:
        value = self.word(key)
        if not _ID.fullmatch(value):
            self.fail(key, f"{value!r} is no id; use small letters, digits and dashes")
        return value

    def number(self, key: str, default: int) -> int:
        value = self.word(key, str(default))
        if not value.isdecimal() or not 1 <= int(value) <= 9_999:
            self.fail(key, f"{value!r} must be a number from 1 to 9999")
        return int(value)

    def flag(self, key: str) -> bool:
        value = self.word(key, "false").lower()
        if value not in {"true", "false"}:
            self.fail(key, "must be true or false")
        return value == "true"

    def one_of(self, key: str, kind: type[_E], default: _E | None = None) -> _E:
        return self.closed(key, self.word(key, default), kind)

    def closed(self, key: str, word: str, kind: type[_E]) -> _E:
        """``word``, found under ``key``, as a member of ``kind``."""
        try:
            return kind(word)
        except ValueError:
            self.fail(key, f"{word!r} is not known; use one of: {', '.join(kind)}")

    def maybe(self, key: str, read: Callable[[str], _T]) -> _T | None:
        return read(key) if self.has(key) else None

    def text(self, key: str) -> LocalText:
        return self.faults.text(self.raw(key), (*self.path, key), self.step)

    def map(self, key: str) -> DocumentMap:
        return DocumentMap(self.faults, self.raw(key), (*self.path, key), self.step)

    def maps(self, key: str) -> tuple[DocumentMap, ...]:
        value = self.raw(key)
        if not isinstance(value, list) or not value:
            self.fail(key, "must be a list with at least one entry")
        return tuple(
            DocumentMap(self.faults, item, (*self.path, key, at), self.step) for at, item in enumerate(value)
        )

    def words(self, key: str) -> tuple[str, ...]:
        if key not in self.value:
            return ()
        value = self.raw(key)
        items = value if isinstance(value, list) else [value]
        found = [item for item in items if isinstance(item, str)]
        if len(found) != len(items):
            self.fail(key, "must be a list of words")
        return tuple(found)

    def done(self) -> None:
        """Fail on the first key that means nothing here: a misspelt key is an error, never ignored."""
        for key in self.value:
            if key not in self._asked:
                self.fail(key, "is not a key that belongs here")
