"""The open store: transactions, readers, errors, private files."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from walletcare.domain.errors import StoreError
from walletcare.infra.db import Database, open_database, store_files
from walletcare.infra.db.migration import Migration

KEY = "ab" * 32
NOTES = (Migration(1, "notes", "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"),)


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "store.db", request.param, migrations=NOTES)
    yield opened
    opened.close()


def add(database: Database, text: str) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO note (text) VALUES (?)", (text,))


def texts(database: Database) -> list[str]:
    with database.read() as connection:
        return [row["text"] for row in connection.execute("SELECT text FROM note ORDER BY id")]


def test_a_block_that_raises_stores_nothing(database: Database) -> None:
    add(database, "kept")

    def write_and_fail() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO note (text) VALUES ('gone')")
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    assert texts(database) == ["kept"]


def test_every_connection_has_the_settings_that_durability_rests_on(database: Database) -> None:
    with database.write() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_reader_sees_one_moment_and_cannot_write(database: Database) -> None:
    add(database, "first")
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 1
        add(database, "second")
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == 1
        with pytest.raises(Exception, match="readonly"):
            connection.execute("INSERT INTO note (text) VALUES ('no')")
    assert texts(database) == ["first", "second"]


def test_write_blocks_do_not_nest_and_wait_for_each_other(database: Database) -> None:
    with database.write(), pytest.raises(RuntimeError, match="nest"), database.write():
        pass
    threads = [threading.Thread(target=add, args=(database, str(number))) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts(database)) == [str(number) for number in range(8)]


def test_a_closed_store_says_so(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(StoreError) as caught, database.read():
        pass
    assert caught.value.code == "store-closed"


def test_a_fault_of_the_program_is_not_hidden_as_a_store_error(database: Database) -> None:
    with pytest.raises(Exception, match="no such table") as caught, database.read() as connection:
        connection.execute("SELECT * FROM nowhere")
    assert not isinstance(caught.value, StoreError)


def test_a_full_disk_is_told_and_what_was_acknowledged_stays(database: Database) -> None:
    with database.write() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 6}")
    stored: list[str] = []

    def fill() -> None:
        while True:
            add(database, f"{len(stored)} " + "x" * 500)
            stored.append(f"{len(stored)} " + "x" * 500)

    with pytest.raises(StoreError) as caught:
        fill()
    assert caught.value.code == "store-full"
    assert texts(database) == stored
    with database.write() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
        connection.execute("INSERT INTO note (text) VALUES ('room again')")
    assert texts(database)[-1] == "room again"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_the_files_are_private_whatever_the_umask_is(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = open_database(tmp_path / "new" / "store.db", None, migrations=NOTES)
        add(database, "one")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store_files(database.path)}
        database.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}, modes


def test_nothing_readable_stands_in_an_encrypted_store(tmp_path: Path) -> None:
    database = open_database(tmp_path / "store.db", KEY, migrations=NOTES)
    add(database, "CANARY-recovery-words")
    found = [path for path in store_files(database.path) if b"CANARY" in path.read_bytes()]
    database.close()
    assert found == []


def test_erase_leaves_no_file(tmp_path: Path) -> None:
    database = open_database(tmp_path / "store.db", KEY, migrations=NOTES)
    add(database, "one")
    database.erase()
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_memory_serves_readers_and_its_own_writer() -> None:
    database = open_database(Path(":memory:"), None, migrations=NOTES)
    with database.write() as connection:
        connection.execute("INSERT INTO note (text) VALUES ('one')")
        with database.read() as same:
            assert same.execute("SELECT count(*) FROM note").fetchone()[0] == 1
    assert texts(database) == ["one"]
    database.close()
