"""What the rooms above need of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager


class Store(Protocol):
    """Transactions. Implemented by :class:`~walletcare.infra.db.database.Database`, which says what they
    raise."""

    def write(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        ...

    def read(self) -> AbstractContextManager[sqlite3.Connection]:
        """A consistent view for the length of the block."""
        ...
