"""Numbered migrations: order, gaps, one transaction each, a backup first, newer stores refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from walletcare.domain.errors import StoreError
from walletcare.infra.db import open_database
from walletcare.infra.db.migration import Migration, shipped_migrations

ONE = Migration(1, "one", "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;\n")
TWENTY = Migration(20, "twenty", "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;\n")
LATE = Migration(2, "late", "ALTER TABLE a ADD COLUMN text TEXT NOT NULL DEFAULT '';\n")
BROKEN = Migration(21, "broken", "CREATE TABLE c (id INTEGER);\nINSERT INTO a (id) VALUES (1), (1);\n")
TRIGGER = Migration(
    22,
    "trigger",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  INSERT INTO b (id) VALUES (new.id);\nEND;\n"
    "-- a comment; with a mark\n"
    "CREATE INDEX i ON a (id);\n",
)


def applied(path: Path) -> tuple[int, list[int]]:
    with sqlite3.connect(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        numbers = [
            row[0] for row in connection.execute("SELECT number FROM applied_migration ORDER BY number")
        ]
    connection.close()
    return version, numbers


def open_and_close(path: Path, *migrations: Migration) -> None:
    open_database(path, None, migrations=migrations).close()


def test_a_lower_number_that_arrives_later_is_applied(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_and_close(path, ONE, TWENTY)
    assert applied(path) == (20, [1, 20])
    open_and_close(path, ONE, LATE, TWENTY)
    assert applied(path) == (20, [1, 2, 20])


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_and_close(path, ONE)
    with pytest.raises(sqlite3.IntegrityError):
        open_and_close(path, ONE, TWENTY, BROKEN)
    assert applied(path) == (20, [1, 20])
    open_and_close(path, ONE, TWENTY)


def test_a_backup_of_the_store_before_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_and_close(path, ONE)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO a (id) VALUES (7)")
    connection.close()
    open_and_close(path, ONE, LATE)
    backup = tmp_path / "store.db.before-0002"
    assert applied(backup) == (1, [1])
    with sqlite3.connect(backup) as connection:
        assert connection.execute("SELECT id FROM a").fetchall() == [(7,)]
    connection.close()
    open_and_close(path, ONE, LATE, TWENTY)
    assert [found.name for found in tmp_path.glob("*.before-*")] == ["store.db.before-0020"]


def test_a_store_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_and_close(path, ONE, TWENTY)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_and_close(path, ONE)
    assert caught.value.code == "store-newer"
    assert caught.value.details == {"newest": "0020"}
    assert path.read_bytes() == before


def test_statements_with_semicolons_inside_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_and_close(path, ONE, TWENTY, TRIGGER)
    assert applied(path) == (22, [1, 20, 22])


def test_a_migration_that_breaks_a_foreign_key_is_refused(tmp_path: Path) -> None:
    child = Migration(
        2, "child", "CREATE TABLE c (a INTEGER REFERENCES a (id));\nINSERT INTO c VALUES (9);\n"
    )
    with pytest.raises(StoreError) as caught:
        open_and_close(tmp_path / "store.db", ONE, child)
    assert caught.value.code == "store-migration"


def test_the_shipped_migrations_apply_to_an_empty_store_and_stay_in_their_ranges(tmp_path: Path) -> None:
    numbers = [migration.number for migration in shipped_migrations()]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= 39 for number in numbers)
    open_database(tmp_path / "store.db", "cd" * 32).close()
    open_database(tmp_path / "store.db", "cd" * 32).close()
