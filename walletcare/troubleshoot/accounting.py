"""Turns the visits of a run into the account of what was tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from walletcare.domain import flow as f
from walletcare.domain.account import AccountEntry, AccountKind
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.check_names import check_name
from walletcare.troubleshoot.visit import Visit

FORGOTTEN = LocalText(
    "卡号这类内容不会保存，所以要再填一次。",
    "Card numbers and the like aren’t kept, so please type it once more.",
)
_CHECKED_HERE = LocalText("只在这台电脑上核对过，没有保存", "Checked on this computer and not kept")
_SKIPPED = LocalText("没有填", "Left empty")
_CHECKED = LocalText("自动检查", "Automatic checks")
OUTCOME = LocalText("结果", "Result")
_STATUS = {
    CheckStatus.PASSED: LocalText("正常", "Good"),
    CheckStatus.WARNING: LocalText("需要看一下", "Needs a look"),
    CheckStatus.FAILED: LocalText("有问题", "Problem found"),
    CheckStatus.SKIPPED: LocalText("已跳过", "Skipped"),
}
_CHIP_LETTERS = 16
"""What was typed stands on its chip of the trail when it is this short; else the step's short name does."""

Fill = Callable[[LocalText], LocalText]


def answer_text(step: f.Step, visit: Visit, *, is_short: bool = False) -> LocalText:
    """What the user did at ``step``, in their words; ``is_short`` gives the words for a chip."""
    match step:
        case f.QuestionStep():
            return _label(step.choices, visit.choice)
        case f.InstructionStep():
            return (step.short or step.title) if is_short else _label(step.exits, visit.choice)
        case f.InputStep():
            if is_short:
                fits = 0 < len(visit.value) <= _CHIP_LETTERS
                return LocalText.same(visit.value) if fits else step.short or step.title
            if step.input.is_memory_only and visit.is_given:
                return _CHECKED_HERE
            return LocalText.same(visit.value) if visit.value else _SKIPPED
        case f.ChecksStep():
            return step.short or _CHECKED
        case f.OutcomeStep():
            return step.short or OUTCOME
        case f.BranchStep():
            return LocalText("", "")


def _label(choices: tuple[f.Choice, ...], choice_id: str) -> LocalText:
    return next((choice.label for choice in choices if choice.id == choice_id), LocalText("", ""))


def account_of(flow: f.Flow, visits: Sequence[Visit], fill: Fill) -> tuple[AccountEntry, ...]:
    """The entries of a run, in order. The open step counts when it holds results or is an outcome."""
    entries: list[AccountEntry] = []
    for place, visit in enumerate(visits):
        step = flow.step(visit.step_id)
        if step is None or isinstance(step, f.BranchStep):
            continue
        entries.extend(result_entry(result) for result in visit.results)
        is_left = place < len(visits) - 1
        if isinstance(step, f.OutcomeStep):
            code, kind = f"{step.id}={step.result}", AccountKind.OUTCOME
            answer, value = fill(step.cause), ""
        elif not is_left or isinstance(step, f.ChecksStep):
            continue
        else:
            kind = _KINDS[step.kind]
            answer, value = answer_text(step, visit), visit.choice or ("given" if visit.is_given else "empty")
            code = f"{step.id}={value}"
        # An answer holds what the user typed, so it is never read for placeholders.
        entries.append(AccountEntry(kind, step.id, code, fill(step.title), answer, visit.at))
    return tuple(entries)


_KINDS = {
    f.StepKind.QUESTION: AccountKind.ANSWER,
    f.StepKind.INPUT: AccountKind.INPUT,
    f.StepKind.INSTRUCTION: AccountKind.REMEDY,
}


def result_entry(result: DiagnosticResult) -> AccountEntry:
    """A check's result as an entry. Two with the same step id are the look before and the look after."""
    status = _STATUS[result.status]
    value = f" · {result.value}" if result.value else ""
    return AccountEntry(
        kind=AccountKind.CHECK,
        step_id=result.check_id,
        code=f"{result.check_id}={result.status}:{result.reason}",
        question=check_name(result.check_id),
        answer=LocalText(
            f"{status.zh}{value}。{result.finding.zh}", f"{status.en}{value}. {result.finding.en}"
        ),
        at=result.at,
        evidence="\n".join(result.evidence),
    )
