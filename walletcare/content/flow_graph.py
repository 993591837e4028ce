"""The shape of a flow for the linter: what can come after what, and what a finding is."""

from __future__ import annotations

from dataclasses import dataclass, field

from walletcare.domain import flow as f


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a step; an empty ``step`` means the flow itself."""

    step: str
    code: str
    message: str


@dataclass(slots=True)
class Graph:
    """Reachability inside one flow. ``after[a]`` holds every step that can come after ``a``."""

    flow: f.Flow
    after: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        following = {step.id: f.next_ids(step) for step in self.flow.steps}
        for start in following:
            seen: set[str] = set()
            waiting = list(following[start])
            while waiting:
                step_id = waiting.pop()
                if step_id not in seen:
                    seen.add(step_id)
                    waiting.extend(following[step_id])
            self.after[start] = seen

    def before(self, step_id: str) -> set[str]:
        """Every step that can come before ``step_id``."""
        return {earlier for earlier, later in self.after.items() if step_id in later}


def uses_of(step: f.Step) -> tuple[f.CheckUse, ...]:
    """The checks that run at ``step``, or may be run again there."""
    if isinstance(step, f.ChecksStep):
        return step.run
    return step.recheck if isinstance(step, f.InstructionStep) else ()


def checks_of(step: f.Step) -> set[str]:
    """Their ids."""
    return {str(use.check) for use in uses_of(step)}
