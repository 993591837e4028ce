"""The open store: one writer, many readers, errors in our own words."""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from walletcare.domain.errors import StoreError
from walletcare.infra.db.driver import ERRORS, MEMORY, Driver
from walletcare.infra.db.failures import store_error
from walletcare.infra.db.head import write_head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Connection = sqlite3.Connection
Row = sqlite3.Row

_log = logging.getLogger(__name__)

_READERS_KEPT = 4


class Database:
    """An open store. Safe to use from several threads; ``write`` blocks are serialised.

    Attributes:
        recovered_from: The damaged file that was put aside when this store was opened, None normally.
        rows_lost: Tables and how many rows of them could not be read then.
    """

    def __init__(
        self,
        driver: Driver,
        writer: Connection,
        *,
        recovered_from: Path | None = None,
        rows_lost: dict[str, int] | None = None,
    ) -> None:
        self.recovered_from = recovered_from
        self.rows_lost = rows_lost or {}
        self._driver = driver
        self._write_lock = threading.Lock()
        self._writing_thread: int | None = None
        self._readers_lock = threading.Lock()
        self._idle_readers: list[Connection] = []
        self._is_closed = False
        self._writer = writer

    @property
    def path(self) -> Path:
        return self._driver.path

    @property
    def is_encrypted(self) -> bool:
        return self._driver.is_encrypted

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction (``BEGIN IMMEDIATE``): committed when the block ends, rolled back when it raises.

        Raises:
            StoreError: ``store-full``, ``store-read-only``, ``store-io``, ``store-corrupt``, ``store-busy``
                (another process holds the store), ``store-closed``. Nothing of the block is stored then.
            RuntimeError: The thread is inside a ``write`` block already.
        """
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("write blocks do not nest")
        with self._write_lock:
            self._require_open()
            self._writing_thread = threading.get_ident()
            try:
                with self._translated():
                    self._writer.execute("BEGIN IMMEDIATE")
                    try:
                        yield self._writer
                        self._writer.execute("COMMIT")
                    finally:
                        # Some failures leave the transaction open, others have closed it already.
                        if self._writer.in_transaction:
                            self._writer.execute("ROLLBACK")
            finally:
                self._writing_thread = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the store for the length of the block; raises like :meth:`write`."""
        if self._driver.is_memory:
            with self._read_memory() as connection:
                yield connection
            return
        connection = self._take_reader()
        is_good = False
        try:
            with self._translated():
                connection.execute("BEGIN")
                try:
                    yield connection
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
            is_good = True
        finally:
            self._give_back(connection, is_good=is_good)

    def check(self) -> tuple[str, ...]:
        """Findings of ``PRAGMA quick_check``; empty when the file is sound. Reads the whole file."""
        with self.read() as connection:
            findings = [str(row[0]) for row in connection.execute("PRAGMA quick_check(20)")]
        return () if findings == ["ok"] else tuple(findings)

    def try_writing(self) -> None:
        """Write something that changes nothing, down to the disk; raises like :meth:`write`."""
        with self.write() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute(f"PRAGMA user_version = {int(version)}")

    def close(self) -> None:
        """Close every connection; idempotent. The log is written back into the file first."""
        with self._write_lock, self._readers_lock:
            if self._is_closed:
                return
            self._is_closed = True
            for connection in (*self._idle_readers, self._writer):
                connection.close()
            self._idle_readers.clear()
            self._note_head()

    def erase(self) -> None:
        """Close the store and delete every file of it, backups and damaged copies too."""
        self.close()
        for path in store_files(self.path):
            path.unlink(missing_ok=True)

    def _note_head(self) -> None:
        """Refresh the copy of the first page; with the store closed, the log is back in the file."""
        if self._driver.is_memory:
            return
        try:
            write_head(self.path, self._driver.key)
        except OSError:
            _log.warning("the store's head could not be written")

    @contextmanager
    def _read_memory(self) -> Iterator[Connection]:
        if self._writing_thread == threading.get_ident():
            yield self._writer
            return
        with self._write_lock:
            self._require_open()
            with self._translated():
                yield self._writer

    def _take_reader(self) -> Connection:
        with self._readers_lock:
            self._require_open()
            if self._idle_readers:
                return self._idle_readers.pop()
        with self._translated():
            connection = self._driver.connect()
            connection.execute("PRAGMA query_only = ON")
            return connection

    def _give_back(self, connection: Connection, *, is_good: bool) -> None:
        with self._readers_lock:
            if is_good and not self._is_closed and len(self._idle_readers) < _READERS_KEPT:
                self._idle_readers.append(connection)
                return
        connection.close()

    def _require_open(self) -> None:
        if self._is_closed:
            raise StoreError("store-closed")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except ERRORS as error:
            ours = store_error(error, self.path)
            if ours is None:
                raise
            raise ours from error


def store_files(path: Path) -> tuple[Path, ...]:
    """Every existing file of the store at ``path``: the file, its log, backups, damaged copies."""
    if path == MEMORY:
        return ()
    return tuple(sorted(other for other in path.parent.glob(f"{path.name}*") if other.is_file()))
