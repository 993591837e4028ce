"""One run of a flow: a pure state machine. No network, no disk, no window; time comes from the clock.

Card numbers and the like live in this object's memory only, until the user leaves the checks that need them.
Nothing that is stored, shown on the trail, put into the account or into a request ever holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from walletcare.domain import flow as f
from walletcare.domain.account import Account
from walletcare.domain.brand import Brand
from walletcare.domain.clock import Clock
from walletcare.domain.diagnostic import DiagnosticResult, Verdict
from walletcare.domain.errors import UserFacingError
from walletcare.domain.language import Language, LocalText
from walletcare.domain.placeholder import fill
from walletcare.domain.ticket import Draft, DraftId
from walletcare.troubleshoot.accounting import OUTCOME, account_of, answer_text
from walletcare.troubleshoot.condition import Known, holds
from walletcare.troubleshoot.inputs import Accepted, InputProblem, read_input
from walletcare.troubleshoot.places import LiveFacts, Places
from walletcare.troubleshoot.progress import Progress, steps_left
from walletcare.troubleshoot.verdict import decide, latest_results
from walletcare.troubleshoot.visit import Visit

_MAX_SILENT_MOVES = 50

Screen = Callable[[str], LocalText | None]
"""Looks at typed text before it is kept; a sentence when it holds a secret that must not be."""


class MoveError(UserFacingError):
    """The session was asked for what its open step does not offer: a fault of the caller, not of the user."""


@dataclass(frozen=True, slots=True)
class TrailItem:
    """A chip of the answer trail. The open step comes last, with ``is_open``."""

    step_id: str
    label: LocalText
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """A line of a check-up's result. ``article`` mends it where it is missing."""

    text: LocalText
    is_held: bool
    article: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A line of "what we know so far"."""

    step_id: str
    question: LocalText
    answer: LocalText


class Session:
    """A run over ``flow``. Every method but the readers changes it; none blocks.

    Args:
        zone_today: The user's local day, for "yesterday" and dates to come; by default in the system's zone.
        screen: See :data:`Screen`.
        live_facts: What is known at this moment and stands in no brand file: ``support_now``.
    """

    def __init__(
        self,
        flow: f.Flow,
        brand: Brand,
        clock: Clock,
        *,
        zone_today: Callable[[], date] | None = None,
        screen: Screen | None = None,
        live_facts: LiveFacts = dict,
    ) -> None:
        self.flow = flow
        self.brand = brand
        self._clock = clock
        self._today = zone_today or (lambda: clock.now().astimezone().date())
        self._screen = screen
        self._live_facts = live_facts
        self._left = steps_left(flow)
        self._visits: list[Visit] = []
        self._remembered: dict[str, Visit] = {}
        self._secrets: dict[str, str] = {}
        self._started_at = clock.now()
        self._enter(flow.start)

    # ------------------------------------------------------------------ reading

    @property
    def step(self) -> f.Step:
        """The open step; never a branch."""
        return self._step(self._visits[-1].step_id)

    @property
    def visits(self) -> tuple[Visit, ...]:
        return tuple(self._visits)

    @property
    def started_at(self) -> datetime:
        """When the run began, or began anew."""
        return self._started_at

    @property
    def is_finished(self) -> bool:
        return isinstance(self.step, f.OutcomeStep)

    @property
    def can_go_back(self) -> bool:
        return len(self._visits) > 1

    @property
    def earlier_choice(self) -> str:
        """The answer given at the open step before the user came back to it, to be shown as chosen."""
        return self._remembered[self.step.id].choice if self.step.id in self._remembered else ""

    @property
    def earlier_value(self) -> str:
        """What was typed at the open step before the user came back to it; never a memory-only value."""
        return self._remembered[self.step.id].value if self.step.id in self._remembered else ""

    @property
    def earlier_results(self) -> dict[str, DiagnosticResult]:
        """What the checks of the open step found before the user came back to them, by check id."""
        before = self._remembered.get(self.step.id)
        return {} if before is None else latest_results(before.results)

    def results(self) -> dict[str, DiagnosticResult]:
        """The latest result of each check in this run, by check id."""
        return latest_results(result for visit in self._visits for result in visit.results)

    def verdict(self) -> Verdict:
        """The verdict over all results so far."""
        return decide(self.results().values())

    def trail(self) -> tuple[TrailItem, ...]:
        """The answered steps and the open one, as chips."""
        items = []
        for visit in self._visits[:-1]:
            label = answer_text(self._step(visit.step_id), visit, is_short=True)
            # What the user typed is never read for places.
            items.append(TrailItem(visit.step_id, label if visit.value else self.text(label)))
        step = self.step
        if isinstance(step, f.OutcomeStep):
            title = step.short or OUTCOME
        else:
            title = LocalText("", "") if isinstance(step, f.BranchStep) else step.short or step.title
        return (*items, TrailItem(step.id, self.text(title), is_open=True))

    def progress(self) -> Progress:
        """Where the open step stands."""
        least, most = self._left[self.step.id]
        return Progress(len(self._visits), least, most)

    def known(self) -> tuple[KnownFact, ...]:
        """What the user told and the checks found, in order."""
        return tuple(
            KnownFact(entry.step_id, entry.question, entry.answer)
            for entry in self.account().entries
            if entry.kind.value in {"answer", "input", "check"}
        )

    def points(self) -> tuple[FoundPoint, ...]:
        """The lines of the open outcome, by the answers, what is missing first; none of what wasn’t asked."""
        step = self.step
        if not isinstance(step, f.OutcomeStep):
            return ()
        answers = {visit.step_id: visit.choice for visit in self._visits if visit.choice}
        found = [
            FoundPoint(point.held if is_held else point.lacking, is_held, point.article)
            for point in step.points
            if point.question in answers
            for is_held in [answers[point.question] in point.good]
        ]
        return tuple(sorted(found, key=lambda point: point.is_held))

    def uses(self) -> tuple[f.CheckUse, ...]:
        """The checks that the open step runs, or offers to run again."""
        step = self.step
        if isinstance(step, f.ChecksStep):
            return step.run
        return step.recheck if isinstance(step, f.InstructionStep) else ()

    def inputs_of(self, use: f.CheckUse) -> Mapping[str, str]:
        """What was typed or chosen for ``use``, by the name the check knows it by, where it isn't empty."""
        found = {}
        for name, step_id in use.uses:
            value = self._secrets.get(step_id) or self._value(step_id) or self._choice(step_id)
            if value:
                found[name] = value
        return found

    def text(self, text: LocalText) -> LocalText:
        """``text`` with its places filled from answers, results and the brand."""
        places = Places(self.flow, self.brand, self._visits, self._live_facts)
        return LocalText(
            fill(text.zh, partial(places.value, language=Language.ZH)),
            fill(text.en, partial(places.value, language=Language.EN)),
        )

    # ------------------------------------------------------------------- moving

    def answer(self, choice_id: str) -> None:
        """Answer the open question, or leave the open instruction by ``fixed``, ``still`` or ``next``.

        Raises:
            MoveError: ``flow-no-such-choice``.
        """
        step = self.step
        choices: tuple[f.Choice, ...] = ()
        if isinstance(step, f.QuestionStep):
            choices = step.choices
        elif isinstance(step, f.InstructionStep):
            choices = step.exits
        chosen = next((choice for choice in choices if choice.id == choice_id), None)
        if chosen is None:
            raise MoveError("flow-no-such-choice", step=step.id, choice=choice_id)
        self._close(choice=choice_id)
        self._enter(chosen.next)

    def type(self, text: str) -> InputProblem | None:
        """Take ``text`` at the open input and go on; or stay, and return what is wrong."""
        step = self._input_step()
        found = self._read(text)
        if isinstance(found, InputProblem):
            return found
        if step.input.is_memory_only:
            self._secrets[step.id] = found.value
            self._close(is_given=True)
        else:
            self._close(value=found.value, is_given=True)
        self._enter(step.next)
        return None

    def skip(self) -> None:
        """Go on without a value. Raises MoveError ``flow-input-needed`` when the input is not optional."""
        step = self._input_step()
        if not step.is_optional:
            raise MoveError("flow-input-needed", step=step.id)
        self._close()
        self._enter(step.next)

    def record_results(self, results: tuple[DiagnosticResult, ...]) -> None:
        """Keep what the checks of the open step found. At an instruction this is the second look.

        Raises:
            MoveError: ``flow-no-checks`` when the open step has none.
        """
        if not self.uses():
            raise MoveError("flow-no-checks", step=self.step.id)
        open_visit = self._visits[-1]
        before = self._remembered.pop(open_visit.step_id, None)
        if before is not None and not open_visit.batches:
            # The look before the remedy stays in the account, beside the look after it.
            open_visit = replace(open_visit, batches=before.batches)
        self._visits[-1] = open_visit.with_results(results, self._clock.now())

    def proceed(self) -> None:
        """Leave the open checks for the first case that holds. Raises MoveError ``flow-not-checked``."""
        step = self.step
        if not isinstance(step, f.ChecksStep) or not self._visits[-1].batches:
            raise MoveError("flow-not-checked", step=step.id)
        known = self._known()
        self._forget_secrets_of(step.run)
        self._enter(next((case.next for case in step.cases if holds(case.when, known)), step.next))

    def back(self) -> None:
        """Return to the step before. Its earlier answer is remembered; what came after it is taken back."""
        if self.can_go_back:
            self.go_to(self._visits[-2].step_id)

    def go_to(self, step_id: str) -> None:
        """Return to a step of the trail. Raises MoveError ``flow-not-on-trail``."""
        places = [place for place, visit in enumerate(self._visits) if visit.step_id == step_id]
        if not places:
            raise MoveError("flow-not-on-trail", step=step_id)
        dropped = self._visits[places[-1] :]
        self._visits = self._visits[: places[-1]]
        for visit in dropped:
            self._secrets.pop(visit.step_id, None)
            if visit.choice or visit.value or visit.batches:
                self._remembered[visit.step_id] = visit
        # A check that needs a forgotten number cannot run again: go back to where it is typed.
        source = self.forgotten_source(step_id)
        if source is not None and any(visit.step_id == source for visit in self._visits):
            self.go_to(source)
            return
        self._visits.append(Visit(step_id, self._clock.now()))

    def restart(self) -> None:
        """Start over. Everything of the run is dropped."""
        self._visits.clear()
        self._remembered.clear()
        self._secrets.clear()
        self._started_at = self._clock.now()
        self._enter(self.flow.start)

    def close(self) -> None:
        """Forget the memory-only inputs: the page is left."""
        self._secrets.clear()

    # -------------------------------------------------------------- handing over

    def account(self) -> Account:
        """The structured record of the run so far."""
        outcome = self.step if isinstance(self.step, f.OutcomeStep) else None
        plan = outcome.draft if outcome is not None else None
        entries = account_of(self.flow, self._visits, self.text)
        return Account(
            flow_id=self.flow.id,
            flow_version=self.flow.version,
            title=self.flow.title,
            entries=entries,
            verdict=str(self.verdict().side),
            summary=self.text(plan.title) if plan is not None else None,
            complexity=str(plan.complexity) if plan is not None else "",
        )

    def draft(self, draft_id: DraftId, language: Language) -> Draft:
        """A request that starts where this run stands: nothing that was answered here is asked again."""
        plan = self.step.draft if isinstance(self.step, f.OutcomeStep) else None
        fields = self.filled_fields()
        return Draft(
            id=draft_id,
            topic=plan.topic if plan is not None else self.flow.topic,
            text=self.text(plan.text).text(language) if plan is not None and plan.text is not None else "",
            when=fields.get(f.DraftField.WHEN, ""),
            amount=fields.get(f.DraftField.AMOUNT, ""),
            transaction=fields.get(f.DraftField.TRANSACTION, ""),
            account=self.account(),
            updated_at=self._clock.now(),
        )

    def filled_fields(self) -> dict[f.DraftField, str]:
        """The fields of a request that this run has answered."""
        found = {}
        for visit in self._visits:
            step = self._step(visit.step_id)
            if isinstance(step, f.InputStep) and step.fills is not None and visit.value:
                found[step.fills] = visit.value
        return found

    def input_values(self, kind: f.InputKind) -> tuple[str, ...]:
        """What was typed at the inputs of ``kind``, in order; nothing for memory-only kinds."""
        return tuple(
            visit.value
            for visit in self._visits
            if visit.value and getattr(self._step(visit.step_id), "input", None) is kind
        )

    # ------------------------------------------------------------------- storing

    def take(self, visit: Visit, *, is_last: bool) -> bool:
        """Live through the open step as the stored ``visit`` did; the last one stays open.

        Returns:
            False when the open step is another one, or no longer offers what was done then.
        """
        step = self.step
        if visit.step_id != step.id:
            return False
        if is_last:
            self._visits[-1] = replace(self._visits[-1], at=visit.at, batches=visit.batches)
            return True
        try:
            match step:
                case f.QuestionStep() | f.InstructionStep():
                    target = {
                        choice.id: choice.next
                        for choice in (step.choices if isinstance(step, f.QuestionStep) else step.exits)
                    }[visit.choice]
                    self._visits[-1] = visit
                    self._enter(target)
                case f.InputStep():
                    if not visit.is_given and not step.is_optional:
                        return False
                    self._visits[-1] = visit
                    self._enter(step.next)
                case f.ChecksStep():
                    self._visits[-1] = visit
                    self.proceed()
                case _:
                    return False
        except (KeyError, MoveError):
            return False
        return True

    # ------------------------------------------------------------------- inside

    def _step(self, step_id: str) -> f.Step:
        step = self.flow.step(step_id)
        if step is None:
            raise MoveError("flow-no-such-step", step=step_id)
        return step

    def _input_step(self) -> f.InputStep:
        step = self.step
        if not isinstance(step, f.InputStep):
            raise MoveError("flow-no-input", step=step.id)
        return step

    def _read(self, text: str) -> Accepted | InputProblem:
        step = self._input_step()
        if not text.strip() and step.is_optional:
            return Accepted("")
        # Memory-only inputs are asked for on purpose and checked by their own form; the rest is screened.
        found = read_input(step.input, text, self._today())
        if self._screen is not None and not step.input.is_memory_only and step.input is not f.InputKind.TX_ID:
            warning = self._screen(text)
            if warning is not None:
                return InputProblem("secret", warning)
        return found

    def _enter(self, step_id: str) -> None:
        for _ in range(_MAX_SILENT_MOVES):
            step = self._step(step_id)
            if not isinstance(step, f.BranchStep):
                self._visits.append(Visit(step_id, self._clock.now()))
                return
            known = self._known()
            step_id = next((case.next for case in step.cases if holds(case.when, known)), step.otherwise)
        raise MoveError("flow-silent-loop", step=step_id)

    def _close(self, *, choice: str = "", value: str = "", is_given: bool = False) -> None:
        self._visits[-1] = replace(
            self._visits[-1], choice=choice, value=value, is_given=is_given, at=self._clock.now()
        )
        self._remembered.pop(self._visits[-1].step_id, None)

    def _known(self) -> Known:
        custody = {True: "custodial", False: "self-custody", None: "custody-unknown"}
        return Known(
            results=self.results(),
            answers={visit.step_id: visit.choice for visit in self._visits if visit.choice},
            given=frozenset(visit.step_id for visit in self._visits if visit.is_given),
            side=lambda: self.verdict().side,
            custody=custody[self.brand.is_custodial],
            pays_with=frozenset(method.id for method in self.brand.payment_methods),
        )

    def _value(self, step_id: str) -> str:
        return next((visit.value for visit in reversed(self._visits) if visit.step_id == step_id), "")

    def _choice(self, step_id: str) -> str:
        """The answer to a question; empty for other steps, whose choices are ways out."""
        if not isinstance(self.flow.step(step_id), f.QuestionStep):
            return ""
        return next((visit.choice for visit in reversed(self._visits) if visit.step_id == step_id), "")

    def _sources(self, uses: tuple[f.CheckUse, ...]) -> list[f.InputStep]:
        steps = (self.flow.step(step_id) for use in uses for _, step_id in use.uses)
        return [step for step in steps if isinstance(step, f.InputStep) and step.input.is_memory_only]

    def _forget_secrets_of(self, uses: tuple[f.CheckUse, ...]) -> None:
        for step in self._sources(uses):
            self._secrets.pop(step.id, None)

    def forgotten_source(self, step_id: str) -> str | None:
        """The input whose memory-only value the checks at ``step_id`` need and lack; None mostly."""
        step = self._step(step_id)
        if not isinstance(step, f.ChecksStep):
            return None
        given = {visit.step_id for visit in self._visits if visit.is_given}
        missing = [
            source.id
            for source in self._sources(step.run)
            if source.id in given and source.id not in self._secrets
        ]
        order = [visit.step_id for visit in self._visits]
        return min(missing, key=order.index, default=None)
