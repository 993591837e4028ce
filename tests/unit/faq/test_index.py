from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from walletcare.domain.article import SearchQuery
from walletcare.domain.language import Language
from walletcare.faq.index import SearchIndex, SearchSupersededError


def _slugs(index: SearchIndex, text: str, language: Language | None = Language.ZH) -> list[str]:
    return [hit.article.slug for hit in index.search(SearchQuery(text, language)).hits]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("退款什么时候到账", "refund-status"),
        ("退款", "refund-status"),
        ("退", "refund-status"),
        ("钱退到哪里去了呀", "refund-status"),
        ("打款给别人对方说没收到", "transfer-delayed"),
        ("轉賬沒到賬", "transfer-delayed"),
        ("转帐处里中", "transfer-delayed"),
        ("tuikuan", "refund-status"),
        ("zhuan zhang", "transfer-delayed"),
        ("ZHUANZHANG", "transfer-delayed"),
        ("支付宝退款到哪了", "refund-status"),
    ],
)
def test_chinese_questions_find_their_article(index: SearchIndex, text: str, slug: str) -> None:
    assert _slugs(index, text)[0] == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("where is my refund", "refund-status"),
        ("REFUNDS", "refund-status"),
        ("refu", "refund-status"),
        ("refnud", "refund-status"),
        ("merchant gave my money back but I can't see it", "refund-status"),
        ("wire to my friend still pending", "transfer-delayed"),
        ("recipent got nothing", "transfer-delayed"),
    ],
)
def test_english_questions_find_their_article(index: SearchIndex, text: str, slug: str) -> None:
    assert _slugs(index, text, Language.EN)[0] == slug


def test_without_a_language_each_article_comes_once_in_the_language_asked_in(index: SearchIndex) -> None:
    for text, language in (("退款进度", Language.ZH), ("refund pending", Language.EN)):
        hits = index.search(SearchQuery(text, None)).hits
        slugs = [hit.article.slug for hit in hits]
        assert hits[0].article.language is language
        assert len(slugs) == len(set(slugs))


def test_a_question_in_the_other_language_finds_the_idea(index: SearchIndex) -> None:
    assert _slugs(index, "退款", Language.EN)[0] == "refund-status"
    assert _slugs(index, "refund", Language.ZH)[0] == "refund-status"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("退款", Language.ZH),
        ("refund 退款", Language.ZH),
        ("where is my refund", Language.EN),
        ("tuikuan", Language.ZH),
        ("zhuanzhang", Language.ZH),
        ("refnud", Language.EN),
        ("12345", Language.EN),
        ("", Language.EN),
    ],
)
def test_the_language_of_a_question_is_recognised(index: SearchIndex, text: str, language: Language) -> None:
    assert index.language_of(text) is language


def test_category_filters_the_hits_and_not_the_counts(index: SearchIndex) -> None:
    result = index.search(SearchQuery("银行", Language.ZH, category="transfers"))
    assert [hit.article.category for hit in result.hits] == ["transfers"]
    assert ("transfers", 1) in result.counts


def test_nothing_typed_finds_nothing_and_is_no_failure(index: SearchIndex) -> None:
    for text in ("", "   ", "？！。", "\n\t"):
        result = index.search(SearchQuery(text, Language.ZH))
        assert result.hits == ()
        assert result.is_confident


def test_a_question_about_something_else_is_not_answered_with_confidence(index: SearchIndex) -> None:
    assert not index.search(SearchQuery("明天北京会下雨吗", Language.ZH)).is_confident
    assert not index.search(SearchQuery("best pizza recipe with mushrooms", Language.EN)).is_confident


def test_marks_are_code_points_of_the_shown_text(index: SearchIndex) -> None:
    hit = index.search(SearchQuery("refund", Language.EN)).hits[0]
    start, end = hit.title.marks[0]
    assert hit.title.text[start:end] == "refund"
    for start, end in hit.snippet.marks:
        assert hit.snippet.text[start:end].lower().startswith("refund")


def test_a_superseded_search_ends_between_its_stages(index: SearchIndex) -> None:
    asked: list[int] = []

    def is_current() -> bool:
        asked.append(1)
        return len(asked) < 3

    with pytest.raises(SearchSupersededError):
        index.search(SearchQuery("退款", Language.ZH), is_current)
    assert len(asked) == 3
    assert _slugs(index, "退款")[0] == "refund-status"


_SYNTAX = [
    '"',
    "'",
    "*",
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    ")",
    "(",
    ":",
    "^",
    "-",
    "+",
    "title:",
    "--",
    ";",
    "\\",
    "{",
    "}",
]


def test_no_text_is_query_syntax(index: SearchIndex) -> None:
    """T26: fuzzed queries never reach SQLite as syntax, and find nothing outside the help."""
    random.seed(26)
    pieces = [
        *_SYNTAX,
        "退款",
        "refund",
        "轉",
        "a",
        "\x00",
        "\ud83d",
        "🙂",
        "ﬃ",
        "１",
        "\u200b",
        "é",
        "x" * 300,
        "%",
        "_",
    ]
    for _ in range(1500):
        text = "".join(random.choice(pieces) + random.choice(["", " "]) for _ in range(random.randint(1, 12)))
        for language in (Language.ZH, Language.EN, None):
            for hit in index.search(SearchQuery(text, language, limit=3)).hits:
                assert hit.article.slug in {"refund-status", "transfer-delayed"}


def test_a_pasted_document_is_cut_and_answered(index: SearchIndex) -> None:
    assert _slugs(index, "退款没有到账，" + "这是一段很长的话" * 5_000)[0] == "refund-status"


def test_any_thread_may_search(small_pack: Path) -> None:
    index = SearchIndex(small_pack)
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(_slugs(index, "退款"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    index.close()
    assert len(found) == 4
    assert all(slugs[0] == "refund-status" for slugs in found)


@pytest.mark.parametrize("text", ["tpWallet", "TP wallet", "TokenPocket", "TP 钱包", "tokenpocket "])
def test_a_brand_by_any_name_finds_what_is_tagged_with_one(index: SearchIndex, text: str) -> None:
    for language in Language:
        assert set(_slugs(index, text, language)) == {"refund-status", "transfer-delayed"}
