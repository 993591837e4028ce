"""The words of Monero's English list, recognised by marks of theirs (``resources/safety/monero-marks.txt``).

The list itself is not shipped: three letters, a length and a CRC-32 tell each word from any other letters.
"""

from __future__ import annotations

from binascii import crc32
from functools import cache

from walletcare.infra.paths import resources_dir

_HEAD = 3
"""No two words of the list begin with the same three letters."""


class MoneroWords:
    """The words of the list: whether one stands somewhere, and where it ends."""

    def __init__(self, marks: list[str]) -> None:
        self._marks = {mark[:_HEAD]: (int(mark[_HEAD], 16), int(mark[_HEAD + 1 :], 16)) for mark in marks}

    def __contains__(self, word: str) -> bool:
        return self.end_at(word, 0) == len(word) > 0

    def end_at(self, letters: str, start: int) -> int:
        """Where the word ends that begins at ``start``; 0 when none does. There is at most one."""
        mark = self._marks.get(letters[start : start + _HEAD])
        if mark is None:
            return 0
        end = start + mark[0]
        return end if crc32(letters[start:end].encode()) == mark[1] else 0


@cache
def monero_words() -> MoneroWords:
    path = resources_dir() / "safety" / "monero-marks.txt"
    lines = path.read_text("utf-8").splitlines()
    return MoneroWords([mark for line in lines if not line.startswith("#") for mark in line.split()])
