"""The linter of the words that search learns from: phrasings, synonyms, brands, words of elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from walletcare.content.index.questions import phrasing_files
from walletcare.content.index.spoken import spoken
from walletcare.content.problem import Problem
from walletcare.content.toml_lines import line_of, line_of_error
from walletcare.domain.language import Language

_OUTSIDE = "outside_words.toml"
_Table = Mapping[str, object]


def lint_words(resources: Path, slugs: set[str]) -> Iterator[Problem]:
    """What is wrong in them; ``slugs`` are the articles that phrasings may ask for."""
    tables: dict[str, _Table] = {}
    texts: dict[str, str] = {}
    for path in _files(resources):
        name = path.relative_to(resources).as_posix()
        try:
            texts[name] = path.read_text("utf-8")
            tables[name] = tomllib.loads(texts[name])
        except ValueError as error:
            line = line_of_error(texts.get(name, ""), error)
            yield Problem(name, line, "toml", f"The file cannot be read: {error}.")
    for name, key, message in [*_lists(tables), *_phrasings(tables, slugs), *_ideas(tables)]:
        yield Problem(name, line_of(texts[name], key), "words", message)


def _files(resources: Path) -> list[Path]:
    return [
        *(path for language in Language for path in phrasing_files(resources, language)),
        *sorted((resources / "synonyms").glob("*.toml")),
        *resources.glob("brand_words.toml"),
        *resources.glob(_OUTSIDE),
    ]


def _lists(tables: Mapping[str, _Table]) -> Iterator[tuple[str, str, str]]:
    for name, table in tables.items():
        for key, words in table.items():
            if not isinstance(words, list) or not all(
                isinstance(word, str) and word.strip() for word in words
            ):
                yield name, key, f"'{key}' must be a list of texts."
            elif len({spoken(word) for word in words}) < len(words) and name.startswith("phrasings/"):
                yield name, key, f"'{key}' holds the same question twice."


def _phrasings(tables: Mapping[str, _Table], slugs: set[str]) -> Iterator[tuple[str, str, str]]:
    asked: dict[tuple[str, str], str] = {}
    for name, table in tables.items():
        if not name.startswith("phrasings/"):
            continue
        for key, words in table.items():
            if key not in slugs:
                yield name, key, f"There is no article '{key}'."
            for word in _words_in(words):
                other = asked.setdefault((name.split("/")[1], spoken(word)), key)
                if other != key:
                    yield name, key, f"'{word}' is asked for '{other}' too."


def _ideas(tables: Mapping[str, _Table]) -> Iterator[tuple[str, str, str]]:
    ideas = {name: set(table) for name, table in tables.items() if name.startswith("synonyms/")}
    everywhere = set().union(*ideas.values())
    for name, found in ideas.items():
        for key in sorted(everywhere - found):
            yield name, "", f"The idea '{key}' stands in the other language only."
    outside = tables.get(_OUTSIDE, {})
    ours = {word for name in ideas for words in tables[name].values() for word in _words_in(words)}
    for key, words in outside.items():
        for word in sorted(set(_words_in(words)) & ours):
            yield _OUTSIDE, key, f"'{word}' is a word of wallets too: a synonym."


def _words_in(words: object) -> list[str]:
    return [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
