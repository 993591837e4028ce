"""Words of other walks of life: what a question holds when it is not about a wallet.

Any question resembles some article a little. One that speaks of cooking or of the weather has to resemble it
much more before the help claims to have the answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from walletcare.content.index.concepts import words_of
from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import has_han
from walletcare.domain.errors import ContentError


def read_outside_words(resources: Path, fold: Fold) -> list[str]:
    """Folded words from ``resources/outside_words.toml``, of all languages; empty when there is no such file.

    Raises:
        ContentError: ``outside-words-broken`` with ``file`` and ``problem``.
    """
    path = resources / "outside_words.toml"
    if not path.is_file():
        return []
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ContentError("outside-words-broken", file=path.name, problem=str(error)) from error
    words: set[str] = set()
    for name, listed in table.items():
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise ContentError(
                "outside-words-broken", file=path.name, problem=f"'{name}' must be a list of words"
            )
        words.update(_key(fold(word)) for word in listed)
    return sorted(words - {""})


def speaks_of(folded: str, words: Sequence[str]) -> bool:
    """Whether folded text holds one of ``words``: Chinese ones anywhere, Latin ones as whole words."""
    chinese = "".join(folded.split()) if has_han(folded) else ""
    latin = f" {' '.join(words_of(folded))} "
    return any(word in chinese if has_han(word) else f" {word} " in latin for word in words)


def _key(folded: str) -> str:
    return "".join(folded.split()) if has_han(folded) else " ".join(words_of(folded))
