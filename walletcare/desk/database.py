"""The desk's SQLite file: schema and opening."""

from __future__ import annotations

import sqlite3
from pathlib import Path

SCHEMA_VERSION = 1

# The sequences start high and apart, so that a client that mixes up two kinds of id cannot be right by luck.
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, email TEXT UNIQUE, phone_number TEXT UNIQUE,
    identifier TEXT UNIQUE, is_blocked INTEGER NOT NULL DEFAULT 0,
    custom_attributes TEXT NOT NULL DEFAULT '{}',
    last_activity_at REAL, created_at REAL NOT NULL, updated_at REAL NOT NULL) STRICT;
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    source_id TEXT NOT NULL UNIQUE, pubsub_token TEXT NOT NULL UNIQUE, is_verified INTEGER NOT NULL DEFAULT 0,
    created_at REAL NOT NULL, updated_at REAL NOT NULL) STRICT;
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, display_id INTEGER NOT NULL UNIQUE, uuid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, status TEXT NOT NULL,
    custom_attributes TEXT NOT NULL DEFAULT '{}', labels TEXT NOT NULL DEFAULT '[]', priority TEXT,
    snoozed_until REAL, assignee_id INTEGER, assignee_type TEXT, team TEXT, first_reply_created_at REAL,
    waiting_since REAL, agent_last_seen_at REAL, contact_last_seen_at REAL, last_activity_at REAL NOT NULL,
    created_at REAL NOT NULL, updated_at REAL NOT NULL) STRICT;
CREATE INDEX conversation_session ON conversation(session_id);
CREATE INDEX conversation_contact ON conversation(contact_id);
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE, content TEXT,
    message_type INTEGER NOT NULL, content_type TEXT NOT NULL, content_attributes TEXT NOT NULL DEFAULT '{}',
    is_private INTEGER NOT NULL DEFAULT 0, status TEXT NOT NULL DEFAULT 'sent', sender_type TEXT,
    sender_id INTEGER, echo_id TEXT, created_at REAL NOT NULL, updated_at REAL NOT NULL) STRICT;
CREATE INDEX message_conversation ON message(conversation_id, id);
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    file_type TEXT NOT NULL, name TEXT NOT NULL, content_type TEXT NOT NULL, size INTEGER NOT NULL,
    signed_id TEXT NOT NULL UNIQUE, data BLOB NOT NULL, created_at REAL NOT NULL) STRICT;
CREATE INDEX attachment_message ON attachment(message_id);
CREATE TABLE survey (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL UNIQUE REFERENCES message(id) ON DELETE CASCADE,
    conversation_id INTEGER NOT NULL, contact_id INTEGER NOT NULL,
    rating INTEGER NOT NULL, feedback_message TEXT,
    assigned_agent_id INTEGER, created_at REAL NOT NULL, updated_at REAL NOT NULL) STRICT;
INSERT INTO sqlite_sequence(name, seq) VALUES
    ('contact', 730), ('session', 989), ('conversation', 20816),
    ('message', 90210), ('attachment', 4409), ('survey', 57);
"""

# Beside the schema, so that a database that was kept stays readable.
_OTHER_INBOX = """
CREATE TABLE IF NOT EXISTS other_inbox (
    conversation_id INTEGER PRIMARY KEY REFERENCES conversation(id) ON DELETE CASCADE,
    inbox_id INTEGER NOT NULL, channel TEXT NOT NULL) STRICT;
"""


def open_desk_database(path: Path) -> sqlite3.Connection:
    """Open or create the desk database at ``path``.

    Raises:
        ValueError: The file was made by another version of the desk.
        sqlite3.DatabaseError: The file is no SQLite database.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # NORMAL survives a kill of the process, which is what the desk promises; only a power cut may lose the
    # tail.
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version={SCHEMA_VERSION}; COMMIT;")
    elif version != SCHEMA_VERSION:
        raise ValueError(f"{path}: desk database version {version}, this desk reads version {SCHEMA_VERSION}")
    connection.executescript(_OTHER_INBOX)
