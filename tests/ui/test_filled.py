"""Sentences with names and times put in: where Chinese meets Latin, and where it meets Chinese."""

from __future__ import annotations

import pytest

from walletcare.ui.filled import filled


@pytest.mark.parametrize(
    ("pattern", "part", "expected"),
    [
        ("客服 {part}回复", "12 分钟前", "客服 12 分钟前回复"),
        ("客服 {part}回复", "刚刚", "客服刚刚回复"),
        ("{part}提交", "昨天", "昨天提交"),
        ("适用于 {part}", "苍鹭钱包", "适用于苍鹭钱包"),
        ("适用于{part}", "Heron Wallet", "适用于 Heron Wallet"),
        ("{part} 正在输入", "小美", "小美正在输入"),
        ("{part} 正在输入", "Mei", "Mei 正在输入"),
        ("{part}客服", "Heron", "Heron 客服"),
        ("预计{part} 前回复", " 11 月 3 日 18:00", "预计 11 月 3 日 18:00 前回复"),
        ("{part}，官方名单", "Heron Wallet", "Heron Wallet，官方名单"),
        ("{part} is typing", "小美", "小美 is typing"),
        ("Sent {part}", "yesterday", "Sent yesterday"),
    ],
)
def test_one_space_between_chinese_and_latin_and_none_within_chinese(
    pattern: str, part: str, expected: str
) -> None:
    assert filled(pattern, part=part) == expected


def test_what_a_field_holds_stays_as_it_is() -> None:
    assert filled("{who}：{what}", who="客服", what="a中b  {c}") == "客服：a中b  {c}"
