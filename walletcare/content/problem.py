"""One thing wrong in a content file, said so that its author can put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding of the linter.

    Attributes:
        path: File, relative to ``resources``, with forward slashes.
        line: Counted from 1; 1 when the whole file is meant.
        code: Stable identifier of the rule (``dead-link``).
        message: What is wrong and what to do, in plain words.
    """

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"
