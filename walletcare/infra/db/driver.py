"""Connections: which sqlite module serves a store and how each connection is set up."""

from __future__ import annotations

import importlib
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

MEMORY = Path(":memory:")
BUSY_TIMEOUT_S = 5.0
_KEY = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True, slots=True)
class Driver:
    """A way to open connections to one store.

    ``sqlcipher3`` mirrors the DB-API of ``sqlite3`` with classes of its own: the connection type that the
    rest of the program sees is ``sqlite3.Connection``, and errors of both modules are caught (``ERRORS``).

    Attributes:
        key: Raw 32-byte key as 64 hexadecimal digits, None for a plain file.
    """

    path: Path
    key: str | None

    def __post_init__(self) -> None:
        if self.key is not None and not is_store_key(self.key):
            raise ValueError("the store key must be 64 hexadecimal digits")

    @property
    def is_memory(self) -> bool:
        return self.path == MEMORY

    @property
    def is_encrypted(self) -> bool:
        return self.key is not None and not self.is_memory

    def connect(self, *, is_cut_short_allowed: bool = False) -> sqlite3.Connection:
        """A connection in autocommit mode with every setting that durability rests on.

        ``synchronous=FULL``: in WAL mode ``NORMAL`` may lose acknowledged commits at a power cut
        (https://www.sqlite.org/pragma.html#pragma_synchronous); the power-cut test shows it.

        Args:
            is_cut_short_allowed: Read also a file that is shorter than its first page says, which SQLite else
                refuses as a whole; for salvage, from a copy.
        """
        module = sqlcipher() if self.is_encrypted else sqlite3
        connection = cast(
            "sqlite3.Connection",
            module.connect(
                str(self.path),
                isolation_level=None,
                check_same_thread=False,
                timeout=BUSY_TIMEOUT_S,
            ),
        )
        try:
            connection.row_factory = cast("type[sqlite3.Row]", module.Row)
            if self.is_encrypted:
                # SQLCipher reports a wrong key on stderr unless told not to.
                connection.execute("PRAGMA cipher_log_level = NONE")
                connection.execute(f"PRAGMA key = \"x'{self.key}'\"")
            if is_cut_short_allowed:
                # Before whatever reads the schema: a schema that was refused once is not read again.
                connection.execute("PRAGMA writable_schema = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            # macOS: fsync does not reach the platter without these; no effect elsewhere.
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
        except ERRORS:
            connection.close()
            raise
        return connection


def is_store_key(text: str) -> bool:
    """Whether ``text`` has the form of a key at all."""
    return _KEY.fullmatch(text) is not None


def sqlcipher() -> Any:
    """The ``sqlcipher3`` DB-API module, imported when the first encrypted store opens."""
    return importlib.import_module("sqlcipher3.dbapi2")


def _error_types() -> tuple[type[Exception], ...]:
    try:
        return (sqlite3.Error, cast("type[Exception]", sqlcipher().Error))
    except ImportError:
        return (sqlite3.Error,)


ERRORS: tuple[type[Exception], ...] = _error_types()
"""Every exception either module raises."""


def code_of(error: Exception) -> int:
    """Primary SQLite result code of an exception, 1 (SQLITE_ERROR) when it carries none."""
    return int(getattr(error, "sqlite_errorcode", 1)) & 0xFF
