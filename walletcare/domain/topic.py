"""What a request can be about. Codes are stable: they stand in files, reports and on the agent's screen."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class Topic:
    code: str
    label: LocalText


TOPICS: tuple[Topic, ...] = (
    Topic("payment-failed", LocalText("付款失败", "Payment failed")),
    Topic("transfer", LocalText("转账问题", "Transfer")),
    Topic("refund", LocalText("退款", "Refund")),
    Topic("login", LocalText("登录不了", "Can’t log in")),
    Topic("account-recovery", LocalText("找回账户", "Getting back into an account")),
    Topic("account-frozen", LocalText("账户被限制", "Account frozen or limited")),
    Topic("bank-card", LocalText("银行卡", "Bank card")),
    Topic("registration", LocalText("注册和实名", "Opening an account, identity")),
    Topic("security", LocalText("账户和支付安全", "Account and payment security")),
    Topic("suspicious", LocalText("可疑的消息或客服", "Suspicious message or agent")),
    Topic("crypto", LocalText("链上交易和代币", "Crypto transaction or token")),
    Topic("balance", LocalText("余额和充值", "Balance and top-up")),
    Topic("fees", LocalText("费用和限额", "Fees and limits")),
    Topic("app", LocalText("软件故障和使用", "App problem or question")),
    Topic("complaint", LocalText("投诉", "Complaint")),
    Topic("feedback", LocalText("意见和建议", "Feedback")),
    Topic("other", LocalText("其他问题", "Something else")),
)

_BY_CODE = {topic.code: topic for topic in TOPICS}


def topic_of(code: str) -> Topic:
    """The topic with ``code``.

    "something else" for a code that is not known (an older draft, another version).
    """
    return _BY_CODE.get(code, _BY_CODE["other"])
