"""The five steps of a request in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from walletcare.contact.following.stages import Step, StepState, TimelineStep
from walletcare.domain.language import Language
from walletcare.domain.ticket import Stage, Ticket
from walletcare.ui import components
from walletcare.ui.moments import moment_inside
from walletcare.ui.theme import theme
from walletcare.ui.when import clock_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_ICONS = {
    Step.SENT: "send",
    Step.ASSIGNED: "user-check",
    Step.ANSWERED: "message-circle",
    Step.WAITING_FOR_YOU: "corner-up-left",
    Step.SOLVED: "check",
}


def timeline_words(
    ticket: Ticket, steps: Sequence[TimelineStep], now: datetime
) -> tuple[components.TimelineStep, ...]:
    """What the timeline shows for ``steps``: label, time or what is missing, and the state in words."""
    return tuple(_step(ticket, step, now) for step in steps)


def step_label(step: Step) -> str:
    translate = QCoreApplication.translate
    return {
        Step.SENT: translate("TimelineWords", "Sent"),
        Step.ASSIGNED: translate("TimelineWords", "Assigned"),
        Step.ANSWERED: translate("TimelineWords", "Answered"),
        Step.WAITING_FOR_YOU: translate("TimelineWords", "Waiting for you"),
        Step.SOLVED: translate("TimelineWords", "Solved"),
    }[step]


def _step(ticket: Ticket, step: TimelineStep, now: datetime) -> components.TimelineStep:
    translate = QCoreApplication.translate
    if step.state is StepState.NOT_NEEDED:
        return components.TimelineStep(
            "check",
            step_label(step.step),
            translate("TimelineWords", "Not needed"),
            components.StepState.DONE,
            translate("TimelineWords", "done"),
        )
    note = _note(ticket, step, now)
    state, spoken = {
        StepState.DONE: (components.StepState.DONE, translate("TimelineWords", "done")),
        StepState.CURRENT: (components.StepState.CURRENT, translate("TimelineWords", "now")),
    }.get(step.state, (components.StepState.LATER, translate("TimelineWords", "not yet")))
    icon = _ICONS[step.step]
    if step.step is Step.WAITING_FOR_YOU and step.state is StepState.DONE:
        icon = "check"
    return components.TimelineStep(icon, step_label(step.step), note, state, spoken)


def _note(ticket: Ticket, step: TimelineStep, now: datetime) -> str:
    translate = QCoreApplication.translate
    if step.state is StepState.CURRENT:
        words = _current_note(ticket)
        if words:
            return words
    if step.at is None:
        return ""
    # The day stands once, at the first step; the same day is not said again.
    is_first_day = step.at.astimezone().date() == ticket.created_at.astimezone().date()
    is_short = is_first_day and step.step is not Step.SENT
    when = clock_text(step.at) if is_short else moment_text(step.at, now)
    if not step.is_exact:
        # Seen here, not told by the server.
        inside = when if is_short else moment_inside(step.at, now).strip()
        if theme().language is Language.ZH and inside[:1].isdigit():
            inside = f" {inside}"
        when = translate("TimelineWords", "about {moment}").format(moment=inside)
    return f"{when} {step.who}".strip() if step.step is Step.ASSIGNED else when


def _current_note(ticket: Ticket) -> str:
    translate = QCoreApplication.translate
    return {
        Stage.QUEUED: translate("TimelineWords", "will send by itself"),
        Stage.NOT_SENT: translate("TimelineWords", "not sent"),
        Stage.SUBMITTED: translate("TimelineWords", "not taken yet"),
        Stage.SEEN: translate("TimelineWords", "seen by support"),
        Stage.WITH_BOT: translate("TimelineWords", "with the assistant"),
        Stage.ASSIGNED: translate("TimelineWords", "no answer yet"),
        Stage.ON_HOLD: translate("TimelineWords", "on hold"),
        Stage.WAITING_ON_YOU: translate("TimelineWords", "your answer"),
    }.get(ticket.stage, "")
