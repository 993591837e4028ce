"""A scenario's timeline: scripted actions at their time after a trigger."""

from __future__ import annotations

import logging
from collections.abc import Callable

from walletcare.desk.later import Later
from walletcare.desk.records import Conversation, Json, Message, Status
from walletcare.desk.scenarios.action import ActionError
from walletcare.desk.scenarios.faults import FaultError
from walletcare.desk.scenarios.scenario import TimelineStep, Trigger
from walletcare.desk.store import Store

_log = logging.getLogger(__name__)

Perform = Callable[[str, Json, Conversation | None], Json]


class Timeline:
    """Watches conversations and performs the scenario's steps. ``perform`` is set before the desk starts."""

    def __init__(self, steps: tuple[TimelineStep, ...], store: Store, later: Later) -> None:
        self._steps = steps
        self._store = store
        self._later = later
        self._begun: set[tuple[Trigger, int]] = set()
        self.perform: Perform | None = None

    def start(self) -> None:
        self._begin(Trigger.START, None)

    def on_message(self, conversation: Conversation, _message: Message) -> None:
        self._begin(Trigger.FIRST_MESSAGE, conversation)

    def on_submitted(self, conversation: Conversation, message: Message) -> None:
        """Nothing on a timeline starts with an answered menu."""

    def on_status(self, conversation: Conversation, _before: Status) -> None:
        if conversation.status is Status.RESOLVED:
            self._begin(Trigger.RESOLVED, conversation)

    def _begin(self, trigger: Trigger, conversation: Conversation | None) -> None:
        key = (trigger, 0 if conversation is None else conversation.id)
        if key in self._begun:
            return
        self._begun.add(key)
        for step in self._steps:
            if step.after is trigger:
                self._later.after_scaled(step.at_s, lambda step=step: self._run(step, key[1]))  # type: ignore[misc]  # mypy infers no lambda that binds a default

    def _run(self, step: TimelineStep, conversation_id: int) -> None:
        if self.perform is None:
            return
        try:
            conversation = self._store.conversation(conversation_id) if conversation_id else None
            self.perform(step.action, step.arguments, conversation)
        except (KeyError, ActionError, FaultError) as error:
            # The conversation may be gone by now, or a hook changed what the step relied on.
            _log.warning("timeline: %s was not possible: %s", step.action, error)
