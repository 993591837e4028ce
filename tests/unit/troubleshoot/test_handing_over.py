"""Deadlines with their calendar file, and the account as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.helpers.flows import brand
from walletcare.domain.account import Account, AccountEntry, AccountKind
from walletcare.domain.brand import DeadlineRules
from walletcare.domain.flow import DeadlineKind
from walletcare.domain.language import Language, LocalText
from walletcare.troubleshoot.account_text import account_as_text
from walletcare.troubleshoot.deadlines import deadlines, to_ics

DAY = date(2026, 3, 1)
TODAY = date(2026, 3, 5)

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def test_dates_come_from_the_brands_rules_and_nothing_is_guessed() -> None:
    built = brand(rules=DeadlineRules(ask_refund_days=3, dispute_days=None, escalate_days=15))
    found = deadlines(built, DAY, list(DeadlineKind), TODAY)
    assert [(item.kind, item.day, item.days_left) for item in found] == [
        (DeadlineKind.ASK_REFUND, date(2026, 3, 4), -1),
        (DeadlineKind.ESCALATE, date(2026, 3, 16), 11),
    ]


@pytest.mark.parametrize("language", list(Language))
def test_the_calendar_file_follows_rfc_5545(language: Language) -> None:
    title = "付款显示失败，但已经扣款；订单, 第 1 笔 \\ " + "很长" * 40
    data = to_ics(deadlines(brand(), DAY, list(DeadlineKind), TODAY), title, language, NOW)
    text = data.decode("utf-8")
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode("utf-8")) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20260331\r\nDTEND;VALUE=DATE:20260401" in unfolded
    assert "DTSTAMP:20260305T120000Z" in unfolded
    summary = next(line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    assert "订单\\, 第" in summary
    assert "\\\\" in summary


def test_the_same_date_keeps_its_uid() -> None:
    dates = deadlines(brand(), DAY, [DeadlineKind.DISPUTE], TODAY)
    first = to_ics(dates, "x", Language.EN, NOW)
    later = to_ics(dates, "x", Language.EN, NOW + timedelta(days=1))
    assert first.split(b"UID:")[1][:24] == later.split(b"UID:")[1][:24]


def entry(kind: AccountKind, question: str, answer: str, **more: object) -> AccountEntry:
    return AccountEntry(
        kind,
        "s",
        "s=x",
        LocalText(f"{question}？", f"{question}?"),
        LocalText(answer, answer),
        NOW.astimezone(UTC),
        **more,  # type: ignore[arg-type]
    )


def test_the_account_reads_well_and_leaves_out_what_was_unticked() -> None:
    account = Account(
        "payment-failed",
        3,
        LocalText("付款失败", "Payment failed"),
        (
            entry(AccountKind.ANSWER, "How", "By card"),
            entry(AccountKind.CHECK, "Clock", "Good.", evidence="clock offset: +1 s\nservers: 2"),
            entry(AccountKind.INPUT, "Amount", "12", is_included=False),
            entry(AccountKind.OUTCOME, "Result", "A hold"),
        ),
        verdict="nothing-found",
    )
    text = account_as_text(account, Language.EN, timezone(timedelta(hours=8)))
    assert text == (
        "Troubleshooting report: Payment failed\n"
        "payment-failed v3\n"
        "The checks found nothing wrong\n"
        "\n"
        "Answers\n"
        "- How: By card  [2026-03-05 20:00]\n"
        "\n"
        "Checks\n"
        "- Clock: Good.  [2026-03-05 20:00]\n"
        "    clock offset: +1 s\n"
        "    servers: 2\n"
        "\n"
        "Result\n"
        "- Result: A hold  [2026-03-05 20:00]\n"
        "\n"
        "It holds no password, code, card number or recovery phrase.\n"
    )
    assert account_as_text(account, Language.ZH).startswith("排查报告：付款失败\n")


def test_an_account_without_checks_claims_no_side() -> None:
    account = Account("x", 1, LocalText.same("x"), (entry(AccountKind.ANSWER, "How", "By card"),))
    assert "side" not in account_as_text(account, Language.EN)
