"""The store on disk: one SQLite file, encrypted by SQLCipher when there is a key.

``contact`` owns migrations 0001-0019, ``troubleshoot`` 0020-0029, ``faq`` 0030-0039. The sqlite modules are
imported here only; the rooms above see :class:`Database` and its connections.
"""

from __future__ import annotations

from walletcare.infra.db.database import Connection, Database, Row, store_files
from walletcare.infra.db.driver import is_store_key
from walletcare.infra.db.opening import open_database
from walletcare.infra.db.store import Store

__all__ = ["Connection", "Database", "Row", "Store", "is_store_key", "open_database", "store_files"]
