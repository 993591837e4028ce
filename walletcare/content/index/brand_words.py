"""Names of wallets and companies.

People name theirs in every second question, and it says nothing about which article they need. Ranking
looks past the names; the full-text tables still find them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from walletcare.content.index.fold import Fold
from walletcare.content.index.tokens import has_han
from walletcare.domain.errors import ContentError


@dataclass(frozen=True, slots=True)
class BrandWords:
    """Folded names.

    Attributes:
        names: All of them, longest first.
        groups: The names of each shipped brand: who types one of them alone means them all.
    """

    names: list[str]
    groups: list[list[str]]


def read_brand_words(resources: Path, fold: Fold) -> BrandWords:
    """Names from ``resources/brand_words.toml`` and from the brand files.

    Raises:
        ContentError: ``brand-words-broken`` with ``file`` and ``problem``.
    """
    names: set[str] = set()
    groups: list[list[str]] = []
    paths = [resources / "brand_words.toml", *sorted((resources / "brands").glob("*/brand.toml"))]
    for path in paths:
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise ContentError("brand-words-broken", file=path.name, problem=str(error)) from error
        own = table.get("name", {})
        listed = [*table.get("names", []), *table.get("synonyms", []), *(own.values() if own else ())]
        folded = sorted({fold(name).strip() for name in listed if isinstance(name, str)} - {""})
        names.update(folded)
        if path.name == "brand.toml" and folded:
            groups.append(folded)
    return BrandWords(sorted(names, key=lambda name: (-len(name), name)), groups)


def without_brands(folded: str, names: Sequence[str]) -> str:
    """``folded`` with every name taken out; nothing may be left."""
    rest = folded
    for name in names:
        if name in rest:
            rest = rest.replace(name, " ") if has_han(name) else _without_word(rest, name)
    return rest


def _without_word(text: str, name: str) -> str:
    """Latin names go only where they stand as whole words: "tp" is not taken out of "https"."""
    parts: list[str] = []
    at = 0
    while (found := text.find(name, at)) >= 0:
        end = found + len(name)
        before, after = text[found - 1 : found], text[end : end + 1]
        stands_alone = not (_is_latin(before) or _is_latin(after))
        parts.append(text[at:found] + (" " if stands_alone else name))
        at = end
    return "".join(parts) + text[at:]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
