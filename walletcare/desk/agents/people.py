"""The scripted agent: brings each request through every stage, in about a minute at speed 1."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from walletcare.desk.agents.bot import Bot
from walletcare.desk.agents.dialogue import FOLLOW_UP, REOPENED, talk_about
from walletcare.desk.agents.line import Line
from walletcare.desk.agents.staff import Agent, Staff
from walletcare.desk.agents.support import Support
from walletcare.desk.agents.tongue import language_of
from walletcare.desk.later import Later
from walletcare.desk.records import Conversation, Message, MessageType, SenderType, Status
from walletcare.desk.scenarios.scenario import Scenario, ScriptMode
from walletcare.desk.store import Store
from walletcare.domain.language import Language, LocalText


class _Phase(Enum):
    WAITING = auto()
    READING = auto()
    ASKED = auto()
    ANSWERING = auto()
    DONE = auto()


class People:
    """Watches conversations: the bot serves pending ones, the scripted agent open ones."""

    def __init__(
        self,
        scenario: Scenario,
        store: Store,
        staff: Staff,
        support: Support,
        line: Line,
        later: Later,
        language: Language,
    ) -> None:
        self._delays = scenario.delays
        self._is_scripted = scenario.script is ScriptMode.MEI
        self._store = store
        self._staff = staff
        self._support = support
        self._line = line
        self._later = later
        self._language = language
        self._phases: dict[int, _Phase] = {}
        self._switched: dict[int, bool] = {}
        self._bot = Bot(scenario.bot, scenario.delays.typing_s, store, staff, support, later, language)

    def start(self) -> None:
        """Take up requests that were left waiting when the desk ended."""
        for conversation in self._store.conversations():
            newest = self._store.newest_message(conversation.id)
            if newest is not None and newest.message_type is not MessageType.OUTGOING:
                self._serve(conversation)

    @property
    def is_bot_looping(self) -> bool:
        return self._bot.is_looping

    @is_bot_looping.setter
    def is_bot_looping(self, value: bool) -> None:
        self._bot.is_looping = value

    def serves(self, conversation: Conversation) -> bool:
        """Whether the scripted agent serves this conversation."""
        return self._switched.get(conversation.id, self._is_scripted)

    def switch(self, conversation: Conversation, *, is_on: bool) -> None:
        """Hand the conversation to the scripted agent, or take it from her."""
        self._switched[conversation.id] = is_on
        if is_on:
            self._phases.pop(conversation.id, None)
            self._serve(conversation)
        else:
            self._let_go(conversation.id)

    def wake(self) -> None:
        """Somebody came online: serve everybody who waits."""
        for conversation in self._store.conversations():
            if conversation.waiting_since is not None:
                self._serve(conversation)

    # -- watching -----------------------------------------------------------------------

    def on_message(self, conversation: Conversation, message: Message) -> None:
        if conversation.status is Status.PENDING:
            self._bot.on_message(conversation, message.content or "")
        elif self.serves(conversation):
            self._serve(conversation)
        elif self._line.length > 0 and conversation.assignee_id is None:
            # Nobody scripted comes in the end, but the queue is real: QA serves who has reached the front.
            self._line.join(conversation, lambda: None)

    def on_submitted(self, conversation: Conversation, message: Message) -> None:
        if conversation.status is Status.PENDING:
            self._bot.on_submitted(conversation, message)

    def on_status(self, conversation: Conversation, before: Status) -> None:
        if conversation.status is Status.OPEN:
            if before is Status.PENDING:
                self._serve(conversation)
            return
        self._let_go(conversation.id)
        phase = self._phases.get(conversation.id)
        if phase in {_Phase.WAITING, _Phase.READING}:
            del self._phases[conversation.id]  # she had not got to it: it starts over when it comes back
        elif phase is not None:
            self._phases[conversation.id] = (
                _Phase.DONE if conversation.status is Status.RESOLVED else _Phase.ASKED
            )
        if conversation.status is Status.RESOLVED:
            self._bot.forget(conversation.id)

    # -- serving ------------------------------------------------------------------------

    def _serve(self, conversation: Conversation) -> None:
        """Do what the conversation needs next, if the scripted agent serves it and somebody is online."""
        if conversation.status is not Status.OPEN or not self.serves(conversation):
            return
        if not self._staff.is_anyone_online:
            return
        phase = self._phases.get(conversation.id) or self._remembered(conversation)
        if phase is None:
            self._phases[conversation.id] = _Phase.WAITING
            self._line.join(conversation, lambda: self._begin(conversation.id))
        elif phase in {_Phase.ASKED, _Phase.DONE}:
            self._phases[conversation.id] = _Phase.ANSWERING
            self._answer(conversation.id, is_reopened=phase is _Phase.DONE)

    def _remembered(self, conversation: Conversation) -> _Phase | None:
        """The phase as the stored messages show it, after a restart of the desk."""
        messages = self._store.messages(conversation.id)
        answers = [message for message in messages if message.sender_type is SenderType.USER]
        if any(message.content_type == "input_csat" for message in messages):
            return _Phase.DONE
        return _Phase.ASKED if len(answers) >= 2 else None

    def _begin(self, conversation_id: int) -> None:
        self._phases[conversation_id] = _Phase.READING
        delays = self._delays
        talk = talk_about(self._store.conversation(conversation_id).custom_attributes.get("topic"))
        at_s = delays.seen_s
        self._do(conversation_id, at_s, self._support.see)
        at_s += delays.assigned_s
        self._do(conversation_id, at_s, lambda c: self._support.assign(c, self._staff.find(None)))
        at_s = self._say(conversation_id, at_s, delays.reply_s, talk.opening)
        at_s = self._say(conversation_id, at_s, delays.question_s, talk.question)
        self._do(conversation_id, at_s, lambda c: self._set_phase(c, _Phase.ASKED))

    def _answer(self, conversation_id: int, *, is_reopened: bool) -> None:
        delays = self._delays
        talk = talk_about(self._store.conversation(conversation_id).custom_attributes.get("topic"))
        at_s = delays.seen_s
        self._do(conversation_id, at_s, self._support.see)
        if is_reopened:
            at_s = self._say(conversation_id, at_s, delays.reply_s, REOPENED)
        at_s = self._say(conversation_id, at_s, delays.answer_s, FOLLOW_UP if is_reopened else talk.answer)
        self._do(conversation_id, at_s + delays.resolve_s, self._close)

    def _close(self, conversation: Conversation) -> None:
        """Resolve, unless the contact wrote again after the answer: that gets an answer first."""
        newest = self._store.newest_message(conversation.id)
        if newest is not None and newest.message_type is MessageType.INCOMING:
            self._say(conversation.id, 0.0, self._delays.answer_s, FOLLOW_UP)
            wait_s = self._delays.typing_s + self._delays.answer_s + self._delays.resolve_s
            self._do(conversation.id, wait_s, self._close)
            return
        agent = self._agent(conversation)
        self._phases[conversation.id] = _Phase.DONE
        self._support.set_status(conversation, Status.RESOLVED, by=agent.available_name)

    def _say(self, conversation_id: int, at_s: float, writes_s: float, text: LocalText) -> float:
        """Type for ``writes_s`` and send; returns when that is done."""
        begins_s = at_s + self._delays.typing_s
        ends_s = begins_s + writes_s

        def begin(conversation: Conversation) -> None:
            self._support.type(conversation, is_on=True, is_private=False, agent=self._agent(conversation))

        def send(conversation: Conversation) -> None:
            agent = self._agent(conversation)
            self._support.type(conversation, is_on=False, is_private=False, agent=agent)
            language = language_of(self._store, conversation, self._language)
            self._support.reply(conversation, text.text(language), agent=agent)

        self._do(conversation_id, begins_s, begin)
        self._do(conversation_id, ends_s, send)
        return ends_s

    def _agent(self, conversation: Conversation) -> Agent:
        """The assigned agent, else whoever is first."""
        assigned = None if conversation.assignee_id is None else self._staff.by_id(conversation.assignee_id)
        return assigned or self._staff.find(None)

    def _do(self, conversation_id: int, at_s: float, step: Callable[[Conversation], None]) -> None:
        def run() -> None:
            try:
                conversation = self._store.conversation(conversation_id)
            except KeyError:
                return  # deleted meanwhile
            if conversation.status is Status.OPEN:
                step(conversation)

        self._later.after_scaled(at_s, run, key=("people", conversation_id))

    def _set_phase(self, conversation: Conversation, phase: _Phase) -> None:
        self._phases[conversation.id] = phase
        newest = self._store.newest_message(conversation.id)
        if newest is not None and newest.message_type is MessageType.INCOMING:
            self._serve(conversation)

    def _let_go(self, conversation_id: int) -> None:
        self._later.cancel(("people", conversation_id))
        self._line.leave(conversation_id)
