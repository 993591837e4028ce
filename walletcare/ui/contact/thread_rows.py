"""What stands in a conversation, row by row: values made from messages, without a widget in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from walletcare.domain.ticket import Author, Delivery, Message

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
    """

    key: str
    kind: RowKind
    message: Message | None = None
    day: date | None = None
    is_run_start: bool = True
    is_run_end: bool = True
    is_answer_under_way: bool = False


def thread_rows(
    messages: Sequence[Message],
    *,
    unread: int = 0,
    mail_legs: frozenset[str] = frozenset(),
    has_days: bool = True,
    under_way: Iterable[str] = (),
) -> tuple[ThreadRow, ...]:
    """The rows of a conversation, oldest first.

    Args:
        unread: How many messages of support, counted from the newest, were unread when it was opened.
        mail_legs: Ids of legs whose messages are mails or social posts: shown folded, they repeat the record.
        has_days: A line before the first message of each day.
        under_way: Ids of messages whose choice is on its way.
    """
    first_unread = _first_unread(messages, unread)
    waiting = set(under_way)
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
                is_answer_under_way=message.id in waiting,
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
