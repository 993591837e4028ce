"""The operating system's keyring as :class:`walletcare.domain.secret.SecretStore`.

Keyrings lie in several ways, so nothing is believed: every write is read back; ``None`` for a name that is
known to be written means locked, never absent (a dismissed KWallet prompt looks like that); a back end that
keeps nothing, or keeps it in a plain file, is no keyring. Without one, values live in memory for this run and
``state`` says so. Names that were written (never a value) are kept in a small file, so that the rule holds
after a restart.
"""

from __future__ import annotations

import importlib
import json
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from walletcare.domain.errors import PlatformError, StoreError
from walletcare.domain.secret import SecretStoreState
from walletcare.infra.private import write_private_file
from walletcare.infra.redaction import remember_secret

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)

VALUE_LIMIT_BYTES = 2_500
"""What Windows keeps for one entry, counted in UTF-16 (CRED_MAX_CREDENTIAL_BLOB_SIZE, rounded down)."""
_NOT_KEYRINGS = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")

_LINUX = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
)

T = TypeVar("T")


class KeyringStore:
    """Secrets of one service name (one brand). Blocks, and may make the system ask the user: use a worker.

    Every value that goes through it is taken out of the log from then on.

    Args:
        service: The name under which the system lists the entries, such as ``WalletCare demo``.
        names_file: Where the names of written entries are remembered; None: for this run only.
        backend: The back end to use instead of the one that the machine offers.
    """

    def __init__(
        self, service: str, names_file: Path | None = None, *, backend: KeyringBackend | None = None
    ) -> None:
        self._service = service
        self._names_file = names_file
        self._given = backend
        self._lock = threading.RLock()
        self._memory: dict[str, str] = {}
        self._written = _read_names(names_file)
        self._backend: KeyringBackend | None = None
        self._state: SecretStoreState | None = None

    @property
    def state(self) -> SecretStoreState:
        """What the last operation found; before the first one, whether there is a keyring at all."""
        with self._lock:
            self._find_backend()
            return self._state or SecretStoreState.MISSING

    @property
    def backend_name(self) -> str:
        """For a report, such as ``keyring.backends.SecretService.Keyring``; ``memory`` when there is none."""
        with self._lock:
            backend = self._find_backend()
            return _name_of(backend) if backend is not None else "memory"

    def get(self, name: str) -> str | None:
        """The value, or None when none was ever written.

        Raises:
            PlatformError: ``keyring-locked``: it was written, and the keyring does not give it now.
        """
        with self._lock:
            if name in self._memory:
                return self._memory[name]
            value = self._read(name)
            if value is not None:
                remember_secret(value)
            if value is None and name in self._written:
                if self._state is SecretStoreState.WORKING:
                    self._state = SecretStoreState.LOCKED
                raise PlatformError("keyring-locked")
            return value

    def set(self, name: str, value: str) -> None:
        """Store ``value`` and read it back. What no keyring keeps lives in memory, which ``state`` tells.

        Raises:
            PlatformError: ``keyring-locked``: an earlier value is in there and cannot be replaced now;
                ``secret-too-long``: over 2,500 bytes in UTF-16.
        """
        if len(value.encode("utf-16-le")) > VALUE_LIMIT_BYTES:
            raise PlatformError("secret-too-long")
        remember_secret(value)
        with self._lock:
            if self._write(name, value):
                self._memory.pop(name, None)
                self._flush_memory()
            elif name in self._written:
                raise PlatformError("keyring-locked")
            else:
                self._memory[name] = value

    def delete(self, name: str) -> None:
        """Forget ``name``, here and in the keyring; nothing happens when it is not there.

        Raises:
            PlatformError: ``keyring-locked``: it is still in the keyring.
        """
        with self._lock:
            self._memory.pop(name, None)
            backend = self._find_backend()
            if backend is None:
                if name in self._written:
                    raise PlatformError("keyring-locked")
                return
            # Deleting what is absent is an error to some back ends, so only the reading afterwards counts.
            self._try(lambda: backend.delete_password(self._service, name))
            left, is_read = self._try(lambda: backend.get_password(self._service, name))
            if left is not None or not is_read:
                raise PlatformError("keyring-locked")
            self._remember(name, is_written=False)

    def _read(self, name: str) -> str | None:
        backend = self._find_backend()
        if backend is None:
            return None
        value, is_read = self._try(lambda: backend.get_password(self._service, name))
        if is_read:
            self._state = SecretStoreState.WORKING
        elif self._state is SecretStoreState.LOCKED:
            raise PlatformError("keyring-locked")
        return value

    def _write(self, name: str, value: str) -> bool:
        """Whether the keyring has it now."""
        backend = self._find_backend()
        if backend is None:
            return False
        _, is_done = self._try(lambda: backend.set_password(self._service, name, value))
        if not is_done:
            return False
        kept, is_read = self._try(lambda: backend.get_password(self._service, name))
        if not is_read:
            return False
        if kept != value:
            _log.warning("keyring %s does not keep what it is given", _name_of(backend))
            self._state = SecretStoreState.MISSING
            return False
        self._state = SecretStoreState.WORKING
        self._remember(name, is_written=True)
        return True

    def _flush_memory(self) -> None:
        """The keyring works (again): move over what had to wait in memory."""
        for name, value in list(self._memory.items()):
            if self._write(name, value):
                del self._memory[name]

    def _try(self, operation: Callable[[], T]) -> tuple[T | None, bool]:
        """Run one back end call; on failure set the state and return ``(None, False)``."""
        from keyring.errors import NoKeyringError, PasswordDeleteError

        try:
            return operation(), True
        except PasswordDeleteError:
            return None, False
        except NoKeyringError:
            self._state = SecretStoreState.MISSING
        except Exception as error:  # noqa: BLE001 - back ends raise D-Bus, COM and other errors of their own
            _log.warning("keyring refused: %s", type(error).__name__)
            self._state = SecretStoreState.LOCKED
        return None, False

    def _find_backend(self) -> KeyringBackend | None:
        if self._backend is None and self._state is None:
            self._backend = self._given if self._given is not None else _detect()
            is_found = self._backend is not None
            self._state = SecretStoreState.WORKING if is_found else SecretStoreState.MISSING
        return self._backend

    def _remember(self, name: str, *, is_written: bool) -> None:
        before = set(self._written)
        if is_written:
            self._written.add(name)
        else:
            self._written.discard(name)
        if self._names_file is None or self._written == before:
            return
        try:
            write_private_file(self._names_file, json.dumps(sorted(self._written)).encode())
        except StoreError as error:
            _log.warning("keyring: the list of names was not saved (%s)", error.code)


