"""Everything people are known to ask about an article: its title, its aliases and the phrasings beside it.

``resources/phrasings/<language>/<category>.toml`` hold far more ways of asking than an article should carry:
lists of questions, pieces of questions and stories, by slug. Search learns from them; no reader sees them.
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


def phrasing_files(resources: Path, language: Language) -> list[Path]:
    """The files that hold the phrasings in ``language``, in order."""
    return sorted((resources / "phrasings" / language.value).glob("*.toml"))


def read_phrasings(resources: Path, language: Language) -> Phrasings:
    """The phrasings in ``language``; empty when there is no file.

    Raises:
        ContentError: ``phrasings-broken`` with ``file`` and ``problem``.
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in phrasing_files(resources, language):
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise _broken(path, str(error)) from error
        for slug, asked in table.items():
            if not isinstance(asked, list) or not all(isinstance(text, str) for text in asked):
                raise _broken(path, f"'{slug}' must be a list of texts")
            if slug in found:
                raise _broken(path, f"'{slug}' stands in another file too")
            found[slug] = tuple(asked)
    return found


def _broken(path: Path, problem: str) -> ContentError:
    return ContentError("phrasings-broken", file=f"{path.parent.name}/{path.name}", problem=problem)


def asked_about(article: ArticleSource, phrasings: Phrasings) -> tuple[str, ...]:
    """Title, aliases and phrasings of ``article``, the title first."""
    aliases = (entry.text for entry in article.front.aliases)
    return (article.front.title, *aliases, *phrasings.get(article.slug, ()))
