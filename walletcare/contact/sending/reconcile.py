"""Settling an attempt of unknown outcome by reading back what the server has."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.following.standing import refresh
from walletcare.contact.sending.binding import bind_conversation, bind_message, linked_ids, settle
from walletcare.contact.sending.dispatch import RATING_TRIES, NotReadyError, RatingBody
from walletcare.contact.sending.matching import SentMessage, find_sent
from walletcare.contact.sending.own_inbox import is_foreign
from walletcare.domain.errors import PlatformError, RefusedError
from walletcare.domain.ticket import Author, OutboxKind, TicketId

if TYPE_CHECKING:
    from walletcare.contact.sending.session import ChatSessions
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.chat import ChatSession, ChatTransport, RemoteConversation, RemoteMessage
    from walletcare.domain.clock import Clock
    from walletcare.infra.db import Database, Row


class Verdict(Enum):
    """FOUND: it had arrived and is bound. ABSENT: it certainly has not. LATER: the server has not decided
    yet.
    """

    FOUND = auto()
    ABSENT = auto()
    LATER = auto()


class Reconciliation:
    """Reads back. Called only after the server's longest request is over (``Pace.settle_s``)."""

    def __init__(
        self,
        database: Database,
        waits: Waits,
        clock: Clock,
        *,
        chat: ChatTransport | None,
        sessions: ChatSessions | None,
    ) -> None:
        self._database = database
        self._waits = waits
        self._clock = clock
        self._chat = chat
        self._sessions = sessions

    def settle(self, entry: Row) -> Verdict:
        """What became of ``entry``.

        Raises:
            TransportError: Reading back failed; it stays unknown.
            SessionGoneError: There is nothing to read back from any more.
        """
        if self._chat is None or self._sessions is None:
            raise RefusedError("not-set-up")
        try:
            session = self._sessions.current()
        except PlatformError as error:
            raise NotReadyError(error.code) from error
        kind = OutboxKind(entry["kind"])
        if kind is OutboxKind.CONVERSATION:
            return self._conversation(entry, self._chat.conversations(session), self._sessions.tag)
        if kind is OutboxKind.RATING:
            return self._rating(entry, self._chat)
        return self._message(entry, self._chat, session, self._sessions.tag)

    def _conversation(self, entry: Row, found: tuple[RemoteConversation, ...], tag: str) -> Verdict:
        """Adopt the conversation that no leg has and in which nothing of ours stands: it is the one that was
        made.
        """
        with self._database.write() as connection:
            leg = connection.execute("SELECT * FROM leg WHERE id = ?", (entry["leg_id"],)).fetchone()
            if leg["conversation_id"] is not None:
                settle(connection, entry["id"])
                return Verdict.FOUND
            known = {
                row["conversation_id"]
                for row in connection.execute(
                    "SELECT conversation_id FROM leg WHERE session = ? AND conversation_id IS NOT NULL",
                    (tag,),
                )
            }
            orphans = [
                remote
                for remote in found
                if remote.id not in known
                and not is_foreign(connection, tag, remote)
                and not any(message.author is Author.USER for message in remote.messages)
            ]
            if not orphans:
                return Verdict.ABSENT
            # An empty one first: support may have begun one of its own, and a bot may greet in ours.
            adopted = min(orphans, key=lambda remote: (bool(remote.messages), remote.id))
            bind_conversation(connection, entry["leg_id"], tag, adopted, self._clock.now())
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)
        return Verdict.FOUND

    def _message(self, entry: Row, chat: ChatTransport, session: ChatSession, tag: str) -> Verdict:
        with self._database.read() as connection:
            leg = connection.execute("SELECT * FROM leg WHERE id = ?", (entry["leg_id"],)).fetchone()
        conversation_id: int = leg["conversation_id"]
        remote = self._read_back(chat, session, conversation_id, entry["known_id"] or 0)
        with self._database.write() as connection:
            message = connection.execute(
                "SELECT * FROM message WHERE id = ?", (entry["message_id"],)
            ).fetchone()
            if message["remote_id"] is not None:
                settle(connection, entry["id"])
                return Verdict.FOUND
            names = connection.execute(
                "SELECT name FROM attachment WHERE message_id = ? ORDER BY number", (entry["message_id"],)
            ).fetchall()
            sent = SentMessage(message["text"], tuple(row["name"] for row in names), entry["known_id"] or 0)
            match = find_sent(sent, remote, linked_ids(connection, tag))
            if match is None:
                return Verdict.ABSENT
            bind_message(connection, entry, tag, match)
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)
        return Verdict.FOUND

    def _read_back(
        self, chat: ChatTransport, session: ChatSession, conversation_id: int, known_id: int
    ) -> list[RemoteMessage]:
        """The newest pages, back to the last id that was known when it was sent (contract 4.11 has no
        ``after``).
        """
        found: list[RemoteMessage] = []
        before: int | None = None
        while True:
            page = chat.messages(session, conversation_id, before)
            found += page
            oldest = min((message.id for message in page), default=0)
            # A page may be shorter than 20 because private lines are left out of it: only an empty one is the
            # end.
            if not page or oldest <= known_id or (before is not None and oldest >= before):
                return found
            before = oldest

    def _rating(self, entry: Row, chat: ChatTransport) -> Verdict:
        """The server validates a rating in the background: ask a few times, then send it once more."""
        body = msgspec.json.decode(entry["body"], type=RatingBody)
        with self._database.read() as connection:
            leg = connection.execute("SELECT * FROM leg WHERE id = ?", (entry["leg_id"],)).fetchone()
        stored = chat.read_rating(leg["conversation_uuid"]) if leg["conversation_uuid"] else body.value
        with self._database.write() as connection:
            if stored == body.value:
                connection.execute(
                    "UPDATE rating SET is_confirmed = 1 WHERE ticket_id = ? AND value = ?",
                    (entry["ticket_id"], body.value),
                )
                connection.execute(
                    "UPDATE message SET is_answered = 1, rating = ? WHERE leg_id = ? AND remote_id = ?",
                    (body.value, entry["leg_id"], body.remote_id),
                )
                settle(connection, entry["id"])
                refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)
                return Verdict.FOUND
            tries = body.tries + 1
            connection.execute(
                "UPDATE outbox SET body = ? WHERE id = ?",
                (msgspec.json.encode(replace(body, tries=tries)).decode(), entry["id"]),
            )
        return Verdict.ABSENT if tries % RATING_TRIES == 0 else Verdict.LATER
