"""Rules for people in trouble: who cannot wait is helped first, and a remedy shows whether it helped."""

from __future__ import annotations

from collections.abc import Iterator

from walletcare.content.flow_graph import Finding, Graph, checks_of
from walletcare.domain import flow as f
from walletcare.domain.diagnostic import CheckStatus

_NEEDS_A_RUN = frozenset({f.ActionName.GO_BACK, f.ActionName.CHECK_AGAIN, f.ActionName.PRINT_STEPS})


def way_round(flow: f.Flow) -> Iterator[Finding]:
    """Whoever cannot wait is helped before any question, in every flow that somebody in trouble opens."""
    ways = [flow.is_guide, flow.way_round is not None, flow.asks_urgency]
    if sum(ways) > 1 or (not any(ways) and not flow.is_urgent):
        yield Finding("", "flow-way-round", "needs exactly one of: way-round, asks-urgency, guide")
    if flow.way_round is not None and flow.way_round.name is None:
        yield Finding("", "flow-way-round", "way-round needs an action")
    if flow.way_round is not None and flow.way_round.name in _NEEDS_A_RUN:
        yield Finding("", "flow-action", f"way-round: {flow.way_round.name} works inside a run only")
    if flow.asks_urgency and not isinstance(flow.step(flow.start), f.QuestionStep):
        yield Finding("", "flow-way-round", "asks-urgency, but the first step is no question")


def remedies(flow: f.Flow, graph: Graph) -> Iterator[Finding]:
    """A remedy for what a check found lets the user see whether it helped."""
    for step in flow.steps:
        if isinstance(step, f.ChecksStep):
            for case in step.cases:
                target = flow.step(case.next)
                wrong = {c.subject for c in case.when.walk() if _is_fault(c)}
                if isinstance(target, f.InstructionStep) and wrong and not _offers(target, wrong, step):
                    checks = ", ".join(sorted(wrong))
                    yield Finding(
                        target.id, "flow-remedy", f"needs recheck of {checks}, or a go-back to what was typed"
                    )
        if not isinstance(step, f.InstructionStep | f.OutcomeStep):
            continue
        for action in step.actions:
            if action.name is f.ActionName.GO_BACK and action.argument not in graph.before(step.id):
                yield Finding(step.id, "flow-action", f"go-back: {action.argument!r} is no step before")
            can_check = any(_checks_at(flow, earlier) for earlier in graph.before(step.id))
            has_recheck = isinstance(step, f.InstructionStep) and step.recheck
            if action.name is f.ActionName.CHECK_AGAIN and not (
                has_recheck or (isinstance(step, f.OutcomeStep) and can_check)
            ):
                yield Finding(step.id, "flow-action", "check-again, and there is nothing to check again")


def _is_fault(condition: f.Condition) -> bool:
    if condition.kind is f.ConditionKind.STATUS:
        return set(condition.values) <= {CheckStatus.WARNING, CheckStatus.FAILED}
    return condition.kind is f.ConditionKind.REASON


def _offers(step: f.InstructionStep, wrong: set[str], looked: f.ChecksStep) -> bool:
    typed = {source for use in looked.run if use.check in wrong for _, source in use.uses}
    goes_back = {a.argument for a in step.actions if a.name is f.ActionName.GO_BACK}
    return bool(wrong & checks_of(step)) or bool(typed & goes_back)


def _checks_at(flow: f.Flow, step_id: str) -> set[str]:
    step = flow.step(step_id)
    return set() if step is None else checks_of(step)
