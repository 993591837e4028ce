"""Words of a list with some of their letters written twice or three times: ``abbandonn abilllity``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from walletcare.domain.late_pattern import late_pattern
from walletcare.safety.phrases.list_words import PART
from walletcare.safety.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.safety.phrases.list_words import Token

_AGAIN = late_pattern(r"([^\W\d_])\1+")
_LEAST_STRETCHED = 4


def stretched_tokens(tokens: Sequence[Token]) -> list[Token] | None:
    """The words with repeated letters read once, None unless there are several in a row that gain by it.

    A sentence has words between that are in no list either way.
    """
    row = stretched = 0
    for token in tokens:
        is_stretched = not token.mask and _AGAIN.search(token.text) is not None
        if token.mask or is_stretched:
            row, stretched = row + 1, stretched + is_stretched
            if row >= PART and stretched >= _LEAST_STRETCHED:
                break
        else:
            row = stretched = 0
    else:
        return None
    masks = _squeezed_masks()
    return [
        token if token.words > 1 else token._replace(mask=token.mask | masks.get(squeezed(token.text), 0))
        for token in tokens
    ]


def squeezed(word: str) -> str:
    """The word with every repeated letter once."""
    return _AGAIN.sub(r"\1", word)


@cache
def _squeezed_masks() -> dict[str, int]:
    """Word with every repeated letter once -> bit mask of lists."""
    masks: dict[str, int] = {}
    for word, mask in word_lists().masks.items():
        form = squeezed(word)
        masks[form] = masks.get(form, 0) | mask
    return masks
