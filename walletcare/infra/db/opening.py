"""Opening a store: private files, migrations with a backup first, damaged files kept aside."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from walletcare.domain.errors import StoreError
from walletcare.infra.db.database import Database
from walletcare.infra.db.driver import ERRORS, Driver
from walletcare.infra.db.failures import store_error
from walletcare.infra.db.migration import (
    Migration,
    apply_migrations,
    pending_migrations,
    shipped_migrations,
)

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_PLAIN_HEADER = b"SQLite format 3\x00"


def open_database(
    path: Path, key: str | None, *, migrations: tuple[Migration, ...] | None = None
) -> Database:
    """Open the store at ``path``, creating or upgrading it.

    Args:
        path: The file, or ``Path(":memory:")`` for a store that lives as long as the process.
        key: Raw 32-byte SQLCipher key in hexadecimal; None opens a plain SQLite file.
        migrations: For tests; the shipped ones otherwise.

    Raises:
        StoreError: ``store-locked-key`` (the key is missing or does not fit; nothing is touched),
            ``store-newer``, ``store-migration``, ``store-cannot-open``, ``store-full``, ``store-read-only``,
            ``store-io``, ``store-busy``.
    """
    driver = Driver(path, key)
    shipped = shipped_migrations() if migrations is None else migrations
    try:
        if not driver.is_memory:
            _make_private(path)
            _require_fitting_key(driver)
        writer = driver.connect()
        try:
            _prepare(writer, driver, shipped)
        except BaseException:
            writer.close()
            raise
    except ERRORS as error:
        ours = store_error(error)
        if ours is None:
            raise
        raise ours from error
    return Database(driver, writer)


def _make_private(path: Path) -> None:
    """Create folder and file readable by the user alone before SQLite writes a byte into it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except PermissionError as error:
        raise StoreError("store-read-only", path=str(path)) from error
    except OSError as error:
        raise StoreError("store-cannot-open", path=str(path)) from error


def _require_fitting_key(driver: Driver) -> None:
    with driver.path.open("rb") as file:
        header = file.read(16)
    if not header:
        return
    if (header == _PLAIN_HEADER) == driver.is_encrypted:
        raise StoreError("store-locked-key", path=str(driver.path))


def _prepare(connection: sqlite3.Connection, driver: Driver, shipped: tuple[Migration, ...]) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    pending = pending_migrations(connection, shipped)
    if not pending:
        return
    if not driver.is_memory:
        _back_up(connection, driver.path, pending[0].number)
    apply_migrations(connection, pending)


def _back_up(connection: sqlite3.Connection, path: Path, number: int) -> None:
    """Copy the file as it is before migration ``number``; a store without tables needs none."""
    if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None:
        return
    for old in path.parent.glob(f"{path.name}.before-*"):
        old.unlink()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    # Holding the write lock keeps the copied bytes consistent: nobody else can append to the log meanwhile.
    connection.execute("BEGIN IMMEDIATE")
    try:
        copy = path.with_name(f"{path.name}.before-{number:04}")
        shutil.copyfile(path, copy)
        copy.chmod(0o600)
    except OSError as error:
        raise StoreError("store-full", path=str(path)) from error
    finally:
        connection.execute("ROLLBACK")
