"""Whose side is the cause on: this computer, the way, or the service? ``resources/verdicts.toml`` decides."""

from __future__ import annotations

from collections.abc import Iterable

from walletcare.content.verdict_source import VerdictTable, shipped_verdict_table
from walletcare.domain.check_reason import UNFINISHED
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side, Verdict
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.condition import Known, holds

_NOTHING_FOUND = LocalText(
    "检查过的项目都正常，没有找到原因。", "Everything we looked at is fine. We found no cause."
)
_UNKNOWN = LocalText(
    "有一项需要看一下，但还看不出原因在哪一边。",
    "Something needs a look, but we can’t tell whose side it’s on.",
)
_UNFINISHED = LocalText(
    "有的检查还没有结果，现在说不准。", "Some checks have no result yet, so we can’t say."
)
_NOT_LOOKED = LocalText("还没有检查结果，说不出原因。", "Nothing was checked yet, so we can’t say.")


def decide(results: Iterable[DiagnosticResult], table: VerdictTable | None = None) -> Verdict:
    """The verdict of the first rule that holds over ``results``; the latest result of each check counts.

    Without a rule: nothing-found when every check that ran is good, or only worth knowing, and none was left
    open; unknown otherwise.
    """
    table = shipped_verdict_table() if table is None else table
    latest = latest_results(results)
    known = Known(results=latest)
    for rule in table.rules:
        if holds(rule.when, known):
            return Verdict(
                rule.side, rule.id, rule.text, tuple(need for need in rule.needs if need in latest)
            )
    ran = [result for result in latest.values() if result.status is not CheckStatus.SKIPPED]
    if not ran:
        return Verdict(Side.UNKNOWN, "not-looked", _NOT_LOOKED)
    off = [result for result in ran if result.status is not CheckStatus.PASSED]
    bad = tuple(result.check_id for result in off if result.reason not in table.worth_knowing)
    if bad:
        return Verdict(Side.UNKNOWN, "needs-a-look", _UNKNOWN, bad)
    if any(result.reason in UNFINISHED for result in latest.values()):
        return Verdict(Side.UNKNOWN, "unfinished", _UNFINISHED)
    if off:
        worth = tuple(result.check_id for result in off)
        return Verdict(Side.NOTHING_FOUND, "worth-knowing", table.worth_knowing_text, worth)
    return Verdict(Side.NOTHING_FOUND, "all-good", _NOTHING_FOUND, tuple(result.check_id for result in ran))


def latest_results(results: Iterable[DiagnosticResult]) -> dict[str, DiagnosticResult]:
    """The last result of each check, by check id."""
    return {result.check_id: result for result in results}
