"""T20: a damaged store opens with what can be read, the damaged file is kept; a wrong key touches nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from walletcare.domain.errors import StoreError
from walletcare.infra.db import open_database
from walletcare.infra.db.migration import Migration

KEY, OTHER = "ab" * 32, "ac" * 32
ROWS = 400
SCHEMA = (
    Migration(
        1,
        "notes",
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;\n"
        "CREATE TABLE mark (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL REFERENCES note (id)) STRICT;\n",
    ),
)


def fill(path: Path, key: str | None) -> None:
    database = open_database(path, key, migrations=SCHEMA)
    with database.write() as connection:
        for number in range(1, ROWS + 1):
            connection.execute("INSERT INTO note VALUES (?, ?)", (number, f"{number:04} " + "x" * 200))
            connection.execute("INSERT INTO mark VALUES (?, ?)", (number, number))
    database.close()


def damage(path: Path, page: int, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.seek(page * 4096 + chance.randrange(3500))
        file.write(chance.randbytes(200))


def pages(path: Path) -> int:
    return path.stat().st_size // 4096


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_every_damaged_page_leaves_a_store_that_opens(tmp_path: Path, key: str | None) -> None:
    fill(tmp_path / "whole.db", key)
    head = (tmp_path / "whole.db.head").read_bytes()
    chance = random.Random(20)
    count = pages(tmp_path / "whole.db")
    for page in [0, *chance.sample(range(1, count), 11)]:
        path = tmp_path / f"damaged-{page}.db"
        path.write_bytes((tmp_path / "whole.db").read_bytes())
        path.with_name(f"{path.name}.head").write_bytes(head)
        damage(path, page, chance)
        database = open_database(path, key, migrations=SCHEMA)
        with database.read() as connection:
            kept = connection.execute("SELECT count(*) FROM note").fetchone()[0]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with database.write() as connection:
            connection.execute("INSERT INTO note VALUES (99999, 'still works')")
        assert database.check() == ()
        if database.recovered_from is not None:
            assert database.recovered_from.exists()
        # At most the rows of a page or two are gone: a leaf holds fewer than twenty of these.
        assert kept >= ROWS - 45, (page, kept, database.rows_lost)
        database.close()
        assert not list(tmp_path.glob("*.reading*"))


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("missing", [1, 4096, 3 * 4096, 3 * 4096 + 100])
def test_a_store_that_was_cut_short_keeps_what_is_there(
    tmp_path: Path, key: str | None, missing: int
) -> None:
    """As a disk that lost its last pages leaves it, or a copy that was broken off."""
    path = tmp_path / "store.db"
    fill(path, key)
    path.write_bytes(path.read_bytes()[:-missing])
    database = open_database(path, key, migrations=SCHEMA)
    with database.read() as connection:
        kept = connection.execute("SELECT count(*) FROM note").fetchone()[0]
    assert kept >= ROWS - 20 * (missing // 4096 + 1), (kept, database.rows_lost)
    if missing > 4096:
        assert database.recovered_from is not None
        assert database.rows_lost
    database.close()


def test_half_a_store_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, KEY)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    database = open_database(path, KEY, migrations=SCHEMA)
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] > ROWS // 4
    assert database.rows_lost
    database.close()


def test_a_wrong_key_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, KEY)
    before = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    for key in (OTHER, None):
        with pytest.raises(StoreError) as caught:
            open_database(path, key, migrations=SCHEMA)
        assert caught.value.code == "store-locked-key"
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == before
    open_database(path, KEY, migrations=SCHEMA).close()


def test_a_wrong_key_touches_nothing_when_the_head_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, KEY)
    (tmp_path / "store.db.head").unlink()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_database(path, OTHER, migrations=SCHEMA)
    assert caught.value.code == "store-locked-key"
    assert path.read_bytes() == before
    open_database(path, KEY, migrations=SCHEMA).close()


def test_a_plain_store_is_encrypted_once_there_is_a_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, None)
    database = open_database(path, KEY, migrations=SCHEMA)
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone()[0] == ROWS
    database.close()
    assert not any(b"0001 xxx" in found.read_bytes() for found in tmp_path.iterdir())
    open_database(path, KEY, migrations=SCHEMA).close()


def test_rubbish_is_put_aside_and_a_fresh_store_opens(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    fill(path, None)
    path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    (tmp_path / "store.db.head").unlink()
    database = open_database(path, None, migrations=SCHEMA)
    assert database.recovered_from is not None
    assert database.rows_lost
    database.close()
