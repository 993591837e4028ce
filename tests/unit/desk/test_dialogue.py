"""The scripted texts: both languages for every topic, and nothing a support person should never write."""

from __future__ import annotations

import re

import pytest

from walletcare.desk.agents import dialogue
from walletcare.desk.agents.tongue import language_of_text
from walletcare.domain.language import Language, LocalText
from walletcare.domain.topic import TOPICS

TEXTS = [value for value in vars(dialogue).values() if isinstance(value, LocalText)]
TALKS = [dialogue.talk_about(topic.code) for topic in TOPICS]
ALL = TEXTS + [text for talk in TALKS for text in (talk.opening, talk.question, talk.answer)]


@pytest.mark.parametrize("text", ALL, ids=lambda text: text.en[:40])
def test_text_is_natural_in_both_languages(text: LocalText) -> None:
    assert language_of_text(text.zh) is Language.ZH
    assert language_of_text(text.en) is Language.EN
    for forbidden in ("!", "！", "您", "safe", "guarantee", "保证"):
        assert forbidden not in text.zh + text.en
    assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", text.zh), (
        "a space is missing"
    )
    assert "  " not in text.en


def test_question_asks_one_thing_and_waits() -> None:
    for talk in TALKS:
        assert "?" in talk.question.en
        assert "？" in talk.question.zh


def test_unknown_topics_get_the_general_talk() -> None:
    assert dialogue.talk_about(None) == dialogue.talk_about(["x"]) == dialogue.talk_about("no-such-topic")


@pytest.mark.parametrize("text", ["human", "I want a PERSON", "转人工", "真人客服"])
def test_wish_for_a_person_is_understood(text: str) -> None:
    assert dialogue.asks_for_human(text)


def test_other_words_are_not_taken_for_that_wish() -> None:
    assert not dialogue.asks_for_human("My payment failed")
    assert not dialogue.asks_for_human("付款失败了")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("【排查记录 / What was tried】\nMy payment failed twice this morning.", Language.EN),
        ("【排查记录 / What was tried】\n今天早上付款失败了两次。", Language.ZH),
        ("App 打不开", Language.ZH),
        ("你好 Mei", Language.ZH),
        ("WC-7K2F-9X refund", Language.EN),
        ("12345 ?", None),
        ("", None),
    ],
)
def test_language_of_a_text(text: str, language: Language | None) -> None:
    assert language_of_text(text) is language
