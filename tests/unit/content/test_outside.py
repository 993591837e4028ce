"""Questions about something else are told by the words in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from walletcare.content.index.fold import Fold
from walletcare.content.index.outside import read_outside_words, speaks_of
from walletcare.domain.errors import ContentError

FOLD = Fold({})


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    (tmp_path / "outside_words.toml").write_text('zh-CN = ["天气"]\nen = ["Rain", "world cup"]\n', "utf-8")
    return read_outside_words(tmp_path, FOLD)


@pytest.mark.parametrize("text", ["明天天 气好吗", "will it rain", "who won the World Cup?"])
def test_a_word_of_elsewhere_is_seen(words: list[str], text: str) -> None:
    assert speaks_of(FOLD(text), words)


@pytest.mark.parametrize("text", ["退款什么时候到", "train ticket refund", "world wide cup", ""])
def test_only_whole_words_count(words: list[str], text: str) -> None:
    assert not speaks_of(FOLD(text), words)


def test_without_the_file_nothing_is_elsewhere(tmp_path: Path) -> None:
    assert read_outside_words(tmp_path, FOLD) == []


@pytest.mark.parametrize("text", ["zh-CN = [", 'en = "rain"'])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "outside_words.toml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_outside_words(tmp_path, FOLD)
    assert caught.value.code == "outside-words-broken"
    assert caught.value.details["file"] == "outside_words.toml"
