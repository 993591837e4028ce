"""Walks a flow the way users could, until every way out of every step was taken."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from tests.helpers.flows import StillClock, brand, result
from walletcare.domain import flow as f
from walletcare.domain.brand import PaymentMethod
from walletcare.domain.check_reason import REASONS
from walletcare.domain.diagnostic import CheckStatus, DiagnosticResult, Side
from walletcare.domain.language import LocalText
from walletcare.troubleshoot.condition import Known, holds
from walletcare.troubleshoot.session import Session
from walletcare.troubleshoot.verdict import decide, latest_results

TYPED = {
    f.InputKind.TEXT: "TRC20",
    f.InputKind.AMOUNT: "1280 CNY",
    f.InputKind.DATE: "2026-03-01",
    f.InputKind.ORDER_NUMBER: "AB20260301123456",
    f.InputKind.TX_ID: "0x" + "ab" * 32,
    f.InputKind.ADDRESS: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    f.InputKind.IBAN: "DE89370400440532013000",
    f.InputKind.CARD_NUMBER: "4111111111111111",
    f.InputKind.CARD_EXPIRY: "08/2027",
    f.InputKind.LINK: "https://heron.example/help",
}
WAYS_TO_PAY = tuple(
    tuple(PaymentMethod(name, LocalText.same(name)) for name in names)
    for names in ((), ("on-chain",), ("balance", "debit-card", "credit-card"))
)
"""What brands list: nothing, nothing of what flows ask for, all of it."""
MAX_MOVES = 80
Edge = tuple[str, str]


@dataclass
class Walker:
    """Coverage-guided walks: at each step a way that is new, or that leads to one."""

    flow: f.Flow
    seed: int = 7
    taken: dict[Edge, int] = field(default_factory=dict)
    ends: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self.all_edges = {edge for step in self.flow.steps for edge in edges_of(step)}
        self.after = {step.id: self._reached_from(step.id) for step in self.flow.steps}

    def _reached_from(self, start: str) -> frozenset[str]:
        seen, waiting = {start}, [start]
        while waiting:
            step = self.flow.step(waiting.pop())
            assert step is not None
            for target in f.next_ids(step):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return frozenset(seen)

    @property
    def missing(self) -> set[Edge]:
        return self.all_edges - set(self.taken)

    def walk_until_done(self, most: int = 400) -> None:
        for _ in range(most):
            self.ends.append(self.walk())
            if not self.missing:
                return

    def walk(self) -> Session:
        custody = self.random.choice([True, False, None])
        methods = self.random.choice(WAYS_TO_PAY)
        session = Session(self.flow, brand(is_custodial=custody, methods=methods), StillClock())
        self._pass_branches(session, self.flow.start)
        for _ in range(MAX_MOVES):
            if session.is_finished:
                return session
            self._move(session)
        raise AssertionError(f"{self.flow.id}: no outcome after {MAX_MOVES} moves at {session.step.id}")

    def _move(self, session: Session) -> None:
        step = session.step
        match step:
            case f.QuestionStep():
                choice = self._least([(step.id, item.id) for item in step.choices])
                session.answer(choice)
            case f.InstructionStep():
                if step.recheck and self.random.random() < 0.5:
                    session.record_results(self._results(step.recheck))
                choice = self._least([(step.id, item.id) for item in step.exits])
                session.answer(choice)
            case f.InputStep():
                choice = self._least(edges_of(step))
                if choice == "skip":
                    session.skip()
                else:
                    assert session.type(TYPED[step.input]) is None
            case f.ChecksStep():
                self._pass_checks(session, step)
                return
            case _:
                raise AssertionError(step)
        self._took(step.id, choice)
        self._pass_branches(session, self._target(step, choice))

    def _pass_checks(self, session: Session, step: f.ChecksStep) -> None:
        results = self._wanted_results(session, step)
        session.record_results(results)
        known = session._known()
        place = place_of(step.cases, known)
        self._took(step.id, place)
        session.proceed()
        target = step.next if place == "next" else step.cases[int(place)].next
        self._pass_branches(session, target)

    def _wanted_results(self, session: Session, step: f.ChecksStep) -> tuple[DiagnosticResult, ...]:
        """Results that take an edge not taken yet, when some set of one or two faults does; else any."""
        candidates = list(fault_sets(step.run))
        self.random.shuffle(candidates)
        # Single faults are tried first: they are what users have, and they decide most cases.
        candidates.sort(key=lambda faults: sum(found.status is not CheckStatus.PASSED for found in faults))
        untaken = {edge[1] for edge in edges_of(step) if edge not in self.taken}
        known = session._known()
        before = [found for visit in session.visits for found in visit.results]
        for faults in candidates if untaken else ():
            latest = latest_results([*before, *faults])
            guess = replace(known, results=latest, side=partial(side_of, latest))
            if place_of(step.cases, guess) in untaken:
                return faults
        return self._leading_results(step, candidates, known, before)

    def _leading_results(
        self,
        step: f.ChecksStep,
        candidates: list[tuple[DiagnosticResult, ...]],
        known: Known,
        before: list[DiagnosticResult],
    ) -> tuple[DiagnosticResult, ...]:
        wanted = {step_id for step_id, _ in self.missing}
        for faults in self.random.sample(candidates, min(40, len(candidates))):
            latest = latest_results([*before, *faults])
            guess = replace(known, results=latest, side=partial(side_of, latest))
            place = place_of(step.cases, guess)
            if self.after[step.next if place == "next" else step.cases[int(place)].next] & wanted:
                return faults
        return self.random.choice(candidates)

    def _results(self, uses: tuple[f.CheckUse, ...]) -> tuple[DiagnosticResult, ...]:
        return self.random.choice(list(fault_sets(uses)))

    def _pass_branches(self, session: Session, target: str) -> None:
        """The session passed branches by itself; count which way it went."""
        step = self.flow.step(target)
        known = session._known()
        while isinstance(step, f.BranchStep):
            place = next(
                (str(at) for at, case in enumerate(step.cases) if holds(case.when, known)), "otherwise"
            )
            self._took(step.id, place)
            step = self.flow.step(step.otherwise if place == "otherwise" else step.cases[int(place)].next)
        assert step is not None
        assert step.id == session.step.id

    def _target(self, step: f.Step, choice: str) -> str:
        if isinstance(step, f.InputStep):
            return step.next
        assert isinstance(step, f.QuestionStep | f.InstructionStep)
        items = step.choices if isinstance(step, f.QuestionStep) else step.exits
        return next(item.next for item in items if item.id == choice)

    def _least(self, edges: list[Edge]) -> str:
        """A way not taken yet; else one that leads to such a way; else any."""
        untaken = [edge for edge in edges if edge not in self.taken]
        if untaken:
            return self.random.choice(untaken)[1]
        wanted = {step_id for step_id, _ in self.missing}
        leading = [edge for edge in edges if self._targets(edge) & wanted]
        return self.random.choice(leading or edges)[1]

    def _targets(self, edge: Edge) -> frozenset[str]:
        step = self.flow.step(edge[0])
        assert step is not None
        return self.after[self._target(step, edge[1])]

    def _took(self, step_id: str, way: str) -> None:
        self.taken[step_id, way] = self.taken.get((step_id, way), 0) + 1


def side_of(results: dict[str, DiagnosticResult]) -> Side:
    return decide(results.values()).side


def place_of(cases: tuple[f.Case, ...], known: Known) -> str:
    """The first case that holds, as an edge's name."""
    return next((str(at) for at, case in enumerate(cases) if holds(case.when, known)), "next")


