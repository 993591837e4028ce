"""What the desk stores, one value class a table. Times are Unix seconds; None is never."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

Json = dict[str, Any]


class Status(StrEnum):
    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class MessageType(IntEnum):
    INCOMING = 0
    OUTGOING = 1
    ACTIVITY = 2
    TEMPLATE = 3


class SenderType(StrEnum):
    CONTACT = "Contact"
    USER = "User"
    BOT = "AgentBot"


@dataclass(frozen=True, slots=True)
class Contact:
    id: int
    name: str
    email: str | None
    phone_number: str | None
    identifier: str | None
    is_blocked: bool
    custom_attributes: Json
    last_activity_at: float | None
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class Session:
    """A contact inbox: one session of a contact. Both tokens are credentials."""

    id: int
    contact_id: int
    source_id: str
    pubsub_token: str
    is_verified: bool
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class Conversation:
    """``id`` is the database id; ``display_id`` is the number in URLs and payloads."""

    id: int
    display_id: int
    uuid: str
    session_id: int
    contact_id: int
    status: Status
    custom_attributes: Json
    labels: list[str]
    priority: str | None
    snoozed_until: float | None
    assignee_id: int | None
    assignee_type: str | None
    team: str | None
    first_reply_created_at: float | None
    waiting_since: float | None
    agent_last_seen_at: float | None
    contact_last_seen_at: float | None
    last_activity_at: float
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class Attachment:
    id: int
    message_id: int
    file_type: str
    name: str
    content_type: str
    size: int
    signed_id: str
    created_at: float

    @property
    def extension(self) -> str | None:
        stem, dot, extension = self.name.rpartition(".")
        return extension if dot and stem and extension else None


@dataclass(frozen=True, slots=True)
class Message:
    id: int
    conversation_id: int
    display_id: int
    content: str | None
    message_type: MessageType
    content_type: str
    content_attributes: Json
    is_private: bool
    status: str
    sender_type: SenderType | None
    sender_id: int | None
    created_at: float
    updated_at: float
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_visible(self) -> bool:
        """Contacts never see private notes or activity lines."""
        return not self.is_private and self.message_type is not MessageType.ACTIVITY


@dataclass(frozen=True, slots=True)
class SurveyRecord:
    """A rating that was really recorded."""

    id: int
    message_id: int
    conversation_id: int
    contact_id: int
    rating: int
    feedback_message: str | None
    assigned_agent_id: int | None
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request; with a ``kind`` (``location``...), something beside a message that is
    no file: its fields as JSON in ``data``.
    """

    name: str
    content_type: str
    data: bytes
    kind: str = ""

    @property
    def file_type(self) -> str:
        return self.kind or file_type_of(self.content_type)


def file_type_of(content_type: str) -> str:
    """The stored ``file_type`` (4.12)."""
    media_type = content_type.split(";")[0].strip().lower()
    kind, _, subtype = media_type.partition("/")
    if kind == "image" and subtype in {"jpeg", "png", "gif", "bmp", "webp"}:
        return "image"
    if kind == "video" and subtype in {"ogg", "mp4", "webm", "quicktime"}:
        return "video"
    return "audio" if kind == "audio" else "file"
