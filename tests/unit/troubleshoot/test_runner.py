"""Checks side by side: order, limits, cancel, and one that breaks."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from tests.helpers.flows import brand
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.flow import CheckId, CheckUse
from walletcare.domain.language import LocalText
from walletcare.infra.clock import SystemClock
from walletcare.infra.probes import SocketProbe
from walletcare.troubleshoot.diagnostics.check import Cancel, Check, CheckContext
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.runner import CheckProgress, CheckState, run_checks
from walletcare.troubleshoot.targets import Targets

FINE = LocalText("好。", "Fine.")


class Quick(Check):
    """Passes at once and keeps what it was given."""

    id = CheckId.NETWORK
    needs_network = False
    saw: ClassVar[list[CheckContext]] = []

    def look(self, context: CheckContext) -> DiagnosticResult:
        self.saw.append(context)
        return self.passed(context, FINE)


class Meeting(Check):
    """Ends only when another one of its kind runs at the same moment."""

    needs_network = False
    limit_s = 5.0
    barrier = threading.Barrier(2)

    def look(self, context: CheckContext) -> DiagnosticResult:
        self.barrier.wait(60)
        return self.passed(context, FINE)


class MeetingDns(Meeting):
    id = CheckId.DNS


class MeetingProxy(Meeting):
    id = CheckId.PROXY


class Failing(Check):
    id = CheckId.DNS
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        return self.failed(context, "dns-fails", FINE)


class AfterDns(Quick):
    id = CheckId.TCP
    after = (CheckId.DNS,)


class AfterTcp(Quick):
    id = CheckId.TLS
    after = (CheckId.TCP,)


class AnywayAfterDns(Quick):
    id = CheckId.TIME_ZONE
    after = (CheckId.DNS,)
    is_skipped_after_failure = False


class Broken(Check):
    id = CheckId.DISK
    needs_network = False

    def look(self, context: CheckContext) -> DiagnosticResult:
        raise ZeroDivisionError


class Endless(Check):
    """Runs until it is told to stop, as a check waiting for an answer does."""

    id = CheckId.SERVICE
    needs_network = False
    limit_s = 0.05
    stopped = threading.Event()

    def look(self, context: CheckContext) -> DiagnosticResult:
        while not context.cancel.is_set:
            self.stopped.wait(0.005)
        self.stopped.set()
        return self.passed(context, FINE)


class Patient(Endless):
    limit_s = 60.0
    stopped = threading.Event()


@pytest.fixture
def context(tmp_path: Path) -> CheckContext:
    clock = SystemClock()
    return CheckContext(
        probe=SocketProbe(clock), targets=Targets(None), clock=clock, brand=brand(), data_dir=tmp_path
    )


def run(context: CheckContext, *checks: Check, **more: object) -> dict[str, DiagnosticResult]:
    table: Mapping[CheckId, Check] = {check.id: check for check in checks}
    results = run_checks([CheckUse(check.id) for check in checks], context, checks=table, **more)  # type: ignore[arg-type]
    assert [found.check_id for found in results] == [check.id for check in checks]
    return {found.check_id: found for found in results}


def test_checks_run_side_by_side(context: CheckContext) -> None:
    results = run(context, MeetingDns(), MeetingProxy())
    assert {found.status for found in results.values()} == {CheckStatus.PASSED}


def test_what_follows_a_failure_is_skipped_and_says_why(context: CheckContext) -> None:
    results = run(context, AfterTcp(), AfterDns(), Failing(), AnywayAfterDns())
    assert results["tcp"].status is CheckStatus.SKIPPED
    assert "Finding the servers" in results["tcp"].finding.en
    assert results["tls"].status is CheckStatus.SKIPPED
    assert results["time-zone"].status is CheckStatus.PASSED


def test_a_check_that_waits_for_one_not_asked_for_starts_at_once(context: CheckContext) -> None:
    assert run(context, AfterDns())["tcp"].status is CheckStatus.PASSED


def test_a_later_check_sees_the_earlier_results(context: CheckContext) -> None:
    Quick.saw.clear()
    run(context, Failing(), AnywayAfterDns())
    assert Quick.saw[-1].earlier["dns"].reason == "dns-fails"


def test_inputs_reach_the_check_that_asked_for_them(context: CheckContext) -> None:
    Quick.saw.clear()
    run(context, Quick(), inputs_of=lambda use: {"for": str(use.check)})
    assert Quick.saw[-1].inputs == {"for": "network"}


def test_progress_is_told_on_the_callers_thread_and_in_order(context: CheckContext) -> None:
    told: list[tuple[CheckProgress, threading.Thread]] = []
    run(context, Quick(), on_progress=lambda progress: told.append((progress, threading.current_thread())))
    assert [progress.state for progress, _ in told] == [
        CheckState.WAITING,
        CheckState.RUNNING,
        CheckState.DONE,
    ]
    assert {thread for _, thread in told} == {threading.current_thread()}
    assert told[-1][0].result is not None
    assert told[0][0].name.en == "Network"


def test_one_broken_check_hides_no_other(context: CheckContext, caplog: pytest.LogCaptureFixture) -> None:
    results = run(context, Broken(), Quick())
    assert (results["disk"].status, results["disk"].reason) == (CheckStatus.SKIPPED, "check-broken")
    assert results["network"].status is CheckStatus.PASSED
    assert "check disk raised" in caplog.text


def test_a_check_over_its_limit_is_told_as_unanswered(context: CheckContext) -> None:
    results = run(context, Endless(), Quick())
    assert results["service"].reason == "no-answer-in-time"
    assert Endless.stopped.wait(60), "the abandoned check is told to stop"


def test_the_whole_run_has_a_limit(context: CheckContext) -> None:
    results = run(context, Patient(), Quick(), limit_s=0.1)
    assert results["service"].status is CheckStatus.SKIPPED
    assert results["network"].status is CheckStatus.PASSED
    assert Patient.stopped.wait(60)


def test_cancelling_stops_the_run(context: CheckContext) -> None:
    Patient.stopped.clear()

    def stop(progress: CheckProgress) -> None:
        if progress.state is CheckState.RUNNING:
            context.cancel.cancel()

    results = run(context, Patient(), on_progress=stop)
    assert "stopped" in results["service"].finding.en
    assert Patient.stopped.wait(60)


def test_a_run_leaves_the_callers_token_alone(context: CheckContext) -> None:
    token = Cancel()
    run(context, Quick())
    assert not token.is_set
    assert not context.cancel.is_set


def test_the_shipped_checks_wait_in_no_circle() -> None:
    done: set[CheckId] = set()
    while len(done) < len(CHECKS):
        ready = {check_id for check_id, check in CHECKS.items() if set(check.after) <= done} - done
        assert ready
        done |= ready
