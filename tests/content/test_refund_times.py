"""How long a refund takes: what the brand publishes for each way to pay, a general wording without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.flows import StillClock
from walletcare.app.start.brand_choice import brand_file
from walletcare.content.brand_facts import refund_times
from walletcare.content.brand_source import read_brand
from walletcare.content.flow_source import read_flow
from walletcare.content.pack import Pack
from walletcare.domain.article import Block
from walletcare.domain.brand import Brand, PaymentMethod
from walletcare.domain.flow import QuestionStep
from walletcare.domain.language import Language, LocalText
from walletcare.infra.paths import built_dir, resources_dir
from walletcare.troubleshoot.session import Session


def method(least: int, most: int) -> PaymentMethod:
    return PaymentMethod("debit-card", LocalText.same("card"), (least, most))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((0, 0), LocalText("当天", "the same day")),
        ((0, 1), LocalText("当天到 1 个工作日", "the same day to 1 working day")),
        ((1, 1), LocalText("1 个工作日", "1 working day")),
        ((2, 2), LocalText("2 个工作日", "2 working days")),
        ((1, 7), LocalText("1–7 个工作日", "1–7 working days")),
    ],
)
def test_days_in_words(days: tuple[int, int], words: LocalText) -> None:
    assert refund_times([method(*days)]) == {"refund_time_debit_card": words}


def test_a_method_without_days_or_unknown_to_the_content_says_nothing() -> None:
    label = LocalText.same("x")
    assert refund_times([PaymentMethod("debit-card", label), PaymentMethod("on-chain", label, (1, 2))]) == {}


def test_words_in_the_facts_win_over_the_days(tmp_path: Path) -> None:
    text = brand_file("demo").read_text("utf-8")
    for line in re.findall(r'^qr = ".*"\n', text, re.MULTILINE):
        text = text.replace(line, "")
    stated = 'refund_time_balance = { zh = "五分钟", en = "five minutes" }\n'
    path = tmp_path / "brand.toml"
    path.write_text(text.replace("[facts]\n", f"[facts]\n{stated}"), "utf-8")
    assert read_brand(path).facts["refund_time_balance"].en == "five minutes"


def hints(brand: Brand) -> list[LocalText]:
    flow = read_flow(resources_dir() / "flows" / "refund.yaml")
    session = Session(flow, brand, StillClock())
    step = flow.step("method")
    assert isinstance(step, QuestionStep)
    return [session.text(choice.hint) for choice in step.choices if choice.hint is not None]


def article_text(brand: Brand, slug: str, language: Language) -> str:
    def words(blocks: tuple[Block, ...]) -> str:
        return " ".join(
            "".join(span.text for span in block.spans) + " ".join(words(item) for item in block.items)
            for block in blocks
        )

    pack = Pack.open(built_dir() / "pack.db")
    try:
        article = pack.article(slug, language, brand.facts)
    finally:
        pack.close()
    assert article is not None
    return words(article.blocks)


def test_the_flow_and_the_articles_say_what_this_wallet_publishes() -> None:
    brand = read_brand(brand_file("demo"))
    said = [(hint.zh, hint.en) for hint in hints(brand)]
    assert ("1–7 个工作日", "1–7 working days") in said
    assert ("3–15 个工作日", "3–15 working days") in said
    for slug in ("refund-status-and-arrival", "request-a-refund"):
        assert "3–15 working days" in article_text(brand, slug, Language.EN), slug
        assert "3–15 个工作日" in article_text(brand, slug, Language.ZH), slug


def test_a_wallet_that_publishes_nothing_gets_no_figure() -> None:
    brand = read_brand(brand_file("tpwallet"))
    assert not any(re.search(r"\d", hint.zh + hint.en) for hint in hints(brand))
    english = article_text(brand, "refund-status-and-arrival", Language.EN)
    assert "often some working days" in english.lower()
    assert "一般几个工作日" in article_text(brand, "refund-status-and-arrival", Language.ZH)