def edges_of(step: f.Step) -> list[Edge]:
    """Every way out of ``step``."""
    match step:
        case f.QuestionStep():
            return [(step.id, choice.id) for choice in step.choices]
        case f.InstructionStep():
            return [(step.id, choice.id) for choice in step.exits]
        case f.InputStep():
            return [(step.id, "typed"), *([(step.id, "skip")] if step.is_optional else [])]
        case f.ChecksStep():
            return [*((step.id, str(at)) for at in range(len(step.cases))), (step.id, "next")]
        case f.BranchStep():
            return [*((step.id, str(at)) for at in range(len(step.cases))), (step.id, "otherwise")]
        case f.OutcomeStep():
            return []


def fault_sets(uses: tuple[f.CheckUse, ...]) -> Iterator[tuple[DiagnosticResult, ...]]:
    """All good; all skipped; each single fault; each pair of faults of different checks."""
    checks = [use.check for use in uses]
    yield tuple(result(check) for check in checks)
    yield tuple(result(check, CheckStatus.SKIPPED) for check in checks)
    single = [(check, reason) for check in checks for reason in REASONS[check]]
    for check, reason in single:
        yield tuple(_one(each, {check: reason}) for each in checks)
    for check, reason in single:
        for other, second in single:
            if checks.index(other) > checks.index(check):
                yield tuple(_one(each, {check: reason, other: second}) for each in checks)


def _one(check: f.CheckId, faults: dict[f.CheckId, str]) -> DiagnosticResult:
    return result(check, CheckStatus.FAILED, faults[check], "4 min") if check in faults else result(check)
