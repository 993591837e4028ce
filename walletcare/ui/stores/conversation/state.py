"""What is shown of an open request besides its messages, read from the store in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from walletcare.domain.ticket import (
    Author,
    Message,
    MessageId,
    OutboxEntry,
    OutboxKind,
    OutboxState,
    TicketId,
)

if TYPE_CHECKING:
    from walletcare.contact.following.ratings import RatingPrompt
    from walletcare.contact.following.tickets import MessagePage, TicketDetail
    from walletcare.contact.sending.uploads import Upload
    from walletcare.contact.service import ContactService
    from walletcare.contact.ways.ladder import LadderView
    from walletcare.domain.ticket import DraftFile

PAGE = 60
ReadAhead = Callable[[Message, str], object]
"""Looks at a message of support in the request with this reference, and remembers what it saw."""

_ON_ITS_WAY = {OutboxState.QUEUED, OutboxState.SENDING, OutboxState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything that is shown of a request besides its messages.

    Attributes:
        typing_until: Until when somebody of support counts as typing; None when nobody does.
        has_handover: A mail waits to be sent by hand.
        typed: What stands in forms that were not sent yet, by message.
        uploads: How far files are on their way, by message.
    """

    detail: TicketDetail
    entries: tuple[OutboxEntry, ...]
    ladder: LadderView
    rating: RatingPrompt | None
    reply_text: str
    reply_files: tuple[DraftFile, ...] = ()
    typing_until: datetime | None = None
    typing_who: str = ""
    has_handover: bool = False
    typed: Mapping[MessageId, Mapping[str, str]] = field(default_factory=dict)
    uploads: Mapping[MessageId, Upload] = field(default_factory=dict)

    @property
    def answers_on_their_way(self) -> frozenset[int]:
        """Server ids of messages whose answer has not arrived yet."""
        return frozenset(
            entry.answers
            for entry in self.entries
            if entry.answers is not None and entry.state in _ON_ITS_WAY
        )

    @property
    def is_on_its_way(self) -> bool:
        """Whether something that the user wrote leaves by itself; what was refused does not."""
        return any(entry.message_id is not None and entry.state in _ON_ITS_WAY for entry in self.entries)

    @property
    def answers_refused(self) -> dict[int, str]:
        """Server ids of messages whose answer was refused, with the code of the reason."""
        return {
            entry.answers: entry.failure
            for entry in self.entries
            if entry.answers is not None and entry.state is OutboxState.FAILED
        }


def read_conversation(
    service: ContactService, ticket_id: TicketId, read_ahead: ReadAhead | None = None
) -> tuple[Conversation, MessagePage] | None:
    """The request and its newest messages; None when it is not here.

    ``read_ahead`` is given those of support.
    """
    detail = service.tickets.detail(ticket_id)
    if detail is None:
        return None
    typing = service.tracker.typing(ticket_id)
    entries = service.outbox.entries(ticket_id)
    state = Conversation(
        detail=detail,
        entries=entries,
        ladder=service.ladder.view(ticket_id),
        rating=service.ratings.prompt(ticket_id),
        reply_text=service.drafts.reply(ticket_id),
        reply_files=service.drafts.reply_files(ticket_id),
        typing_until=typing[0] if typing is not None else None,
        typing_who=typing[1] if typing is not None else "",
        has_handover=any(entry.kind is OutboxKind.MAIL and entry.failure == "by-hand" for entry in entries),
        typed=service.answers.typed(ticket_id),
        uploads=service.uploads.now(),
    )
    page = service.tickets.messages(ticket_id, limit=PAGE)
    if read_ahead is not None:
        for message in page.messages:
            if message.author is not Author.USER and not message.is_deleted:
                read_ahead(message, str(detail.ticket.reference))
    return state, page


def all_messages(service: ContactService, ticket_id: TicketId) -> tuple[Message, ...]:
    """Every message of a request, oldest first."""
    found: list[Message] = []
    before: MessageId | None = None
    while True:
        page = service.tickets.messages(ticket_id, before=before, limit=500)
        found = [*page.messages, *found]
        if not page.has_older or not page.messages:
            return tuple(found)
        before = page.messages[0].id
