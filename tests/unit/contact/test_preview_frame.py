"""Reading one's own request back: what was typed, without the frame that support needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from walletcare.contact.composing.preview import AppFacts, preview, without_frame
from walletcare.domain.account import Account, AccountEntry, AccountKind
from walletcare.domain.language import Language, LocalText
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


def account(complexity: str = "") -> Account:
    at = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
    entry = AccountEntry(
        AccountKind.ANSWER,
        "paid-with",
        "paid-with=balance",
        LocalText("钱是从哪里付的？", "What were you paying with?"),
        LocalText("钱包余额", "Wallet balance"),
        at,
    )
    title = LocalText("付款失败", "Payment failed")
    return Account("payment-failed", 1, title, (entry,), verdict="them", complexity=complexity)


@pytest.mark.parametrize(("team", "both"), [(None, False), (Language.EN, False), (Language.ZH, True)])
def test_a_team_that_reads_another_language_gets_the_report_in_its_own_too(
    team: Language | None, both: bool
) -> None:
    facts = AppFacts("0.1.0", "Linux 6.1", Language.EN, team)
    draft = Draft(id=DraftId("d"), topic="payment-failed", text="help", account=account())
    (message,) = preview(draft, "WC-7K2F-91", facts).messages
    assert "What were you paying with?: Wallet balance" in message
    assert ("钱是从哪里付的？: 钱包余额" in message) == both


@pytest.mark.parametrize(
    ("hint", "code"), [("simple", "simple"), ("investigate", "complex"), ("", "complex")]
)
def test_the_flows_own_hint_for_triage_reaches_support(hint: str, code: str) -> None:
    """S1-44."""
    draft = Draft(id=DraftId("d"), topic="payment-failed", text="help", account=account(hint))
    assert preview(draft, "WC-7K2F-91", FACTS).codes["complexity"] == code


def test_whoever_left_at_the_first_question_gives_no_hint_of_the_effort() -> None:
    draft = Draft(
        id=DraftId("d"), topic="payment-failed", text="help", account=replace(account(), entries=())
    )
    assert "complexity" not in preview(draft, "WC-7K2F-91", FACTS).codes
