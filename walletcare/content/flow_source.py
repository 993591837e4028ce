"""Reads a flow from its file: ``resources/flows/<id>.yaml``. The format is told in ``docs/flows.md``.

Every error names the file, the line, the step and what to do. Reading checks the shape: keys, closed sets,
both languages, names of steps. Whether the flow makes sense is the business of ``content.flow_lint``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from walletcare.content.document_map import DocumentMap, Faults
from walletcare.content.flow_document import Document, Path_, Value, parse_json, read_document, to_json
from walletcare.domain import flow as f
from walletcare.domain.language import LocalText

MAX_STEPS = 200
_SEED = re.compile(r"(S[012]-\d\d|[CG]\d{1,2})")


def read_flow(path: Path) -> f.Flow:
    """The flow in the YAML file ``path``.

    Raises:
        ContentError: ``flow-unreadable`` or ``flow-broken`` with ``file``, ``line``, ``step`` and ``what``.
    """
    return parse_flow(read_document(path))


def flow_to_json(path: Path) -> str:
    """The YAML file ``path``, checked by reading it, as the JSON text that the content pack stores."""
    document = read_document(path)
    parse_flow(document)
    return to_json(document)


def flow_from_json(text: str, name: str = "pack") -> f.Flow:
    """The flow in a JSON text made by :func:`flow_to_json`. Raises ContentError as :func:`read_flow` does."""
    return parse_flow(parse_json(text, name))


def parse_flow(document: Document) -> f.Flow:
    """The flow in ``document``."""
    return _Reader(document).flow()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults = Faults(document)

    def flow(self) -> f.Flow:
        top = DocumentMap(self.faults, self.document.value, (), "")
        steps = tuple(self.step(entry) for entry in top.maps("steps"))
        if len(steps) > MAX_STEPS:
            top.fail("steps", f"more than {MAX_STEPS} steps")
        ids = [step.id for step in steps]
        for place, step_id in enumerate(ids):
            if step_id in ids[:place]:
                self.faults.fail(("steps", place), step_id, "this id is used by an earlier step")
        flow = f.Flow(
            id=top.id("id"),
            code=top.word("code"),
            version=top.number("version", 0),
            title=top.text("title"),
            summary=top.text("summary"),
            icon=top.id("icon"),
            topic=top.id("topic"),
            start=top.word("start", ids[0]),
            steps=steps,
            seeds=self.seeds(top),
            is_urgent=top.flag("urgent"),
            minutes=top.number("minutes", 3),
            is_guide=top.flag("guide"),
            way_round=self.action(top.map("way-round")) if top.has("way-round") else None,
            asks_urgency=top.flag("asks-urgency"),
        )
        top.done()
        if flow.start not in ids:
            top.fail("start", f"there is no step {flow.start!r}")
        for place, step in enumerate(steps):
            for target in f.next_ids(step):
                if target not in ids:
                    self.faults.fail(
                        ("steps", place), step.id, f"goes on to {target!r}, and there is no such step"
                    )
        return flow

    def seeds(self, entry: DocumentMap) -> tuple[str, ...]:
        seeds = entry.words("seeds")
        for seed in seeds:
            if not _SEED.fullmatch(seed):
                entry.fail("seeds", f"{seed!r} is no seed id such as S2-33 or G1")
        return seeds

    def step(self, entry: DocumentMap) -> f.Step:
        entry.step = entry.id("id")
        kinds = [kind for kind in f.StepKind if entry.has(kind)]
        if len(kinds) != 1:
            self.faults.fail(
                entry.path, entry.step, f"needs exactly one of: {', '.join(f.StepKind)} (it has {len(kinds)})"
            )
        readers: Mapping[f.StepKind, Callable[[DocumentMap], f.Step]] = {
            f.StepKind.QUESTION: self.question,
            f.StepKind.INPUT: self.input,
            f.StepKind.CHECKS: self.checks,
            f.StepKind.INSTRUCTION: self.instruction,
            f.StepKind.BRANCH: self.branch,
            f.StepKind.OUTCOME: self.outcome,
        }
        step = readers[kinds[0]](entry)
        entry.done()
        return step

    def question(self, entry: DocumentMap) -> f.QuestionStep:
        return f.QuestionStep(
            id=entry.step,
            title=entry.text("question"),
            choices=tuple(self.choice(item) for item in entry.maps("choices")),
            helper=entry.maybe("helper", entry.text),
            short=entry.maybe("short", entry.text),
            privacy=entry.maybe("privacy", entry.text),
            seeds=self.seeds(entry),
        )

    def choice(self, entry: DocumentMap) -> f.Choice:
        choice = f.Choice(
            id=entry.id("id"),
            label=entry.text("label"),
            next=entry.word("next"),
            hint=entry.maybe("hint", entry.text),
            icon=entry.word("icon", ""),
        )
        entry.done()
        return choice

    def input(self, entry: DocumentMap) -> f.InputStep:
        return f.InputStep(
            id=entry.step,
            title=entry.text("input"),
            input=entry.one_of("kind", f.InputKind),
            next=entry.word("next"),
            example=entry.text("example"),
            helper=entry.maybe("helper", entry.text),
            short=entry.maybe("short", entry.text),
            privacy=entry.maybe("privacy", entry.text),
            fills=entry.one_of("fills", f.DraftField) if entry.has("fills") else None,
            is_optional=entry.flag("optional"),
            seeds=self.seeds(entry),
        )

    def checks(self, entry: DocumentMap) -> f.ChecksStep:
        return f.ChecksStep(
            id=entry.step,
            title=entry.text("checks"),
            run=self.check_uses(entry, "run"),
            next=entry.word("next"),
            cases=self.cases(entry, "cases") if entry.has("cases") else (),
            helper=entry.maybe("helper", entry.text),
            short=entry.maybe("short", entry.text),
            seeds=self.seeds(entry),
        )

    def check_uses(self, entry: DocumentMap, key: str) -> tuple[f.CheckUse, ...]:
        value = entry.raw(key)
        if not isinstance(value, list) or not value:
            entry.fail(key, "must be a list of checks")
        return tuple(
            self.check_use(item, (*entry.path, key, place), entry.step) for place, item in enumerate(value)
        )

    def check_use(self, value: Value, path: Path_, step: str) -> f.CheckUse:
        name, uses = value, {}
        if isinstance(value, dict):
            if len(value) != 1:
                self.faults.fail(path, step, "write one check an entry: name, or name with its inputs")
            name, given = next(iter(value.items()))
            if not isinstance(given, dict) or not all(isinstance(item, str) for item in given.values()):
                self.faults.fail(path, step, f"{name}: its inputs must be names with a step each")
            uses = {key: str(item) for key, item in given.items()}
        try:
            check = f.CheckId(str(name))
        except ValueError:
            self.faults.fail(path, step, f"check {name!r} is not known; use one of: {', '.join(f.CheckId)}")
        missing = [need for need in check.needs if need not in uses]
        unknown = [use for use in uses if use not in check.may_use]
        if missing or unknown:
            self.faults.fail(path, step, f"check {check}: needs {check.needs}, understands {check.may_use}")
        return f.CheckUse(check, tuple(uses.items()))

    def instruction(self, entry: DocumentMap) -> f.InstructionStep:
        return f.InstructionStep(
            id=entry.step,
            title=entry.text("instruction"),
            actions=tuple(self.action(item) for item in entry.maps("actions")),
            exits=self.exits(entry),
            helper=entry.maybe("helper", entry.text),
            short=entry.maybe("short", entry.text),
            warning=entry.maybe("warning", entry.text),
            recheck=self.check_uses(entry, "recheck") if entry.has("recheck") else (),
            is_printable=entry.flag("printable"),
            seeds=self.seeds(entry),
        )

    def exits(self, entry: DocumentMap) -> tuple[f.Choice, ...]:
        if entry.has(f.NEXT) == (entry.has(f.FIXED) or entry.has(f.STILL)):
            self.faults.fail(entry.path, entry.step, "needs either next, or both fixed and still")
        return tuple(
            self.exit(entry, exit_id) for exit_id in ((f.NEXT,) if entry.has(f.NEXT) else (f.FIXED, f.STILL))
        )

    def exit(self, entry: DocumentMap, exit_id: str) -> f.Choice:
        if isinstance(entry.raw(exit_id), str):
            return f.Choice(exit_id, EXIT_LABELS[exit_id], entry.word(exit_id))
        inner = entry.map(exit_id)
        choice = f.Choice(exit_id, inner.text("label"), inner.word("to"))
        inner.done()
        return choice

    def action(self, entry: DocumentMap) -> f.Action:
        action = f.Action(
            text=entry.text("text"),
            detail=entry.maybe("detail", entry.text),
            name=entry.one_of("action", f.ActionName) if entry.has("action") else None,
            argument=entry.word("argument", ""),
            copy=entry.maybe("copy", entry.text),
        )
        entry.done()
        return action

    def branch(self, entry: DocumentMap) -> f.BranchStep:
        return f.BranchStep(
            id=entry.step,
            cases=self.cases(entry, "branch"),
            otherwise=entry.word("otherwise"),
            seeds=self.seeds(entry),
        )

    def cases(self, entry: DocumentMap, key: str) -> tuple[f.Case, ...]:
        found = []
        for item in entry.maps(key):
            found.append(f.Case(parse_condition(item.map("when")), item.word("next")))
            item.done()
        return tuple(found)

    def outcome(self, entry: DocumentMap) -> f.OutcomeStep:
        return f.OutcomeStep(
            id=entry.step,
            title=entry.text("title"),
            result=entry.one_of("outcome", f.OutcomeResult),
            confidence=entry.one_of("confidence", f.Confidence),
            cause=entry.text("cause"),
            detail=entry.maybe("detail", entry.text),
            money=entry.maybe("money", entry.text),
            actions=tuple(self.action(item) for item in entry.maps("actions"))
            if entry.has("actions")
            else (),
            draft=self.draft(entry.map("draft")) if entry.has("draft") else None,
            deadlines=tuple(
                entry.closed("deadlines", word, f.DeadlineKind) for word in entry.words("deadlines")
            ),
            points=tuple(self.point(item) for item in entry.maps("points")) if entry.has("points") else (),
            is_printable=entry.flag("printable"),
            icon=entry.word("icon", ""),
            short=entry.maybe("short", entry.text),
            seeds=self.seeds(entry),
        )

    def point(self, entry: DocumentMap) -> f.Point:
        point = f.Point(
            question=entry.id("question"),
            good=entry.words("good"),
            held=entry.text("held"),
            lacking=entry.text("lacking"),
            article=entry.id("article"),
        )
        entry.done()
        return point

    def draft(self, entry: DocumentMap) -> f.DraftPlan:
        plan = f.DraftPlan(
            topic=entry.id("topic"),
            title=entry.text("title"),
            complexity=entry.one_of("complexity", f.Complexity),
            text=entry.maybe("text", entry.text),
        )
        entry.done()
        return plan


def parse_condition(entry: DocumentMap) -> f.Condition:
    """The condition in the map ``entry``."""
    if len(entry.value) != 1:
        entry.faults.fail(entry.path, entry.step, "write one condition a map; join several with all or any")
    word = next(iter(entry.value))
    kind = entry_kind(word)
    if kind is None:
        entry.fail(word, f"is no condition; use one of: {', '.join(f.ConditionKind)}")
    match kind:
        case f.ConditionKind.ALL | f.ConditionKind.ANY:
            return f.Condition(kind, parts=tuple(parse_condition(item) for item in entry.maps(word)))
        case f.ConditionKind.NOT:
            return f.Condition(kind, parts=(parse_condition(entry.map(word)),))
        case f.ConditionKind.VERDICT | f.ConditionKind.BRAND | f.ConditionKind.GIVEN | f.ConditionKind.LACKS:
            return f.Condition(kind, values=entry.words(word))
        case _:
            inner = entry.map(word)
            if len(inner.value) != 1:
                entry.fail(word, "name one step or check")
            subject = next(iter(inner.value))
            return f.Condition(kind, subject, inner.words(subject))


def entry_kind(word: str) -> f.ConditionKind | None:
    """The condition that ``word`` names, None for a word that names none."""
    return f.ConditionKind(word) if word in set(f.ConditionKind) else None


EXIT_LABELS: Mapping[str, LocalText] = {
    f.FIXED: LocalText("解决了", "Fixed it"),
    f.STILL: LocalText("还不行", "Still not working"),
    f.NEXT: LocalText("下一步", "Continue"),
}
"""Labels of the ways out of an instruction that an author does not name otherwise."""
