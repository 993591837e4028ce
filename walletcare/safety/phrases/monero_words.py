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
        return bool(word) and self.ends(word)[0] == len(word)

    def ends(self, letters: str) -> list[int]:
        """For each place where the word ends that begins there; 0 where none does. There is at most one."""
        found = [0] * len(letters)
        for at in range(len(letters) - _HEAD):
            mark = self._marks.get(letters[at : at + _HEAD])
            if mark is not None:
                end = at + mark[0]
                if crc32(letters[at:end].encode()) == mark[1]:
                    found[at] = end
        return found


@cache
def monero_words() -> MoneroWords:
    path = resources_dir() / "safety" / "monero-marks.txt"
    lines = path.read_text("utf-8").splitlines()
    return MoneroWords([mark for line in lines if not line.startswith("#") for mark in line.split()])
