"""SQLite's result codes as ``StoreError`` codes that have a sentence of ours."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

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
_LEAST_BYTES = 64 * 1024
_PROGRAM_FAULTS = {
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_RANGE,
}


def store_error(error: Exception, path: Path) -> StoreError | None:
    """The ``StoreError`` for a database exception; None for a fault of this program (wrong SQL).

    A full disk is not always called one: SQLite cannot grow its shared memory then, which is an I/O error.
    """
    code = code_of(error)
    if code in _PROGRAM_FAULTS:
        return None
    ours = _CODES.get(code, "store-io")
    if ours == "store-io" and _is_full(path):
        ours = "store-full"
    return StoreError(ours, cause=str(getattr(error, "sqlite_errorname", "SQLITE_ERROR")))


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_BYTES
    except OSError:
        return False
