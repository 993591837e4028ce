"""Upgrading, encrypting and repairing a store, killed before every single step: nothing is gone."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections.abc import Iterable
from itertools import groupby, product
from pathlib import Path

import pytest

from tests.helpers.killed_at import killed_at_each_step
from walletcare.infra.db import Database, open_database, salvage
from walletcare.infra.db.migration import Migration, shipped_migrations

KEY = "ab" * 32
ROWS = 6
SHIPPED = shipped_migrations()
NEWEST = {migration.number for migration in SHIPPED}
ROOMS = [list(found) for _, found in groupby(SHIPPED, lambda it: it.number // 20 * 20 + it.number // 30)]
EARLIER = [
    kept
    for counts in product(*(range(len(room) + 1) for room in ROOMS))
    if (kept := tuple(it for room, count in zip(ROOMS, counts, strict=True) for it in room[:count]))
    and kept != SHIPPED
]
"""Every schema that a store can have had: rooms own ranges of numbers, so any room may have come first."""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")
Rows = dict[str, list[tuple[object, ...]]]


def tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name <> 'applied_migration' ORDER BY name"
    )
    return [row[0] for row in found]


def fill(database: Database) -> Rows:
    """Rows in every table. Equal numbers stand for equal keys, so every reference leads somewhere."""
    with database.write() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table in tables(connection):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            marks = ", ".join("?" * len(columns))
            for number in range(1, ROWS + 1):
                values = [_value(column["name"], column["type"], number) for column in columns]
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608
    return rows_of(database)


def _value(name: str, kind: str, number: int) -> object:
    if kind == "TEXT":
        return str(number)
    if kind == "BLOB":
        return bytes([number]) * 3000
    return number % 2 if name.startswith("is_") else number


def rows_of(database: Database) -> Rows:
    with database.read() as connection:
        return {
            table: sorted(tuple(row) for row in connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
            for table in tables(connection)
        }


def require_newest(database: Database, before: Rows) -> None:
    """The newest schema, sound, with every row and every column of before."""
    assert database.check() == ()
    with database.read() as connection:
        applied = {row[0] for row in connection.execute("SELECT number FROM applied_migration")}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert applied == NEWEST
    after = rows_of(database)
    for table, rows in before.items():
        assert len(after[table]) == len(rows), table
        width = len(rows[0])
        assert [row[:width] for row in after[table]] == rows, table


def make(path: Path, key: str | None, migrations: Iterable[Migration]) -> Rows:
    database = open_database(path, key, migrations=tuple(migrations))
    rows = fill(database)
    database.close()
    return rows


def copy_of(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("earlier", EARLIER, ids=lambda kept: "-".join(str(it.number) for it in kept))
def test_every_earlier_schema_comes_to_the_newest_with_all_its_rows(
    tmp_path: Path, earlier: tuple[Migration, ...], key: str | None
) -> None:
    path = tmp_path / "store.db"
    before = make(path, key, earlier)
    database = open_database(path, key)
    require_newest(database, before)
    database.close()


@posix_only
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_an_upgrade_killed_at_any_step_loses_nothing(tmp_path: Path, key: str | None) -> None:
    before = make(tmp_path / "old" / "store.db", key, SHIPPED[:1])
    path = tmp_path / "now" / "store.db"
    kills = 0
    for step in killed_at_each_step(
        lambda: copy_of(tmp_path / "old", path.parent), lambda: open_database(path, key).close()
    ):
        kills = step
        database = open_database(path, key)
        require_newest(database, before)
        assert database.recovered_from is None
        database.close()
    assert kills > 20


@posix_only
def test_encrypting_killed_at_any_step_loses_nothing_and_locks_nobody_out(tmp_path: Path) -> None:
    before = make(tmp_path / "old" / "store.db", None, SHIPPED)
    path = tmp_path / "now" / "store.db"
    kills = 0
    for step in killed_at_each_step(
        lambda: copy_of(tmp_path / "old", path.parent), lambda: open_database(path, KEY).close()
    ):
        kills = step
        database = open_database(path, KEY)
        assert database.is_encrypted
        require_newest(database, before)
        database.close()
        assert not path.read_bytes().startswith(b"SQLite format 3")
    assert kills > 10


@posix_only
@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_repair_killed_at_any_step_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str | None, every: int
) -> None:
    # Looking longer for rows of a table that has lost its root adds time here and no step.
    monkeypatch.setattr(salvage, "_PATIENCE", 3)
    before = make(tmp_path / "old" / "store.db", key, SHIPPED)
    damaged = tmp_path / "old" / "store.db"
    opened = open_database(damaged, key)
    with opened.read() as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'message'").fetchone()[0]
    opened.close()
    with damaged.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(random.Random(5).randbytes(4096))
    copy_of(tmp_path / "old", tmp_path / "whole")
    whole = open_database(tmp_path / "whole" / "store.db", key)
    saved = rows_of(whole)
    assert whole.recovered_from is not None
    whole.close()
    assert saved["ticket"] == before["ticket"]
    assert saved["message"] == []
    path = tmp_path / "now" / "store.db"
    kills = 0
    for kills in killed_at_each_step(
        lambda: copy_of(tmp_path / "old", path.parent),
        lambda: open_database(path, key).close(),
        skipping=("INSERT OR IGNORE",),
        every=every,
    ):
        database = open_database(path, key)
        assert rows_of(database) == saved, f"killed at step {kills}"
        database.close()
        kept = [it for it in path.parent.glob("store.db.damaged-*") if not it.name.endswith("-wal")]
        assert [it.read_bytes() for it in kept] == [damaged.read_bytes()]
        assert not list(path.parent.glob("*.rep*"))
    assert kills > 20
