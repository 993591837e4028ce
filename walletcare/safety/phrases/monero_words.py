"""The words of Monero's English list, recognised by marks of theirs (``resources/safety/monero-marks.txt``).

The list itself is not shipped: three letters, a length and a CRC-32 tell each word from any other letters.
"""

from __future__ import annotations

from binascii import crc32
from functools import cache
from operator import add

from walletcare.infra.paths import resources_dir

_HEAD = 3
"""No two words of the list begin with the same three letters."""


class MoneroWords:
    """The words of the list: whether one stands somewhere, and where it ends."""

    def __init__(self, marks: list[str]) -> None:
        parts = [(mark[:_HEAD], int(mark[_HEAD], 16), mark[_HEAD + 1 :].split("-")) for mark in marks]
        self._marks = {head: (length, int(sums[0], 16)) for head, length, sums in parts}
        self._squeezed = frozenset(int(sums[-1], 16) for _, _, sums in parts)

    def __contains__(self, word: str) -> bool:
        return bool(word) and self.ends(word)[0] == len(word)

    def has_squeezed(self, letters: str) -> bool:
        """Whether ``letters`` are a word of the list with its repeated letters written once."""
        return crc32(letters.encode()) in self._squeezed

    def ends(self, letters: str) -> list[int]:
        """For each place where the word ends that begins there; 0 where none does. There is at most one."""
        found = [0] * len(letters)
        heads = map(add, map(add, letters, letters[1:]), letters[2:])
        for at, mark in enumerate(map(self._marks.get, heads)):
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
