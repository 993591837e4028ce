"""A power cut at any write loses no acknowledged row with the store's settings, and would with weaker ones.

SIGKILL cannot show this: what the operating system has is not lost with the process. The disk of
``tests.helpers.power_cut`` forgets a random part of everything written since the last sync. Reduced form: 40
cuts. The full one, 300 cuts a setting:

    pytest tests/integration/contact/test_power_cut.py -m slow -s
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import apsw
import pytest

from tests.helpers.power_cut import Disk
from walletcare.infra.db import open_database

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL"}


def rows_lost(synchronous: str, cuts: int, seed: int) -> tuple[int, int]:
    """Acknowledged rows that are gone after ``cuts`` power cuts, and how many were acknowledged in all."""
    chance = random.Random(seed)
    disk = Disk(f"cut-{synchronous}-{seed}", chance)
    try:
        acknowledged: set[int] = set()
        lost = total = 0
        for _ in range(cuts):
            disk.writes_left = chance.randrange(5, 400)
            total += _work(disk, synchronous, acknowledged)
            disk.cut()
            found = _rows(disk)
            lost += len(acknowledged - found)
            acknowledged = found
        return lost, total
    finally:
        disk.unregister()


def _open(disk: Disk, synchronous: str) -> apsw.Connection:
    connection = apsw.Connection("store.db", vfs=disk.name)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA wal_autocheckpoint = 40")
    return connection


def _work(disk: Disk, synchronous: str, acknowledged: set[int]) -> int:
    """Commit row after row until the power goes off."""
    count = 0
    connection = None
    try:
        connection = _open(disk, synchronous)
        connection.execute("CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, text TEXT)")
        number = max(acknowledged, default=0)
        while True:
            number += 1
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO message VALUES (?, ?)", (number, "x" * 300))
            connection.execute("COMMIT")
            acknowledged.add(number)
            count += 1
    except apsw.Error:
        assert disk.is_off
    finally:
        if connection is not None:
            connection.close(force=True)
    return count


def _rows(disk: Disk) -> set[int]:
    connection = _open(disk, "FULL")
    try:
        assert list(connection.execute("PRAGMA quick_check")) == [("ok",)]
        if not list(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'message'")):
            return set()
        return {int(str(row[0])) for row in connection.execute("SELECT id FROM message")}
    finally:
        connection.close()


def setting_of_the_store(tmp_path: Path) -> str:
    database = open_database(tmp_path / "store.db", None)
    with database.write() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        found = SYNCHRONOUS[connection.execute("PRAGMA synchronous").fetchone()[0]]
    database.close()
    return found


def test_the_settings_of_the_store_lose_nothing(tmp_path: Path) -> None:
    lost, total = rows_lost(setting_of_the_store(tmp_path), 40, seed=11)
    assert total > 100
    assert lost == 0


def test_the_next_weaker_setting_would_lose_rows() -> None:
    lost, _ = rows_lost("NORMAL", 20, seed=12)
    assert lost > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_three_hundred_cuts(tmp_path: Path) -> None:
    for synchronous in (setting_of_the_store(tmp_path), "NORMAL"):
        lost, total = rows_lost(synchronous, 300, seed=13)
        sys.stderr.write(f"{synchronous}: {total} rows acknowledged, {lost} lost\n")
        assert (lost == 0) is (synchronous == "FULL")
