"""Our own description of the backend contract, as JSON Schema (draft 2020-12), written from its sections.

Objects are closed (``additionalProperties: false``) so that a key too many in the stand-in fails as well as
a missing one:
the real server may add keys, the stand-in may not invent any. Two readers use it: the tests of the desk, and
whoever
wants to hold recorded answers of a real server against it.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
ANY_OBJECT: Schema = {"type": "object"}
UNIX: Schema = {"type": "integer", "minimum": 0}
ISO: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
UUID: Schema = {"type": "string", "pattern": r"^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"}
TOKEN: Schema = {"type": "string", "pattern": r"^[A-Za-z0-9]{24}$"}
STATUS: Schema = {"enum": ["open", "pending", "snoozed", "resolved"]}
CONTENT_TYPE: Schema = {
    "enum": [
        "text",
        "input_text",
        "input_textarea",
        "input_email",
        "input_select",
        "cards",
        "form",
        "article",
        "incoming_email",
        "input_csat",
        "integrations",
        "sticker",
        "voice_call",
    ]
}


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def closed(properties: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """An object with exactly these keys; those in ``optional`` may be absent."""
    return {
        "type": "object",
        "properties": {**properties, **(optional or {})},
        "required": list(properties),
        "additionalProperties": False,
    }


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


INBOX = closed(
    {
        "identifier": TOKEN,
        "identity_validation_enabled": BOOLEAN,
        "name": STRING,
        "timezone": STRING,
        "working_hours": {
            "type": "array",
            "minItems": 7,
            "maxItems": 7,
            "items": closed(
                {
                    "day_of_week": {"type": "integer", "minimum": 0, "maximum": 6},
                    "closed_all_day": BOOLEAN,
                    "open_hour": nullable({"type": "integer", "minimum": 0, "maximum": 23}),
                    "open_minutes": nullable({"type": "integer", "minimum": 0, "maximum": 59}),
                    "close_hour": nullable({"type": "integer", "minimum": 0, "maximum": 23}),
                    "close_minutes": nullable({"type": "integer", "minimum": 0, "maximum": 59}),
                    "open_all_day": BOOLEAN,
                }
            ),
        },
        "working_hours_enabled": BOOLEAN,
        "csat_survey_enabled": BOOLEAN,
        "greeting_enabled": BOOLEAN,
    }
)

PUBLIC_CONTACT = closed(
    {
        "source_id": {"type": "string", "minLength": 1},
        "pubsub_token": TOKEN,
        "id": INTEGER,
        "name": STRING,
        "email": nullable(STRING),
        "phone_number": nullable(STRING),
    }
)

RAW_CONTACT = closed(
    {
        "id": INTEGER,
        "name": STRING,
        "middle_name": nullable(STRING),
        "last_name": nullable(STRING),
        "email": nullable(STRING),
        "phone_number": nullable(STRING),
        "identifier": nullable(STRING),
        "account_id": INTEGER,
        "contact_type": {"enum": ["visitor", "lead", "customer"]},
        "blocked": BOOLEAN,
        "additional_attributes": ANY_OBJECT,
        "custom_attributes": ANY_OBJECT,
        "location": nullable(STRING),
        "country_code": nullable(STRING),
        "company_id": nullable(INTEGER),
        "last_activity_at": nullable(ISO),
        "created_at": ISO,
        "updated_at": ISO,
        "label_list": nullable(array(STRING)),
    }
)

SENDER: Schema = {
    "oneOf": [
        closed(
            {
                "id": INTEGER,
                "name": STRING,
                "email": nullable(STRING),
                "phone_number": nullable(STRING),
                "identifier": nullable(STRING),
                "thumbnail": STRING,
                "blocked": BOOLEAN,
                "additional_attributes": ANY_OBJECT,
                "custom_attributes": ANY_OBJECT,
                "type": {"const": "contact"},
            }
        ),
        closed(
            {
                "id": INTEGER,
                "name": STRING,
                "available_name": STRING,
                "avatar_url": STRING,
                "thumbnail": STRING,
                "availability_status": {"enum": ["online", "busy", "offline"]},
                "type": {"const": "user"},
            }
        ),
        closed({"id": INTEGER, "name": STRING, "avatar_url": STRING, "type": {"const": "agent_bot"}}),
    ]
}

_ATTACHMENT_BASE: dict[str, Schema] = {"id": INTEGER, "message_id": INTEGER, "account_id": INTEGER}
_LINK: Schema = nullable({"type": "string", "pattern": r"^https?://"})

ATTACHMENT: Schema = {
    "oneOf": [
        closed(
            {
                **_ATTACHMENT_BASE,
                "file_type": {"enum": ["image", "audio", "video", "file"]},
                "extension": nullable(STRING),
                "content_type": STRING,
                "data_url": {"type": "string", "pattern": r"^https?://"},
                "thumb_url": STRING,
                "file_size": INTEGER,
                "width": nullable(INTEGER),
                "height": nullable(INTEGER),
            },
            {"transcribed_text": STRING},
        ),
        closed(
            {
                **_ATTACHMENT_BASE,
                "file_type": {"const": "location"},
                "coordinates_lat": {"type": "number"},
                "coordinates_long": {"type": "number"},
                "fallback_title": nullable(STRING),
                "data_url": _LINK,
            }
        ),
        closed(
            {
                **_ATTACHMENT_BASE,
                "file_type": {"const": "fallback"},
                "fallback_title": nullable(STRING),
                "data_url": _LINK,
            }
        ),
        closed(
            {
                **_ATTACHMENT_BASE,
                "file_type": {"const": "contact"},
                "fallback_title": nullable(STRING),
                "meta": ANY_OBJECT,
            }
        ),
        closed({**_ATTACHMENT_BASE, "file_type": {"const": "embed"}, "data_url": _LINK}),
        closed({**_ATTACHMENT_BASE, "file_type": {"const": "share"}, "data_url": _LINK, "thumb_url": STRING}),
    ]
}

MESSAGE = closed(
    {
        "id": INTEGER,
        "content": nullable(STRING),
        "message_type": {"enum": [0, 1, 3]},
        "content_type": CONTENT_TYPE,
        "content_attributes": ANY_OBJECT,
        "created_at": UNIX,
        "conversation_id": INTEGER,
    },
    {"attachments": {**array(ATTACHMENT), "minItems": 1}, "sender": SENDER},
)

CONVERSATION = closed(
    {
        "id": INTEGER,
        "uuid": UUID,
        "inbox_id": INTEGER,
        "contact_last_seen_at": UNIX,
        "status": STATUS,
        "agent_last_seen_at": UNIX,
        "messages": array(MESSAGE),
        "contact": RAW_CONTACT,
    }
)

SURVEY = closed(
    {
        "id": INTEGER,
        "csat_survey_response": nullable(
            closed(
                {
                    "id": INTEGER,
                    "account_id": INTEGER,
                    "conversation_id": INTEGER,
                    "message_id": INTEGER,
                    "rating": {"type": "integer", "minimum": 1, "maximum": 5},
                    "feedback_message": nullable(STRING),
                    "contact_id": INTEGER,
                    "assigned_agent_id": nullable(INTEGER),
                    "created_at": ISO,
                    "updated_at": ISO,
                    "csat_review_notes": nullable(STRING),
                    "review_notes_updated_at": nullable(ISO),
                    "review_notes_updated_by_id": nullable(INTEGER),
                }
            )
        ),
        "display_type": {"enum": ["emoji", "star"]},
        "content": {"type": "null"},
        "inbox_avatar_url": STRING,
        "inbox_name": STRING,
        "locale": STRING,
        "conversation_id": INTEGER,
        "created_at": ISO,
    }
)

VERSION = closed(
    {
        "version": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "timestamp": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"},
        "queue_services": STRING,
        "data_services": STRING,
    }
)

STATUS_ERROR = closed({"status": INTEGER, "error": STRING})
FIELD_ERROR = closed({"message": STRING, "attributes": array(STRING)})
PLAIN_ERROR = closed({"error": STRING})

LIVE_MESSAGE = closed(
    {
        "id": INTEGER,
        "content": nullable(STRING),
        "account_id": INTEGER,
        "inbox_id": INTEGER,
        "conversation_id": INTEGER,
        "message_type": {"enum": [0, 1, 3]},
        "created_at": UNIX,
        "updated_at": ISO,
        "private": {"const": False},
        "status": {"enum": ["sent", "delivered", "read", "failed"]},
        "source_id": nullable(STRING),
        "content_type": CONTENT_TYPE,
        "content_attributes": ANY_OBJECT,
        "sender_type": nullable({"enum": ["Contact", "User", "AgentBot"]}),
        "sender_id": nullable(INTEGER),
        "external_source_ids": ANY_OBJECT,
        "additional_attributes": ANY_OBJECT,
        "processed_message_content": nullable(STRING),
        "sentiment": ANY_OBJECT,
        "conversation": closed(
            {
                "assignee_id": nullable(INTEGER),
                "unread_count": {"type": "integer", "minimum": 0, "maximum": 10},
                "last_activity_at": UNIX,
                "contact_inbox": closed({"source_id": STRING}),
            }
        ),
    },
    {
        "attachments": {**array(ATTACHMENT), "minItems": 1},
        "echo_id": STRING,
        "sender": SENDER,
        "performer": SENDER,
        "previous_changes": ANY_OBJECT,
    },
)

LIVE_CONVERSATION = closed(
    {
        "id": INTEGER,
        "inbox_id": INTEGER,
        "account_id": INTEGER,
        "status": STATUS,
        "channel": {"const": "Channel::Api"},
        "can_reply": BOOLEAN,
        "additional_attributes": ANY_OBJECT,
        "custom_attributes": ANY_OBJECT,
        "labels": array(STRING),
        "priority": nullable({"enum": ["low", "medium", "high", "urgent"]}),
        "snoozed_until": nullable(ISO),
        "first_reply_created_at": nullable(ISO),
        "waiting_since": UNIX,
        "unread_count": {"type": "integer", "minimum": 0, "maximum": 10},
        "agent_last_seen_at": UNIX,
        "contact_last_seen_at": UNIX,
        "last_activity_at": UNIX,
        "timestamp": UNIX,
        "created_at": UNIX,
        "updated_at": {"type": "number"},
        "contact_inbox": closed(
            {
                "id": INTEGER,
                "contact_id": INTEGER,
                "inbox_id": INTEGER,
                "source_id": STRING,
                "hmac_verified": BOOLEAN,
                "pubsub_token": TOKEN,
                "created_at": ISO,
                "updated_at": ISO,
            }
        ),
        "messages": {**array(LIVE_MESSAGE), "maxItems": 1},
        "meta": closed(
            {
                "sender": SENDER,
                "assignee": nullable(SENDER),
                "assignee_type": nullable({"enum": ["User", "AgentBot"]}),
                "team": nullable(closed({"id": INTEGER, "name": STRING})),
                "hmac_verified": BOOLEAN,
            }
        ),
    }
)

TYPING = closed(
    {
        "conversation": LIVE_CONVERSATION,
        "user": SENDER,
        "is_private": BOOLEAN,
        "account_id": INTEGER,
    },
    {"performer": SENDER},
)

PRESENCE = closed(
    {
        "account_id": INTEGER,
        "users": {
            "type": "object",
            "patternProperties": {r"^\d+$": {"enum": ["online", "busy", "offline"]}},
            "additionalProperties": False,
        },
    }
)

EVENTS: dict[str, Schema] = {
    "message.created": LIVE_MESSAGE,
    "message.updated": LIVE_MESSAGE,
    "conversation.created": LIVE_CONVERSATION,
    "conversation.status_changed": LIVE_CONVERSATION,
    "conversation.updated": LIVE_CONVERSATION,
    "conversation.typing_on": TYPING,
    "conversation.typing_off": TYPING,
    "presence.update": PRESENCE,
}

FRAME: Schema = {
    "oneOf": [
        closed({"type": {"const": "welcome"}}),
        closed({"type": {"const": "ping"}, "message": UNIX}),
        closed({"identifier": STRING, "type": {"const": "confirm_subscription"}}),
        closed(
            {
                "type": {"const": "disconnect"},
                "reason": {"enum": ["server_restart", "remote", "unauthorized", "invalid_request"]},
                "reconnect": BOOLEAN,
            }
        ),
        closed(
            {"identifier": STRING, "message": closed({"event": {"enum": list(EVENTS)}, "data": ANY_OBJECT})}
        ),
    ]
}

ROUTES: dict[str, Schema] = {
    "inbox.show": INBOX,
    "contact.create": PUBLIC_CONTACT,
    "contact.show": PUBLIC_CONTACT,
    "contact.update": RAW_CONTACT,
    "conversation.index": array(CONVERSATION),
    "conversation.create": CONVERSATION,
    "conversation.show": CONVERSATION,
    "conversation.toggle_status": CONVERSATION,
    "message.index": array(MESSAGE),
    "message.create": MESSAGE,
    "message.update": MESSAGE,
    "csat.show": SURVEY,
    "csat.update": SURVEY,
    "api.version": VERSION,
    "api.health": closed({"status": {"const": "woot"}}),
}
"""What each route answers with 200. ``toggle_typing`` and ``update_last_seen`` answer an empty body."""
