"""The linter of the content: finds what an author should put right before a reader meets it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from walletcare.content.brand_facts import FACT_DEFAULTS
from walletcare.content.data_lint import lint_data
from walletcare.content.facts import placeholders_in
from walletcare.content.flow_lint import lint_flows
from walletcare.content.front_matter import Listed
from walletcare.content.index.spoken import spoken
from walletcare.content.problem import Problem
from walletcare.content.sources import ArticleSource, ContentSource, read_content
from walletcare.content.writing_rules import findings
from walletcare.domain.language import Language
from walletcare.domain.topic import TOPICS

PAGES = frozenset({"home", "help", "troubleshoot", "contact", "requests", "safety", "settings", "emergency"})
MIN_ALIASES, MAX_ALIASES = 8, 20
MIN_ZH_CHARS, MIN_EN_WORDS = 250, 150
_TOPIC_CODES = frozenset(topic.code for topic in TOPICS)


def lint(resources: Path) -> list[Problem]:
    """All findings over ``resources``, sorted by file and line."""
    return sorted([*lint_content(read_content(resources), resources), *lint_flows(resources)])


def lint_content(source: ContentSource, resources: Path) -> list[Problem]:
    """All findings over what was read already."""
    seeds = _seed_ids(resources)
    slugs = source.slugs()
    flows = {path.stem for path in (resources / "flows").glob("*.yaml")}
    problems = list(source.problems)
    for article in source.articles:
        problems.extend(_front(article, slugs, flows, seeds))
        problems.extend(_links(article, slugs, flows))
        problems.extend(_texts(article))
    problems.extend(_pairs(source))
    problems.extend(_aliases(source))
    problems.extend(lint_data(resources, slugs, flows))
    return sorted(set(problems))


def _seed_ids(resources: Path) -> frozenset[str]:
    path = resources / "seed_ids.toml"
    if not path.is_file():
        return frozenset()
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("seed", [])
    except ValueError:
        return frozenset()  # told by the linter of the data files
    return frozenset(str(entry["id"]) for entry in entries)


def _front(
    article: ArticleSource, slugs: set[str], flows: set[str], seeds: frozenset[str]
) -> Iterator[Problem]:
    front = article.front

    def at(key: str) -> int:
        return front.lines.get(key, 1)

    if front.topic and front.topic not in _TOPIC_CODES:
        known = ", ".join(sorted(_TOPIC_CODES))
        yield Problem(
            article.path, at("topic"), "topic", f"'{front.topic}' is no topic; the topics are {known}."
        )
    if front.flow and front.flow not in flows:
        known = ", ".join(sorted(flows))
        yield Problem(
            article.path, at("flow"), "dead-flow", f"'{front.flow}' is no flow; the flows are {known}."
        )
    for entry in front.related:
        if entry.text == article.slug:
            yield Problem(article.path, entry.line, "dead-related", "An article is not related to itself.")
        elif entry.text not in slugs:
            yield Problem(article.path, entry.line, "dead-related", f"There is no article '{entry.text}'.")
    for entry in front.seeds:
        if seeds and entry.text not in seeds:
            yield Problem(article.path, entry.line, "seed", f"'{entry.text}' is not in seed_ids.toml.")
    if not MIN_ALIASES <= len(front.aliases) <= MAX_ALIASES:
        yield Problem(
            article.path,
            at("aliases"),
            "aliases",
            f"There are {len(front.aliases)} aliases; write {MIN_ALIASES} to {MAX_ALIASES} ways people ask.",
        )
    for key, text in (("title", front.title), ("summary", front.summary)):
        if placeholders_in(text):
            yield Problem(
                article.path, at(key), "placeholder", f"The {key} stands in lists: no placeholders here."
            )
        for code, message in findings(text, article.language):
            yield Problem(article.path, at(key), code, message)
    if front.title and front.title[-1] in "。.；;，,":
        yield Problem(article.path, at("title"), "title", "A title has no full stop.")
    if front.summary and front.summary[-1] not in "。.？?":
        yield Problem(
            article.path, at("summary"), "summary", "The summary is a sentence: end it with a full stop."
        )
    for entry in front.aliases:
        if placeholders_in(entry.text):
            yield Problem(
                article.path, entry.line, "placeholder", "An alias is searched as it stands: no placeholders."
            )


def _links(article: ArticleSource, slugs: set[str], flows: set[str]) -> Iterator[Problem]:
    for link in article.body.links:
        kind, _, name = link.target.partition(":")
        if kind == "faq" and name not in slugs:
            yield Problem(article.path, link.line, "dead-link", f"There is no article '{name}'.")
        elif kind == "faq" and name == article.slug:
            yield Problem(article.path, link.line, "dead-link", "This links to the article itself.")
        elif kind == "flow" and name not in flows:
            yield Problem(article.path, link.line, "dead-link", f"There is no flow '{name}'.")
        elif kind == "page" and name not in PAGES:
            pages = ", ".join(sorted(PAGES))
            yield Problem(
                article.path, link.line, "dead-link", f"There is no page '{name}'; the pages are {pages}."
            )


def _texts(article: ArticleSource) -> Iterator[Problem]:
    whole = []
    for text in article.body.texts:
        whole.append(text.text)
        for name in placeholders_in(text.text):
            if name not in FACT_DEFAULTS:
                known = ", ".join(FACT_DEFAULTS)
                line = _line_of(article, f"{{{name}}}", text.line)
                yield Problem(
                    article.path, line, "placeholder", f"'{{{name}}}' is unknown; there are {known}."
                )
        for code, message in findings(text.text, article.language):
            yield Problem(article.path, text.line, code, message)
    if article.language is Language.ZH:
        short, unit = len("".join(whole)) < MIN_ZH_CHARS, f"{MIN_ZH_CHARS} characters"
    else:
        short, unit = len(" ".join(whole).split()) < MIN_EN_WORDS, f"{MIN_EN_WORDS} words"
    if short:
        yield Problem(article.path, 1, "thin", f"The article has less than {unit}; it cannot answer much.")


def _line_of(article: ArticleSource, words: str, first: int) -> int:
    """The line of ``words`` in the paragraph that begins on line ``first``."""
    lines = article.text.splitlines()[first - 1 :]
    return next((first + number for number, line in enumerate(lines) if words in line), first)


def _pairs(source: ContentSource) -> Iterator[Problem]:
    by_slug: dict[str, dict[Language, ArticleSource]] = defaultdict(dict)
    for article in source.articles:
        other = by_slug[article.slug].get(article.language)
        if other is not None:
            yield Problem(article.path, 1, "duplicate", f"The article stands in {other.path} as well.")
        by_slug[article.slug][article.language] = article
    for slug, pair in by_slug.items():
        for language in Language:
            if language not in pair:
                there = pair[language.other]
                yield Problem(there.path, 1, "missing-language", f"'{slug}' has no {language.value} file.")
        if len(pair) == 2:
            yield from _same(pair[Language.ZH], pair[Language.EN])


def _same(zh: ArticleSource, en: ArticleSource) -> Iterator[Problem]:
    def listed(entries: tuple[Listed, ...]) -> list[str]:
        return sorted(entry.text for entry in entries)

    pairs = (
        ("category", zh.category, en.category),
        ("topic", zh.front.topic, en.front.topic),
        ("flow", zh.front.flow, en.front.flow),
        ("pin", str(zh.front.pin), str(en.front.pin)),
        ("related", str(listed(zh.front.related)), str(listed(en.front.related))),
        ("seeds", str(listed(zh.front.seeds)), str(listed(en.front.seeds))),
    )
    for key, left, right in pairs:
        if left != right:
            line = en.front.lines.get(key, 1)
            yield Problem(
                en.path, line, "unequal", f"'{key}' differs from {Path(zh.path).name}; they must agree."
            )


def _aliases(source: ContentSource) -> Iterator[Problem]:
    first: dict[tuple[Language, str], ArticleSource] = {}
    for article in source.articles:
        for entry in article.front.aliases:
            key = (article.language, spoken(entry.text))
            other = first.setdefault(key, article)
            if other is not article:
                message = f"'{entry.text}' is an alias of '{other.slug}' as well; keep it where it belongs."
                yield Problem(article.path, entry.line, "alias-twice", message)
        texts = [spoken(entry.text) for entry in article.front.aliases]
        for number, entry in enumerate(article.front.aliases):
            if texts[number] in texts[:number]:
                yield Problem(article.path, entry.line, "alias-twice", f"'{entry.text}' stands here twice.")
