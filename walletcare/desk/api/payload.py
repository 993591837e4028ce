"""The objects of the API: REST form (section 5) and socket form (8.5, 8.6)."""

from __future__ import annotations

import json
from urllib.parse import quote

from walletcare.desk.agents.staff import BOT_ID, Staff
from walletcare.desk.clock import iso, unix
from walletcare.desk.inbox import ACCOUNT_ID, INBOX_ID
from walletcare.desk.records import Attachment, Contact, Conversation, Json, Message, SenderType, Session
from walletcare.desk.store import Store

FILE_TYPES = ("image", "video", "audio", "file")
"""Attachments that are files; the others are a place, a contact, a link (5.5)."""
_VARIANT = "eyJ2YXJpYW50IjpbMjUwLG51bGxdfQ--0"
"""Stands for the encoded size of a preview in its address."""


class Payloads:
    """Builds every object that leaves the desk. ``base_url`` is the server's configured public URL."""

    def __init__(self, store: Store, staff: Staff, base_url: str) -> None:
        self._store = store
        self._staff = staff
        self._base_url = base_url

    # -- contacts -----------------------------------------------------------------------

    def public_contact(self, contact: Contact, session: Session) -> Json:
        """4.2: what POST and GET of a contact answer."""
        return {
            "source_id": session.source_id,
            "pubsub_token": session.pubsub_token,
            "id": contact.id,
            "name": contact.name,
            "email": contact.email,
            "phone_number": contact.phone_number,
        }

    def raw_contact(self, contact: Contact) -> Json:
        """5.4: the whole record, as PATCH answers and as every conversation carries it."""
        known = contact.email or contact.phone_number or contact.identifier
        return {
            "id": contact.id,
            "name": contact.name,
            "email": contact.email,
            "phone_number": contact.phone_number,
            "account_id": ACCOUNT_ID,
            "created_at": iso(contact.created_at),
            "updated_at": iso(contact.updated_at),
            "additional_attributes": {},
            "identifier": contact.identifier,
            "custom_attributes": contact.custom_attributes,
            "last_activity_at": iso(contact.last_activity_at),
            "contact_type": "lead" if known else "visitor",
            "middle_name": "",
            "last_name": "",
            "location": "",
            "country_code": "",
            "blocked": contact.is_blocked,
            "company_id": None,
            "label_list": None,
        }

    def contact_sender(self, contact: Contact) -> Json:
        return {
            "additional_attributes": {},
            "custom_attributes": contact.custom_attributes,
            "email": contact.email,
            "id": contact.id,
            "identifier": contact.identifier,
            "name": contact.name,
            "phone_number": contact.phone_number,
            "thumbnail": "",
            "blocked": contact.is_blocked,
            "type": "contact",
        }

    def sender(self, message: Message) -> Json | None:
        """Who wrote it; None for templates and system messages, where the key is left out."""
        if message.sender_type is None or message.sender_id is None:
            return None
        if message.sender_type is SenderType.CONTACT:
            return self.contact_sender(self._store.contact(message.sender_id))
        return self._staff.sender(message.sender_type, message.sender_id)

    # -- REST ---------------------------------------------------------------------------

    def conversation(self, conversation: Conversation, *, type_as_string: bool = False) -> Json:
        """5.1 with all visible messages."""
        messages = self._store.messages(conversation.id)
        return {
            "id": conversation.display_id,
            "uuid": conversation.uuid,
            "inbox_id": self._inbox_of(conversation)[0],
            "contact_last_seen_at": unix(conversation.contact_last_seen_at),
            "status": conversation.status.value,
            "agent_last_seen_at": unix(conversation.agent_last_seen_at),
            "messages": [self.message(message, type_as_string=type_as_string) for message in messages],
            "contact": self.raw_contact(self._store.contact(conversation.contact_id)),
        }

    def message(self, message: Message, *, type_as_string: bool = False) -> Json:
        """5.2. ``attachments`` and ``sender`` are absent, not null, when there are none."""
        kind = message.message_type
        payload: Json = {
            "id": message.id,
            "content": message.content,
            "message_type": kind.name.lower() if type_as_string else kind.value,
            "content_type": message.content_type,
            "content_attributes": message.content_attributes,
            "created_at": unix(message.created_at),
            "conversation_id": message.display_id,
        }
        if message.attachments:
            payload["attachments"] = [self.attachment(entry) for entry in message.attachments]
        sender = self.sender(message)
        if sender is not None:
            payload["sender"] = sender
        return payload

    def attachment(self, attachment: Attachment) -> Json:
        """5.5: what is no file has its own fields; the others say where the file is."""
        base: Json = {
            "id": attachment.id,
            "message_id": attachment.message_id,
            "file_type": attachment.file_type,
            "account_id": ACCOUNT_ID,
        }
        if attachment.file_type not in FILE_TYPES:
            return {**base, **json.loads(self._store.data_of(attachment))}
        storage = f"{self._base_url}/rails/active_storage"
        name = quote(attachment.name, safe="")
        payload: Json = {
            **base,
            "extension": attachment.extension,
            "content_type": attachment.content_type,
            "data_url": f"{storage}/blobs/redirect/{attachment.signed_id}/{name}",
            "thumb_url": f"{storage}/representations/redirect/{attachment.signed_id}/{_VARIANT}/{name}"
            if attachment.file_type == "image"
            else "",
            "file_size": attachment.size,
            "width": None,
            "height": None,
        }
        if attachment.file_type == "audio":
            payload["data_url"] += "?disposition=inline"
            payload["transcribed_text"] = ""
        return payload

    # -- socket -------------------------------------------------------------------------

    def live_message(self, message: Message, echo_id: str | None = None) -> Json:
        """8.6. ``echo_id`` only in the event of the message it was sent with."""
        conversation = self._store.conversation(message.conversation_id)
        session = self._store.session(conversation.session_id)
        payload: Json = {
            "id": message.id,
            "content": message.content,
            "account_id": ACCOUNT_ID,
            "inbox_id": self._inbox_of(conversation)[0],
            "conversation_id": message.display_id,
            "message_type": message.message_type.value,
            "created_at": unix(message.created_at),
            "updated_at": iso(message.updated_at),
            "private": message.is_private,
            "status": message.status,
            "source_id": None,
            "content_type": message.content_type,
            "content_attributes": message.content_attributes,
            "sender_type": None if message.sender_type is None else message.sender_type.value,
            "sender_id": message.sender_id,
            "external_source_ids": {},
            "additional_attributes": {},
            "processed_message_content": message.content,
            "sentiment": {},
            "conversation": {
                "assignee_id": conversation.assignee_id if conversation.assignee_type == "User" else None,
                "unread_count": self._unread(conversation),
                "last_activity_at": unix(conversation.last_activity_at),
                "contact_inbox": {"source_id": session.source_id},
            },
        }
        if message.attachments:
            payload["attachments"] = [self.attachment(entry) for entry in message.attachments]
        if echo_id:
            payload["echo_id"] = echo_id
        sender = self.sender(message)
        if sender is not None:
            payload["sender"] = sender
        return payload

    def live_conversation(self, conversation: Conversation, *, with_message: bool = True) -> Json:
        """8.5. ``messages`` holds at most the latest visible message."""
        session = self._store.session(conversation.session_id)
        contact = self._store.contact(conversation.contact_id)
        newest = self._store.newest_message(conversation.id) if with_message else None
        inbox_id, channel = self._inbox_of(conversation)
        return {
            "id": conversation.display_id,
            "inbox_id": inbox_id,
            "account_id": ACCOUNT_ID,
            "status": conversation.status.value,
            "channel": channel,
            "can_reply": True,
            "additional_attributes": {},
            "custom_attributes": conversation.custom_attributes,
            "labels": conversation.labels,
            "priority": conversation.priority,
            "snoozed_until": iso(conversation.snoozed_until),
            "first_reply_created_at": iso(conversation.first_reply_created_at),
            "waiting_since": unix(conversation.waiting_since),
            "unread_count": self._unread(conversation),
            "agent_last_seen_at": unix(conversation.agent_last_seen_at),
            "contact_last_seen_at": unix(conversation.contact_last_seen_at),
            "last_activity_at": unix(conversation.last_activity_at),
            "timestamp": unix(conversation.last_activity_at),
            "created_at": unix(conversation.created_at),
            "updated_at": round(conversation.updated_at, 6),
            "contact_inbox": {
                "id": session.id,
                "contact_id": session.contact_id,
                "inbox_id": inbox_id,
                "source_id": session.source_id,
                "created_at": iso(session.created_at),
                "updated_at": iso(session.updated_at),
                "hmac_verified": session.is_verified,
                "pubsub_token": session.pubsub_token,
            },
            "messages": [] if newest is None else [self.live_message(newest)],
            "meta": {
                "sender": self.contact_sender(contact),
                "assignee": self._assignee(conversation),
                "assignee_type": conversation.assignee_type,
                "team": None if conversation.team is None else {"id": 4, "name": conversation.team},
                "hmac_verified": session.is_verified,
            },
        }

    def typing(self, conversation: Conversation, user: Json, *, is_private: bool) -> Json:
        return {
            "conversation": self.live_conversation(conversation),
            "user": user,
            "is_private": is_private,
            "account_id": ACCOUNT_ID,
        }

    def _inbox_of(self, conversation: Conversation) -> tuple[int, str]:
        return self._store.other_inbox(conversation.id) or (INBOX_ID, "Channel::Api")

    def _assignee(self, conversation: Conversation) -> Json | None:
        if conversation.assignee_id is None:
            return None
        kind = SenderType.BOT if conversation.assignee_type == "AgentBot" else SenderType.USER
        return self._staff.sender(kind, BOT_ID if kind is SenderType.BOT else conversation.assignee_id)

    def _unread(self, conversation: Conversation) -> int:
        """The contact's messages that agents have not seen, at most 10."""
        return min(10, self._store.count_unseen(conversation.id, conversation.agent_last_seen_at or 0.0))
