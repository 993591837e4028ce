"""Reading and writing the desk's records. One connection, used by the server's own thread only."""

from __future__ import annotations

import json
import secrets
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from walletcare.desk.database import open_desk_database
from walletcare.desk.records import (
    Attachment,
    Contact,
    Conversation,
    Json,
    Message,
    MessageType,
    SenderType,
    Session,
    Status,
    SurveyRecord,
    Upload,
)

_FIRST_DISPLAY_ID = 1042
_JSON_COLUMNS = {"custom_attributes", "labels", "content_attributes"}
_FILE_COLUMNS = "id, message_id, file_type, name, content_type, size, signed_id, created_at"
_VISIBLE = "m.is_private = 0 AND m.message_type <> 2"
PAGE_SIZE = 20
"""Messages a page (4.11), fixed by the server."""

Value = str | int | float | bytes | None | Json | list[str]


def new_token() -> str:
    """A random token of 24 letters and digits, like the server's ``pubsub_token`` and inbox identifier."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789"
    return "".join(secrets.choice(alphabet) for _ in range(24))


class Store:
    """Everything the desk keeps. Raises :class:`KeyError` for ids that do not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = open_desk_database(path)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; nested use joins the outer transaction."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # -- single values ------------------------------------------------------------------

    def meta(self, key: str, default: str) -> str:
        """The value kept under ``key``; ``default`` is stored at the first call."""
        self._db.execute("INSERT OR IGNORE INTO meta(key, value) VALUES (?, ?)", (key, default))
        return str(self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])

    # -- contacts and sessions ----------------------------------------------------------

    def add_contact(self, now: float, **fields: Value) -> Contact:
        return self.contact(self._insert("contact", created_at=now, updated_at=now, **fields))

    def contact(self, contact_id: int) -> Contact:
        return _contact(self._one("SELECT * FROM contact WHERE id = ?", contact_id))

    def contact_by(self, column: str, value: str) -> Contact | None:
        """The contact whose ``identifier``, ``email`` or ``phone_number`` is ``value``."""
        if column not in {"identifier", "email", "phone_number"}:
            raise ValueError(column)
        row = self._db.execute(f"SELECT * FROM contact WHERE {column} = ?", (value,)).fetchone()  # noqa: S608 - our own names; values are bound
        return None if row is None else _contact(row)

    def update_contact(self, contact_id: int, **fields: Value) -> Contact:
        self._update("contact", contact_id, fields)
        return self.contact(contact_id)

    def move_contact(self, source_id: int, target_id: int) -> None:
        """Move sessions and conversations of contact ``source_id`` to ``target_id`` and delete the former."""
        with self.transaction():
            for table in ("session", "conversation", "survey"):
                self._db.execute(
                    f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?",  # noqa: S608 - our own names; values are bound
                    (target_id, source_id),
                )
            self._db.execute(
                "UPDATE message SET sender_id = ? WHERE sender_type = 'Contact' AND sender_id = ?",
                (target_id, source_id),
            )
            self._db.execute("DELETE FROM contact WHERE id = ?", (source_id,))

    def add_session(self, now: float, contact_id: int, source_id: str) -> Session:
        row_id = self._insert(
            "session",
            contact_id=contact_id,
            source_id=source_id,
            pubsub_token=new_token(),
            created_at=now,
            updated_at=now,
        )
        return self.session(row_id)

    def session(self, session_id: int) -> Session:
        return _session(self._one("SELECT * FROM session WHERE id = ?", session_id))

    def session_by_source(self, source_id: str) -> Session | None:
        row = self._db.execute("SELECT * FROM session WHERE source_id = ?", (source_id,)).fetchone()
        return None if row is None else _session(row)

    def session_by_token(self, pubsub_token: str) -> Session | None:
        row = self._db.execute("SELECT * FROM session WHERE pubsub_token = ?", (pubsub_token,)).fetchone()
        return None if row is None else _session(row)

    def sessions_of(self, contact_id: int) -> list[Session]:
        rows = self._db.execute("SELECT * FROM session WHERE contact_id = ? ORDER BY id", (contact_id,))
        return [_session(row) for row in rows]

    def mark_verified(self, session_id: int, now: float) -> None:
        self._update("session", session_id, {"is_verified": 1, "updated_at": now})

    def delete_session(self, session_id: int) -> None:
        """Delete one session with its conversations."""
        self._db.execute("DELETE FROM session WHERE id = ?", (session_id,))

    # -- conversations ------------------------------------------------------------------

    def add_conversation(
        self, now: float, session: Session, status: Status, custom_attributes: Json
    ) -> Conversation:
        with self.transaction():
            newest = self._db.execute("SELECT max(display_id) FROM conversation").fetchone()[0]
            last = int(self.meta("last_display_id", str(_FIRST_DISPLAY_ID - 1)))
            display_id = max(newest or 0, last) + 1
            self._db.execute("UPDATE meta SET value = ? WHERE key = 'last_display_id'", (str(display_id),))
            row_id = self._insert(
                "conversation",
                display_id=display_id,
                uuid=str(uuid.uuid4()),
                session_id=session.id,
                contact_id=session.contact_id,
                status=status.value,
                custom_attributes=custom_attributes,
                waiting_since=None if status is Status.RESOLVED else now,
                last_activity_at=now,
                created_at=now,
                updated_at=now,
            )
        return self.conversation(row_id)

    def conversation(self, conversation_id: int) -> Conversation:
        return _conversation(self._one("SELECT * FROM conversation WHERE id = ?", conversation_id))

    def conversation_by_display(self, display_id: int) -> Conversation | None:
        row = self._db.execute("SELECT * FROM conversation WHERE display_id = ?", (display_id,)).fetchone()
        return None if row is None else _conversation(row)

    def conversation_by_uuid(self, value: str) -> Conversation | None:
        row = self._db.execute("SELECT * FROM conversation WHERE uuid = ?", (value,)).fetchone()
        return None if row is None else _conversation(row)

    def conversations(
        self, *, session_id: int | None = None, contact_id: int | None = None
    ) -> list[Conversation]:
        """Conversations of a session, of a contact, or all, oldest first."""
        rows = self._db.execute(
            "SELECT * FROM conversation WHERE (?1 IS NULL OR session_id = ?1) AND (?2 IS NULL OR contact_id"
            " = ?2)"
            " ORDER BY id",
            (session_id, contact_id),
        )
        return [_conversation(row) for row in rows]

    def update_conversation(self, conversation_id: int, now: float, **fields: Value) -> Conversation:
        """Write ``fields``; ``updated_at`` always grows, also when the desk clock was moved back."""
        before = self.conversation(conversation_id).updated_at
        self._update("conversation", conversation_id, {**fields, "updated_at": max(now, before + 0.001)})
        return self.conversation(conversation_id)

    def put_in_other_inbox(self, conversation_id: int, inbox_id: int, channel: str) -> None:
        """The account has more inboxes than ours: email, another chat."""
        self._insert("other_inbox", conversation_id=conversation_id, inbox_id=inbox_id, channel=channel)

    def other_inbox(self, conversation_id: int) -> tuple[int, str] | None:
        """The inbox and its kind of a conversation that is not of ours."""
        row = self._db.execute(
            "SELECT inbox_id, channel FROM other_inbox WHERE conversation_id = ?", (conversation_id,)
        ).fetchone()
        return None if row is None else (int(row["inbox_id"]), str(row["channel"]))

    def delete_conversation(self, conversation_id: int) -> None:
        """Delete it with its messages; no event tells the contact (8.4)."""
        self._db.execute("DELETE FROM conversation WHERE id = ?", (conversation_id,))

    # -- messages -----------------------------------------------------------------------

    def add_message(self, now: float, conversation_id: int, **fields: Value) -> Message:
        row_id = self._insert(
            "message", conversation_id=conversation_id, created_at=now, updated_at=now, **fields
        )
        return self.message(row_id)

    def add_uploads(self, now: float, message_id: int, uploads: Iterable[Upload]) -> Message:
        """Store the files of a message; returns it with them."""
        for upload in uploads:
            self._insert(
                "attachment",
                message_id=message_id,
                file_type=upload.file_type,
                name=upload.name,
                content_type=upload.content_type,
                size=len(upload.data),
                signed_id=secrets.token_urlsafe(24),
                data=upload.data,
                created_at=now,
            )
        return self.message(message_id)

    def message(self, message_id: int) -> Message:
        row = self._one(
            "SELECT m.*, c.display_id FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE"
            " m.id = ?",
            message_id,
        )
        return self._with_files([row])[0]

    def messages(self, conversation_id: int, *, include_hidden: bool = False) -> list[Message]:
        """All messages of a conversation, oldest first."""
        visible = "1" if include_hidden else _VISIBLE
        rows = self._db.execute(
            "SELECT m.*, c.display_id FROM message m JOIN conversation c ON c.id = m.conversation_id"  # noqa: S608 - our own names; values are bound
            f" WHERE m.conversation_id = ? AND {visible} ORDER BY m.id",
            (conversation_id,),
        ).fetchall()
        return self._with_files(rows)

    def page(self, conversation_id: int, before: int | None) -> list[Message]:
        """The newest 20 visible messages (with an id below ``before``), oldest first (4.11)."""
        rows = self._db.execute(
            "SELECT m.*, c.display_id FROM message m JOIN conversation c ON c.id = m.conversation_id"  # noqa: S608 - our own names; values are bound
            f" WHERE m.conversation_id = ?1 AND {_VISIBLE} AND (?2 IS NULL OR m.id < ?2)"
            f" ORDER BY m.id DESC LIMIT {PAGE_SIZE}",
            (conversation_id, before),
        ).fetchall()
        return self._with_files(list(reversed(rows)))

    def newest_message(self, conversation_id: int) -> Message | None:
        newest = self.page(conversation_id, None)
        return newest[-1] if newest else None

    def count_since(self, conversation_id: int, since: float) -> int:
        """Messages of every kind created after ``since``."""
        row = self._db.execute(
            "SELECT count(*) FROM message WHERE conversation_id = ? AND created_at > ?",
            (conversation_id, since),
        ).fetchone()
        return int(row[0])

    def count_unseen(self, conversation_id: int, since: float) -> int:
        """The contact's own messages created after ``since``."""
        row = self._db.execute(
            "SELECT count(*) FROM message WHERE conversation_id = ? AND message_type = 0 AND created_at > ?",
            (conversation_id, since),
        ).fetchone()
        return int(row[0])

    def update_message(self, message_id: int, now: float, **fields: Value) -> Message:
        before = self.message(message_id).updated_at
        self._update("message", message_id, {**fields, "updated_at": max(now, before + 0.001)})
        return self.message(message_id)

    def echo_ids(self, conversation_id: int) -> dict[int, str]:
        """The ``echo_id`` each message was posted with. The real server forgets them; tests ask for them."""
        rows = self._db.execute(
            "SELECT id, echo_id FROM message WHERE conversation_id = ? AND echo_id IS NOT NULL",
            (conversation_id,),
        )
        return {int(row[0]): str(row[1]) for row in rows}

    def delete_attachments(self, message_id: int) -> None:
        self._db.execute("DELETE FROM attachment WHERE message_id = ?", (message_id,))

    def file(self, signed_id: str) -> tuple[Attachment, bytes] | None:
        row = self._db.execute(
            f"SELECT {_FILE_COLUMNS} FROM attachment WHERE signed_id = ?",  # noqa: S608 - our own names; values are bound
            (signed_id,),
        ).fetchone()
        if row is None:
            return None
        attachment = _attachment(row)
        return attachment, self.data_of(attachment)

    def data_of(self, attachment: Attachment) -> bytes:
        row = self._one("SELECT data FROM attachment WHERE id = ?", attachment.id)
        return bytes(row["data"])

    # -- ratings ------------------------------------------------------------------------

    def save_survey(self, now: float, record: SurveyRecord) -> SurveyRecord:
        """Store or replace the rating given to ``record.message_id``; ``record.id`` is ignored. Who was
        assigned at the first rating stays.
        """
        self._db.execute(
            "INSERT INTO survey(message_id, conversation_id, contact_id, rating, feedback_message,"
            " assigned_agent_id,"
            " created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) ON CONFLICT(message_id) DO"
            " UPDATE SET"
            " rating = ?4, feedback_message = ?5, updated_at = ?7",
            (
                record.message_id,
                record.conversation_id,
                record.contact_id,
                record.rating,
                record.feedback_message,
                record.assigned_agent_id,
                now,
            ),
        )
        saved = self.survey_of(record.message_id)
        if saved is None:
            raise KeyError(record.message_id)
        return saved

    def survey_of(self, message_id: int) -> SurveyRecord | None:
        row = self._db.execute("SELECT * FROM survey WHERE message_id = ?", (message_id,)).fetchone()
        return None if row is None else SurveyRecord(**dict(row))

    def surveys(self) -> list[SurveyRecord]:
        return [SurveyRecord(**dict(row)) for row in self._db.execute("SELECT * FROM survey ORDER BY id")]

    # -- plumbing -----------------------------------------------------------------------

    def _one(self, sql: str, key: int) -> sqlite3.Row:
        row: sqlite3.Row | None = self._db.execute(sql, (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return row

    def _insert(self, table: str, **fields: Value) -> int:
        names = ", ".join(fields)
        marks = ", ".join("?" * len(fields))
        cursor = self._db.execute(
            f"INSERT INTO {table}({names}) VALUES ({marks})",  # noqa: S608 - our own names; values are bound
            [_stored(value) for value in fields.values()],
        )
        if cursor.lastrowid is None:
            raise sqlite3.IntegrityError(table)
        return cursor.lastrowid

    def _update(self, table: str, row_id: int, fields: dict[str, Value]) -> None:
        names = ", ".join(f"{name} = ?" for name in fields)
        values = [_stored(value) for value in fields.values()]
        self._db.execute(f"UPDATE {table} SET {names} WHERE id = ?", [*values, row_id])  # noqa: S608 - our own names; values are bound

    def _with_files(self, rows: Sequence[sqlite3.Row]) -> list[Message]:
        by_message: dict[int, list[Attachment]] = {}
        ids = [int(row["id"]) for row in rows]
        if ids:
            marks = ", ".join("?" * len(ids))
            for row in self._db.execute(
                f"SELECT {_FILE_COLUMNS} FROM attachment WHERE message_id IN ({marks}) ORDER BY id",  # noqa: S608 - our own names; values are bound
                ids,
            ):
                by_message.setdefault(int(row["message_id"]), []).append(_attachment(row))
        return [_message(row, tuple(by_message.get(int(row["id"]), ()))) for row in rows]


def _stored(value: Value) -> str | int | float | bytes | None:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value


def _decoded(row: sqlite3.Row) -> Json:
    return {
        name: json.loads(row[name]) if name in _JSON_COLUMNS else row[name]
        for name in row.keys()  # noqa: SIM118 - a Row iterates its values
    }


def _contact(row: sqlite3.Row) -> Contact:
    fields = _decoded(row)
    return Contact(**{**fields, "is_blocked": bool(fields["is_blocked"])})


def _session(row: sqlite3.Row) -> Session:
    fields = _decoded(row)
    return Session(**{**fields, "is_verified": bool(fields["is_verified"])})


def _conversation(row: sqlite3.Row) -> Conversation:
    fields = _decoded(row)
    return Conversation(**{**fields, "status": Status(fields["status"])})


def _attachment(row: sqlite3.Row) -> Attachment:
    return Attachment(**dict(row))


def _message(row: sqlite3.Row, attachments: tuple[Attachment, ...]) -> Message:
    fields = _decoded(row)
    del fields["echo_id"]
    sender_type = fields["sender_type"]
    return Message(
        **{
            **fields,
            "message_type": MessageType(fields["message_type"]),
            "is_private": bool(fields["is_private"]),
            "sender_type": None if sender_type is None else SenderType(sender_type),
            "attachments": attachments,
        }
    )
