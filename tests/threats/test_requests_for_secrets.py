"""T1: what asks for a secret is warned about, ordinary answers are not, and the banner is always there."""

# ruff: noqa: E501 - tables of texts read better on one line
from __future__ import annotations

from itertools import product
from random import Random

import pytest

from tests.helpers.hostile import sizes
from tests.helpers.official_lists import HERON
from tests.helpers.scam_corpus import ordinary_answers, scam_requests
from walletcare.safety.incoming import inbound
from walletcare.safety.incoming.inbound import warnings

SEED = 20261128
_OPENINGS = {
    "en": (
        "Hello,",
        "Dear user,",
        "Thanks for waiting.",
        "I checked your case.",
        "Hi, Mei here.",
        "One moment please.",
    ),
    "zh": ("您好，", "亲爱的用户，", "让您久等了。", "我查了您的请求。", "我是小林。", "请稍等。"),
}
_FACTS = {
    "en": (
        "The refund of {n}.00 left our side on the {d}th.", "Your transfer has {d} of 36 confirmations.",
        "The bank needs up to {d} working days.", "Please update the app in the app store and try again.",
        "You can change your password in Settings, Security.", "We will never ask for your recovery phrase.",
        "Your request is with the payments team now.", "The code expires after {d} minutes; a new one can be requested.",
        "Please send us a screenshot of the error message.", "The fee for this network is {d} USD at the moment.",
        "Which version of the app do you use?", "The card was declined by its bank, code {n}.",
        "Do not share your phrase with anyone, not even with us.", "Your account was unlocked, please sign in again.",
    ),
    "zh": (
        "{n}.00 元的退款已经在 {d} 号发出。", "您的转账现在有 {d} 个确认，一共需要 36 个。", "银行那边最多需要 {d} 个工作日。",
        "请在应用商店更新之后再试一次。", "密码可以在设置里的安全页面修改。", "我们绝不会问您要助记词。", "请求已经转给支付团队。",
        "验证码 {d} 分钟后过期，可以重新获取。", "麻烦发一张报错的截图。", "现在这条网络的手续费大约 {d} 美元。",
        "请问您用的是哪个版本？", "这张卡被发卡行拒绝了，代码 {n}。", "助记词不要告诉任何人，包括我们。", "账户已经解锁，请重新登录。",
    ),
}  # fmt: skip


def answers(language: str, count: int) -> list[str]:
    """Ordinary answers of support: by hand, and by a small grammar of opening and one or two facts."""
    random = Random(SEED)
    made = list(ordinary_answers(language))
    pairs = list(product(_OPENINGS[language], _FACTS[language], _FACTS[language]))
    while len(made) < count:
        opening, first, second = random.choice(pairs)
        text = f"{opening} {first} {second if second != first else ''}".strip()
        made.append(text.format(n=random.randint(10, 9_000), d=random.randint(2, 30)))
    return made[:count]


def missed(language: str) -> list[str]:
    return [text for text in scam_requests(language) if not warnings(text, HERON)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_requests_for_secrets_are_warned_about(language: str) -> None:
    requests = list(scam_requests(language))
    assert len(requests) >= 400
    assert len(missed(language)) <= len(requests) * 0.01


@sizes(800, 5000)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_ordinary_answers_are_not(language: str, count: int) -> None:
    flagged = [text for text in answers(language, count) if warnings(text, HERON)]
    assert len(flagged) < count * 0.01, flagged[:5]


def test_a_build_without_rules_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbound, "_RULES", ())
    assert len(missed("en")) > 100
