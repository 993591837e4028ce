"""Numbered SQL files that bring a store to the newest schema.

``migrations/NNNN_name.sql``, applied in number order, each in one transaction together with its row in
``applied_migration`` and ``PRAGMA user_version``. Rooms own ranges of numbers, so gaps are normal and a lower
number may arrive after a higher one was applied: what counts is the table, not the greatest number.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from walletcare.domain.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
_APPLIED = "CREATE TABLE IF NOT EXISTS applied_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """The single statements; ``executescript`` is no use because it commits first."""
        pending = ""
        for line in self.sql.splitlines(keepends=True):
            pending += line
            if pending.strip() and sqlite3.complete_statement(pending):
                yield pending
                pending = ""
        if pending.strip():
            raise ValueError(f"migration {self.number:04} {self.name} ends inside a statement")


def shipped_migrations() -> tuple[Migration, ...]:
    """The migrations of this program, in number order."""
    found: dict[int, Migration] = {}
    for entry in resources.files("walletcare.infra.db").joinpath("migrations").iterdir():
        match = _NAME.fullmatch(entry.name)
        if match is None:
            continue
        number = int(match[1])
        if number in found:
            raise ValueError(f"two migrations have the number {number:04}")
        found[number] = Migration(number, match[2], entry.read_text(encoding="utf-8"))
    return tuple(found[number] for number in sorted(found))


def pending_migrations(
    connection: sqlite3.Connection, shipped: tuple[Migration, ...]
) -> tuple[Migration, ...]:
    """What is not applied yet.

    Raises:
        StoreError: ``store-newer``: a newer version of the program has changed this store.
    """
    has_table = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'applied_migration'"
    ).fetchone()
    applied = (
        {int(row[0]) for row in connection.execute("SELECT number FROM applied_migration")}
        if has_table
        else set()
    )
    unknown = applied - {migration.number for migration in shipped}
    if unknown:
        raise StoreError("store-newer", newest=f"{max(unknown):04}")
    return tuple(migration for migration in shipped if migration.number not in applied)


def apply_migrations(connection: sqlite3.Connection, migrations: tuple[Migration, ...]) -> None:
    """Apply each in its own transaction; one that fails leaves the store as it was before it."""
    # Rebuilding a table needs foreign keys off, and the switch does nothing inside a transaction
    # (https://www.sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for migration in migrations:
            _apply(connection, migration)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(_APPLIED)
        for statement in migration.statements():
            connection.execute(statement)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise StoreError("store-migration", number=f"{migration.number:04}", table=str(broken[0]))
        connection.execute(
            "INSERT INTO applied_migration (number, name) VALUES (?, ?)", (migration.number, migration.name)
        )
        newest = connection.execute("SELECT max(number) FROM applied_migration").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {int(newest)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
