"""What the people and the bot behind the desk do (section 14, points 3 to 7 and 10): hooks and scripts call
this.
"""

from __future__ import annotations

from datetime import datetime

from walletcare.desk.agents.lifecycle import Lifecycle
from walletcare.desk.agents.staff import BOT_ID, Agent, Staff
from walletcare.desk.api.announcer import Announcer
from walletcare.desk.clock import DeskClock
from walletcare.desk.records import Conversation, Json, Message, MessageType, SenderType, Status, Upload
from walletcare.desk.store import Store
from walletcare.domain.language import LocalText

DELETED_NOTICE = LocalText("此消息已删除", "This message was deleted")


class Support:
    """Actions of agents and the bot. Raises :class:`KeyError` for ids that do not exist."""

    def __init__(
        self, store: Store, clock: DeskClock, staff: Staff, announcer: Announcer, lifecycle: Lifecycle
    ) -> None:
        self._store = store
        self._clock = clock
        self._staff = staff
        self._announcer = announcer
        self._lifecycle = lifecycle

    def see(self, conversation: Conversation) -> None:
        """An agent opens the thread: visible over REST only, no event goes to the contact (5.1, 8.4)."""
        now = self._clock.timestamp()
        self._store.update_conversation(conversation.id, now, agent_last_seen_at=now)

    def assign(self, conversation: Conversation, agent: Agent | None, *, team: str | None = None) -> None:
        now = self._clock.timestamp()
        self._store.update_conversation(
            conversation.id,
            now,
            assignee_id=None if agent is None else agent.id,
            assignee_type=None if agent is None else "User",
            team=team if team is not None else conversation.team,
        )
        who = "nobody" if agent is None else agent.available_name
        self._lifecycle.add_activity(conversation, f"Assigned to {who}")
        self._announcer.conversation_updated(conversation.id)

    def type(self, conversation: Conversation, *, is_on: bool, is_private: bool, agent: Agent | None) -> None:
        """An agent (None: the bot) types a reply, or a private note."""
        user = self._staff.bot_sender() if agent is None else agent.as_sender()
        self._announcer.typing(conversation, user, is_on=is_on, is_private=is_private)

    def reply(
        self,
        conversation: Conversation,
        text: str | None,
        *,
        agent: Agent | None,
        content_type: str = "text",
        items: list[Json] | None = None,
        in_reply_to: int | None = None,
        uploads: tuple[Upload, ...] = (),
    ) -> Message:
        """A message of an agent (None: the bot), text or interactive, with files."""
        now = self._clock.timestamp()
        attributes: Json = {}
        if items:
            attributes["items"] = items
        if in_reply_to is not None:
            attributes["in_reply_to"] = in_reply_to
        fields: Json = {"last_activity_at": now, "waiting_since": None}
        is_first = agent is not None and conversation.first_reply_created_at is None
        if is_first:
            fields["first_reply_created_at"] = now
        if agent is not None:
            # Writing an answer means that the thread was open on the agent's screen.
            fields["agent_last_seen_at"] = now
        with self._store.transaction():
            message = self._store.add_message(
                now,
                conversation.id,
                content=text,
                message_type=MessageType.OUTGOING.value,
                content_type=content_type,
                content_attributes=attributes,
                sender_type=(SenderType.BOT if agent is None else SenderType.USER).value,
                sender_id=BOT_ID if agent is None else agent.id,
            )
            message = self._store.add_uploads(now, message.id, uploads)
            self._store.update_conversation(conversation.id, now, **fields)
        self._announcer.message_created(message)
        if is_first or conversation.waiting_since is not None:
            self._announcer.conversation_updated(conversation.id)
        return message

    def note(self, conversation: Conversation, text: str, *, agent: Agent | None) -> Message:
        """A private note: stored, never sent to the contact."""
        return self._store.add_message(
            self._clock.timestamp(),
            conversation.id,
            content=text,
            message_type=MessageType.OUTGOING.value,
            content_type="text",
            is_private=1,
            sender_type=(SenderType.BOT if agent is None else SenderType.USER).value,
            sender_id=BOT_ID if agent is None else agent.id,
        )

    def set_status(
        self, conversation: Conversation, status: Status, *, by: str, snoozed_until: datetime | None = None
    ) -> None:
        until = None if snoozed_until is None else snoozed_until.timestamp()
        self._lifecycle.set_status(conversation, status, by=by, snoozed_until=until)

    def change(
        self,
        conversation: Conversation,
        *,
        labels: list[str] | None = None,
        priority: str | None = None,
        attributes: Json | None = None,
    ) -> None:
        """Set labels or priority, or merge custom attributes (a None value removes the key). One event."""
        fields: Json = {}
        if labels is not None:
            fields["labels"] = labels
        if priority is not None:
            fields["priority"] = priority or None
        if attributes is not None:
            merged = {**conversation.custom_attributes, **attributes}
            fields["custom_attributes"] = {key: value for key, value in merged.items() if value is not None}
        self._store.update_conversation(conversation.id, self._clock.timestamp(), **fields)
        self._announcer.conversation_updated(conversation.id)

    def delete_message(self, message: Message) -> None:
        """The deletion form of 5.2: a notice in place of the text, files gone, the message stays in the
        list.
        """
        before = message.content_attributes
        after = {"deleted": True}
        # The notice is in the account's language, whatever the conversation's is.
        notice = DELETED_NOTICE.text(self._lifecycle.language)
        with self._store.transaction():
            self._store.delete_attachments(message.id)
            changed = self._store.update_message(
                message.id,
                self._clock.timestamp(),
                content=notice,
                content_type="text",
                content_attributes=after,
            )
        self._announcer.message_updated(
            changed, {"content": [message.content, notice], "content_attributes": [before, after]}
        )
