"""A small file beside the store that tells a wrong key from a damaged store, and holds its first page.

With SQLCipher a wrong key and a damaged first page look the same ("file is not a database"). The file keeps
an HMAC made with the key, which leads nobody back to a random 32-byte key, and a copy of page 1 as it was
when the
store was last opened or closed: that page holds the root of the schema and the size, and opens the rest.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE_BYTES = 4096
"""The default page size of both libraries; the store never changes it."""
_CHECK_BYTES = 32
_NO_KEY = bytes(_CHECK_BYTES)


@dataclass(frozen=True, slots=True)
class Head:
    """What the file says. ``key_check`` is all zeros for a plain store."""

    key_check: bytes
    first_page: bytes

    @property
    def is_plain(self) -> bool:
        return self.key_check == _NO_KEY

    def fits(self, key: str | None) -> bool:
        """Whether ``key`` is the one the store was written with."""
        return hmac.compare_digest(self.key_check, _check_of(key))


def read_head(store: Path) -> Head | None:
    """The head of the store at ``store``; None when there is none or it is not whole."""
    try:
        data = head_path(store).read_bytes()
    except OSError:
        return None
    if len(data) != _CHECK_BYTES + PAGE_BYTES:
        return None
    return Head(data[:_CHECK_BYTES], data[_CHECK_BYTES:])


def write_head(store: Path, key: str | None) -> None:
    """Note key check and first page; the log must have been written back before. Nothing is done when nothing
    changed.
    """
    with store.open("rb") as file:
        page = file.read(PAGE_BYTES)
    if len(page) != PAGE_BYTES:
        return
    data = _check_of(key) + page
    path = head_path(store)
    if path.exists() and path.read_bytes() == data:
        return
    fresh = path.with_name(f"{path.name}.new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(data)
    fresh.replace(path)


def head_path(store: Path) -> Path:
    return store.with_name(f"{store.name}.head")


def _check_of(key: str | None) -> bytes:
    if key is None:
        return _NO_KEY
    return hmac.digest(bytes.fromhex(key), b"walletcare store key check", hashlib.sha256)
