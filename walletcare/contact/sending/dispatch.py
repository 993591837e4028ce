"""One attempt for each kind of outbox entry: prepare (nothing leaves yet), send, finish (write what came
back).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.composing.answering import AnswerBody
from walletcare.contact.following.standing import refresh
from walletcare.contact.records import decode_parts, encode_parts
from walletcare.contact.sending.binding import bind_conversation, bind_message, settle
from walletcare.contact.sending.own_inbox import note_inbox
from walletcare.contact.ways.mail import MailSetup
from walletcare.domain.errors import PlatformError, RefusedError, WalletCareError
from walletcare.domain.interactive import Option, Submitted
from walletcare.domain.mail import OutgoingMail
from walletcare.domain.reference import Reference
from walletcare.domain.ticket import MessageId, OutboxKind, TicketId
from walletcare.safety.verdict import GuardContext, SecretKind

if TYPE_CHECKING:
    from walletcare.contact.sending.session import ChatSessions
    from walletcare.contact.sending.uploads import Uploads
    from walletcare.contact.ways.waits import Waits
    from walletcare.domain.chat import ChatSession, ChatTransport, RemoteConversation, RemoteMessage
    from walletcare.domain.cleared import ClearedFile, ClearedText
    from walletcare.domain.clock import Clock
    from walletcare.domain.mail import MailTransport
    from walletcare.infra.db import Database, Row
    from walletcare.safety.outgoing.guard import Guard


class NotReadyError(WalletCareError):
    """Something on this computer is missing for now (a locked keyring): not an attempt, look again later."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class MailBody:
    """What a MAIL entry holds beside its message."""

    to: str
    reference: str
    topic: str
    message_id: str
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class RatingBody:
    """``tries`` counts readings back that did not show the rating yet."""

    remote_id: int
    value: int
    comment: str = ""
    tries: int = 0
    allowed: tuple[str, ...] = ()


RATING_TRIES = 6
"""Readings back that did not show the rating, after which it is sent once more."""
RATING_TRIES_IN_ALL = 18
"""Readings back that did not show the rating, after which the server is taken to have dropped it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A prepared attempt. ``send`` may raise the ``TransportError`` family; ``finish`` writes its result.

    ``words`` is the text of the entry's message that ``send`` will send; None where the entry has no message.
    """

    send: Callable[[], None]
    finish: Callable[[], None]
    words: str | None = None


