"""Where nobody can tell whose side a cut connection is on, the troubleshooter blames neither."""

from __future__ import annotations

import pytest

from tests.helpers.flows import StillClock, brand, result
from walletcare.content.flow_source import read_flow
from walletcare.domain.diagnostic import CheckStatus
from walletcare.infra.paths import resources_dir
from walletcare.troubleshoot.session import Session


@pytest.mark.parametrize(
    ("check", "reason"), [("tls", "tls-cut"), ("dns", "dns-silent"), ("service", "lossy")]
)
def test_a_payment_is_not_gone_on_with_over_a_connection_that_breaks(check: str, reason: str) -> None:
    session = Session(read_flow(resources_dir() / "flows" / "payment-failed.yaml"), brand(), StillClock())
    for choice in ("later", "not-taken", "balance"):
        session.answer(choice)
    session.record_results((result("network"), result(check, CheckStatus.FAILED, reason)))
    session.proceed()
    assert session.step.id == "fix-network"


@pytest.mark.parametrize(
    ("check", "reason", "step"),
    [
        ("tls", "tls-cut", "either-side"),
        ("dns", "dns-silent", "either-side"),
        ("service", "lossy", "either-side"),
        ("service", "lossy-way", "the-way"),
        ("tls", "wrong-address", "the-way"),
        ("service", "service-misplaced", "their-fault"),
        ("service", "not-our-service", "the-way"),
        ("dns", "dns-broken-there", "their-fault"),
    ],
)
def test_support_silent_goes_where_the_finding_points(check: str, reason: str, step: str) -> None:
    session = Session(read_flow(resources_dir() / "flows" / "support-silent.yaml"), brand(), StillClock())
    session.record_results((result("network"), result(check, CheckStatus.FAILED, reason)))
    session.proceed()
    assert session.step.id == step


def test_a_sign_in_page_elsewhere_does_not_send_away_whoever_reaches_the_service() -> None:
    page = result("captive-portal", CheckStatus.FAILED, "captive-portal")
    for service, step in (("passed", "what-happens"), ("skipped", "your-network")):
        session = Session(read_flow(resources_dir() / "flows" / "support-silent.yaml"), brand(), StillClock())
        session.record_results((page, result("service", CheckStatus(service))))
        session.proceed()
        assert session.step.id == step
