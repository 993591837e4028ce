from __future__ import annotations

import pytest

from walletcare.content.writing_rules import findings
from walletcare.domain.language import Language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("先看余额,再付款。", "zh-punctuation"),
        ("打开设置(右上角)。", "zh-punctuation"),
        ("等24小时。", "zh-spacing"),
        ("用WiFi试试。", "zh-spacing"),
        ("先看余额， 再付款。", "zh-spacing"),
        ('写着"已退回"。', "zh-punctuation"),
        ("等一等...", "zh-punctuation"),
        ("１００元。", "zh-punctuation"),
        ("请您放心。", "word"),
        ("操作失败，请重试。", "word"),
        ("众所周知，钱很重要。", "filler"),
        ("快去看看！", "exclamation"),
        ("好的👍。", "emoji"),
        ("一" * 91 + "。", "long-sentence"),
    ],
)
def test_chinese_faults_are_found(text: str, code: str) -> None:
    assert code in [found for found, _ in findings(text, Language.ZH)]


@pytest.mark.parametrize(
    "text",
    [
        "等 24 小时，再看 10:30 之后的记录。",
        "{wallet}的客服在{support_hours}在线，邮箱是 help@a.example。",
        "他说“操作失败！”的时候，先看余额（在首页）。",
        "手续费是 0.1%，最多 1,000 元……",
        "编号像 WC-… 这样。",
    ],
)
def test_good_chinese_passes(text: str) -> None:
    assert list(findings(text, Language.ZH)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Your money is safe with us.", "word"),
        ("This is simply a delay.", "word"),
        ("Invalid card number.", "word"),
        ("Please be patient.", "word"),
        ("Done!", "exclamation"),
        ("NEVER share it.", "capitals"),
        ("Open the app，then pay.", "en-punctuation"),
        ("Open  the app.", "en-spacing"),
        ("Open the app ,then pay.", "en-spacing"),
        ("Please note that fees apply.", "filler"),
        (" ".join(["word"] * 36) + ".", "long-sentence"),
    ],
)
def test_english_faults_are_found(text: str, code: str) -> None:
    assert code in [found for found, _ in findings(text, Language.EN)]


@pytest.mark.parametrize(
    "text",
    [
        "A caller who says “move it to a safe account now!” is a fraudster.",
        "It's 3 to 5 working days, e.g. from Monday; see https://a.example/x.",
        "{wallet} answers during {support_hours}.",
        "Don't share the PIN or the SMS code.",
    ],
)
def test_good_english_passes(text: str) -> None:
    assert list(findings(text, Language.EN)) == []
