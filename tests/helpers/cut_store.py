"""The store on the disk that loses power: the part of ``sqlite3`` that the store uses, spoken by ``apsw``.

Only ``apsw`` lets Python be the file system, and the store speaks ``sqlite3``. With this in between, the code
under test is the real one, from the outbox down to the last statement; only the pages lie elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import apsw

from tests.helpers.power_cut import Disk
from walletcare.infra.db import Database
from walletcare.infra.db.driver import MEMORY, Driver
from walletcare.infra.db.migration import apply_migrations, pending_migrations, shipped_migrations

T = TypeVar("T")
_CHECKPOINT_PAGES = 60


def open_cut_store(disk: Disk, synchronous: str) -> Database:
    """The store at its newest schema on ``disk``.

    Exclusive locking allows one connection, so readers share it, as they do for a store in memory.

    Raises:
        sqlite3.OperationalError: The power went off.
    """
    connection = _CutConnection(apsw.Connection("store.db", vfs=disk.name))
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        connection.execute("PRAGMA foreign_keys = ON")
        writer = cast("sqlite3.Connection", connection)
        apply_migrations(writer, pending_migrations(writer, shipped_migrations()))
    except BaseException:
        connection.close()
        raise
    return Database(Driver(MEMORY, None), writer)


class _CutRow(Sequence[Any]):
    """``sqlite3.Row``: by number and by name."""

    def __init__(self, names: tuple[str, ...], values: tuple[Any, ...]) -> None:
        self._names = names
        self._values = values

    def keys(self) -> list[str]:
        return list(self._names)

    def __getitem__(self, key: Any) -> Any:
        return self._values[self._names.index(key) if isinstance(key, str) else key]

    def __len__(self) -> int:
        return len(self._values)


class _CutCursor:
    def __init__(self, cursor: apsw.Cursor, rowcount: int) -> None:
        self._cursor = cursor
        self.rowcount = rowcount

    def fetchone(self) -> Any:
        return _translated(self._cursor.fetchone)

    def fetchall(self) -> list[Any]:
        found: list[Any] = _translated(self._cursor.fetchall)
        return found

    def __iter__(self) -> Iterator[Any]:
        while (row := self.fetchone()) is not None:
            yield row


class _CutConnection:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.row_trace = _named

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> _CutCursor:
        def run() -> _CutCursor:
            before = self._connection.total_changes()
            cursor = self._connection.execute(sql, tuple(values))
            return _CutCursor(cursor, self._connection.total_changes() - before)

        return _translated(run)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            self.execute(sql, row)

    def close(self) -> None:
        self._connection.close(True)


def _named(cursor: apsw.Cursor, values: tuple[Any, ...]) -> _CutRow:
    return _CutRow(tuple(column[0] for column in cursor.get_description()), values)


def _translated(work: Callable[[], T]) -> T:
    try:
        return work()
    except apsw.Error as error:
        kind = sqlite3.IntegrityError if isinstance(error, apsw.ConstraintError) else sqlite3.OperationalError
        ours = kind(str(error))
        ours.sqlite_errorcode = int(getattr(error, "extendedresult", 0) or 1)
        raise ours from error
