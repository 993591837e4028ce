from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walletcare.content.index.brand_words import without_brands
from walletcare.content.index.concepts import Concepts
from walletcare.content.index.features import features
from walletcare.content.index.fold import Fold, traditional_pairs
from walletcare.content.index.spelling import deletions, is_one_edit
from walletcare.content.index.stem import stem
from walletcare.content.index.tokens import runs, stream


@pytest.fixture(scope="module")
def fold() -> Fold:
    return Fold.from_pairs(*traditional_pairs())


def test_a_chinese_run_becomes_its_pairs_and_its_last_character() -> None:
    assert stream("退款到账") == "退款 款到 到账 账"
    assert stream("usdt转账don't") == "usdt 转账 账 dont"


def test_folding_makes_one_spelling(fold: Fold) -> None:
    assert fold("轉賬 ＵＳＤＴ Straße ①") == "转账 usdt strasse 1"


@given(st.text())
def test_positions_lead_back_to_the_character(text: str) -> None:
    plain = Fold({})
    folded, positions = plain.with_positions(text)
    assert len(folded) == len(positions)
    assert all(0 <= place < len(text) for place in positions)
    assert list(positions) == sorted(positions)


# Examples of the published algorithm.
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("plastered", "plaster"),
        ("hopping", "hop"),
        ("falling", "fall"),
        ("filing", "file"),
        ("happy", "happi"),
        ("sky", "sky"),
        ("relational", "relat"),
        ("digitizer", "digit"),
        ("formaliti", "formal"),
        ("electrical", "electr"),
        ("replacement", "replac"),
        ("adoption", "adopt"),
        ("controlling", "control"),
        ("yes", "ye"),
        ("usdt2", "usdt2"),
        ("instalments", "instalment"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text())
def test_runs_and_stems_take_any_text(text: str) -> None:
    for run in runs(text.casefold()):
        assert run
        assert stem(run)


def test_the_longest_phrase_wins_and_stems_match_any_form() -> None:
    concepts = Concepts(
        {"收款": ("receive",), "收款码": ("qr",), "top up": ("topup",), "refund": ("refund",)}
    )
    assert concepts.find("收款码") == ["qr"]
    assert concepts.find("怎么收款") == ["receive"]
    assert concepts.find("topping up and refunds") == ["topup", "refund"]
    assert concepts.find("refunded, refunding") == ["refund", "refund"]


def test_features_hold_words_pairs_and_ideas() -> None:
    concepts = Concepts({"退款": ("refund",), "refund": ("refund",)})
    assert {"退", "款", "退款", "#refund"} <= features("我的退款", concepts).keys()
    assert "我" not in features("我的退款", concepts)
    assert {"card", "refund", "card refund", "#refund"} <= features("my card refunds", concepts).keys()


def test_brand_names_go_only_where_they_are_words() -> None:
    names = ["支付宝", "wise"]
    assert without_brands("支付宝怎么退款", names).strip() == "怎么退款"
    assert without_brands("otherwise wise refund", names).split() == ["otherwise", "refund"]
    assert without_brands("支付宝", names).strip() == ""


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("refund", "refnud", True),
        ("refund", "refun", True),
        ("refund", "refunds", True),
        ("refund", "refuns", True),
        ("refund", "refund", False),
        ("refund", "refusal", False),
        ("abcd", "badc", False),
    ],
)
def test_one_edit(left: str, right: str, expected: bool) -> None:
    assert is_one_edit(left, right) is expected
    assert is_one_edit(right, left) is expected


@given(st.text("abcdef", min_size=4, max_size=9), st.data())
def test_a_word_and_its_misspelling_share_a_form(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdef"))
    for typed in (
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
    ):
        assert typed == word or is_one_edit(word, typed)
        assert deletions(word) & deletions(typed)
