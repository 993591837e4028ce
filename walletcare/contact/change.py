"""What the contact room tells its listener: that something changed, never what it now says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walletcare.domain.ticket import TicketId


class ChangeKind(StrEnum):
    """Kinds of change.

    TICKET: a ticket, its messages, its outbox entries or its stage. REPLY: a message of support arrived (a
    TICKET change comes too). TYPING: somebody types, or stopped (``is_on``). CHANNELS: hours, link, failures,
    notices. DRAFTS, REMINDERS: their lists. SESSION: the server forgot this computer, or somebody else is
    signed in: conversations became read-only, and the live link needs the new session. UPLOAD: files of a
    ticket have got further on their way.
    OUTBOX: call ``deliver_due`` soon, there is something to send.
    """

    TICKET = "ticket"
    REPLY = "reply"
    TYPING = "typing"
    CHANNELS = "channels"
    DRAFTS = "drafts"
    REMINDERS = "reminders"
    SESSION = "session"
    UPLOAD = "upload"
    OUTBOX = "outbox"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Sent after the transaction that made it, from the thread that made it.

    Attributes:
        who: Cleaned display name, for TYPING and REPLY; may be empty.
        is_on: For TYPING.
    """

    kind: ChangeKind
    ticket_id: TicketId | None = None
    who: str = ""
    is_on: bool = False


Listener = Callable[[Change], None]
