"""What stands in a conversation, row by row: values made from messages, without a widget in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from walletcare.domain.ticket import Author, Delivery, Message

if TYPE_CHECKING:
    from walletcare.contact.sending.uploads import Upload
    from walletcare.ui.stores.conversation import Conversation

RUN_GAP = timedelta(minutes=5)
_ENDED = {Delivery.CANCELLED, Delivery.MOVED}


class RowKind(StrEnum):
    DAY = "day"
    UNREAD = "unread"
    MESSAGE = "message"
    SYSTEM = "system"
    SURVEY = "survey"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One row. ``key`` is stable: the same row keeps its widget.

    Attributes:
        is_run_start: First of a run: the avatar shows.
        is_run_end: Last of a run: time and state show.
        answer_failure: Code of why the answer to it was refused; empty when it was not.
        typed: What stands in its form.
        upload: How far its files are on their way.
    """

    key: str
    kind: RowKind
    message: Message | None = None
    day: date | None = None
    is_run_start: bool = True
    is_run_end: bool = True
    is_answer_under_way: bool = False
    answer_failure: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    upload: Upload | None = None


def thread_rows(
    messages: Sequence[Message],
    *,
    unread: int = 0,
    mail_legs: frozenset[str] = frozenset(),
    has_days: bool = True,
    state: Conversation | None = None,
) -> tuple[ThreadRow, ...]:
    """The rows of a conversation, oldest first.

    Args:
        unread: How many messages of support, counted from the newest, were unread when it was opened.
        mail_legs: Ids of legs whose messages are mails or social posts: shown folded, they repeat the record.
        has_days: A line before the first message of each day.
        state: Answers, forms and uploads on their way.
    """
    first_unread = _first_unread(messages, unread)
    waiting = state.answers_on_their_way if state is not None else frozenset()
    refused = state.answers_refused if state is not None else {}
    days = [message.at.astimezone().date() for message in messages]
    count = len(messages)
    # Whether each message goes on the run of the one before it; after the last nothing does.
    goes_on = [
        place > 0 and days[place] == days[place - 1] and _is_run(messages[place - 1], messages[place])
        for place in range(count)
    ]
    goes_on.append(False)
    rows: list[ThreadRow] = []
    for place, message in enumerate(messages):
        if has_days and (place == 0 or days[place] != days[place - 1]):
            rows.append(ThreadRow(f"day-{days[place].isoformat()}", RowKind.DAY, day=days[place]))
        if place == first_unread:
            rows.append(ThreadRow("unread", RowKind.UNREAD))
        rows.append(
            ThreadRow(
                f"message-{message.id}",
                _kind(message, mail_legs),
                message,
                is_run_start=not goes_on[place],
                is_run_end=not goes_on[place + 1],
                is_answer_under_way=message.remote_id in waiting,
                answer_failure=refused.get(message.remote_id or 0, ""),
                typed=state.typed.get(message.id, {}) if state is not None else {},
                upload=state.uploads.get(message.id) if state is not None else None,
            )
        )
    return tuple(rows)


def _kind(message: Message, mail_legs: frozenset[str]) -> RowKind:
    if message.content_type == "input_csat":
        return RowKind.SURVEY
    if message.author is Author.SYSTEM:
        return RowKind.SYSTEM
    if message.author is Author.USER and message.leg_id in mail_legs:
        return RowKind.MAIL
    return RowKind.MESSAGE


def _is_run(first: Message, second: Message) -> bool:
    """Two of one day, close together, by the same person and, for own ones, in the same state."""
    return (
        (first.author, first.author_name) == (second.author, second.author_name)
        and first.delivery == second.delivery
        and first.delivery not in _ENDED
        and second.at - first.at <= RUN_GAP
        and "input_csat" not in (first.content_type, second.content_type)
    )


def _first_unread(messages: Sequence[Message], unread: int) -> int:
    left = unread
    for place in range(len(messages) - 1, -1, -1):
        if messages[place].author is not Author.USER:
            left -= 1
            if left == 0:
                return place
    return -1
