"""The store before it is open: what keeps things in it can be handed out already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.errors import StoreError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from walletcare.infra.db import Connection, Database


class LateStore:
    """Satisfies ``infra.db.Store`` with a database that comes later.

    It is opened in the lane of the store, as the first work there: whatever is asked for in that lane finds
    it open, and nobody waits anywhere else.
    """

    def __init__(self) -> None:
        self._database: Database | None = None

    def open(self, database: Database) -> None:
        """From here on everything goes to ``database``."""
        self._database = database

    @property
    def is_open(self) -> bool:
        return self._database is not None

    def close(self) -> None:
        """Close it, if it was opened. Nothing goes into it any more."""
        if self._database is not None:
            self._database.close()

    def write(self) -> AbstractContextManager[Connection]:
        """As ``Database.write``.

        Raises:
            StoreError: ``store-closed``: it is not open yet.
        """
        return self._opened().write()

    def read(self) -> AbstractContextManager[Connection]:
        """As ``Database.read``; raises like :meth:`write`."""
        return self._opened().read()

    def _opened(self) -> Database:
        if self._database is None:
            raise StoreError("store-closed")
        return self._database
