"""Writes ``resources/safety/monero-marks.txt``: by what the guard recognises words of Monero's English list.

Run ``python -m tests.helpers.monero_marks FILE`` from the root of the repository. FILE holds the list, a word
a line, as in Monero's own source (``src/mnemonics/english.h``, MIT). The list itself is not in the
repository.
"""

from __future__ import annotations

import sys
from binascii import crc32
from pathlib import Path

from walletcare.safety.phrases.stretched import squeezed

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "resources" / "safety" / "monero-marks.txt"
_WORDS = 1626
_HEADER = """\
# Marks of the 1,626 words of Monero's English list (dabura667, MIT), for the secret guard: the three letters
# that no other word begins with, the number of letters (hexadecimal), the CRC-32 of the word, and that of the
# word with repeated letters once if it has any.
# Made by tests/helpers/monero_marks.py.
"""


def marks(words: list[str]) -> list[str]:
    """One mark a word, in order.

    Raises:
        ValueError: these are not 1,626 words that their first three letters tell apart.
    """
    if len(words) != _WORDS or len({word[:3] for word in words}) != _WORDS:
        raise ValueError("not Monero's English list")
    return sorted(
        f"{word[:3]}{len(word):x}{_mark(word)}"
        + (f"-{_mark(squeezed(word))}" if squeezed(word) != word else "")
        for word in words
    )


def _mark(word: str) -> str:
    return f"{crc32(word.encode()):08x}"


def write(words: list[str]) -> None:
    found = marks(words)
    rows = (" ".join(found[at : at + 8]) + "\n" for at in range(0, len(found), 8))
    TARGET.write_text(_HEADER + "".join(rows), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]).read_text("utf-8").split())
