"""One text and what has to become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Expected(StrEnum):
    """What the guard owes a text."""

    BLOCK = "block"
    """It holds a kind that is never let through."""
    ASK = "ask"
    """It holds a kind that is asked about (a block is as good)."""
    CLEAR = "clear"
    """A question or a review, in which nothing is to be flagged."""
    PUBLIC = "public"
    """A hash, address or number that may be asked about and must not be blocked."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of one class; classes are what misses are counted by."""

    kind: str
    text: str
    expected: Expected
