"""Where a ticket stands: the stage (contract 11.2, and local stages before it) and the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.chat import RemoteStatus
from walletcare.domain.ticket import Author, Stage

if TYPE_CHECKING:
    from walletcare.domain.ticket import StageEvent

RATING_OPEN_FOR = timedelta(days=14)
"""The server refuses a rating after 14 calendar days (contract section 6)."""


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the stage follows from. Templates (greeting, out of office) are not part of ``last_*``.

    Attributes:
        status: The conversation's status; None before there is a conversation, and on channels without one.
        has_sent: At least one own message is known to have arrived.
        has_failed: The first message could not be sent and nothing is on its way.
        last_author: Author of the newest message of the user or of support.
        has_human_reply: A person of support has written in this ticket.
        is_assigned: A person is assigned; None when the server has not said.
        survey_at: When the newest rating request arrived.
        is_survey_answered: It has been answered.
        is_closed: The user closed the ticket on a channel without a status.
    """

    status: RemoteStatus | None = None
    has_sent: bool = False
    has_failed: bool = False
    last_author: Author | None = None
    last_at: datetime | None = None
    has_human_reply: bool = False
    is_assigned: bool | None = None
    agent_last_seen_at: datetime | None = None
    survey_at: datetime | None = None
    is_survey_answered: bool = False
    is_closed: bool = False


def stage_of(facts: StageFacts, now: datetime) -> Stage:
    """The stage; the first rule that matches wins, in the order of contract section 11.2.

    One rule is narrower: in a conversation that is open, thus with people, what an automatic assistant said
    last ("I’m passing you to a person") leaves the turn with support.
    """
    if facts.is_closed and facts.status is not RemoteStatus.RESOLVED:
        return Stage.RESOLVED if facts.has_sent else Stage.CLOSED
    if facts.status is RemoteStatus.RESOLVED and facts.has_sent:
        return _resolved(facts, now)
    if not facts.has_sent:
        return Stage.NOT_SENT if facts.has_failed else Stage.QUEUED
    if facts.status is RemoteStatus.SNOOZED:
        return Stage.ON_HOLD
    if facts.status is RemoteStatus.PENDING:
        return Stage.WITH_BOT
    return _open(facts)


def _resolved(facts: StageFacts, now: datetime) -> Stage:
    if facts.survey_at is not None and facts.is_survey_answered:
        return Stage.RESOLVED_RATED
    if facts.survey_at is not None and is_rating_open(facts.survey_at, now):
        return Stage.RESOLVED_RATE
    return Stage.RESOLVED


def _open(facts: StageFacts) -> Stage:
    if facts.last_author is Author.AGENT:
        return Stage.WAITING_ON_YOU
    if facts.has_human_reply:
        return Stage.IN_PROGRESS
    if facts.is_assigned:
        return Stage.ASSIGNED
    seen, last = facts.agent_last_seen_at, facts.last_at
    if seen is not None and last is not None and seen >= last:
        return Stage.SEEN
    return Stage.SUBMITTED


def is_rating_open(survey_at: datetime, now: datetime) -> bool:
    """Whether the server still takes a rating: it counts calendar days, in UTC as a rule."""
    return (now.date() - survey_at.date()) <= RATING_OPEN_FOR


class Step(StrEnum):
    """The five fixed steps of the timeline."""

    SENT = "sent"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    WAITING_FOR_YOU = "waiting-for-you"
    SOLVED = "solved"


class StepState(StrEnum):
    """NOT_NEEDED counts as done."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One node of the timeline.

    ``at`` is None when the time is not known; ``is_exact``: the server's own time.
    """

    step: Step
    state: StepState
    at: datetime | None = None
    is_exact: bool = False
    who: str = ""


_CURRENT = {
    Stage.DRAFT: Step.SENT,
    Stage.QUEUED: Step.SENT,
    Stage.NOT_SENT: Step.SENT,
    Stage.SUBMITTED: Step.ASSIGNED,
    Stage.SEEN: Step.ASSIGNED,
    Stage.WITH_BOT: Step.ASSIGNED,
    Stage.ASSIGNED: Step.ANSWERED,
    Stage.IN_PROGRESS: Step.ANSWERED,
    Stage.ON_HOLD: Step.ANSWERED,
    Stage.WAITING_ON_YOU: Step.WAITING_FOR_YOU,
}
_STEP_STAGES = {
    Step.SENT: {Stage.SUBMITTED},
    Step.ASSIGNED: {Stage.ASSIGNED},
    Step.ANSWERED: {Stage.IN_PROGRESS},
    Step.WAITING_FOR_YOU: {Stage.WAITING_ON_YOU},
    Step.SOLVED: {Stage.RESOLVED, Stage.RESOLVED_RATE, Stage.RESOLVED_RATED, Stage.CLOSED},
}


def timeline_steps(stage: Stage, events: tuple[StageEvent, ...]) -> tuple[TimelineStep, ...]:
    """The five steps with state and time.

    The current step follows from the stage alone, so a request that goes back to waiting moves the mark back.
    A step before it is done when its event is known; else it was not needed (answered without being
    assigned).
    """
    times = {step: _event_of(step, events) for step in Step}
    order = list(Step)
    if stage.is_finished:
        return tuple(_past(step, times[step], is_last=step is Step.SOLVED) for step in order)
    current = order.index(_CURRENT[stage])
    # An answered request that waits for support again has been answered before: the mark goes back to
    # "answered" and the time stays that of the first answer.
    steps = []
    for place, step in enumerate(order):
        event = times[step]
        if place < current:
            steps.append(_past(step, event, is_last=False))
        elif place == current:
            steps.append(_node(step, StepState.CURRENT, event))
        else:
            steps.append(TimelineStep(step, StepState.LATER))
    return tuple(steps)


def _event_of(step: Step, events: tuple[StageEvent, ...]) -> StageEvent | None:
    """The event that stands for a step: the first one, but the latest for waiting and solved."""
    matching = [event for event in events if event.stage in _STEP_STAGES[step]]
    if not matching:
        return None
    is_latest = step in {Step.WAITING_FOR_YOU, Step.SOLVED}
    exact_first = sorted(matching, key=lambda event: (event.at, not event.is_exact))
    return exact_first[-1] if is_latest else exact_first[0]


def _past(step: Step, event: StageEvent | None, *, is_last: bool) -> TimelineStep:
    if event is None and not is_last and step is not Step.SENT:
        return TimelineStep(step, StepState.NOT_NEEDED)
    return _node(step, StepState.DONE, event)


def _node(step: Step, state: StepState, event: StageEvent | None) -> TimelineStep:
    if event is None:
        return TimelineStep(step, state)
    return TimelineStep(step, state, event.at, event.is_exact, event.who)
