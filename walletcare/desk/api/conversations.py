"""What a contact can do with conversations (4.5 to 4.14), with the side effects of section 14."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from walletcare.desk.agents.lifecycle import Lifecycle
from walletcare.desk.agents.staff import Staff
from walletcare.desk.api.announcer import Announcer
from walletcare.desk.api.errors import invalid, not_found, server_error, survey_locked
from walletcare.desk.api.permit import permitted_values
from walletcare.desk.clock import DeskClock
from walletcare.desk.inbox import Inbox
from walletcare.desk.later import Later
from walletcare.desk.records import (
    Conversation,
    Json,
    Message,
    MessageType,
    SenderType,
    Session,
    Status,
    SurveyRecord,
    Upload,
)
from walletcare.desk.scenarios.faults import Faults
from walletcare.desk.store import Store

CONTENT_LIMIT = 150_000
MESSAGES_PER_MINUTE = 200
SURVEY_LOCK_DAYS = 14
ATTRIBUTE_TEXT_LIMIT = 1500
ATTRIBUTE_INTEGER_LIMIT = 9_999_999_999
BACKGROUND_LAG_S = 0.05
"""How long the imitated background jobs take that write ratings and read marks."""


class Conversations:
    """The conversation and message endpoints. Raises ``ApiError``."""

    def __init__(
        self,
        store: Store,
        clock: DeskClock,
        inbox: Inbox,
        staff: Staff,
        announcer: Announcer,
        lifecycle: Lifecycle,
        later: Later,
        faults: Faults,
    ) -> None:
        self._store = store
        self._clock = clock
        self._inbox = inbox
        self._staff = staff
        self._announcer = announcer
        self._lifecycle = lifecycle
        self._later = later
        self._faults = faults
        self.typing_now: set[int] = set()
        """Display ids of conversations whose contact is typing, for the agent's screen."""

    # -- reading ------------------------------------------------------------------------

    def all_of(self, session: Session) -> list[Conversation]:
        """4.5: the session's own, or all of the contact's when the session is verified."""
        if session.is_verified:
            return self._store.conversations(contact_id=session.contact_id)
        return self._store.conversations(session_id=session.id)

    def find(self, session: Session, display_id: int) -> Conversation:
        conversation = self._store.conversation_by_display(display_id)
        if conversation is None:
            raise not_found()
        is_own = conversation.session_id == session.id
        is_shared = session.is_verified and conversation.contact_id == session.contact_id
        if not is_own and not is_shared:
            raise not_found()
        return conversation

    def page(self, session: Session, display_id: int, before: str | None) -> list[Message]:
        """4.11. ``before`` counts as the number it begins with, else as 0, so that nothing is older."""
        conversation = self.find(session, display_id)
        if before is None or before == "":
            return self._store.page(conversation.id, None)
        number = re.match(r"\s*\+?(\d{1,18})", before, re.ASCII)
        return self._store.page(conversation.id, int(number[1]) if number is not None else 0)

    # -- acting -------------------------------------------------------------------------

    def create(self, session: Session, fields: Json) -> Conversation:
        """4.6."""
        if self._inbox.is_locked_to_single:
            existing = self._store.conversations(session_id=session.id)
            if existing:
                return existing[-1]
        attributes = fields.get("custom_attributes")
        attributes = attributes if isinstance(attributes, dict) else {}
        _validate_attributes(attributes)
        status = Status.PENDING if self._staff.is_bot_active else Status.OPEN
        if self._store.contact(session.contact_id).is_blocked:
            status = Status.RESOLVED
        conversation = self._store.add_conversation(self._clock.timestamp(), session, status, attributes)
        self._announcer.conversation_created(conversation)
        return conversation

    def resolve(self, session: Session, display_id: int) -> Conversation:
        """4.8: only ever to ``resolved``."""
        conversation = self.find(session, display_id)
        name = self._store.contact(session.contact_id).name
        return self._lifecycle.set_status(conversation, Status.RESOLVED, by=name)

    def set_typing(self, session: Session, display_id: int, typing_status: object) -> None:
        """4.9. Not echoed to the contact; agents see it."""
        conversation = self.find(session, display_id)
        if typing_status == "on":
            self.typing_now.add(conversation.display_id)
        elif typing_status == "off":
            self.typing_now.discard(conversation.display_id)

    def mark_seen(self, session: Session, display_id: int) -> None:
        """4.10. Each support message not yet read becomes ``read`` in the background, with an event."""
        conversation = self.find(session, display_id)
        now = self._clock.timestamp()
        self._store.update_conversation(conversation.id, now, contact_last_seen_at=now)
        self._later.after(BACKGROUND_LAG_S, lambda: self._mark_read(conversation.id, now))

    def post(
        self, session: Session, display_id: int, content: object, echo_id: object, uploads: list[Upload]
    ) -> Message:
        """4.12 with the side effects of section 14, point 2, in its order."""
        conversation = self.find(session, display_id)
        text = None if content is None else str(content)
        if text is not None and len(text) > CONTENT_LIMIT:
            raise invalid(f"Content is too long (maximum is {CONTENT_LIMIT} characters)", "content")
        now = self._clock.timestamp()
        if self._store.count_since(conversation.id, now - 60) >= MESSAGES_PER_MINUTE:
            raise invalid("Too many messages", "base")
        self.typing_now.discard(conversation.display_id)
        was_waiting = conversation.waiting_since is not None
        is_blocked = self._store.contact(conversation.contact_id).is_blocked
        fields: Json = {"last_activity_at": now}
        if not is_blocked and not was_waiting:
            fields["waiting_since"] = now
        with self._store.transaction():
            message = self._store.add_message(
                now,
                conversation.id,
                content=text,
                message_type=MessageType.INCOMING.value,
                content_type="text",
                sender_type=SenderType.CONTACT.value,
                sender_id=session.contact_id,
                echo_id=None if echo_id is None else str(echo_id),
            )
            message = self._store.add_uploads(now, message.id, uploads)
            self._store.update_conversation(conversation.id, now, **fields)
            self._store.update_contact(session.contact_id, last_activity_at=now)
        if conversation.status in {Status.RESOLVED, Status.SNOOZED} and not is_blocked:
            goes_to_bot = self._staff.is_bot_active and conversation.status is Status.RESOLVED
            self._lifecycle.set_status(
                self._store.conversation(conversation.id),
                Status.PENDING if goes_to_bot else Status.OPEN,
                by="the system",
            )
        self._announcer.message_created(message, None if echo_id is None else str(echo_id))
        if "waiting_since" in fields:
            self._announcer.conversation_updated(conversation.id)
        conversation = self._store.conversation(conversation.id)
        if not is_blocked:
            self._lifecycle.send_templates(conversation)
            for watcher in self._lifecycle.watchers:
                watcher.on_message(conversation, message)
        return message

    def submit(self, session: Session, display_id: int, message_id: int, values: object) -> Message:
        """4.13. Nothing is checked against the question; a rating is judged later, in the background."""
        conversation = self.find(session, display_id)
        try:
            message = self._store.message(message_id)
        except KeyError:
            raise not_found() from None
        if message.conversation_id != conversation.id or not message.is_visible:
            raise not_found()
        return self._store_submission(conversation, message, values)

    # -- CSAT by uuid -------------------------------------------------------------------

    def survey(self, uuid: str) -> tuple[Conversation, Message]:
        """4.14. The survey message of a conversation; 404 before there is one."""
        conversation = self._store.conversation_by_uuid(uuid)
        if conversation is None:
            raise not_found()
        for message in self._store.messages(conversation.id):
            if message.content_type == "input_csat":
                return conversation, message
        raise not_found()

    def submit_survey(self, uuid: str, fields: Json) -> tuple[Conversation, Message]:
        conversation, message = self.survey(uuid)
        body = fields.get("message")
        if not isinstance(body, dict):
            raise server_error()
        return conversation, self._store_submission(conversation, message, body.get("submitted_values"))

    # -- inside -------------------------------------------------------------------------

    def _store_submission(self, conversation: Conversation, message: Message, values: object) -> Message:
        if message.content_type == "input_csat":
            sent = datetime.fromtimestamp(message.created_at, tz=UTC).date()
            if (self._clock.now().date() - sent).days > SURVEY_LOCK_DAYS:
                raise survey_locked()
        permitted = permitted_values(values)
        before = message.content_attributes
        after = before if permitted is None else {**before, "submitted_values": permitted}
        if after == before:
            return message  # nothing is written, so no event follows and no rating is recorded
        changed = self._store.update_message(message.id, self._clock.timestamp(), content_attributes=after)
        self._announcer.message_updated(changed, {"content_attributes": [before, after]})
        if message.content_type == "input_csat":
            if self._faults.lose_ratings:
                return changed
            self._later.after(BACKGROUND_LAG_S, lambda: self._record_rating(message.id))
        else:
            for watcher in self._lifecycle.watchers:
                watcher.on_submitted(conversation, changed)
        return changed

    def _record_rating(self, message_id: int) -> None:
        """Write the rating record, or drop it silently when the rating is not a whole number from 1 to 5."""
        try:
            message = self._store.message(message_id)
            conversation = self._store.conversation(message.conversation_id)
        except KeyError:
            return  # deleted meanwhile
        values = message.content_attributes.get("submitted_values")
        response = values.get("csat_survey_response") if isinstance(values, dict) else None
        if not isinstance(response, dict):
            return
        rating = _rating(response.get("rating"))
        if rating is None:
            return
        feedback = response.get("feedback_message")
        now = self._clock.timestamp()
        self._store.save_survey(
            now,
            SurveyRecord(
                id=0,
                message_id=message.id,
                conversation_id=conversation.id,
                contact_id=conversation.contact_id,
                rating=rating,
                feedback_message=None if feedback is None else str(feedback),
                assigned_agent_id=conversation.assignee_id,
                created_at=now,
                updated_at=now,
            ),
        )

    def _mark_read(self, conversation_id: int, until: float) -> None:
        try:
            messages = self._store.messages(conversation_id)
        except KeyError:
            return
        for message in messages:
            is_ours = message.message_type in {MessageType.OUTGOING, MessageType.TEMPLATE}
            if is_ours and message.status in {"sent", "delivered"} and message.created_at <= until:
                changed = self._store.update_message(message.id, self._clock.timestamp(), status="read")
                self._announcer.message_updated(changed, {"status": [message.status, "read"]})


def _rating(value: object) -> int | None:
    if isinstance(value, float) or (isinstance(value, str) and value.isdecimal()):
        value = int(value)  # the column is a whole number: 4.5 is stored as 4
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= 5 else None


def _validate_attributes(attributes: Json) -> None:
    for key, value in attributes.items():
        if isinstance(value, str) and len(value) > ATTRIBUTE_TEXT_LIMIT:
            raise invalid(
                f"Custom attributes {key} length should be < {ATTRIBUTE_TEXT_LIMIT}", "custom_attributes"
            )
        if isinstance(value, int) and not isinstance(value, bool) and value > ATTRIBUTE_INTEGER_LIMIT:
            raise invalid(
                f"Custom attributes {key} value should be < {ATTRIBUTE_INTEGER_LIMIT}", "custom_attributes"
            )
