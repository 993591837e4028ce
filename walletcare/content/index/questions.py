"""Everything people are known to ask about an article: its title, its aliases and the phrasings beside it.

``resources/phrasings/<language>.toml`` holds more ways of asking than an article should carry: lists of
questions and pieces of questions, by slug. Search learns from them; no reader sees them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from walletcare.content.sources import ArticleSource
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language

Phrasings = Mapping[str, tuple[str, ...]]
"""Ways of asking, by slug, in one language."""


def read_phrasings(resources: Path, language: Language) -> Phrasings:
    """The phrasings in ``language``; empty when there is no file.

    Raises:
        ContentError: ``phrasings-broken`` with ``file`` and ``problem``.
    """
    path = resources / "phrasings" / f"{language.value}.toml"
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise ContentError("phrasings-broken", file=path.name, problem=str(error)) from error
    for slug, asked in table.items():
        if not isinstance(asked, list) or not all(isinstance(text, str) for text in asked):
            raise ContentError(
                "phrasings-broken", file=path.name, problem=f"'{slug}' must be a list of texts"
            )
    return {slug: tuple(asked) for slug, asked in table.items()}


def asked_about(article: ArticleSource, phrasings: Phrasings) -> tuple[str, ...]:
    """Title, aliases and phrasings of ``article``, the title first."""
    aliases = (entry.text for entry in article.front.aliases)
    return (article.front.title, *aliases, *phrasings.get(article.slug, ()))
