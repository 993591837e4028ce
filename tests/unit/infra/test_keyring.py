"""The keyring store against back ends that behave like the bad ones of the field."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import keyring.backend
import keyring.errors
import pytest

from walletcare.domain.errors import PlatformError
from walletcare.domain.secret import SecretStoreState
from walletcare.infra.keyring import VALUE_LIMIT_BYTES, KeyringStore
from walletcare.infra.redaction import Redactor


class Kept(keyring.backend.KeyringBackend):
    """A back end over a dict, with the failures that were met in the field."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.forgets = False
        self.gives_none = False

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return None if self.gives_none else self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        if not self.forgets:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        if (service, username) not in self.entries:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.entries[service, username]

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure


LOCKED = [
    keyring.errors.KeyringLocked("locked"),
    keyring.errors.InitError("prompt dismissed"),
    RuntimeError("D-Bus went away"),
    OSError(5, "CredRead"),
]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def names(tmp_path: Path) -> Path:
    return tmp_path / "secrets.json"


@pytest.fixture
def store(kept: Kept, names: Path) -> KeyringStore:
    return KeyringStore("WalletCare demo", names, backend=kept)


def test_value_survives_a_restart(store: KeyringStore, kept: Kept, names: Path) -> None:
    store.set("chat", "value-1")
    again = KeyringStore("WalletCare demo", names, backend=kept)
    assert (again.get("chat"), again.state) == ("value-1", SecretStoreState.WORKING)
    assert stat.S_IMODE(names.stat().st_mode) == 0o600
    assert "value-1" not in names.read_text()


def test_never_written_is_absent(store: KeyringStore) -> None:
    assert store.get("chat") is None
    assert store.state is SecretStoreState.WORKING


def test_none_for_a_known_value_is_locked_and_never_absent(
    store: KeyringStore, kept: Kept, names: Path
) -> None:
    store.set("key", "value-1")
    kept.gives_none = True
    for it in (store, KeyringStore("WalletCare demo", names, backend=kept)):
        with pytest.raises(PlatformError, match="keyring-locked"):
            it.get("key")
        assert it.state is SecretStoreState.LOCKED


@pytest.mark.parametrize("failure", LOCKED, ids=lambda it: type(it).__name__)
def test_locked_keyring_is_told_and_nothing_is_overwritten(
    store: KeyringStore, kept: Kept, failure: Exception
) -> None:
    store.set("key", "value-1")
    kept.failure = failure
    with pytest.raises(PlatformError, match="keyring-locked"):
        store.get("key")
    with pytest.raises(PlatformError, match="keyring-locked"):
        store.set("key", "value-2")
    with pytest.raises(PlatformError, match="keyring-locked"):
        store.delete("key")
    assert store.state is SecretStoreState.LOCKED
    kept.failure = None
    assert (store.get("key"), store.state) == ("value-1", SecretStoreState.WORKING)


def test_new_value_waits_in_memory_and_moves_over_once_unlocked(store: KeyringStore, kept: Kept) -> None:
    kept.failure = keyring.errors.KeyringLocked("locked")
    store.set("chat", "value-1")
    assert (store.get("chat"), store.state) == ("value-1", SecretStoreState.LOCKED)
    kept.failure = None
    store.set("other", "value-2")
    assert set(kept.entries.values()) == {"value-1", "value-2"}
    assert store.state is SecretStoreState.WORKING


def test_keyring_that_keeps_nothing_is_found_out_by_reading_back(store: KeyringStore, kept: Kept) -> None:
    kept.forgets = True
    store.set("chat", "value-1")
    assert (store.get("chat"), store.state) == ("value-1", SecretStoreState.MISSING)


def test_no_keyring_is_missing_and_lives_in_memory(kept: Kept, names: Path) -> None:
    kept.failure = keyring.errors.NoKeyringError("none")
    store = KeyringStore("WalletCare demo", names, backend=kept)
    store.set("chat", "value-1")
    assert (store.get("chat"), store.state) == ("value-1", SecretStoreState.MISSING)
    assert not names.exists()


def test_delete_forgets_and_may_be_repeated(store: KeyringStore, kept: Kept) -> None:
    store.set("chat", "value-1")
    store.delete("chat")
    store.delete("chat")
    assert (store.get("chat"), kept.entries) == (None, {})


def test_value_too_long_for_windows_is_refused_everywhere(store: KeyringStore, kept: Kept) -> None:
    store.set("chat", "x" * (VALUE_LIMIT_BYTES // 2))
    with pytest.raises(PlatformError, match="secret-too-long"):
        store.set("chat", "x" * (VALUE_LIMIT_BYTES // 2 + 1))


def test_brands_do_not_meet(kept: Kept) -> None:
    one, two = KeyringStore("WalletCare a", backend=kept), KeyringStore("WalletCare b", backend=kept)
    one.set("chat", "value-1")
    assert two.get("chat") is None


@pytest.mark.parametrize("content", ["", "{}", "[1, null]", "no json", "[" * 100_000])
def test_damaged_list_of_names_is_no_obstacle(kept: Kept, names: Path, content: str) -> None:
    names.write_text(content)
    store = KeyringStore("WalletCare demo", names, backend=kept)
    store.set("chat", "value-1")
    assert store.get("chat") == "value-1"


def test_values_are_taken_out_of_the_log_from_then_on(store: KeyringStore) -> None:
    store.set("chat", "nothing-to-recognise")
    assert "nothing-to-recognise" not in Redactor().redact("leaked nothing-to-recognise here")


@pytest.mark.parametrize(
    ("backend", "state", "name"),
    [
        ("keyring.backends.null.Keyring", "missing", "memory"),
        ("keyring.backends.fail.Keyring", "missing", "memory"),
        ("no.such.module.Keyring", "missing", "memory"),
    ],
)
def test_back_end_chosen_by_the_environment(backend: str, state: str, name: str, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from walletcare.infra.keyring import KeyringStore\n"
        "assert 'keyring' not in sys.modules\n"
        "store = KeyringStore('t', Path(sys.argv[1]))\n"
        "store.set('a', 'value-1')\n"
        "print(store.get('a'), store.state.value, store.backend_name)\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "names.json")],
        env={"PYTHON_KEYRING_BACKEND": backend, "HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.split() == ["value-1", state, name]
