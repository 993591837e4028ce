"""S2-57, S2-60: when a refund is due, by the wallet's own table, and what the refund flow does with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.flows import NOW, StillClock, brand, result
from walletcare.content.flow_source import read_flow
from walletcare.domain.brand import PaymentMethod
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId, OutcomeStep
from walletcare.domain.language import LocalText
from walletcare.infra.clock import SystemClock
from walletcare.infra.paths import resources_dir
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.deadlines import deadlines_of
from walletcare.troubleshoot.diagnostics.check import CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.targets import Targets

METHODS = (
    PaymentMethod("balance", LocalText("钱包余额", "Wallet balance"), (0, 1)),
    PaymentMethod("debit-card", LocalText("银行卡", "Debit card"), (1, 7)),
    PaymentMethod("credit-card", LocalText("信用卡", "Credit card"), (3, 15)),
    PaymentMethod("pay-later", LocalText("先用后付", "Pay later")),
)
HERON = brand(methods=METHODS)
TODAY = NOW.astimezone().date()  # Thursday, 5 March 2026


def look(**inputs: str) -> DiagnosticResult:
    probe = SocketProbe(SystemClock(), routes=())
    context = CheckContext(probe, Targets(None), StillClock(), HERON, Path(), inputs=inputs)
    return CHECKS[CheckId.REFUND_ARRIVAL].run(context)


@pytest.mark.parametrize(
    ("method", "asked", "latest", "reason"),
    [
        ("credit-card", "2026-03-04", "2026-03-25", ""),
        ("debit-card", "2026-03-05", "2026-03-16", ""),
        ("balance", "2026-03-04 09:30", "2026-03-05", ""),  # due today is not late
        ("balance", "2026-02-27", "2026-03-02", "refund-overdue"),  # a Friday: the weekend doesn't count
        ("balance", "2026-02-28", "2026-03-02", "refund-overdue"),
    ],
)
def test_the_row_that_applies_gives_the_day(method: str, asked: str, latest: str, reason: str) -> None:
    found = look(method=method, date=asked)
    assert (found.value, found.reason) == (latest, reason)
    row = next(one for one in METHODS if one.id == method)
    others = [one.label.en for one in METHODS if one.id != method]
    assert row.label.en in found.finding.en
    assert row.label.zh in found.finding.zh
    assert not any(label in found.finding.en for label in others)


@pytest.mark.parametrize(
    "inputs", [{"method": "balance"}, {"method": "pay-later", "date": "2026-03-04"}, {"date": "2026-03-04"}]
)
def test_what_is_not_known_is_not_guessed(inputs: dict[str, str]) -> None:
    assert look(**inputs).status is CheckStatus.SKIPPED


def to_the_wait(session: Session, asked: str) -> None:
    for choice in ("company", "waiting"):
        session.answer(choice)
    session.skip()
    session.type("2026-03-01")
    session.answer("credit-card")
    session.answer("still")
    if asked:
        session.type(asked)
    else:
        session.skip()


@pytest.fixture
def session() -> Session:
    return Session(read_flow(resources_dir() / "flows" / "refund.yaml"), HERON, StillClock())


def test_each_date_is_counted_from_its_own_day(session: Session) -> None:
    to_the_wait(session, "2026-03-04")
    session.record_results((look(**session.inputs_of(session.uses()[0])),))
    session.proceed()
    assert session.step.id == "waiting-is-fine"
    assert [(str(one.kind), one.day, one.days_left) for one in deadlines_of(session, TODAY)] == [
        ("escalate", date(2026, 3, 16), 11),
        ("refund-arrival", date(2026, 3, 25), 20),
    ]
    assert isinstance(session.step, OutcomeStep)
    assert session.step.detail is not None
    assert "2026-03-25" in session.text(session.step.detail).zh


def test_past_the_day_support_is_next(session: Session) -> None:
    to_the_wait(session, "2026-02-02")
    session.record_results((look(**session.inputs_of(session.uses()[0])),))
    session.proceed()
    assert session.step.id == "overdue"


def test_without_the_day_the_user_judges(session: Session) -> None:
    to_the_wait(session, "")
    session.record_results((result("refund-arrival", CheckStatus.SKIPPED),))
    session.proceed()
    assert session.step.id == "how-long"
    session.answer("within")
    assert [str(one.kind) for one in deadlines_of(session, TODAY)] == ["escalate"]
