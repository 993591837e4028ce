"""Chinese characters in one form: 錢包 and 钱包 are the same word to a reader, and the same name."""

from __future__ import annotations

from functools import cache

_OF_THE_TRADE = dict(
    zip(
        "錢銀幣鏈匯財賬帳戶寶貝歐聯儲幫醫訊瀏覽閃電鷹鷺鳥獅馬龍鳳麥東貓魚錶鎖鑰誠滙亞澳韓團際險證據頁",
        "钱银币链汇财账账户宝贝欧联储帮医讯浏览闪电鹰鹭鸟狮马龙凤麦东猫鱼表锁钥诚汇亚澳韩团际险证据页",
        strict=True,
    )
)


@cache
def _table() -> dict[int, str]:
    """The two BIP-39 lists hold the same 2,048 characters in the same order, in both forms."""
    from mnemonic import Mnemonic

    pairs = zip(
        Mnemonic("chinese_traditional").wordlist, Mnemonic("chinese_simplified").wordlist, strict=True
    )
    return str.maketrans(_OF_THE_TRADE | dict(pairs))


def simplified(text: str) -> str:
    """``text`` with traditional characters as simplified ones; as it is when it holds no Chinese."""
    return text.translate(_table()) if any("\u3400" <= char <= "\u9fff" for char in text) else text