class Dispatch:
    """Prepares attempts."""

    def __init__(
        self,
        database: Database,
        guard: Guard,
        waits: Waits,
        clock: Clock,
        *,
        chat: ChatTransport | None,
        sessions: ChatSessions | None,
        mail: MailTransport,
        mail_setup: MailSetup,
        uploads: Uploads,
    ) -> None:
        self._database = database
        self._guard = guard
        self._waits = waits
        self._clock = clock
        self._chat = chat
        self._sessions = sessions
        self._mail = mail
        self._mail_setup = mail_setup
        self._uploads = uploads

    def prepare(self, entry: Row) -> Ready:
        """Everything up to the first byte.

        Raises:
            NotReadyError: Look again later.
            RefusedError: ``not-set-up``: this channel cannot send here.
            SecretFoundError: The guard reads everything again and no longer lets it out.
            TransportError: The session could not be had; nothing was sent.
        """
        kind = OutboxKind(entry["kind"])
        if kind is OutboxKind.MAIL:
            return self._mail_attempt(entry)
        if self._chat is None or self._sessions is None:
            raise RefusedError("not-set-up")
        try:
            session = self._sessions.current()
        except PlatformError as error:
            raise NotReadyError(error.code) from error
        chat, sessions = self._chat, self._sessions
        leg = self._leg(entry["leg_id"])
        conversation_id: int | None = leg["conversation_id"]

        if kind is OutboxKind.CONVERSATION:
            codes = msgspec.json.decode(entry["body"], type=dict[str, str])
            made: list[RemoteConversation] = []
            return Ready(
                lambda: made.append(chat.create_conversation(session, codes)),
                lambda: self._conversation_made(entry, sessions.tag, made[0]),
            )
        if conversation_id is None:
            raise RefusedError("no-conversation")
        if kind is OutboxKind.MESSAGE:
            words, text, files = self._cleared(entry["message_id"])
            sent: list[RemoteMessage] = []

            def send() -> None:
                sent.append(self._send(chat, session, conversation_id, text, files, entry))

            return Ready(send, lambda: self._message_sent(entry, sessions.tag, sent[0]), words)
        if kind is OutboxKind.ANSWER:
            answer = msgspec.json.decode(entry["body"], type=AnswerBody)
            return Ready(
                self._answer(chat, session, conversation_id, answer),
                lambda: self._answered(entry, sessions.tag, answer),
            )
        if kind is OutboxKind.RATING:
            rating = msgspec.json.decode(entry["body"], type=RatingBody)
            if rating.tries >= RATING_TRIES_IN_ALL:
                raise RefusedError("rating-not-stored")
            allowed = frozenset(SecretKind(kind) for kind in rating.allowed)
            # The server records a rating when its message changes: the same once more would change nothing.
            again = "\n" * (rating.tries // RATING_TRIES)
            words = f"{rating.comment}{again}"
            comment = self._guard.clear(words, allowed=allowed) if words else None
            return Ready(
                lambda: _drop(chat.rate(session, conversation_id, rating.remote_id, rating.value, comment)),
                lambda: self._rated(entry),
            )
        return Ready(lambda: _drop(chat.resolve(session, conversation_id)), lambda: self._resolved(entry))

    def _send(
        self,
        chat: ChatTransport,
        session: ChatSession,
        conversation_id: int,
        text: ClearedText | None,
        files: list[ClearedFile],
        entry: Row,
    ) -> RemoteMessage:
        if not files:
            return chat.send(session, conversation_id, text, files, echo_id=entry["id"])
        message_id = MessageId(entry["message_id"])
        call = self._uploads.begin(TicketId(entry["ticket_id"]), message_id)
        try:
            return chat.send(
                session,
                conversation_id,
                text,
                files,
                echo_id=entry["id"],
                progress=call.progress,
                cancel=call,
            )
        finally:
            self._uploads.end(message_id)

    def _answer(
        self, chat: ChatTransport, session: ChatSession, conversation_id: int, answer: AnswerBody
    ) -> Callable[[], None]:
        """Sends a choice, or a form whose values the guard has read once more."""
        if not answer.fields:
            option = Option(answer.title, answer.value)
            return lambda: _drop(chat.answer(session, conversation_id, answer.remote_id, option))
        allowed = frozenset(SecretKind(kind) for kind in answer.allowed)
        values = {
            name: self._guard.clear(value, context=GuardContext.FORM_FIELD, allowed=allowed)
            for name, value in answer.fields.items()
        }
        return lambda: _drop(chat.submit_form(session, conversation_id, answer.remote_id, values))

    def _cleared(self, message_id: str) -> tuple[str, ClearedText | None, list[ClearedFile]]:
        """The message as it is stored, and read by the guard once more: rules may have become stricter since
        it was written.
        """
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT text, allowed FROM message WHERE id = ?", (message_id,)
            ).fetchone()
            files = connection.execute(
                "SELECT name, data FROM attachment JOIN attachment_data ON attachment_id = attachment.id"
                " WHERE message_id = ? ORDER BY number",
                (message_id,),
            ).fetchall()
        allowed = frozenset(SecretKind(kind) for kind in row["allowed"].split())
        text = self._guard.clear(row["text"], allowed=allowed) if row["text"] else None
        return (
            row["text"],
            text,
            [
                # Stored pictures are the guard's own output already: nothing is left to take out of them.
                self._guard.clear_file(
                    file["name"], bytes(file["data"]), encode_picture=_as_stored, allowed=allowed
                )
                for file in files
            ],
        )

    def _mail_attempt(self, entry: Row) -> Ready:
        account = self._mail_setup.account()
        if account is None:
            raise RefusedError("mail-not-set-up")
        password = self._mail_setup.password()
        if password is None:
            raise RefusedError("mail-no-password")
        body = msgspec.json.decode(entry["body"], type=MailBody)
        words, text, files = self._cleared(entry["message_id"])
        mail = OutgoingMail(
            to=body.to,
            reference=Reference(body.reference),
            topic=body.topic,
            body=text if text is not None else self._guard.clear("", context=GuardContext.EMAIL),
            message_id=body.message_id,
            reply_to=body.reply_to,
            files=tuple(files),
        )
        return Ready(lambda: self._mail.send(account, password, mail), lambda: self._mail_sent(entry), words)

    def _conversation_made(self, entry: Row, tag: str, remote: RemoteConversation) -> None:
        with self._database.write() as connection:
            bind_conversation(connection, entry["leg_id"], tag, remote, self._clock.now())
            note_inbox(connection, tag, remote)
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _message_sent(self, entry: Row, tag: str, remote: RemoteMessage) -> None:
        with self._database.write() as connection:
            bind_message(connection, entry, tag, remote)
            # Writing to a finished or snoozed conversation opens it again (contract 4.12); the live event
            # that says so may be lost.
            connection.execute(
                "UPDATE leg SET status = 'open' WHERE id = ? AND status IN ('resolved', 'snoozed')",
                (entry["leg_id"],),
            )
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _mail_sent(self, entry: Row) -> None:
        with self._database.write() as connection:
            settle(connection, entry["id"])
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _answered(self, entry: Row, tag: str, answer: AnswerBody) -> None:
        """What was answered stands in the message at once; the server's own copy follows with its event."""
        given = tuple(Submitted(name, value) for name, value in answer.fields.items())
        with self._database.write() as connection:
            row = connection.execute(
                "SELECT id, parts FROM message WHERE session = ? AND remote_id = ?", (tag, answer.remote_id)
            ).fetchone()
            if row is not None:
                submitted = given or (Submitted("", answer.title),)
                parts = replace(decode_parts(row["parts"]), submitted=submitted)
                connection.execute(
                    "UPDATE message SET is_answered = 1, parts = ? WHERE id = ?",
                    (encode_parts(parts), row["id"]),
                )
            settle(connection, entry["id"])
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _rated(self, entry: Row) -> None:
        """Taken by the server, which validates it later: it counts when reading back shows it (contract
        4.14).
        """
        with self._database.write() as connection:
            connection.execute(
                "UPDATE outbox SET state = 'unknown', next_attempt_at = NULL WHERE id = ? AND state = "
                "'sending'",
                (entry["id"],),
            )

    def _resolved(self, entry: Row) -> None:
        with self._database.write() as connection:
            connection.execute("UPDATE leg SET status = 'resolved' WHERE id = ?", (entry["leg_id"],))
            settle(connection, entry["id"])
            refresh(connection, TicketId(entry["ticket_id"]), self._clock.now(), self._waits)

    def _leg(self, leg_id: str) -> Row:
        with self._database.read() as connection:
            row: Row = connection.execute("SELECT * FROM leg WHERE id = ?", (leg_id,)).fetchone()
        return row


def _as_stored(data: bytes, media_type: str) -> bytes:
    return data


def _drop(_result: object) -> None:
    """The state is written in ``finish``; the reply's content comes again with the next event."""
