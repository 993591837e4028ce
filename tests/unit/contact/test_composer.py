"""The composer's help: checklist, courtesy, templates, language. None of it blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.contact import channel
from walletcare.contact.composing.completeness import Detail, completeness
from walletcare.contact.composing.courtesy import courtesy_hint
from walletcare.contact.composing.preview import split_text
from walletcare.contact.composing.templates import bilingual_template, progress_text, templates
from walletcare.domain.channel import ChannelKind
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftFile, DraftId
from walletcare.domain.topic import TOPICS, Topic


def given(draft: Draft) -> set[Detail]:
    return {hint.detail for hint in completeness(draft) if hint.is_given}


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("昨天 12:40 在便利店付款 1280 元，显示失败，但是钱扣了", {Detail.WHAT, Detail.WHEN, Detail.AMOUNT}),
        (
            "Yesterday I paid $180.00 to the shop and it says failed",
            {Detail.WHAT, Detail.WHEN, Detail.AMOUNT},
        ),
        ("help", set()),
        (f"hash 0x{'ab' * 32} never confirmed", {Detail.WHAT, Detail.TRANSACTION}),
    ],
)
def test_the_checklist_sees_what_the_text_says_already(text: str, details: set[Detail]) -> None:
    assert given(Draft(DraftId("d"), topic="payment-failed", text=text)) == details


def test_fields_and_files_tick_the_checklist_too() -> None:
    draft = Draft(DraftId("d"), topic="payment-failed", when="noon", amount="5", transaction="TX-1")
    draft = replace(draft, files=(DraftFile("/x.png", "x.png", 1),))
    assert given(draft) == {Detail.WHEN, Detail.AMOUNT, Detail.TRANSACTION, Detail.SCREENSHOT}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.code)
def test_every_topic_has_a_checklist_and_a_courteous_opening(topic: Topic) -> None:
    """S0-13, S0-27, S1-23, S1-39."""
    code = topic.code
    assert completeness(Draft(DraftId("d"), topic=code))
    own = templates(code)[0]
    assert own.id == code
    assert courtesy_hint(own.text.zh) is None
    assert courtesy_hint(own.text.en) is None


@pytest.mark.parametrize(
    "text", ["你们这群废物", "You idiots lost my money", "ANSWER ME NOW YOU PEOPLE THERE", "为什么！！！"]
)
def test_heated_wording_gets_a_hint_with_its_place(text: str) -> None:
    hint = courtesy_hint(text)
    assert hint is not None
    assert all(0 <= start < end <= len(text) for start, end in hint.spans)


@pytest.mark.parametrize(
    "text",
    [
        "收到很多垃圾短信，怎么办",
        "I sent 100 USDT over ERC20 to my BNB address",
        "很着急，请帮忙",
        "Is this spam? Really?",
    ],
)
def test_plain_worry_gets_none(text: str) -> None:
    assert courtesy_hint(text) is None


def test_a_channel_without_the_language_gets_a_bilingual_frame_around_the_own_words() -> None:
    """S0-17."""
    english = channel("chat", ChannelKind.CHAT, languages=(Language.EN,))
    framed = bilingual_template("refund", "退款还没有到", english, Language.ZH)
    assert framed is not None
    assert framed.endswith("退款还没有到")
    assert "Refund" in framed
    assert bilingual_template("refund", "text", english, Language.EN) is None


def test_asking_for_progress_counts_days_in_words() -> None:
    assert "1 day since" in progress_text(Language.EN, 1)
    assert "3 days since" in progress_text(Language.EN, 3)
    assert "since" not in progress_text(Language.EN, 0)
    assert "已经 3 天了" in progress_text(Language.ZH, 3)


@pytest.mark.parametrize("text", ["x" * 12_345, "word " * 4000, "行。\n\n" * 3000, "short", "a\nb " * 3000])
def test_splitting_drops_no_character_but_white_space_at_the_cuts(text: str) -> None:
    parts = split_text(text)
    assert all(len(part) <= 5000 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
