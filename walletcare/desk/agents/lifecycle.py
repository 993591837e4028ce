"""Changes of a conversation's status and what follows from them (section 14: 2, 6, 7), and template
messages.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from walletcare.desk.agents.tongue import language_of
from walletcare.desk.api.announcer import Announcer
from walletcare.desk.clock import DeskClock
from walletcare.desk.inbox import Inbox
from walletcare.desk.later import Later
from walletcare.desk.records import Conversation, Json, Message, MessageType, Status
from walletcare.desk.scenarios.scenario import Scenario
from walletcare.desk.store import Store
from walletcare.domain.language import Language, LocalText

CSAT_TEXT = LocalText("请为这次服务打分", "Please rate the conversation")
_STATUS_LINES = {
    Status.OPEN: "Conversation was reopened by {who}",
    Status.PENDING: "Conversation was marked as pending by {who}",
    Status.SNOOZED: "Conversation was snoozed by {who}",
    Status.RESOLVED: "Conversation was marked resolved by {who}",
}
_AGENT_ANSWERED_S = 5 * 60


class Watcher(Protocol):
    """Someone who acts on what happens in conversations: the scripted people and the timeline."""

    def on_message(self, conversation: Conversation, message: Message) -> None:
        """A message of the contact was stored and announced."""
        ...

    def on_submitted(self, conversation: Conversation, message: Message) -> None:
        """The contact answered an interactive message."""
        ...

    def on_status(self, conversation: Conversation, before: Status) -> None: ...


class Lifecycle:
    """Status changes, activity lines and the server's own template messages."""

    def __init__(
        self,
        store: Store,
        clock: DeskClock,
        inbox: Inbox,
        announcer: Announcer,
        later: Later,
        scenario: Scenario,
        language: Language,
    ) -> None:
        self._store = store
        self._clock = clock
        self._inbox = inbox
        self._announcer = announcer
        self._later = later
        self._csat_delay_s = scenario.delays.csat_s
        self.language = language
        self.watchers: list[Watcher] = []

    def set_status(
        self, conversation: Conversation, status: Status, *, by: str, snoozed_until: float | None = None
    ) -> Conversation:
        """Change the status, announce it and, when resolved, ask for a rating a little later.

        No change, no event.
        """
        before = conversation.status
        if before is status and conversation.snoozed_until == snoozed_until:
            return conversation
        now = self._clock.timestamp()
        fields: Json = {"status": status.value, "snoozed_until": snoozed_until}
        if status is Status.RESOLVED:
            fields["waiting_since"] = None
        with self._store.transaction():
            changed = self._store.update_conversation(conversation.id, now, **fields)
            self.add_activity(changed, _STATUS_LINES[status].format(who=by))
        self._announcer.status_changed(conversation.id)
        if status is Status.RESOLVED and before is not status:
            self._later.after_scaled(
                self._csat_delay_s, lambda: self._offer_survey(conversation.id), key=("csat", conversation.id)
            )
        for watcher in self.watchers:
            watcher.on_status(changed, before)
        return self._store.conversation(conversation.id)

    def add_activity(self, conversation: Conversation, text: str) -> None:
        """An activity line: stored and counted, never sent to contacts."""
        self._store.add_message(
            self._clock.timestamp(),
            conversation.id,
            content=text,
            message_type=MessageType.ACTIVITY.value,
            content_type="text",
        )

    def send_templates(self, conversation: Conversation) -> None:
        """Out-of-office and greeting, in this order and under the conditions of section 14, point 2."""
        language = language_of(self._store, conversation, self.language)
        if self._is_out_of_office_due(conversation):
            self._template(conversation, self._inbox.out_of_office_text(language))
        # A private note counts: to the server it is an outgoing message.
        messages = self._store.messages(conversation.id, include_hidden=True)
        if self._inbox.greeting is not None and not any(_is_ours(message) for message in messages):
            self._template(conversation, self._inbox.greeting.text(language))

    def _is_out_of_office_due(self, conversation: Conversation) -> bool:
        now = self._clock.now()
        if self._inbox.is_open(now) or self._inbox.out_of_office is None:
            return False
        for message in self._store.messages(conversation.id):
            sent = datetime.fromtimestamp(message.created_at, tz=UTC)
            if message.message_type is MessageType.TEMPLATE and sent.date() == now.date():
                return False
            is_recent = (now - sent).total_seconds() < _AGENT_ANSWERED_S
            if message.message_type is MessageType.OUTGOING and is_recent:
                return False
        return True

    def _template(self, conversation: Conversation, text: str | None, **fields: str | Json) -> None:
        if text is None:
            return
        now = self._clock.timestamp()
        with self._store.transaction():
            message = self._store.add_message(
                now,
                conversation.id,
                content=text,
                message_type=MessageType.TEMPLATE.value,
                **{"content_type": "text", **fields},
            )
            self._store.update_conversation(conversation.id, now, last_activity_at=now)
        self._announcer.message_created(message)

    def _offer_survey(self, conversation_id: int) -> None:
        """At most one survey a conversation, also after reopening (section 6)."""
        try:
            conversation = self._store.conversation(conversation_id)
        except KeyError:
            return  # deleted meanwhile
        if not self._inbox.is_csat_on or conversation.status is not Status.RESOLVED:
            return
        if any(message.content_type == "input_csat" for message in self._store.messages(conversation_id)):
            return
        self._template(
            conversation,
            CSAT_TEXT.text(language_of(self._store, conversation, self.language)),
            content_type="input_csat",
            content_attributes={"display_type": self._inbox.csat_display},
        )


def _is_ours(message: Message) -> bool:
    return message.message_type in {MessageType.OUTGOING, MessageType.TEMPLATE}
