"""Does a flow make sense? Finds what a user would trip over before a user does.

Codes: ``flow-unreachable``, ``flow-dead-end``, ``flow-silent-loop``, ``flow-asked-again``,
``flow-asked-twice``, ``flow-not-sure``, ``flow-choices``, ``flow-unknown``, ``flow-condition``,
``flow-uses``, ``flow-action``, ``flow-way-round``, ``flow-remedy``, ``flow-outcome``, ``flow-privacy``,
``flow-placeholder``, ``flow-wording``, and of reading: ``flow-broken``, ``flow-unreadable``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from walletcare.content.flow_care import remedies, way_round
from walletcare.content.flow_document import read_document
from walletcare.content.flow_graph import Finding, Graph, checks_of, uses_of
from walletcare.content.flow_source import parse_flow
from walletcare.content.flow_texts import flow_texts
from walletcare.content.problem import Problem
from walletcare.content.wording import wording_faults
from walletcare.domain import flow as f
from walletcare.domain.check_reason import REASONS
from walletcare.domain.diagnostic import CheckStatus, Side
from walletcare.domain.errors import ContentError
from walletcare.domain.placeholder import KINDS, Placeholder, placeholders, stray_braces
from walletcare.domain.topic import TOPICS

_MASKED = re.compile(r"\d\*+\d")
"""A number with its middle hidden, as wallets show it: 138****5678."""
_BRANDS = frozenset({"custodial", "self-custody", "custody-unknown"})
_WAYS_TO_PAY = frozenset({"balance", "debit-card", "credit-card", "pay-later", "on-chain"})
"""Ids that a brand file gives to the ways to pay it lists (docs/operators.md)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What flows may refer to. An empty ``articles``, ``flows`` or ``icons`` leaves that rule out."""

    articles: Collection[str] = ()
    flows: Collection[str] = ()
    icons: Collection[str] = ()


def lint_flows(resources: Path) -> list[Problem]:
    """What is wrong with the flows in ``resources/flows``, against its articles, flows and icons."""
    paths = sorted((resources / "flows").glob("*.yaml"))
    known = Known(
        articles={path.name.split(".")[0] for path in (resources / "articles").rglob("*.md")},
        flows={path.stem for path in paths},
        icons={path.stem for path in (resources / "icons").glob("*.svg")},
    )
    return [problem for path in paths for problem in lint_flow_file(path, known)]


def lint_flow_file(path: Path, known: Known | None = None, shown_as: str = "") -> list[Problem]:
    """What is wrong with the flow in ``path``; empty when nothing is. Never raises for a bad flow."""
    shown = shown_as or f"flows/{path.name}"
    try:
        document = read_document(path)
        flow = parse_flow(document)
    except ContentError as error:
        details = error.details
        where = f"step {details['step']}: " if details.get("step") else ""
        return [Problem(shown, max(1, int(details["line"])), error.code, where + details["what"])]
    steps = document.value["steps"] if isinstance(document.value, dict) else []
    lines = {
        step.id: document.line(("steps", place))
        for place, step in enumerate(flow.steps)
        if place < len(steps)
    }
    problems = lint_flow(flow, known, lines, shown)
    if path.stem != flow.id:
        problems.append(
            Problem(shown, 1, "flow-unknown", f"the file is {path.name}, but the id is {flow.id}")
        )
    return sorted(problems)


def lint_flow(
    flow: f.Flow, known: Known | None = None, lines: Mapping[str, int] | None = None, path: str = ""
) -> list[Problem]:
    """What is wrong with ``flow``, in the order of the file. ``lines`` gives the line of each step."""
    known = known or Known()
    lines = lines or {}
    graph = Graph(flow)
    shown = path or f"flows/{flow.id}.yaml"
    findings = [
        *_shape(flow, graph),
        *way_round(flow),
        *remedies(flow, graph),
        *_asking(flow, graph),
        *_references(flow, known),
        *_conditions(flow, graph),
        *_outcomes(flow),
        *_texts(flow, graph),
    ]
    return sorted(
        Problem(
            shown,
            max(1, lines.get(found.step, 1)),
            found.code,
            f"step {found.step}: {found.message}" if found.step else found.message,
        )
        for found in findings
    )


def _shape(flow: f.Flow, graph: Graph) -> Iterator[Finding]:
    outcomes = {step.id for step in flow.steps if isinstance(step, f.OutcomeStep)}
    silent = {step.id for step in flow.steps if isinstance(step, f.BranchStep)}
    for step in flow.steps:
        after = graph.after[step.id]
        if step.id != flow.start and step.id not in graph.after[flow.start]:
            yield Finding(step.id, "flow-unreachable", "no way leads here")
        if step.id not in outcomes and not after & outcomes:
            yield Finding(step.id, "flow-dead-end", "no outcome can be reached from here")
        if step.id in silent and _loops_silently(flow, step.id):
            yield Finding(step.id, "flow-silent-loop", "branches lead back here with nobody asked in between")


def _loops_silently(flow: f.Flow, start: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        step = flow.step(waiting.pop())
        if not isinstance(step, f.BranchStep):
            continue
        for target in f.next_ids(step):
            if target == start:
                return True
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return False


def _asking(flow: f.Flow, graph: Graph) -> Iterator[Finding]:
    asking = [step for step in flow.steps if isinstance(step, f.QuestionStep | f.InputStep)]
    for step in asking:
        if step.id in graph.after[step.id]:
            yield Finding(
                step.id, "flow-asked-again", "a way leads back to this question after it was answered"
            )
        for other in asking:
            if other.id not in graph.after[step.id] or other.id == step.id:
                continue
            same_field = (
                isinstance(step, f.InputStep)
                and isinstance(other, f.InputStep)
                and step.fills is not None
                and step.fills is other.fills
            )
            if same_field or step.title == other.title:
                yield Finding(other.id, "flow-asked-twice", f"was already asked at step {step.id}")
        if isinstance(step, f.QuestionStep):
            yield from _choices(step)
        elif step.input.is_memory_only and step.privacy is None:
            yield Finding(
                step.id, "flow-privacy", f"a {step.input} needs a privacy note: it is forgotten at once"
            )


def _choices(step: f.QuestionStep) -> Iterator[Finding]:
    ids = [choice.id for choice in step.choices]
    if f.NOT_SURE not in ids:
        yield Finding(step.id, "flow-not-sure", "needs a choice with the id not-sure")
    if len(set(ids)) != len(ids):
        yield Finding(step.id, "flow-choices", "has two choices with the same id")
    if not 2 <= len(ids) <= 9:
        yield Finding(step.id, "flow-choices", f"has {len(ids)} choices; two to nine can be chosen by number")


def _references(flow: f.Flow, known: Known) -> Iterator[Finding]:
    topics = {topic.code for topic in TOPICS}
    if flow.topic not in topics:
        yield Finding("", "flow-unknown", f"topic {flow.topic!r} is not known")
    yield from _icon("", flow.icon, known)
    if flow.way_round is not None:
        yield from _action("", flow.way_round, known, topics)
    for step in flow.steps:
        if isinstance(step, f.QuestionStep):
            for choice in step.choices:
                yield from _icon(step.id, choice.icon, known)
        if isinstance(step, f.OutcomeStep):
            yield from _icon(step.id, step.icon, known)
            for point in step.points:
                action = f.Action(point.lacking, name=f.ActionName.OPEN_ARTICLE, argument=point.article)
                yield from _action(step.id, action, known, topics)
            if step.draft is not None and step.draft.topic not in topics:
                yield Finding(step.id, "flow-unknown", f"topic {step.draft.topic!r} is not known")
        if isinstance(step, f.InstructionStep | f.OutcomeStep):
            for action in step.actions:
                yield from _action(step.id, action, known, topics)


def _icon(step: str, icon: str, known: Known) -> Iterator[Finding]:
    if icon and known.icons and icon not in known.icons:
        yield Finding(step, "flow-unknown", f"icon {icon!r} is not among the icons of the app")


def _action(step: str, action: f.Action, known: Known, topics: set[str]) -> Iterator[Finding]:
    name, argument = action.name, action.argument
    if (action.copy is not None) != (name is f.ActionName.COPY_TEXT):
        yield Finding(step, "flow-action", "copy-text and copy belong together")
    if name is f.ActionName.OPEN_ARTICLE:
        if not argument or (known.articles and argument not in known.articles):
            yield Finding(step, "flow-unknown", f"article {argument!r} does not exist")
    elif name is f.ActionName.OPEN_FLOW:
        if not argument or (known.flows and argument not in known.flows):
            yield Finding(step, "flow-unknown", f"flow {argument!r} does not exist")
    elif name is f.ActionName.OPEN_CONTACT:
        if argument and argument not in topics:
            yield Finding(step, "flow-unknown", f"topic {argument!r} is not known")
    elif argument and name is not f.ActionName.GO_BACK:
        yield Finding(step, "flow-action", f"{name or 'no action'} takes no argument")


def _conditions(flow: f.Flow, graph: Graph) -> Iterator[Finding]:
    ran = {step.id: checks_of(step) for step in flow.steps}
    for step in flow.steps:
        before = graph.before(step.id)
        earlier = set[str]().union(*(ran[step_id] for step_id in before))
        for use in uses_of(step):
            for name, source in use.uses:
                if not isinstance(flow.step(source), f.InputStep | f.QuestionStep):
                    yield Finding(
                        step.id, "flow-uses", f"{use.check} takes {name} from {source!r}, which asks nothing"
                    )
                elif isinstance(step, f.InstructionStep) and _is_forgotten(flow, source):
                    yield Finding(
                        step.id, "flow-uses", f"{source} is forgotten by then; it can't be checked again"
                    )
                elif source not in before:
                    yield Finding(
                        step.id, "flow-uses", f"{use.check} takes {name} from {source}, which comes later"
                    )
        if isinstance(step, f.ChecksStep | f.BranchStep):
            can_know = earlier | (ran[step.id] if isinstance(step, f.ChecksStep) else set())
            for case in step.cases:
                for condition in case.when.walk():
                    for message in _condition(flow, condition, before, can_know):
                        yield Finding(step.id, "flow-condition", message)


def _is_forgotten(flow: f.Flow, step_id: str) -> bool:
    step = flow.step(step_id)
    return isinstance(step, f.InputStep) and step.input.is_memory_only


def _condition(flow: f.Flow, condition: f.Condition, before: set[str], checks: set[str]) -> Iterator[str]:
    kind, subject, values = condition.kind, condition.subject, set(condition.values)
    allowed: Collection[str] = ()
    match kind:
        case f.ConditionKind.ANSWER:
            step = flow.step(subject)
            if not isinstance(step, f.QuestionStep) or subject not in before:
                yield f"answer: {subject!r} is no question asked before"
                return
            allowed = {choice.id for choice in step.choices}
        case f.ConditionKind.STATUS | f.ConditionKind.REASON:
            if subject not in checks:
                yield f"{kind}: check {subject!r} did not run before"
                return
            allowed = set(CheckStatus) if kind is f.ConditionKind.STATUS else REASONS[f.CheckId(subject)]
        case f.ConditionKind.VERDICT:
            if not checks:
                yield "verdict: no check ran before"
            allowed = set(Side)
        case f.ConditionKind.BRAND:
            allowed = _BRANDS
        case f.ConditionKind.LACKS:
            allowed = _WAYS_TO_PAY
        case f.ConditionKind.GIVEN:
            allowed = {step.id for step in flow.steps if isinstance(step, f.InputStep) and step.id in before}
        case _:
            return
    if not values or values - set(allowed):
        yield f"{kind}: {sorted(values - set(allowed)) or 'nothing'} cannot be; possible: {sorted(allowed)}"


def _outcomes(flow: f.Flow) -> Iterator[Finding]:
    for step in flow.steps:
        if not isinstance(step, f.OutcomeStep):
            continue
        if step.result is f.OutcomeResult.CONTACT and step.draft is None:
            yield Finding(step.id, "flow-outcome", "leads to contact and needs a draft")
        if len(step.actions) > 3 and not step.is_printable:
            yield Finding(step.id, "flow-outcome", "has more than three next actions")
        for point in step.points:
            asked = flow.step(point.question)
            choices = {choice.id for choice in asked.choices} if isinstance(asked, f.QuestionStep) else set()
            if not choices or set(point.good) - choices or not point.good:
                yield Finding(
                    step.id, "flow-outcome", f"point {point.question!r}: no such question or choice"
                )
        if step.result is not f.OutcomeResult.SOLVED and not step.actions:
            yield Finding(step.id, "flow-outcome", "leaves the user with nothing to do next")


def _texts(flow: f.Flow, graph: Graph) -> Iterator[Finding]:
    for step_id, text in flow_texts(flow):
        for fault in wording_faults(text.zh, text.en):
            yield Finding(step_id, "flow-wording", fault)
        if "**" in _MASKED.sub("", text.zh + text.en):
            # Flows are shown as they stand: only articles know bold.
            yield Finding(step_id, "flow-wording", "has ** in it, which is shown as two stars")
        if stray_braces(text.zh) or stray_braces(text.en):
            yield Finding(step_id, "flow-placeholder", "has a brace that belongs to no placeholder")
        zh, en = placeholders(text.zh), placeholders(text.en)
        if sorted((place.kind, place.name) for place in zh) != sorted(
            (place.kind, place.name) for place in en
        ):
            yield Finding(step_id, "flow-placeholder", "the two languages fill different places")
        for place in (*zh, *en):
            for message in _place(flow, place, graph.before(step_id) if step_id else set()):
                yield Finding(step_id, "flow-placeholder", message)


def _place(flow: f.Flow, place: Placeholder, before: set[str]) -> Iterator[str]:
    if place.kind not in KINDS:
        yield f"{place.kind!r} is no kind of placeholder; use one of: {', '.join(sorted(KINDS))}"
        return
    if place.kind == "brand":
        return
    if place.otherwise is None:
        yield f"{place.kind}:{place.name} needs words for when it is not known, after a |"
    step = flow.step(place.name)
    if place.kind == "input":
        if not isinstance(step, f.InputStep) or place.name not in before:
            yield f"input:{place.name} is no input asked before"
        elif step.input.is_memory_only:
            yield f"input:{place.name} is forgotten at once and cannot be shown"
    if place.kind == "choice" and (not isinstance(step, f.QuestionStep) or place.name not in before):
        yield f"choice:{place.name} is no question asked before"
    if place.kind == "check" and place.name not in set(f.CheckId):
        yield f"check:{place.name} is no check"
