"""Reading one's own request back: what was typed, without the frame that support needs."""

from __future__ import annotations

import pytest

from walletcare.contact.preview import AppFacts, preview, without_frame
from walletcare.domain.language import Language
from walletcare.domain.ticket import Draft, DraftId

FACTS = AppFacts("0.1.0", "Linux 6.1", Language.ZH)


@pytest.mark.parametrize(
    "text",
    [
        "扫码付款失败，但是扣了钱。",
        "two\n\nparagraphs\n\nWalletCare crashed\nand I saw nothing",
        "[WC-7K2F-91] is the number I was given",
        "ends with the name\n\nWalletCare ",
    ],
)
def test_typed_text_comes_back(text: str) -> None:
    (message,) = preview(
        Draft(id=DraftId("d"), topic="payment-failed", text=text), "WC-7K2F-91", FACTS
    ).messages
    assert without_frame(message) == text.strip()


def test_fields_stay_and_replies_are_left_alone() -> None:
    draft = Draft(id=DraftId("d"), topic="refund", text="where is it", amount="20 EUR")
    (message,) = preview(draft, "WC-7K2F-91", FACTS).messages
    assert without_frame(message) == "where is it\n\n金额: 20 EUR"
    assert without_frame("any news?\n\nWalletCare 0.1") == "any news?\n\nWalletCare 0.1"
