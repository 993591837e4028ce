"""One line of a recording. The closed set of kinds and fields is what keeps private text out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

VERSION = 1
_MOST = 1_000_000


class EventKind(StrEnum):
    """PAGE: the page ``word`` came to the front. SUBMIT, REPLY: the user sent ``size`` characters. MESSAGE:
    support wrote (``word``: agent, bot or system). STAGE: a request moved to ``word``. RATING: ``size`` is
    the value. LINK: the live link is now in the state ``word``.
    """

    PAGE = "page"
    SUBMIT = "submit"
    REPLY = "reply"
    MESSAGE = "message"
    STAGE = "stage"
    RATING = "rating"
    LINK = "link"


class RecordingError(Exception):
    """A file that is no recording; names the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """Attributes:
    at_s: Seconds since the recording began, by a clock that never goes back.
    ticket: Number of the request in this session, 1 is the first; 0 when it is about none.
    size: Characters, or the value of a rating.
    word: A word of our own: a page, a stage, an author, a state. Never text that anybody wrote.
    """

    at_s: float
    kind: EventKind
    ticket: int = 0
    size: int = 0
    word: str = ""

    def as_line(self) -> str:
        document: dict[str, object] = {"t": round(self.at_s, 3), "kind": self.kind.value}
        if self.ticket:
            document["ticket"] = self.ticket
        if self.size:
            document["size"] = self.size
        if self.word:
            document["word"] = self.word
        return json.dumps(document)


def read_recording(path: Path) -> tuple[SessionEvent, ...]:
    """The events of ``path``.

    Raises:
        RecordingError: It is no recording, or of another version.
        OSError: It cannot be read.
    """
    lines = path.read_text("utf-8").splitlines()
    head = _parse(lines[0], 1) if lines else {}
    if head.get("recording") != VERSION:
        raise RecordingError(f"line 1: expected a recording of version {VERSION}")
    return tuple(_event(_parse(line, number), number) for number, line in enumerate(lines[1:], 2) if line)


def head_line(app_version: str) -> str:
    return json.dumps({"recording": VERSION, "app": app_version})


def _parse(line: str, number: int) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError:
        raise RecordingError(f"line {number}: not JSON") from None
    if not isinstance(document, dict):
        raise RecordingError(f"line {number}: not an object")
    return document


def _event(document: dict[str, Any], number: int) -> SessionEvent:
    unknown = sorted(set(document) - {"t", "kind", "ticket", "size", "word"})
    if unknown:
        raise RecordingError(f"line {number}: {unknown[0]} is not known")
    try:
        event = SessionEvent(
            float(document["t"]),
            EventKind(document["kind"]),
            int(document.get("ticket", 0)),
            int(document.get("size", 0)),
            str(document.get("word", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RecordingError(f"line {number}: {error}") from None
    is_word = event.word.replace("-", "").isalpha() or not event.word
    if not (is_word and len(event.word) <= 40 and 0 <= event.ticket <= _MOST and 0 <= event.size <= _MOST):
        raise RecordingError(f"line {number}: a value is out of its bounds")
    return event
