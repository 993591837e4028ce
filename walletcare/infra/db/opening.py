"""Opening a store: private files, migrations with a backup first, damaged files kept aside."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from walletcare.domain.errors import StoreError
from walletcare.infra.db.database import Database
from walletcare.infra.db.driver import ERRORS, Driver, code_of, sqlcipher
from walletcare.infra.db.failures import store_error
from walletcare.infra.db.head import head_path, read_head, write_head
from walletcare.infra.db.migration import (
    Migration,
    apply_migrations,
    pending_migrations,
    shipped_migrations,
)
from walletcare.infra.db.salvage import copy_rows, newest_aside, put_aside, remove_reading_copies

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN_HEADER = b"SQLite format 3\x00"
_CHECKED_BYTES = 64 * 1024 * 1024
_FILE_CODES = {
    errno.ENOSPC: "store-full",
    errno.EDQUOT: "store-full",
    errno.EROFS: "store-read-only",
    errno.EACCES: "store-read-only",
}


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
        if driver.is_memory:
            return Database(driver, _prepared(driver, shipped))
        was_repaired = _take_repaired(path)
        _make_private(path)
        _encrypt_plain_store(driver)
        _require_fitting_key(driver)
        try:
            writer = _prepared(driver, shipped)
        except ERRORS as error:
            if code_of(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                raise
            return _recovered(driver, shipped)
        write_head(path, key)
        if was_repaired:
            return Database(driver, writer, recovered_from=newest_aside(path), rows_lost={"*": 1})
        return Database(driver, writer)
    except ERRORS as error:
        ours = store_error(error, path)
        if ours is None:
            raise
        raise ours from error
    except OSError as error:
        raise StoreError(_FILE_CODES.get(error.errno or 0, "store-io"), path=str(path)) from error


def _prepared(driver: Driver, shipped: tuple[Migration, ...]) -> sqlite3.Connection:
    """A connection to the store at the newest schema, found sound."""
    writer = driver.connect()
    try:
        writer.execute("PRAGMA journal_mode = WAL")
        if not driver.is_memory:
            _require_sound(writer, driver.path)
        pending = pending_migrations(writer, shipped)
        if pending and not driver.is_memory:
            _back_up(writer, driver.path, pending[0].number)
        apply_migrations(writer, pending)
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        writer.close()
        raise
    return writer


def _require_sound(writer: sqlite3.Connection, path: Path) -> None:
    """Read every page once; a very large store is only checked when something in it fails to read."""
    if path.stat().st_size > _CHECKED_BYTES:
        return
    finding = writer.execute("PRAGMA quick_check(1)").fetchone()[0]
    if finding != "ok":
        damage = sqlite3.DatabaseError("quick_check found damage")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage


def _recovered(driver: Driver, shipped: tuple[Migration, ...]) -> Database:
    """A new store with everything that could be read of the damaged one, which is kept aside.

    The new one is complete under another name before the damaged one is moved, so whoever is killed or runs
    out of space on the way finds the damaged one in its place and begins again.
    """
    fresh = replace(driver, path=_beside(driver.path, "repairing"))
    _remove_store(fresh.path)
    try:
        _make_private(fresh.path)
        writer = _prepared(fresh, shipped)
        try:
            lost = copy_rows(driver.path, driver, writer)
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            writer.close()
        fresh.path.replace(_beside(driver.path, "repaired"))
    finally:
        remove_reading_copies(driver.path)
        _remove_store(fresh.path)
    aside = put_aside(driver.path)
    _take_repaired(driver.path)
    database = Database(driver, _prepared(driver, shipped), recovered_from=aside, rows_lost=lost)
    write_head(driver.path, driver.key)
    return database


def _take_repaired(path: Path) -> bool:
    """Put a repaired store in the place of the damaged one, which has been moved; False without one."""
    repaired = _beside(path, "repaired")
    if not repaired.exists():
        return False
    if path.exists():
        repaired.unlink()  # the damaged one was not moved yet: it is read again
        return False
    head_path(path).unlink(missing_ok=True)
    repaired.replace(path)
    return True


def _beside(path: Path, word: str) -> Path:
    return path.with_name(f"{path.name}.{word}")


def _remove_store(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _make_private(path: Path) -> None:
    """Create folder and file readable by the user alone before SQLite writes a byte into it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        path.chmod(0o600)
    except PermissionError as error:
        raise StoreError("store-read-only", path=str(path)) from error
    except OSError as error:
        raise StoreError(_FILE_CODES.get(error.errno or 0, "store-cannot-open"), path=str(path)) from error


def _require_fitting_key(driver: Driver) -> None:
    """Refuse before anything is touched: a wrong key must never lead to a store being put aside.

    Where the head is missing, an encrypted store that cannot be read counts as locked, not as damaged.
    """
    with driver.path.open("rb") as file:
        header = file.read(16)
    if not header:
        return
    head = read_head(driver.path)
    if head is not None:
        fits = head.fits(driver.key)
    elif header == _PLAIN_HEADER:
        fits = not driver.is_encrypted
    else:
        fits = driver.is_encrypted and _opens(driver)
    if not fits:
        raise StoreError("store-locked-key", path=str(driver.path))


def _opens(driver: Driver) -> bool:
    try:
        connection = driver.connect()
    except ERRORS as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            return False
        raise
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except ERRORS as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            return False
        raise
    finally:
        connection.close()
    return True


def _encrypt_plain_store(driver: Driver) -> None:
    """A store written while there was no keyring is encrypted once there is a key.

    ``sqlcipher_export`` copies everything into a new file (SQLCipher API documentation); the plain one is
    replaced only when that is complete.
    """
    if not driver.is_encrypted:
        return
    with driver.path.open("rb") as file:
        if file.read(16) != _PLAIN_HEADER:
            return
    fresh = driver.path.with_name(f"{driver.path.name}.encrypting")
    fresh.unlink(missing_ok=True)
    _make_private(fresh)
    connection = sqlcipher().connect(str(driver.path), isolation_level=None)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{driver.key}'\"", (str(fresh),))
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        connection.execute(f"PRAGMA fresh.user_version = {int(version)}")
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.close()
    # First what speaks of the plain file: a head that stays behind would call the right key a wrong one.
    for suffix in ("-wal", "-shm", ".head"):
        driver.path.with_name(driver.path.name + suffix).unlink(missing_ok=True)
    fresh.replace(driver.path)
    for old in driver.path.parent.glob(f"{driver.path.name}.before-*"):
        old.unlink()


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
