"""Which helpful details a draft has and lacks. A checklist: it never blocks sending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.language import LocalText
from walletcare.domain.late_pattern import late_pattern

if TYPE_CHECKING:
    from walletcare.domain.ticket import Draft


class Detail(StrEnum):
    WHAT = "what"
    WHEN = "when"
    AMOUNT = "amount"
    TRANSACTION = "transaction"
    SCREENSHOT = "screenshot"
    TRIED = "tried"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class DetailHint:
    """One line of the checklist. ``why`` tells what support does with it."""

    detail: Detail
    is_given: bool
    label: LocalText
    why: LocalText


_LABELS = {
    Detail.WHAT: LocalText("发生了什么", "What happened"),
    Detail.WHEN: LocalText("时间", "When"),
    Detail.AMOUNT: LocalText("金额", "Amount"),
    Detail.TRANSACTION: LocalText("交易编号", "Transaction number"),
    Detail.SCREENSHOT: LocalText("截图", "A screenshot"),
    Detail.TRIED: LocalText("试过什么", "What you tried"),
    Detail.EMAIL: LocalText("邮箱", "Email"),
}
_REASONS = {
    Detail.WHAT: LocalText(
        "一两句话就够：做了什么，看到了什么。", "A sentence or two: what you did and what you saw."
    ),
    Detail.WHEN: LocalText(
        "大概的时间也行，客服靠它在记录里找到这笔操作。",
        "A rough time will do. Support finds the entry in their records by it.",
    ),
    Detail.AMOUNT: LocalText("带上币种，客服能更快对上账。", "With the currency, so support can match it."),
    Detail.TRANSACTION: LocalText(
        "订单号、流水号或交易哈希。它是公开的，不是私钥。",
        "Order number, bank number or transaction hash. It’s public and not a key.",
    ),
    Detail.SCREENSHOT: LocalText(
        "拍到出错的那一页。先遮住助记词、卡号和验证码。",
        "Of the page with the error. Cover recovery phrases, card numbers and codes first.",
    ),
    Detail.TRIED: LocalText(
        "写上试过的办法，客服就不会让你重复。", "Say what you’ve tried, so nobody asks you to do it again."
    ),
    Detail.EMAIL: LocalText(
        "聊天断了，客服可以用邮件接着回复你。", "If the chat breaks off, support can answer by email."
    ),
}
_MONEY = (Detail.WHAT, Detail.WHEN, Detail.AMOUNT, Detail.TRANSACTION, Detail.SCREENSHOT)
_BY_TOPIC: dict[str, tuple[Detail, ...]] = {
    "payment-failed": _MONEY,
    "transfer": _MONEY,
    "refund": (Detail.WHAT, Detail.WHEN, Detail.AMOUNT, Detail.TRANSACTION),
    "crypto": (Detail.WHAT, Detail.WHEN, Detail.AMOUNT, Detail.TRANSACTION),
    "balance": _MONEY,
    "fees": (Detail.WHAT, Detail.AMOUNT),
    "bank-card": (Detail.WHAT, Detail.WHEN, Detail.SCREENSHOT),
    "login": (Detail.WHAT, Detail.WHEN, Detail.TRIED, Detail.EMAIL),
    "account-recovery": (Detail.WHAT, Detail.TRIED, Detail.EMAIL),
    "account-frozen": (Detail.WHAT, Detail.WHEN, Detail.SCREENSHOT, Detail.EMAIL),
    "registration": (Detail.WHAT, Detail.TRIED, Detail.SCREENSHOT),
    "security": (Detail.WHAT, Detail.WHEN, Detail.EMAIL),
    "suspicious": (Detail.WHAT, Detail.WHEN, Detail.SCREENSHOT),
    "app": (Detail.WHAT, Detail.TRIED, Detail.SCREENSHOT),
    "complaint": (Detail.WHAT, Detail.WHEN, Detail.EMAIL),
    "feedback": (Detail.WHAT,),
}
_DEFAULT = (Detail.WHAT, Detail.WHEN, Detail.TRIED)
_ENOUGH_CHARACTERS = 12

_TIME_WORDS = late_pattern(
    r"\d{1,2}[:：点时]\d{0,2}|\d{1,2}\s?(?:am|pm)\b|\d{1,4}[-/.年]\d{1,2}|\d{1,2}\s?(?:月|日|号)"
    r"|今天|今早|昨天|昨晚|前天|刚才|刚刚|上午|中午|下午|晚上|凌晨|上周|周[一二三四五六日天]|星期"
    r"|\b(?:today|yesterday|last night|this morning|noon|midnight"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:an?|\d+) (?:minute|hour|day|week)s? ago)\b",
    re.IGNORECASE,
)
_AMOUNT_WORDS = late_pattern(
    r"[¥￥$€£₩₹]\s?\d|\d[\d,.]*\s?(?:元|块|万|美元|港币|人民币|cny|rmb|usd|usdt|usdc|eur|gbp|hkd|btc|eth|trx|bnb|sol)",
    re.IGNORECASE,
)
_TRANSACTION_WORDS = late_pattern(
    r"\b0x[0-9a-f]{64}\b|\b[0-9a-f]{64}\b|\b[A-Z0-9]{2,}[-]?[A-Z0-9-]*\d[A-Z0-9-]{5,}\b", re.IGNORECASE
)
_TRIED_WORDS = late_pattern(
    r"试过|尝试|重启|重装|重新登录|换了|清除|卸载|更新了"
    r"|\b(?:tried|restarted|reinstalled|rebooted|updated|cleared|switched|logged out)\b",
    re.IGNORECASE,
)
_ADDRESS = late_pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def completeness(draft: Draft) -> tuple[DetailHint, ...]:
    """The checklist for the draft's topic, in the order of the form.

    A detail counts as given when its field is filled, when the text names it, or when the attached account of
    a
    troubleshooter answers it: nothing is asked twice.
    """
    details = _BY_TOPIC.get(draft.topic, _DEFAULT)
    return tuple(
        DetailHint(detail, _is_given(detail, draft), _LABELS[detail], _REASONS[detail]) for detail in details
    )


def _is_given(detail: Detail, draft: Draft) -> bool:
    account = draft.account
    told = " ".join(f"{entry.answer.en} {entry.evidence}" for entry in account.included()) if account else ""
    text = f"{draft.text}\n{told}"
    match detail:
        case Detail.WHAT:
            return len(draft.text.strip()) >= _ENOUGH_CHARACTERS or bool(account and account.included())
        case Detail.WHEN:
            return bool(draft.when.strip() or _TIME_WORDS.search(text))
        case Detail.AMOUNT:
            return bool(draft.amount.strip() or _AMOUNT_WORDS.search(text))
        case Detail.TRANSACTION:
            return bool(draft.transaction.strip() or _TRANSACTION_WORDS.search(text))
        case Detail.SCREENSHOT:
            return bool(draft.files)
        case Detail.TRIED:
            return bool(_TRIED_WORDS.search(draft.text)) or bool(account and account.included())
        case Detail.EMAIL:
            return bool(_ADDRESS.search(f"{draft.email} {draft.text}"))
