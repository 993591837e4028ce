"""The key of the store comes from a keyring that other programs and people can write to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.slow_keyring import SlowKeyring
from walletcare.app.services import StoreKind, open_store
from walletcare.infra.paths import DataPaths

ENTRY = ("WalletCare demo", "store-key")
NO_KEYS = [
    "",
    "hello",
    "ab" * 31,
    "ab" * 33,
    "zz" * 32,
    "ab" * 32 + "\n",
    "'; DROP TABLE ticket; --",
    "密" * 64,
]


@pytest.fixture
def keyring() -> SlowKeyring:
    made = SlowKeyring()
    made.answer()
    return made


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    made = DataPaths.for_brand("demo", tmp_path)
    made.create()
    return made


@pytest.mark.parametrize("entry", NO_KEYS)
def test_an_entry_that_is_no_key_locks_the_history_and_touches_nothing(
    paths: DataPaths, keyring: SlowKeyring, entry: str
) -> None:
    open_store(paths, keyring.store()).database.close()
    before = paths.database.read_bytes()
    keyring.entries[ENTRY] = entry
    opened = open_store(paths, keyring.store())
    opened.database.close()
    assert (opened.kind, opened.trouble) == (StoreKind.MEMORY_LOCKED, "keyring-locked")
    assert paths.database.read_bytes() == before
    assert keyring.entries[ENTRY] == entry, "whoever knows the key can put it back"


@pytest.mark.parametrize("entry", NO_KEYS)
def test_without_a_history_it_is_replaced_by_a_key(
    paths: DataPaths, keyring: SlowKeyring, entry: str
) -> None:
    keyring.entries[ENTRY] = entry
    opened = open_store(paths, keyring.store())
    opened.database.close()
    assert opened.kind is StoreKind.ENCRYPTED
    assert keyring.entries[ENTRY] != entry
    again = open_store(paths, keyring.store())
    again.database.close()
    assert again.kind is StoreKind.ENCRYPTED
