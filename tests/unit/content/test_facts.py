from __future__ import annotations

from walletcare.content.facts import fill, placeholders_in
from walletcare.domain.language import Language, LocalText


def test_chinese_spacing_follows_what_was_inserted() -> None:
    latin = {"wallet": LocalText("TokenPocket", "TokenPocket")}
    han = {"wallet": LocalText("苍鹭钱包", "Heron Wallet")}
    assert fill("打开{wallet}的设置", Language.ZH, latin) == "打开 TokenPocket 的设置"
    assert fill("打开 {wallet} 的设置", Language.ZH, latin) == "打开 TokenPocket 的设置"
    assert fill("打开 {wallet} 的设置", Language.ZH, han) == "打开苍鹭钱包的设置"


def test_a_sentence_that_begins_with_a_placeholder_begins_with_a_capital() -> None:
    assert fill("{wallet} never asks.", Language.EN, {}) == "Your wallet never asks."


def test_unknown_names_stay_as_they_stand() -> None:
    assert fill("{nonsense} text", Language.EN, {}) == "{nonsense} text"
    assert placeholders_in("a {wallet} b {nonsense}") == ("wallet", "nonsense")
