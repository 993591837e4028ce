from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from walletcare.content.pack import Pack
from walletcare.domain.article import BlockKind
from walletcare.domain.language import Language, LocalText
from walletcare.faq.answers import AnswerKind, InstantAnswers, wants_person
from walletcare.faq.index import SearchIndex


@pytest.fixture
def answers(small_pack: Path, index: SearchIndex) -> Iterator[InstantAnswers]:
    pack = Pack.open(small_pack)
    yield InstantAnswers(index, pack)
    pack.close()


def test_an_answer_is_a_quotation_of_the_article_it_names(answers: InstantAnswers, small_pack: Path) -> None:
    answer = answers.answer("退款几天到账", Language.ZH, {"support_hours": LocalText("白天", "daytime")})
    assert answer.kind is AnswerKind.EXTRACT
    assert answer.source is not None
    assert answer.source.slug == "refund-status"
    pack = Pack.open(small_pack)
    article = pack.article("refund-status", Language.ZH, {"support_hours": LocalText("白天", "daytime")})
    pack.close()
    assert article is not None
    assert answer.blocks
    assert set(map(repr, answer.blocks)) <= set(map(repr, article.blocks))
    assert answer.blocks[-1].kind is not BlockKind.HEADING


def test_nothing_fitting_says_so_and_quotes_nothing(answers: InstantAnswers) -> None:
    answer = answers.answer("明天北京会下雨吗", Language.ZH)
    assert answer.kind is AnswerKind.NONE
    assert answer.source is None
    assert answer.blocks == ()


@pytest.mark.parametrize(
    "text",
    [
        "转人工",
        "我要找客服",
        "别跟我说机器人话了给我真人",
        "跟人说",
        "退款没到 转人工",
        "human",
        "can I talk to someone",
        "I want to speak with an agent",
        "get me a real person now",
        "chat to a human about my refund",
    ],
)
def test_a_wish_for_a_person_is_always_heard(answers: InstantAnswers, text: str) -> None:
    language = Language.EN if text.isascii() else Language.ZH
    assert wants_person(text)
    assert answers.answer(text, language).kind is AnswerKind.PERSON


@pytest.mark.parametrize(
    "text",
    ["退款到账", "我转给别人的钱", "transfer to a person's account", "where is my refund", "人民币充值"],
)
def test_other_questions_are_not_taken_for_it(text: str) -> None:
    assert not wants_person(text)
