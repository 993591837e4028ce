"""Writes the recording while the program runs: looks at what changed, and notes how much, not what."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from walletcare.app.session_record.event import EventKind, SessionEvent, head_line
from walletcare.contact.following.tickets import Tickets
from walletcare.domain.ticket import Author, Message, MessageId, Stage, TicketId
from walletcare.infra.private import make_private_file

log = logging.getLogger(__name__)

_PAGE = 200


class Recorder:
    """One recording. Every call may come from any thread.

    Requests that were there before are numbered when something happens in them; what they said before is not
    noted.
    """

    def __init__(self, path: Path, monotonic: Callable[[], float], app_version: str) -> None:
        """Start a new file.

        Raises:
            StoreError, OSError: It cannot be written there.
        """
        make_private_file(path)
        self._file = path.open("w", encoding="utf-8")
        self._monotonic, self._began = monotonic, monotonic()
        self._lock = Lock()
        self._numbers: dict[TicketId, int] = {}
        self._known: dict[TicketId, set[MessageId]] = {}
        self._stages: dict[TicketId, Stage] = {}
        self._rated: dict[TicketId, int] = {}
        self._link = ""
        self._write_line(head_line(app_version))

    def begin_with(self, tickets: Tickets) -> None:
        """Take what is there as known: from here on only news counts."""
        for row in tickets.rows():
            self.look_at(tickets, row.id, is_news=False)

    def note_page(self, name: str) -> None:
        self._write(EventKind.PAGE, word=name)

    def note_link(self, state: str) -> None:
        """``state`` as it is now; nothing is written when it was so before."""
        if state != self._link:
            self._link = state
            self._write(EventKind.LINK, word=state)

    def look_at(self, tickets: Tickets, ticket_id: TicketId, *, is_news: bool = True) -> None:
        """Note what is new in a request: messages, stage, rating."""
        ticket = tickets.get(ticket_id)
        if ticket is None:
            return
        page = tickets.messages(ticket_id, limit=_PAGE)
        with self._lock:
            is_first = ticket_id not in self._known
            known = self._known.setdefault(ticket_id, set())
            fresh = [message for message in page.messages if message.id not in known]
            known.update(message.id for message in fresh)
            stage_before, self._stages[ticket_id] = self._stages.get(ticket_id), ticket.stage
            value = ticket.rating.value if ticket.rating is not None else 0
            rated_before, self._rated[ticket_id] = self._rated.get(ticket_id, 0), value
            if not is_news:
                return
            number = self._numbers.setdefault(ticket_id, len(self._numbers) + 1)
        for message in fresh:
            self._note_message(number, message, is_first=is_first)
            is_first = is_first and message.author is not Author.USER
        if ticket.stage is not stage_before:
            self._write(EventKind.STAGE, number, word=ticket.stage.value)
        if value and value != rated_before:
            self._write(EventKind.RATING, number, value)

    def close(self) -> None:
        with self._lock:
            self._file.close()

    def _note_message(self, number: int, message: Message, *, is_first: bool) -> None:
        size = len(message.text)
        if message.author is Author.USER:
            self._write(EventKind.SUBMIT if is_first else EventKind.REPLY, number, size)
        elif not message.is_template:
            self._write(EventKind.MESSAGE, number, size, message.author.value)

    def _write(self, kind: EventKind, ticket: int = 0, size: int = 0, word: str = "") -> None:
        event = SessionEvent(self._monotonic() - self._began, kind, ticket, size, word)
        self._write_line(event.as_line())

    def _write_line(self, line: str) -> None:
        with self._lock:
            if self._file.closed:
                return
            try:
                self._file.write(line + "\n")
                self._file.flush()
            except OSError as error:
                log.warning("recording not written: %s", type(error).__name__)
