"""The placeholders that articles and flows may use, with the words shown when a brand states none.

Every value is a phrase that fits inside a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from walletcare.domain.brand import PaymentMethod
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
        "refund_time_balance": LocalText(
            "一般当天或第二天，以钱包的规则为准", "often the same or the next day, by the wallet’s rules"
        ),
        "refund_time_debit_card": LocalText(
            "一般几个工作日，以发卡行入账为准", "often some working days, as the bank books it"
        ),
        "refund_time_credit_card": LocalText(
            "一般几个工作日到两三周，以发卡行入账为准",
            "often some working days up to a few weeks, as the bank books it",
        ),
        "refund_time_pay_later": LocalText(
            "一般几个工作日，以账单上写的为准", "often some working days, as the bill says"
        ),
    }
)

_REFUND_TIMES = {
    "balance": "refund_time_balance",
    "debit-card": "refund_time_debit_card",
    "credit-card": "refund_time_credit_card",
    "pay-later": "refund_time_pay_later",
}
"""Payment methods whose refund time the content speaks of, by their id in a brand file."""


def refund_times(methods: Iterable[PaymentMethod]) -> dict[str, LocalText]:
    """The placeholders that follow from the refund days a brand publishes for its payment methods."""
    return {
        _REFUND_TIMES[method.id]: working_days(*method.refund_days)
        for method in methods
        if method.refund_days is not None and method.id in _REFUND_TIMES
    }


def working_days(least: int, most: int) -> LocalText:
    """A span of working days in words. ``least`` 0 is the day of the refund itself."""
    unit = "working day" if most == 1 else "working days"
    if most == 0:
        return LocalText("当天", "the same day")
    if least == 0:
        return LocalText(f"当天到 {most} 个工作日", f"the same day to {most} {unit}")
    span = str(most) if least == most else f"{least}–{most}"
    return LocalText(f"{span} 个工作日", f"{span} {unit}")
