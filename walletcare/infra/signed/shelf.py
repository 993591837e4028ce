"""Sets of content on disk, and the one pointer that says which is in force.

A set is a folder that is complete before anything points to it and is never written again. The pointer is one
small file that is replaced in one step, so that a reader meets the old set or the new one, whatever happens
in between. The set before stays, for when the new one does not open.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from walletcare.domain.errors import ContentError, StoreError
from walletcare.infra.private import make_private_folder, sync_folder, write_private_file

# A start reads the pointer before the first paint: what only a switch needs is imported there.

_POINTER, _MANIFEST, _LOCK = "current.json", "set.json", "lock.db"
_TOKEN_BYTES = 8
_SMALL_BYTES = 64 * 1024


class ContentSet(NamedTuple):
    """A set that was complete when it was put on the shelf.

    Attributes:
        token: Name of its folder, different for every arrival.
        name: Name of what is in it (``Offer.name``), the same for the same files.
        files: SHA-256 by file name.
        received_at: When it arrived, aware UTC.
    """

    folder: Path
    token: str
    name: str
    files: Mapping[str, str]
    received_at: datetime

    def is_intact(self, *file_names: str) -> bool:
        """Whether these files (all, when none is named) are what arrived. Reads them."""
        import hashlib

        for name in file_names or tuple(self.files):
            try:
                data = (self.folder / name).read_bytes()
            except OSError:
                return False
            if hashlib.sha256(data).hexdigest() != self.files.get(name):
                return False
        return True


class Shelf:
    """The sets below ``folder``. Reading needs no lock; :meth:`lock` keeps two writers apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sets = folder / "sets"

    def sets(self) -> tuple[ContentSet, ...]:
        """The set in force and the one before it, as far as they can be read."""
        found = (self._read_set(token) for token in self._tokens())
        return tuple(stored for stored in found if stored is not None)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one process at a time looks for updates or brings one in.

        SQLite's own lock is used because it ends with its process on every system.

        Raises:
            ContentError: ``update-busy``.
            StoreError: The folder cannot be made.
        """
        make_private_folder(self.folder)
        try:
            connection = sqlite3.connect(self.folder / _LOCK, timeout=0, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise StoreError("folder-unusable", path=str(self.folder)) from error
        try:
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise ContentError("update-busy") from error
            yield
        finally:
            connection.close()

    def new_folder(self) -> Path:
        """An empty folder for a set that is still to come. Nothing points to it.

        Raises:
            StoreError: It cannot be made.
        """
        import secrets

        folder = self._sets / secrets.token_hex(_TOKEN_BYTES)
        make_private_folder(self._sets, inside=self.folder)
        make_private_folder(folder, inside=self.folder)
        return folder

    def switch(
        self, folder: Path, name: str, files: Mapping[str, str], now: datetime, *, keep: str = ""
    ) -> ContentSet:
        """Put the set in ``folder`` in force, in one step that either happened or did not.

        Args:
            folder: From :meth:`new_folder`, complete and checked.
            keep: Token of the set that stays as the one before.

        Raises:
            StoreError: The disk is full or read-only; what was in force still is.
        """
        manifest = {"name": name, "files": dict(files), "received_at": now.astimezone(UTC).isoformat()}
        for file_name in files:
            _flush(folder / file_name)
        write_private_file(folder / _MANIFEST, json.dumps(manifest).encode())
        sync_folder(self._sets)
        pointer = [folder.name, keep] if keep else [folder.name]
        write_private_file(self.folder / _POINTER, json.dumps(pointer).encode())
        return ContentSet(folder, folder.name, name, dict(files), now)

    def sweep(self) -> None:
        """Remove what nothing points to: sets of long ago and parts of an arrival that was cut short."""
        import shutil

        kept = set(self._tokens())
        with suppress(OSError):
            for folder in list(self._sets.iterdir()):
                if folder.name not in kept:
                    # A file that is still open stays where the system wants it so, until the next time.
                    shutil.rmtree(folder, ignore_errors=True)

    def erase(self) -> None:
        """Remove everything, trusted metadata included."""
        import shutil

        shutil.rmtree(self.folder, ignore_errors=True)

    def _tokens(self) -> list[str]:
        found = _read_json(self.folder / _POINTER)
        if not isinstance(found, list):
            return []
        return [token for token in found[:2] if isinstance(token, str) and _is_token(token)]

    def _read_set(self, token: str) -> ContentSet | None:
        folder = self._sets / token
        found = _read_json(folder / _MANIFEST)
        if not isinstance(found, dict):
            return None
        name, files, stated = found.get("name"), found.get("files"), found.get("received_at")
        if not isinstance(name, str) or not isinstance(files, dict) or not isinstance(stated, str):
            return None
        try:
            received_at = datetime.fromisoformat(stated)
        except ValueError:
            return None
        return ContentSet(
            folder, token, name, {str(key): str(value) for key, value in files.items()}, received_at
        )


def _is_token(text: str) -> bool:
    return len(text) == 2 * _TOKEN_BYTES and all(letter in "0123456789abcdef" for letter in text)


def _read_json(path: Path) -> object:
    """What a small file of ours holds; None when it is missing or damaged."""
    try:
        with path.open("rb") as file:
            found: object = json.loads(file.read(_SMALL_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    return found


def _flush(path: Path) -> None:
    """Hand a file to the disk before anything points to it.

    Raises:
        StoreError: It cannot be written.
    """
    try:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError("folder-unusable", path=str(path), reason=type(error).__name__) from error
