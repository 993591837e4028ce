"""Search from anywhere over the shipped pack: articles with their troubleshooters, the latest text only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from walletcare.app.global_search import GlobalSearch
from walletcare.content.pack import Pack
from walletcare.domain.language import Language
from walletcare.faq.index import SearchIndex
from walletcare.infra.paths import built_dir
from walletcare.ui.search_popup import Found
from walletcare.ui.tasks import TaskRunner
from walletcare.ui.theme import theme

WAIT_MS = 15_000


@pytest.fixture
def search(qtbot: QtBot) -> Iterator[GlobalSearch]:
    pack, tasks = Pack.open(built_dir() / "pack.db"), TaskRunner()
    index = SearchIndex(pack.path)
    yield GlobalSearch(pack, index, tasks)
    assert tasks.shutdown()
    index.close()
    pack.close()


def ask(search: GlobalSearch, qtbot: QtBot, text: str) -> Found:
    answers: list[Found] = []
    search(text, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
    return answers[0]


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [(Language.ZH, "付款失败", "付款失败"), (Language.EN, "payment failed", "Payment failed")],
)
def test_a_problem_leads_to_its_article_and_its_troubleshooter(
    search: GlobalSearch, qtbot: QtBot, language: Language, text: str, title: str
) -> None:
    theme().set_language(language)
    found = ask(search, qtbot, text)
    assert found.is_confident
    assert "payment-failed" in {article.slug for article in found.articles}
    assert title in {flow.title for flow in found.flows}
    assert len(found.articles) <= 6
    assert len(found.flows) <= 2
    assert len({flow.flow_id for flow in found.flows}) == len(found.flows), "each once"


def test_only_the_latest_text_is_answered(search: GlobalSearch, qtbot: QtBot) -> None:
    answers: list[tuple[str, Found]] = []

    def answer(text: str, found: Found) -> None:
        answers.append((text, found))

    for text in ("r", "re", "ref", "refund"):
        search(text, partial(answer, text))
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
    assert [text for text, _ in answers] == ["refund"]
    assert "refund" in {flow.flow_id for flow in answers[0][1].flows}


def test_what_the_help_does_not_know_is_not_claimed(search: GlobalSearch, qtbot: QtBot) -> None:
    assert not ask(search, qtbot, "zxqv plumbus recipe").is_confident
