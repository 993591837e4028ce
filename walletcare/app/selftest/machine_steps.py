"""Steps about this machine and this build: libraries, trust, keyring, full-text search, fonts."""

from __future__ import annotations

import importlib
import sqlite3
import ssl

from walletcare.app.selftest.step import require
from walletcare.domain.secret import SecretStore

_LIBRARIES = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "httpx",
    "truststore",
    "websockets.sync.client",
    "keyring",
    "sqlcipher3",
    "platformdirs",
    "msgspec",
    "email_validator",
    "pathvalidate",
    "idna",
    "confusable_homoglyphs.confusables",
    "tzdata",
    "mnemonic",
    "shamir_mnemonic",
    "stdnum.iban",
    "base58",
    "tuf.ngclient",
    "tuf.api.serialization.json",
    "securesystemslib.signer",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "starlette.applications",
    "uvicorn",
    "multipart",
    "aiosmtpd.controller",
)


def libraries() -> str:
    """Every library of the running app can be imported (a frozen build may have lost one)."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    return f"{len(_LIBRARIES)} libraries"


def encrypted_store() -> str:
    """A database with a key is really encrypted, and has full-text search."""
    import tempfile
    from pathlib import Path

    from sqlcipher3 import dbapi2

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe.db"
        connection = dbapi2.connect(str(path))
        connection.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        connection.execute("INSERT INTO probe VALUES ('a word nobody else may read')")
        connection.commit()
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        connection.close()
        data = path.read_bytes()
    require(b"a word nobody else" not in data, "the text stands readable in the file")
    require(not data.startswith(b"SQLite format 3"), "the file is plain SQLite")
    return f"SQLCipher {version}"


def full_text() -> str:
    """The SQLite of the content pack has full-text search."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text, tokenize = 'unicode61')")
    connection.execute("INSERT INTO probe VALUES ('付款 款失 失败')")
    found = connection.execute("SELECT count(*) FROM probe WHERE probe MATCH '付款'").fetchone()[0]
    connection.close()
    require(found == 1, "a Chinese word was not found")
    return f"SQLite {sqlite3.sqlite_version}"


def trust() -> str:
    """The system's certificates and the bundled ones load."""
    import certifi

    from walletcare.infra.tls import tls_context

    require(tls_context().minimum_version >= ssl.TLSVersion.TLSv1_2, "TLS below 1.2 is allowed")
    bundled = ssl.create_default_context(cafile=certifi.where())
    count = len(bundled.get_ca_certs())
    require(count > 50, f"only {count} bundled certificates")
    return f"system store, {count} bundled certificates"


def keyring(secrets: SecretStore) -> str:
    """Name the keyring that this machine offers; none is a finding, not a failure."""
    return f"{secrets.backend_name}, {secrets.state}"
