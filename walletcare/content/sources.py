"""Reads the article files of a resources folder: everything that is there, and everything wrong with it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from walletcare.content import front_matter, markdown
from walletcare.content.front_matter import FrontMatter
from walletcare.content.markdown import Body
from walletcare.content.problem import Problem
from walletcare.domain.article import Category
from walletcare.domain.language import Language, LocalText

_FILE = re.compile(r"^(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>zh-CN|en)\.md$")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """One article file. ``path`` is relative to the resources folder, ``text`` is the file."""

    path: str
    slug: str
    category: str
    language: Language
    front: FrontMatter
    body: Body
    text: str


@dataclass(slots=True)
class ContentSource:
    """All articles and categories, in a fixed order, with the problems met while reading."""

    categories: tuple[Category, ...] = ()
    articles: list[ArticleSource] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def slugs(self) -> set[str]:
        return {article.slug for article in self.articles}


def read_content(resources: Path) -> ContentSource:
    """Read ``resources/articles``. Never raises for what an author wrote; see ``problems``."""
    source = ContentSource()
    source.categories = _read_categories(resources, source.problems)
    known = {category.id for category in source.categories}
    for path in sorted((resources / "articles").glob("**/*.md")):
        article = _read_article(path, resources, known, source.problems)
        if article is not None:
            source.articles.append(article)
    source.articles.sort(key=lambda article: (article.slug, article.language.value))
    return source


def _read_article(
    path: Path, resources: Path, categories: set[str], problems: list[Problem]
) -> ArticleSource | None:
    name = path.relative_to(resources).as_posix()
    match = _FILE.match(path.name)
    if match is None or path.parent.parent != resources / "articles":
        problems.append(
            Problem(name, 1, "file-name", "Articles are named <category>/<slug>.zh-CN.md and <slug>.en.md.")
        )
        return None
    if path.parent.name not in categories:
        problems.append(
            Problem(name, 1, "category", f"'{path.parent.name}' is not in articles/categories.toml.")
        )
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        problems.append(Problem(name, 1, "encoding", "The file is not UTF-8; save it as UTF-8."))
        return None
    split = front_matter.split(text.removeprefix("\ufeff"), name)
    problems.extend(split.problems)
    if split.front is None:
        return None
    language = Language(match["language"])
    body = markdown.parse_body(split.body, split.body_line, language, name)
    problems.extend(body.problems)
    return ArticleSource(name, match["slug"], path.parent.name, language, split.front, body, text)


def _read_categories(resources: Path, problems: list[Problem]) -> tuple[Category, ...]:
    path = resources / "articles" / "categories.toml"
    name = path.relative_to(resources).as_posix()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        problems.append(Problem(name, 1, "missing-file", "The list of categories is missing."))
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(name, 1, "toml", f"The list of categories cannot be read: {error}."))
        return ()
    found: list[Category] = []
    for position, entry in enumerate(table.get("category", []), 1):
        key, zh, en = (str(entry.get(field_name, "")) for field_name in ("id", "zh", "en"))
        if not _KEY.fullmatch(key) or not zh or not en:
            problems.append(
                Problem(name, 1, "category", f"Entry {position} needs an id in small letters, 'zh' and 'en'.")
            )
            continue
        found.append(Category(key, LocalText(zh, en), position))
    return tuple(found)
