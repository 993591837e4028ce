"""Answering what support asks in a message: a choice, or a form. Queued like everything else that leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.composing.submission import enqueue
from walletcare.domain.errors import RefusedError
from walletcare.domain.interactive import FieldKind
from walletcare.domain.ticket import MessageId, OutboxKind
from walletcare.safety.verdict import GuardContext, SecretFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from walletcare.contact.change import Listener
    from walletcare.contact.following.tickets import Tickets
    from walletcare.domain.interactive import FormField, Option
    from walletcare.domain.ticket import Message, TicketId
    from walletcare.infra.db import Database
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.safety.verdict import SecretKind

VALUE_LIMIT = 1_000
"""Characters of one field; the server bounds only the whole (contract, section 9)."""


@dataclass(frozen=True, slots=True)
class AnswerBody:
    """What an ANSWER entry holds: a choice, or the values of a form by the names of its fields."""

    remote_id: int
    title: str = ""
    value: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ()


class Answering:
    """Answers to interactive messages. Nothing here touches the network."""

    def __init__(self, database: Database, guard: Guard, tickets: Tickets, listener: Listener) -> None:
        self._database = database
        self._guard = guard
        self._tickets = tickets
        self._listener = listener

    def choose(self, ticket_id: TicketId, message_id: MessageId, option: Option) -> None:
        """Choose an option of an interactive message.

        Raises:
            RefusedError: ``no-such-option``: it is not one of the message's, or it was answered already.
        """
        message = self._open(message_id)
        if option not in message.options or message.remote_id is None:
            raise RefusedError("no-such-option")
        self._queue(ticket_id, message, AnswerBody(message.remote_id, option.title, option.value))

    def submit(
        self,
        ticket_id: TicketId,
        message_id: MessageId,
        values: Mapping[str, str],
        *,
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> None:
        """Send a form. Fields that are left empty go along empty; what was typed for it is forgotten here.

        Raises:
            RefusedError: ``no-such-option``: the form was answered already; ``form-incomplete``: a required
                field is empty; ``form-too-long``; ``form-choice``: not one of the choices. Nothing is queued.
            SecretFoundError: The guard found something; ``place`` names the field. Nothing is queued.
        """
        message = self._open(message_id)
        if not message.parts.fields or message.remote_id is None:
            raise RefusedError("no-such-option")
        fields = {one.name: values.get(one.name, "").strip() for one in message.parts.fields}
        for one in message.parts.fields:
            self._check(one, fields[one.name], allowed)
        body = AnswerBody(
            message.remote_id, fields=fields, allowed=tuple(sorted(kind.value for kind in allowed))
        )
        self._queue(ticket_id, message, body)

    def keep_typed(
        self,
        message_id: MessageId,
        values: Mapping[str, str],
        allowed: frozenset[SecretKind] = frozenset(),
    ) -> None:
        """Store what stands in a form that was not sent yet. Raises ``SecretFoundError``."""
        for value in values.values():
            if value:
                self._guard.clear(value, context=GuardContext.FORM_FIELD, allowed=allowed)
        body = msgspec.json.encode(dict(values)).decode() if any(values.values()) else ""
        with self._database.write() as connection:
            connection.execute("UPDATE message SET form_typed = ? WHERE id = ?", (body, message_id))

    def typed(self, ticket_id: TicketId) -> dict[MessageId, dict[str, str]]:
        """What stands in the forms of this request."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id, form_typed FROM message WHERE ticket_id = ? AND form_typed <> ''", (ticket_id,)
            ).fetchall()
        return {
            MessageId(row["id"]): msgspec.json.decode(row["form_typed"], type=dict[str, str]) for row in rows
        }

    def _open(self, message_id: MessageId) -> Message:
        message = self._tickets.message(message_id)
        if message is None or message.is_answered or message.is_deleted:
            raise RefusedError("no-such-option")
        return message

    def _check(self, one: FormField, value: str, allowed: frozenset[SecretKind]) -> None:
        if one.is_required and not value:
            raise RefusedError("form-incomplete", attributes=(one.name,))
        if len(value) > VALUE_LIMIT:
            raise RefusedError("form-too-long", attributes=(one.name,))
        if one.kind is FieldKind.CHOICE:
            # A value that support wrote itself is not the user's to be read by the guard.
            if value and value not in {choice.value for choice in one.choices}:
                raise RefusedError("form-choice", attributes=(one.name,))
        elif value:
            try:
                self._guard.clear(value, context=GuardContext.FORM_FIELD, allowed=allowed)
            except SecretFoundError as error:
                raise SecretFoundError(error.verdict, one.label) from error

    def _queue(self, ticket_id: TicketId, message: Message, body: AnswerBody) -> None:
        with self._database.write() as connection:
            # One answer at a time: one that was refused, or waits, is replaced by the new one.
            connection.execute(
                "UPDATE outbox SET state = 'cancelled' WHERE leg_id = ? AND kind = 'answer'"
                " AND state IN ('queued', 'failed') AND json_extract(body, '$.remote_id') = ?",
                (message.leg_id, body.remote_id),
            )
            enqueue(connection, ticket_id, message.leg_id, OutboxKind.ANSWER, body=body)
            connection.execute("UPDATE message SET form_typed = '' WHERE id = ?", (message.id,))
        self._listener(Change(ChangeKind.TICKET, ticket_id))
        self._listener(Change(ChangeKind.OUTBOX))