def _detect() -> KeyringBackend | None:
    """The machine's keyring, unless it is one that keeps nothing or keeps it in the open."""
    from keyring.errors import KeyringError

    try:
        found = _chosen_or_own()
    except (KeyringError, ImportError, AttributeError, RuntimeError, OSError, ValueError) as error:
        _log.warning("keyring: none can be used (%s)", type(error).__name__)
        return None
    if found is None:
        return None
    # A chain offers several; the first that is a real keyring serves.
    candidates = list(getattr(found, "backends", None) or [found])
    return next((entry for entry in candidates if not _name_of(entry).startswith(_NOT_KEYRINGS)), None)


def _chosen_or_own() -> KeyringBackend | None:
    """What the user configured for ``keyring``, else the best one of this system's own kind.

    On Linux the library would load the back ends of all systems to choose among them; looking for macOS'
    library there starts compilers and takes longer than the whole window.
    """
    import keyring
    from keyring.core import load_config, load_env

    if sys.platform != "linux":
        return keyring.get_keyring()
    chosen: KeyringBackend | None = load_env() or load_config()
    return chosen if chosen is not None else _best_of(_LINUX)


def _best_of(names: tuple[str, ...]) -> KeyringBackend | None:
    """The back end with the highest priority of those that can work here."""
    best: tuple[float, type[KeyringBackend]] | None = None
    for name in names:
        module, _, kind = name.rpartition(".")
        try:
            backend: type[KeyringBackend] = getattr(importlib.import_module(module), kind)
            priority = float(backend.priority)
        except Exception as error:  # noqa: BLE001 - each back end says in its own way that it cannot work
            _log.debug("keyring %s: not here (%s)", name, type(error).__name__)
            continue
        if best is None or priority > best[0]:
            best = (priority, backend)
    return None if best is None else best[1]()


def _name_of(backend: KeyringBackend) -> str:
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def _read_names(file: Path | None) -> set[str]:
    if file is None:
        return set()
    try:
        names = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
