"""Reading what can still be read of a damaged store into a new one. The damaged files are kept aside."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from walletcare.infra.db.driver import ERRORS, Driver, code_of
from walletcare.infra.db.head import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_log = logging.getLogger(__name__)

_GREATEST_ROWID = 2**63 - 1
_LONGEST_GAP = 20_000
"""How far behind the last readable row ids are tried when nothing can be read from the other end."""
_SMALL_GAP = 64
_PATIENCE = 400
"""Looking up single rows is given up when so many in a row failed: the table's root is gone then."""


def put_aside(path: Path) -> Path:
    """Move the store's file and its log out of the way, under a name that is still free.

    The log goes first: whoever is killed in between must not leave it beside the file that comes next.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.replace(aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    path.replace(aside)
    return aside


def newest_aside(path: Path) -> Path | None:
    """The damaged file that was moved out of the way last."""
    found = [other for other in path.parent.glob(f"{path.name}.damaged-*") if not other.name.endswith("-wal")]
    return max(found, key=lambda other: int(other.name.rpartition("-")[2]), default=None)


def copy_rows(damaged: Path, driver: Driver, target: sqlite3.Connection) -> dict[str, int]:
    """Copy every readable row of ``damaged`` into ``target``, which has the newest schema and no rows.

    Returns:
        Tables that could not be read whole, with how many rows may be missing (at least 1); ``*`` for all.

    Raises:
        sqlite3.Error: ``target`` could not be written.
    """
    lost: dict[str, int] = {}
    source = _open(damaged, driver)
    if source is None:
        return {"*": 1}
    try:
        target.execute("PRAGMA foreign_keys = OFF")
        for table, columns in _tables(target).items():
            lost[table] = _copy_table(source, target, table, columns)
        _drop_orphans(target)
    finally:
        target.execute("PRAGMA foreign_keys = ON")
        source.close()
    return {table: count for table, count in lost.items() if count}


class _Source:
    """The damaged store, opened again after every error: SQLCipher refuses all once a page was wrong."""

    def __init__(self, driver: Driver) -> None:
        self.failures_in_a_row = 0
        self._driver = driver
        self._connection: sqlite3.Connection | None = None

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        """Rows until the first that cannot be read, which raises one of ``ERRORS``."""
        try:
            if self._connection is None:
                self._connection = self._driver.connect(is_cut_short_allowed=True)
            for row in self._connection.execute(sql, values):
                self.failures_in_a_row = 0
                yield tuple(row)
        except ERRORS:
            self.failures_in_a_row += 1
            self.close()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _open(damaged: Path, driver: Driver) -> _Source | None:
    """A copy of the file, its first page put back from the head when it cannot be read."""
    copy = damaged.with_name(f"{damaged.name}.reading")
    for with_old_page in (False, True):
        for suffix in ("", "-wal"):
            part = damaged.with_name(damaged.name + suffix)
            if part.exists():
                shutil.copyfile(part, copy.with_name(copy.name + suffix))
        if with_old_page:
            head = read_head(driver.path)
            if head is None:
                break
            with copy.open("r+b") as file:
                file.write(head.first_page)
        source = _Source(replace(driver, path=copy))
        try:
            list(source.rows("SELECT count(*) FROM sqlite_master"))
        except ERRORS:
            continue
        return source
    return None


def remove_reading_copies(damaged: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        damaged.with_name(f"{damaged.name}.reading{suffix}").unlink(missing_ok=True)


def _tables(target: sqlite3.Connection) -> dict[str, list[str]]:
    names = [
        row[0]
        for row in target.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " AND name <> 'applied_migration'"
        )
    ]
    return {name: [row[1] for row in target.execute(f"PRAGMA table_info({name})")] for name in names}


def _copy_table(source: _Source, target: sqlite3.Connection, table: str, wanted: list[str]) -> int:
    """Copy one table; returns how many rows may be missing."""
    try:
        present = {row[1] for row in source.rows(f"PRAGMA table_info({table})")}
    except ERRORS:
        return 1
    columns = [name for name in wanted if name in present]
    if not columns:
        return 0
    names = ", ".join(columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names of our own schema
    missing = 0
    source.failures_in_a_row = 0
    target.execute("BEGIN IMMEDIATE")
    for row in _readable(source, f"SELECT rowid, {names} FROM {table}", 0, _GREATEST_ROWID):  # noqa: S608 - names of our own schema
        if row is None:
            missing += 1
            continue
        try:
            target.execute(insert, row)
        except ERRORS as error:
            # A row whose values break a rule of the schema is damaged itself; a full disk is no fault of it.
            if code_of(error) not in {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}:
                raise
            _log.warning("a row of %s was not taken over: %s", table, type(error).__name__)
            missing += 1
    target.execute("COMMIT")
    return missing


def _readable(source: _Source, select: str, low: int, high: int) -> Iterator[tuple[object, ...] | None]:
    """Rows with ids from ``low`` to ``high``: from both ends towards the damage, then again in halves.

    None stands for an id that could not be looked up.
    """
    if source.failures_in_a_row > _PATIENCE:
        yield None
        return
    try:
        for row in source.rows(f"{select} WHERE rowid BETWEEN ? AND ? ORDER BY rowid", (low, high)):
            low = _rowid(row) + 1
            yield row[1:]
    except ERRORS:
        pass
    else:
        return
    try:
        for row in source.rows(f"{select} WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC", (low, high)):
            high = _rowid(row) - 1
            yield row[1:]
    except ERRORS:
        high = min(high, low + _LONGEST_GAP)
    if high - low < _SMALL_GAP:
        for rowid in range(low, high + 1):
            try:
                for row in source.rows(f"{select} WHERE rowid = ?", (rowid,)):
                    yield row[1:]
            except ERRORS:
                yield None
        return
    middle = (low + high) // 2
    yield from _readable(source, select, low, middle)
    yield from _readable(source, select, middle + 1, high)


def _rowid(row: tuple[object, ...]) -> int:
    return row[0] if isinstance(row[0], int) else 0


def _drop_orphans(target: sqlite3.Connection) -> None:
    """Rows whose parents are gone cannot be kept; removing them may orphan others."""
    while broken := target.execute("PRAGMA foreign_key_check").fetchall():
        target.execute("BEGIN IMMEDIATE")
        for table, rowid, *_ in broken:
            target.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608 - names of our own schema
        target.execute("COMMIT")
