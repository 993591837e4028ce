"""What ships is complete and clean. S0-23, S0-24, S1-10: the articles and the guide are in the pack."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from walletcare.content.build import build_pack
from walletcare.content.coverage import read_seeds
from walletcare.content.index.concepts import read_phrases
from walletcare.content.index.fold import Fold
from walletcare.content.index.questions import read_phrasings
from walletcare.content.lint import lint
from walletcare.content.pack import Pack
from walletcare.content.sources import read_content
from walletcare.domain.errors import ContentError
from walletcare.domain.language import Language
from walletcare.domain.topic import TOPICS
from walletcare.infra.paths import resources_dir


def test_the_linter_finds_nothing() -> None:
    assert [str(problem) for problem in lint(resources_dir())] == []


def test_every_article_ships_in_both_languages_and_opens(shipped_pack: Path) -> None:
    pack = Pack.open(shipped_pack)
    slugs = {language: {meta.slug for meta in pack.articles(language)} for language in Language}
    assert slugs[Language.ZH] == slugs[Language.EN]
    for language in Language:
        for meta in pack.articles(language):
            article = pack.article(meta.slug, language)
            assert article is not None
            assert article.blocks
            assert "{" not in "".join(span.text for block in article.blocks for span in block.spans)
    pack.close()


def test_five_questions_are_pinned(shipped_pack: Path) -> None:
    """S2-02, S2-22: the five questions of the start page."""
    pack = Pack.open(shipped_pack)
    for language in Language:
        assert [meta.pin for meta in pack.pinned(language)] == [1, 2, 3, 4, 5]
    pack.close()


def test_every_category_has_articles(shipped_pack: Path) -> None:
    pack = Pack.open(shipped_pack)
    used = {meta.category for meta in pack.articles(Language.EN)}
    assert {category.id for category in pack.categories()} == used
    pack.close()


def test_there_are_183_requirements() -> None:
    seeds = read_seeds(resources_dir())
    assert len({seed.id for seed in seeds}) == 183


@pytest.mark.parametrize("language", list(Language))
def test_phrasings_belong_to_articles(language: Language) -> None:
    phrasings = read_phrasings(resources_dir(), language)
    assert set(phrasings) == read_content(resources_dir()).slugs()
    assert min(map(len, phrasings.values())) >= 50


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = 1\n", "'a' must be a list of texts"),
        ("a = [\n", "payments.toml"),
        ('a = ["q"]\n', "another file"),
    ],
)
def test_broken_phrasings_are_named(tmp_path: Path, text: str, problem: str) -> None:
    folder = tmp_path / "phrasings" / "en"
    folder.mkdir(parents=True)
    (folder / "cards.toml").write_text('a = ["why"]\n', "utf-8")
    (folder / "payments.toml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_phrasings(tmp_path, Language.EN)
    assert caught.value.code == "phrasings-broken"
    assert problem in f"{caught.value.details['file']} {caught.value.details['problem']}"


def test_both_languages_have_the_same_ideas() -> None:
    folder = resources_dir() / "synonyms"
    names = [
        set(tomllib.loads((folder / f"{language.value}.toml").read_text("utf-8"))) for language in Language
    ]
    assert names[0] == names[1]
    assert len(read_phrases(folder, Fold({}))) > 2_000


@pytest.mark.slow
def test_the_shipped_pack_is_built_the_same_twice(shipped_pack: Path, tmp_path: Path) -> None:
    """pytest -m slow tests/content/test_articles.py"""
    assert build_pack(resources_dir(), tmp_path / "again.db").path.read_bytes() == shipped_pack.read_bytes()


_TOPIC_NAMED = re.compile(r"(?:主题选|话题选|(?:with the topic|, topic) )\*\*(.+?)\*\*")


def test_a_topic_that_an_article_names_is_one_of_the_forms() -> None:
    labels = {label for topic in TOPICS for label in (topic.label.zh, topic.label.en.replace("’", "'"))}
    named = [
        (path.name, name)
        for path in sorted((resources_dir() / "articles").glob("*/*.md"))
        for name in _TOPIC_NAMED.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(named) > 5
    assert [(path, name) for path, name in named if name not in labels] == []
