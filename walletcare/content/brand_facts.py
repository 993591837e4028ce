"""The placeholders that articles and flows may use, with the words shown when a brand states none.

Every value is a phrase that fits inside a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from walletcare.domain.language import LocalText

FACT_DEFAULTS: Mapping[str, LocalText] = MappingProxyType(
    {
        "wallet": LocalText("你的钱包", "your wallet"),
        "support_hours": LocalText("联系页上写明的服务时间", "the hours shown on the Contact page"),
        "support_now": LocalText("现在有没有人值班还不知道", "whether anybody is on duty isn’t known yet"),
        "support_email": LocalText("联系页上的官方邮箱", "the official address on the Contact page"),
        "support_phone": LocalText("联系页上的官方电话", "the official number on the Contact page"),
        "official_site": LocalText("官方网站", "the official website"),
        "status_page": LocalText("官方公告页", "the official announcements page"),
        "mail_reply_time": LocalText("联系页上写明的时间", "the time shown on the Contact page"),
        "refund_deadline": LocalText("钱包规定的期限", "the time limit in the wallet’s rules"),
        "dispute_deadline": LocalText(
            "钱包和发卡银行规定的期限", "the time limit set by the wallet and the bank"
        ),
        "fee_page": LocalText("钱包的费用说明页", "the wallet’s fee page"),
    }
)
