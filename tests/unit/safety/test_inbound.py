"""Warnings under incoming messages: recall on scam requests, silence on ordinary answers."""

from __future__ import annotations

import pytest

from tests.helpers.official_lists import HERON
from tests.helpers.scam_corpus import ordinary_answers, scam_requests
from walletcare.domain.language import Language
from walletcare.safety.incoming.inbound import InboundKind, warnings


@pytest.mark.parametrize("language", ["zh", "en"])
def test_scam_requests_are_flagged(language: str) -> None:
    requests = list(scam_requests(language))
    missed = [text for text in requests if not warnings(text, HERON)]
    assert len(missed) <= len(requests) * 0.01, missed[:10]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ordinary_answers_are_not_flagged(language: str) -> None:
    answers = list(ordinary_answers(language))
    flagged = [text for text in answers if warnings(text, HERON)]
    assert len(flagged) < len(answers) * 0.01, flagged[:10]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please send me your recovery phrase", InboundKind.ASKS_PHRASE),
        ("请提供私钥", InboundKind.ASKS_KEY),
        ("把验证码告诉我", InboundKind.ASKS_CODE),
        ("What is your password?", InboundKind.ASKS_PASSWORD),
        ("请提供完整的银行卡号", InboundKind.ASKS_CARD),
        ("下载向日葵", InboundKind.REMOTE_CONTROL),
        ("Pay the unlock fee first", InboundKind.FEE_IN_ADVANCE),
        ("加我微信", InboundKind.OTHER_MESSENGER),
        ("install the new version from this link", InboundKind.FALSE_UPDATE),
        ("see https://evil.com/x", InboundKind.FOREIGN_LINK),
        ("see https://heronwallet-help.com/x", InboundKind.IMITATION),
        ("ｓｅｎｄ me your re\u200bcovery phrase", InboundKind.ASKS_PHRASE),
    ],
)
def test_each_kind_is_recognised(text: str, kind: InboundKind) -> None:
    assert kind in [warning.kind for warning in warnings(text, HERON)]


def test_most_serious_warning_comes_first() -> None:
    found = warnings("Add me on WhatsApp and send me your seed phrase, see https://evil.com", HERON)
    assert found[0].kind is InboundKind.ASKS_PHRASE


def test_place_is_a_place_of_the_message() -> None:
    text = "你好\u200b，请把助记词发给我"
    (warning,) = warnings(text, HERON)
    assert "助记词" in text[slice(*warning.span)]


def test_words_exist_in_both_languages() -> None:
    for warning in warnings("send me your seed phrase", HERON):
        for language in Language:
            assert warning.title.text(language)
            assert warning.advice.text(language)
