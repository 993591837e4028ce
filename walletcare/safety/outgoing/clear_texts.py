"""Texts in which nothing was found, known again without keeping them.

A large log is read when it is added, when the request is handed over and when it is sent; it is the same each
time. What is kept is a BLAKE2 mark under a key of this run, in memory: it says nothing about the text.
"""

from __future__ import annotations

import hashlib
import secrets
from threading import Lock

_MOST = 64


class ClearTexts:
    """The last 64 clear texts. For any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key = secrets.token_bytes(32)
        self._marks: dict[bytes, None] = {}

    def mark(self, text: str) -> bytes:
        """The mark of ``text`` under the rules of this moment; take it before the text is read."""
        key = self._key
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=32).digest()

    def knows(self, mark: bytes) -> bool:
        with self._lock:
            return mark in self._marks

    def add(self, mark: bytes) -> None:
        """The text of ``mark`` was read to its end and is clear."""
        with self._lock:
            self._marks.pop(mark, None)
            self._marks[mark] = None
            if len(self._marks) > _MOST:
                del self._marks[next(iter(self._marks))]

    def forget(self) -> None:
        """What is looked for has changed: no mark made before counts, also none of a text just being read."""
        with self._lock:
            self._key = secrets.token_bytes(32)
            self._marks.clear()
