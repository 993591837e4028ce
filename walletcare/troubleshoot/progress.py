"""How far is it still? The shortest and the longest way to an outcome."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain import flow as f


@dataclass(frozen=True, slots=True)
class Progress:
    """``step`` counts from 1. ``least`` and ``most`` are the steps that can still follow the open one."""

    step: int
    least: int
    most: int

    @property
    def is_known(self) -> bool:
        """Whether every way is equally long, so that "of N" is a fact and not a guess."""
        return self.least == self.most

    @property
    def guess(self) -> int:
        """Steps left for "about N more": between the two, nearer to the shorter way, as most runs are."""
        return self.least + (self.most - self.least) // 3


def steps_left(flow: f.Flow) -> dict[str, tuple[int, int]]:
    """For each step the fewest and the most that follow it; branches count nothing, loops once."""
    least = {step.id: 0 if isinstance(step, f.OutcomeStep) else len(flow.steps) for step in flow.steps}
    weight = {step.id: 0 if isinstance(step, f.BranchStep) else 1 for step in flow.steps}
    for _ in flow.steps:
        for step in flow.steps:
            for target in f.next_ids(step):
                least[step.id] = min(least[step.id], weight[target] + least[target])
    most: dict[str, int] = {}
    open_ids: set[str] = set()

    def longest(step_id: str) -> int:
        if step_id in most:
            return most[step_id]
        step = flow.step(step_id)
        if step is None or step_id in open_ids:
            return -1
        open_ids.add(step_id)
        ways = [(target, longest(target)) for target in f.next_ids(step)]
        open_ids.discard(step_id)
        most[step_id] = max([weight[target] + way for target, way in ways if way >= 0], default=0)
        return most[step_id]

    return {step.id: (least[step.id], max(least[step.id], longest(step.id))) for step in flow.steps}
