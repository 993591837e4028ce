"""Every text of a flow that a person reads, with the step it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from walletcare.domain import flow as f
from walletcare.domain.language import LocalText


def flow_texts(flow: f.Flow) -> Iterator[tuple[str, LocalText]]:
    """Pairs of step id (empty for the flow's own texts) and text, in the order of the file."""
    yield "", flow.title
    yield "", flow.summary
    if flow.way_round is not None:
        for text in (flow.way_round.text, flow.way_round.detail):
            if text is not None:
                yield "", text
    for step in flow.steps:
        for text in _step_texts(step):
            if text is not None:
                yield step.id, text


def _step_texts(step: f.Step) -> Iterator[LocalText | None]:
    if isinstance(step, f.BranchStep):
        return
    yield from (step.title, step.short)
    match step:
        case f.QuestionStep():
            yield from (step.helper, step.privacy)
            for choice in step.choices:
                yield from (choice.label, choice.hint)
        case f.InputStep():
            yield from (step.helper, step.privacy, step.example)
        case f.ChecksStep():
            yield step.helper
        case f.InstructionStep():
            yield from (step.helper, step.warning)
            yield from _action_texts(step.actions)
            for choice in step.exits:
                yield choice.label
        case f.OutcomeStep():
            yield from (step.cause, step.detail, step.money)
            yield from _action_texts(step.actions)
            for point in step.points:
                yield from (point.held, point.lacking)
            if step.draft is not None:
                yield from (step.draft.title, step.draft.text)


def _action_texts(actions: tuple[f.Action, ...]) -> Iterator[LocalText | None]:
    for action in actions:
        yield from (action.text, action.detail, action.copy)
