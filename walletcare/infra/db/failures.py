"""SQLite's result codes as ``StoreError`` codes that have a sentence of ours."""

from __future__ import annotations

import sqlite3

from walletcare.domain.errors import StoreError
from walletcare.infra.db.driver import code_of

_CODES = {
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_READONLY: "store-read-only",
    sqlite3.SQLITE_PERM: "store-read-only",
    sqlite3.SQLITE_CANTOPEN: "store-cannot-open",
    sqlite3.SQLITE_IOERR: "store-io",
    sqlite3.SQLITE_CORRUPT: "store-corrupt",
    sqlite3.SQLITE_NOTADB: "store-corrupt",
    sqlite3.SQLITE_BUSY: "store-busy",
    sqlite3.SQLITE_LOCKED: "store-busy",
}
_PROGRAM_FAULTS = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_RANGE,
}


def store_error(error: Exception) -> StoreError | None:
    """The ``StoreError`` for a database exception; None for a fault of this program (wrong SQL)."""
    code = code_of(error)
    if code in _PROGRAM_FAULTS:
        return None
    return StoreError(
        _CODES.get(code, "store-io"), cause=str(getattr(error, "sqlite_errorname", "SQLITE_ERROR"))
    )
