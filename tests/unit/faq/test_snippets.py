from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from walletcare.content.index.fold import Fold
from walletcare.faq.snippets import Needles, mark, snippet

_FOLD = Fold({ord("轉"): "转", ord("賬"): "账"})


def test_chinese_marks_join_over_pairs() -> None:
    marked = mark("查看轉账记录", Needles(("转账记",)), _FOLD)
    assert [marked.text[a:b] for a, b in marked.marks] == ["轉账记"]


def test_latin_words_are_marked_whole_and_from_their_beginning() -> None:
    marked = mark("Refunds and prerefund", Needles(["refund"]), _FOLD)
    assert [marked.text[a:b] for a, b in marked.marks] == ["Refunds"]


def test_marks_survive_characters_that_fold_into_more() -> None:
    marked = mark("ﬃ refund ① refund", Needles(["refund"]), Fold({}))
    assert [marked.text[a:b] for a, b in marked.marks] == ["refund", "refund"]


def test_the_snippet_shows_what_was_asked() -> None:
    text = "开头的话。" * 40 + "退款一般原路退回，三天到账。" + "后面的话。" * 40
    shown = snippet(text, Needles(("原路退回",)), _FOLD)
    assert shown.text.startswith("退款一般原路退回")
    assert shown.text.endswith("…")
    assert any(shown.text[a:b] == "原路退回" for a, b in shown.marks)


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("短短一句。", Needles(("没有",)), _FOLD).text == "短短一句。"


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_marks_are_sorted_apart_and_inside(text: str, words: list[str]) -> None:
    shown = snippet(text, Needles(word.casefold() for word in words), Fold({}))
    last = 0
    for start, end in shown.marks:
        assert last <= start < end <= len(shown.text)
        last = end


def test_stop_words_are_not_marked_unless_there_is_nothing_else() -> None:
    marked = mark("where is the refund", Needles(["where", "is", "the", "refund"]), _FOLD)
    assert [marked.text[a:b] for a, b in marked.marks] == ["refund"]
    assert mark("where is it", Needles(["where"]), _FOLD).marks == ((0, 5),)
