"""Misspelt English words, by symmetric deletion: a word and its misspelling share a form with a letter less.

After W. Garbe's SymSpell idea (2012), for one edit: insertion, deletion, substitution or transposition.
"""

from __future__ import annotations

from collections.abc import Iterable

MIN_LENGTH = 4
"""Shorter words have too many neighbours one edit away."""


def deletions(word: str) -> set[str]:
    """``word`` and every form of it with one letter less."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def is_one_edit(left: str, right: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours turns ``left`` into ``right``."""
    if left == right:
        return False
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    if left[at + 1 :] == right[at + 1 :]:
        return True
    return left[at : at + 2] == right[at : at + 2][::-1] and left[at + 2 :] == right[at + 2 :]


def deletion_rows(words: Iterable[str]) -> list[tuple[str, str]]:
    """Rows (form, word) for the pack, sorted."""
    return sorted(
        (form, word)
        for word in words
        if len(word) >= MIN_LENGTH and word.isascii() and word.isalpha()
        for form in deletions(word)
    )
