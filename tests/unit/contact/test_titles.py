"""Titles of requests: the first line of what was written, in whole sentences, without a full stop."""

from __future__ import annotations

import pytest

from walletcare.contact.composing.submission import title_of
from walletcare.domain.ticket import Draft, DraftId

_LONG = "I paid 180.00 by code at noon. It said failed, but my card was charged. The shop got nothing."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "Refund"),
        ("\n  \nWhere is my refund?\nMore", "Where is my refund?"),
        ("My card was charged.", "My card was charged"),
        ("银行卡扣了钱。商户说没收到。", "银行卡扣了钱。商户说没收到"),
        ("And then...", "And then..."),
        (_LONG, "I paid 180.00 by code at noon. It said failed, but my card was charged"),
        ("Yes. " + "word " * 30, "Yes. " + "word " * 14 + "word…"),
    ],
)
def test_the_title_of_a_request(text: str, title: str) -> None:
    assert title_of(Draft(id=DraftId("d"), topic="refund", text=text), "Refund") == title
