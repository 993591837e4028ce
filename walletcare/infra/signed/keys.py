"""The operator's signing keys: Ed25519, one file each, sealed with a passphrase.

The file holds scrypt's salt and cost and the private key as a Fernet token, the recipe that the cryptography
library documents for passwords.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner

from walletcare.domain.errors import ContentError
from walletcare.infra.private import write_private_file

Signer: TypeAlias = CryptoSigner
"""A private key that signs, in memory."""
KEY_SUFFIX = ".key"
MIN_PASSPHRASE = 12
_FORMAT = 1
_COST = 2**17
"""scrypt's N with r = 8: 128 MiB and about half a second for every guess."""
_MAX_COST = 2**20
_BLOCK, _LANES, _SALT_BYTES = 8, 1, 16


def new_signer() -> CryptoSigner:
    """A new Ed25519 key, in memory only."""
    return CryptoSigner(Ed25519PrivateKey.generate())


def save_key(path: Path, signer: CryptoSigner, passphrase: str, *, cost: int = _COST) -> None:
    """Write the private key to ``path``, readable for this user only and sealed with ``passphrase``.

    Raises:
        ContentError: ``key-exists`` (a key is never overwritten), ``key-passphrase`` (shorter than
            :data:`MIN_PASSPHRASE`).
        StoreError: It cannot be written.
    """
    if path.exists():
        raise ContentError("key-exists", file=str(path))
    check_passphrase(passphrase)
    salt = os.urandom(_SALT_BYTES)
    token = _box(passphrase, salt, cost).encrypt(signer.private_bytes)
    sealed = {
        "format": _FORMAT,
        "keyid": signer.public_key.keyid,
        "salt": base64.b64encode(salt).decode(),
        "cost": cost,
        "sealed": token.decode(),
    }
    write_private_file(path, json.dumps(sealed, indent=1).encode())


def check_passphrase(passphrase: str) -> None:
    """Raises: ContentError: ``key-passphrase``: too short to protect a key."""
    if len(passphrase) < MIN_PASSPHRASE:
        raise ContentError("key-passphrase", todo=f"at least {MIN_PASSPHRASE} characters")


def load_key(path: Path, passphrase: str) -> CryptoSigner:
    """The key at ``path``.

    Raises:
        ContentError: ``key-unreadable`` (missing, damaged, of another format) or ``key-wrong-passphrase``.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
        if found["format"] != _FORMAT or not 2 <= int(found["cost"]) <= _MAX_COST:
            raise ContentError("key-unreadable", file=str(path))
        box = _box(passphrase, base64.b64decode(found["salt"]), int(found["cost"]))
        token = str(found["sealed"]).encode()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ContentError("key-unreadable", file=str(path)) from error
    try:
        private = box.decrypt(token)
    except InvalidToken as error:
        raise ContentError("key-wrong-passphrase", file=str(path)) from error
    return CryptoSigner(load_pem_private_key(private, None))


def find_key(folder: Path, keyids: Iterable[str]) -> Path:
    """The file in ``folder`` that holds one of these keys; needs no passphrase.

    Raises:
        ContentError: ``key-missing``.
    """
    return find_keys(folder, keyids)[0]


def find_keys(folder: Path, keyids: Iterable[str]) -> list[Path]:
    """All files in ``folder`` that hold one of these keys, at least one.

    Raises:
        ContentError: ``key-missing``.
    """
    wanted = set(keyids)
    found = [path for path in sorted(folder.glob(f"*{KEY_SUFFIX}")) if _keyid(path) in wanted]
    if not found:
        raise ContentError("key-missing", folder=str(folder))
    return found


def _keyid(path: Path) -> str:
    try:
        found = json.loads(path.read_text("utf-8"))
        return str(found["keyid"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _box(passphrase: str, salt: bytes, cost: int) -> Fernet:
    key = Scrypt(salt=salt, length=32, n=cost, r=_BLOCK, p=_LANES).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(key))
