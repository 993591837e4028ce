"""The door to the operating system's keyring."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class SecretStoreState(StrEnum):
    """WORKING.

    Values persist. LOCKED: it exists and refused. MISSING: none; values live for this run only.
    """

    WORKING = "working"
    LOCKED = "locked"
    MISSING = "missing"


class SecretStore(Protocol):
    """Named secrets. Blocks (a locked wallet may ask the user): call from a worker.

    Falls back to memory when there is no keyring, and says so by ``state``. A value that was written
    and reads back as missing means LOCKED, never absent.
    """

    @property
    def state(self) -> SecretStoreState: ...

    @property
    def backend_name(self) -> str: ...

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...
