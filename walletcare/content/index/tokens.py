"""Folded text to tokens.

A run of Chinese characters c1..cn becomes ``c1c2 c2c3 .. c(n-1)cn cn``: every two-character word is found
exactly, and the trailing single keeps a phrase from running across punctuation. Latin words stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from walletcare.domain.late_pattern import late_pattern

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_RUN = late_pattern(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)*")
_IS_HAN = late_pattern(rf"[{_HAN}]")


def is_han(text: str) -> bool:
    """Whether ``text`` begins with a Chinese character."""
    return _IS_HAN.match(text) is not None


def has_han(text: str) -> bool:
    return _IS_HAN.search(text) is not None


def runs(folded: str) -> Iterator[str]:
    """Chinese runs and Latin words of ``folded``, in order."""
    for match in _RUN.finditer(folded):
        yield match[0]


def bigrams(run: str) -> list[str]:
    """Tokens of one Chinese run."""
    return [*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]]


def stream(folded: str) -> str:
    """The token stream that the full-text tables are fed with."""
    parts: list[str] = []
    for run in runs(folded):
        if is_han(run):
            parts.extend(bigrams(run))
        else:
            parts.append(run.replace("'", "").replace("’", ""))
    return " ".join(parts)
