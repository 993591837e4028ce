"""Which event goes to whom (8.4): the bridge from a change in the store to the sockets."""

from __future__ import annotations

from walletcare.desk.agents.staff import Staff
from walletcare.desk.api.hub import Event, Hub
from walletcare.desk.api.payload import Payloads
from walletcare.desk.inbox import ACCOUNT_ID
from walletcare.desk.records import Conversation, Json, Message, SenderType, Session
from walletcare.desk.store import Store


class Announcer:
    """Publishes events in the order of its calls."""

    def __init__(self, store: Store, payloads: Payloads, hub: Hub, staff: Staff) -> None:
        self._store = store
        self._payloads = payloads
        self._hub = hub
        self._staff = staff

    def message_created(self, message: Message, echo_id: str | None = None) -> None:
        if message.is_visible:
            data = {**self._payloads.live_message(message, echo_id), **self._performer(message)}
            self._publish("message.created", self._tokens(message.conversation_id), data)

    def message_updated(self, message: Message, previous_changes: Json) -> None:
        if message.is_visible:
            data = {**self._payloads.live_message(message), "previous_changes": previous_changes}
            self._publish("message.updated", self._tokens(message.conversation_id), data)

    def conversation_created(self, conversation: Conversation) -> None:
        data = self._payloads.live_conversation(conversation, with_message=False)
        self._publish("conversation.created", self._tokens(conversation.id), data)

    def conversation_updated(self, conversation_id: int) -> None:
        self._publish_current("conversation.updated", conversation_id)

    def status_changed(self, conversation_id: int) -> None:
        """``conversation.status_changed`` and the ``conversation.updated`` that comes with it."""
        self._publish_current("conversation.status_changed", conversation_id)
        self._publish_current("conversation.updated", conversation_id)

    def typing(self, conversation: Conversation, user: Json, *, is_on: bool, is_private: bool) -> None:
        """Goes to the session that owns the conversation only, also when it is verified (8.4)."""
        name = "conversation.typing_on" if is_on else "conversation.typing_off"
        owner = self._store.session(conversation.session_id).pubsub_token
        data = self._payloads.typing(conversation, user, is_private=is_private)
        self._publish(name, (owner,), {**data, **_performer(user)})

    def presence(self) -> Json:
        """The message that answers a subscribe or ``update_presence``; it goes to the asking session only."""
        return {
            "event": "presence.update",
            "data": {"account_id": ACCOUNT_ID, "users": self._staff.presence()},
        }

    def _performer(self, message: Message) -> Json:
        is_agent = message.sender_type is SenderType.USER
        return _performer(self._payloads.sender(message) or {}) if is_agent else {}

    def _publish(self, name: str, tokens: tuple[str, ...], data: Json) -> None:
        self._hub.publish(Event(name, tokens, lambda: data))

    def _publish_current(self, name: str, conversation_id: int) -> None:
        """The conversation is read again when the event is sent, as the real server does (8.5)."""

        def build() -> Json | None:
            try:
                return self._payloads.live_conversation(self._store.conversation(conversation_id))
            except KeyError:
                return None  # deleted meanwhile

        self._hub.publish(Event(name, self._tokens(conversation_id), build))

    def _tokens(self, conversation_id: int) -> tuple[str, ...]:
        """The owning session, or all verified sessions of the contact when the owner is verified."""
        owner = self._store.session(self._store.conversation(conversation_id).session_id)
        sessions: list[Session] = [owner]
        if owner.is_verified:
            sessions = [entry for entry in self._store.sessions_of(owner.contact_id) if entry.is_verified]
        return tuple(entry.pubsub_token for entry in sessions)


def _performer(user: Json) -> Json:
    """Events that an agent set off at the screen name that agent; a bot is nobody there (8.5)."""
    return {"performer": user} if user.get("type") == "user" else {}
