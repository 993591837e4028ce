"""Drafts: saved as typed and restored, and never saved while a secret stands in them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from walletcare.contact.change import Change, ChangeKind
from walletcare.contact.stamp import stamp
from walletcare.domain.ticket import Draft, DraftFile, DraftId, TicketKind
from walletcare.safety.verdict import GuardContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.contact.change import Listener
    from walletcare.domain.account import Account
    from walletcare.domain.clock import Clock
    from walletcare.domain.ticket import TicketId
    from walletcare.infra.db import Database
    from walletcare.safety.outgoing.guard import Guard
    from walletcare.safety.verdict import SecretKind

_FREE_FIELDS = ("text", "when", "amount", "transaction", "email")


class Drafts:
    """The user's unfinished requests and replies."""

    def __init__(self, database: Database, guard: Guard, clock: Clock, listener: Listener) -> None:
        self._database = database
        self._guard = guard
        self._clock = clock
        self._listener = listener

    def new(
        self,
        topic: str = "",
        kind: TicketKind = TicketKind.REQUEST,
        text: str = "",
        account: Account | None = None,
    ) -> Draft:
        """A fresh draft; nothing is stored before it is saved."""
        return Draft(DraftId(uuid.uuid4().hex), topic=topic, kind=kind, text=text, account=account)

    def save(self, draft: Draft, allowed: frozenset[SecretKind] = frozenset()) -> Draft:
        """Store the draft exactly as typed and return it with its time.

        Args:
            allowed: Kinds the user looked at and overruled.

        Raises:
            SecretFoundError: A field holds a secret. What was stored before stays; this is not stored.
            StoreError: Nothing was stored.
        """
        self.check(draft, allowed)
        saved = replace(draft, updated_at=self._clock.now())
        body = msgspec.json.encode(saved).decode()
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO draft (id, body, updated_at) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
                (saved.id, body, stamp(saved.updated_at)),
            )
        self._listener(Change(ChangeKind.DRAFTS))
        return saved

    def check(self, draft: Draft, allowed: frozenset[SecretKind] = frozenset()) -> None:
        """Run the guard over every field and file name.

        Raises:
            SecretFoundError: Something stands in it that was not overruled.
        """
        for name in _FREE_FIELDS:
            value = str(getattr(draft, name))
            context = GuardContext.MESSAGE if name == "text" else GuardContext.FORM_FIELD
            if value:
                self._guard.clear(value, allowed=allowed, context=context)
        for file in draft.files:
            self._guard.clear(file.name, allowed=allowed, context=GuardContext.FILE_NAME)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the last written first. A file that was moved away stays listed."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT body FROM draft ORDER BY updated_at DESC, id").fetchall()
        return tuple(msgspec.json.decode(row["body"], type=Draft) for row in rows)

    def get(self, draft_id: DraftId) -> Draft | None:
        with self._database.read() as connection:
            row = connection.execute("SELECT body FROM draft WHERE id = ?", (draft_id,)).fetchone()
        return None if row is None else msgspec.json.decode(row["body"], type=Draft)

    def delete(self, draft_id: DraftId) -> None:
        with self._database.write() as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
        self._listener(Change(ChangeKind.DRAFTS))

    def save_reply(
        self, ticket_id: TicketId, text: str, allowed: frozenset[SecretKind] = frozenset()
    ) -> None:
        """Store what the user is writing under a request. Raises like :meth:`save`."""
        self._guard.clear(text, allowed=allowed)
        with self._database.write() as connection:
            connection.execute("UPDATE ticket SET reply_text = ? WHERE id = ?", (text, ticket_id))

    def reply(self, ticket_id: TicketId) -> str:
        """What the user was writing under a request; empty when nothing."""
        with self._database.read() as connection:
            row = connection.execute("SELECT reply_text FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
        return "" if row is None else str(row["reply_text"])

    def save_reply_files(
        self, ticket_id: TicketId, files: Sequence[DraftFile], allowed: frozenset[SecretKind] = frozenset()
    ) -> None:
        """Store which files the user chose for the reply. Raises like :meth:`save`."""
        for file in files:
            self._guard.clear(file.name, allowed=allowed, context=GuardContext.FILE_NAME)
        body = msgspec.json.encode(tuple(files)).decode()
        with self._database.write() as connection:
            connection.execute("UPDATE ticket SET reply_files = ? WHERE id = ?", (body, ticket_id))

    def reply_files(self, ticket_id: TicketId) -> tuple[DraftFile, ...]:
        """The files chosen for a reply. One that was moved away stays listed."""
        with self._database.read() as connection:
            row = connection.execute("SELECT reply_files FROM ticket WHERE id = ?", (ticket_id,)).fetchone()
        return () if row is None else msgspec.json.decode(row["reply_files"], type=tuple[DraftFile, ...])

    def file_paths(self) -> frozenset[str]:
        """Where every file lies that a draft or an unfinished reply names."""
        with self._database.read() as connection:
            drafts = connection.execute("SELECT body FROM draft").fetchall()
            replies = connection.execute(
                "SELECT reply_files FROM ticket WHERE reply_files <> '[]'"
            ).fetchall()
        files = [file for row in drafts for file in msgspec.json.decode(row["body"], type=Draft).files]
        for row in replies:
            files += msgspec.json.decode(row["reply_files"], type=tuple[DraftFile, ...])
        return frozenset(file.path for file in files)
