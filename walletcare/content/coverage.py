"""Which of the seed requirements the product claims to meet, and which nobody does.

``resources/seed_ids.toml`` lists them. A claim is the id itself, standing in the ``seeds`` of an article (in
both languages), in a flow, or in the text of a test or a document.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from walletcare.content.sources import read_content
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language

_ID = re.compile(r"\bS[012][-_]\d\d\b")
_LANDINGS = ("content", "flow", "feature")


@dataclass(frozen=True, slots=True)
class Seed:
    """One requirement. ``landing``: ``content``, ``flow`` or ``feature``."""

    id: str
    landing: str
    label: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """``claims``: for every id, the files that claim it, sorted, relative to the project."""

    seeds: tuple[Seed, ...]
    claims: Mapping[str, tuple[str, ...]]

    @property
    def unclaimed(self) -> tuple[Seed, ...]:
        return tuple(seed for seed in self.seeds if not self.claims[seed.id])


def read_seeds(resources: Path) -> tuple[Seed, ...]:
    """The list of requirements.

    Raises:
        ContentError: ``seed-list-broken`` with ``file`` and ``problem``.
    """
    path = resources / "seed_ids.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError("seed-list-broken", file=path.name, problem=str(error)) from error
    seeds = tuple(
        Seed(str(entry.get("id", "")), str(entry.get("landing", "")), str(entry.get("label", "")))
        for entry in table.get("seed", [])
    )
    for seed in seeds:
        if not _ID.fullmatch(seed.id) or seed.landing not in _LANDINGS or not seed.label:
            problem = f"'{seed.id}' needs an id such as S1-07, a landing ({', '.join(_LANDINGS)}) and a label"
            raise ContentError("seed-list-broken", file=path.name, problem=problem)
    return seeds


def read_coverage(resources: Path, project: Path) -> Coverage:
    """Look through the articles and flows of ``resources`` and the tests and docs of ``project``.

    Raises:
        ContentError: ``seed-list-broken``.
    """
    seeds = read_seeds(resources)
    claims: dict[str, set[str]] = defaultdict(set)
    _claims_of_articles(resources, claims)
    folders = ((resources / "flows", "*.yaml"), (project / "tests", "*.py"), (project / "docs", "*.md"))
    for folder, pattern in folders:
        for path in sorted(folder.rglob(pattern)):
            for seed in _ID.findall(path.read_text("utf-8")):
                claims[seed.replace("_", "-")].add(path.relative_to(project).as_posix())
    return Coverage(seeds, {seed.id: tuple(sorted(claims.get(seed.id, ()))) for seed in seeds})


def _claims_of_articles(resources: Path, claims: dict[str, set[str]]) -> None:
    languages: dict[tuple[str, str], set[Language]] = defaultdict(set)
    for article in read_content(resources).articles:
        for entry in article.front.seeds:
            languages[entry.text, article.slug].add(article.language)
    for (seed, slug), found in languages.items():
        if len(found) == len(Language):
            claims[seed].add(f"article {slug}")
