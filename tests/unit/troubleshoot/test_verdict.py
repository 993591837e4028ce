"""The verdict table: every rule can decide, none shadows another, and reasons are those that checks give."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from tests.helpers.flows import result
from walletcare.content.verdict_source import VerdictRule, read_verdict_table, shipped_verdict_table
from walletcare.content.wording import wording_faults
from walletcare.domain.check_reason import REASONS, UNFINISHED
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side
from walletcare.domain.errors import ContentError
from walletcare.domain.flow import CONNECTION_CHECKS, CheckId, Condition, ConditionKind
from walletcare.troubleshoot.check_names import check_name
from walletcare.troubleshoot.diagnostics.registry import CHECKS
from walletcare.troubleshoot.verdict import decide

RULES = shipped_verdict_table().rules
SOURCES = Path(__file__).parents[3] / "walletcare" / "troubleshoot" / "diagnostics"


def satisfying(condition: Condition) -> list[DiagnosticResult]:
    """Results that make ``condition`` hold."""
    match condition.kind:
        case ConditionKind.REASON:
            return [result(condition.subject, CheckStatus.FAILED, condition.values[0])]
        case ConditionKind.STATUS:
            return [result(condition.subject, CheckStatus(condition.values[0]))]
        case ConditionKind.ANY:
            return satisfying(condition.parts[0])
        case ConditionKind.NOT:
            return []
        case ConditionKind.ALL:
            return [found for part in condition.parts for found in satisfying(part)]
        case _:
            raise AssertionError(condition.kind)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_decides_some_case(rule: VerdictRule) -> None:
    verdict = decide(satisfying(rule.when))
    assert (verdict.rule, verdict.side, verdict.text) == (rule.id, rule.side, rule.text)
    assert verdict.decided_by
    assert wording_faults(rule.text.zh, rule.text.en) == []


def test_every_reason_of_a_connection_fault_has_a_side() -> None:
    undecided = {
        reason
        for check, reasons in REASONS.items()
        for reason in reasons
        if decide([result(check, CheckStatus.FAILED, reason)]).side is Side.UNKNOWN
    }
    # What is left says nothing about a side by itself.
    assert undecided == {
        "no-answer",  # of tcp, unless other sites are known to answer
        "dns-silent",  # blocked here, or their name server is down
        "tls-cut",  # either end can do it
        "lossy",  # on the way or there
        "receipt-waiting",
        "receipt-fee-low",
        "receipt-gap",
        "receipt-failed",
        "receipt-unknown",
        "receipt-not-asked",
        "refund-too-late",
        "refund-doubtful",
        "official-imitation",  # whose contact it is has nothing to do with sides
        "official-unlisted",
        "official-nothing",
        "refund-overdue",
    }


def test_what_is_only_worth_knowing_is_no_cause() -> None:
    """A healthy computer with the shipped security notice is healthy; beside a fault it says nothing."""
    others = [result(check) for check in CONNECTION_CHECKS if check != "status"]
    notice = result("status", CheckStatus.WARNING, "security-notice")
    verdict = decide([*others, notice])
    assert (verdict.side, verdict.rule, verdict.decided_by) == (
        Side.NOTHING_FOUND,
        "worth-knowing",
        ("status",),
    )
    assert decide([result("tcp", CheckStatus.FAILED, "no-answer"), notice]).side is Side.UNKNOWN
    assert decide([result("tcp", CheckStatus.SKIPPED, "no-answer-in-time"), notice]).side is Side.UNKNOWN
    assert decide([result("service", CheckStatus.FAILED, "service-error"), notice]).side is Side.THEM


def test_nearer_causes_win_over_what_follows_from_them() -> None:
    no_network = result("network", CheckStatus.FAILED, "no-network")
    for check, reasons in REASONS.items():
        for reason in reasons:
            if check is not CheckId.NETWORK:
                assert decide([no_network, result(check, CheckStatus.FAILED, reason)]).rule == "no-network"
    wrong_clock = result("clock", CheckStatus.FAILED, "clock-behind")
    early = result("tls", CheckStatus.FAILED, "certificate-not-yet-valid")
    assert decide([early]).side is Side.THEM
    assert decide([wrong_clock, early]).side is Side.YOU


def test_without_results_nothing_is_claimed() -> None:
    assert decide([]).rule == "not-looked"
    assert decide([result("dns", CheckStatus.SKIPPED)]).side is Side.UNKNOWN


def test_all_good_is_nothing_found_and_only_then() -> None:
    good = [result(check) for check in CONNECTION_CHECKS]
    assert decide(good).side is Side.NOTHING_FOUND
    assert decide([*good, result("receipt", CheckStatus.WARNING, "receipt-unknown")]).rule == "needs-a-look"


@pytest.mark.parametrize("reason", sorted(UNFINISHED))
def test_a_check_left_open_is_no_proof_that_all_is_well(reason: str) -> None:
    good = [result(check) for check in CONNECTION_CHECKS if check is not CheckId.SERVICE]
    assert decide([*good, result("service", CheckStatus.SKIPPED, reason)]).rule == "unfinished"
    assert decide([*good, result("service", CheckStatus.SKIPPED)]).side is Side.NOTHING_FOUND


def test_the_later_result_of_a_check_counts() -> None:
    before = result("network", CheckStatus.FAILED, "no-network")
    assert decide([before, result("network")]).side is Side.NOTHING_FOUND


def test_any_two_reasons_give_a_verdict_without_raising() -> None:
    faults = [
        result(check, CheckStatus.FAILED, reason) for check, reasons in REASONS.items() for reason in reasons
    ]
    for first, second in product(faults, faults):
        assert decide([first, second]).text.en


def test_checks_names_and_reasons_are_complete() -> None:
    assert set(CHECKS) == set(CheckId) == set(REASONS)
    for check in CheckId:
        name = check_name(check)
        assert name.zh
        assert name.en
        assert wording_faults(name.zh, name.en) == []
    assert check_name("gone-in-this-version").en == "gone-in-this-version"


def test_every_reason_in_the_table_is_given_by_some_check() -> None:
    written = " ".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    from walletcare.domain.probe import ProbeFault

    given = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', written)) | set(ProbeFault)
    for reasons in REASONS.values():
        assert set(reasons) <= given


def test_the_authors_table_of_reasons_is_the_programs() -> None:
    text = (SOURCES.parents[2] / "docs" / "flows.md").read_text(encoding="utf-8")
    text = text[text.index("| check | reasons") :]
    for check, reasons in REASONS.items():
        row = next(line for line in text.splitlines() if re.match(rf"\| `{check}(`|: )", line))
        for reason in reasons:
            assert f"`{reason}`" in row, (check, reason)


@pytest.mark.parametrize(
    "text", ["x = ", "[[rule]]\nid = 'a'", "[[rule]]\nid='a'\nside='god'\nneeds=[]\nzh='a'\nen='b'"]
)
def test_a_broken_table_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "verdicts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_verdict_table(path)
    assert caught.value.details["file"] == "verdicts.toml"
