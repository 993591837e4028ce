"""The data folder of this start, and a folder for this run only when that one cannot be written to."""

from __future__ import annotations

import logging
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from walletcare.domain.errors import StoreError
from walletcare.infra.paths import DataPaths

if TYPE_CHECKING:
    from walletcare.app.start.brand_choice import StartOptions

log = logging.getLogger(__name__)

_LEAST_ROOM_BYTES = 64 * 1024
"""Below it not even the store's index in shared memory (32 KB) and its log find room."""


class DataFolder(NamedTuple):
    """Where this run keeps its files.

    Attributes:
        options: The start's options with this folder in them.
        is_borrowed: A private temporary folder, deleted by :meth:`give_back`; nothing outlives the run.
    """

    options: StartOptions
    paths: DataPaths
    is_borrowed: bool = False

    def give_back(self) -> None:
        """Delete a borrowed folder. Call it after the log is closed."""
        if self.is_borrowed:
            shutil.rmtree(self.paths.root.parent, ignore_errors=True)


def open_data_folder(brand_id: str, options: StartOptions) -> DataFolder:
    """Make the data folder, or borrow another one and note why in ``options.data_trouble``.

    The window can say what is wrong and still answer questions; a message on the console nobody sees.

    Raises:
        StoreError: There is no room for a temporary folder either.
    """
    paths = DataPaths.for_brand(brand_id, options.data_dir)
    try:
        # On a read-only disk it could not be tightened either, and that would be the wrong thing to say.
        _require_writable(paths.root)
        paths.create()
        for folder in (paths.root, paths.logs, paths.attachments):
            _require_writable(folder)
    except StoreError as error:
        log.warning("the data folder cannot be used: %s", error.code)
        return _borrow(brand_id, options._replace(data_trouble=error), paths, error)
    return DataFolder(options, paths)


def _borrow(brand_id: str, options: StartOptions, refused: DataPaths, error: StoreError) -> DataFolder:
    try:
        root = Path(tempfile.mkdtemp(prefix="walletcare-run-"))
        paths = DataPaths.for_brand(brand_id, root)
        paths.create()
    except OSError:
        raise error from None
    if _is_our_own(refused.root) and _is_our_own(refused.settings):
        # Language and look as the user chose them; what somebody else may have written is not taken along.
        try:
            shutil.copyfile(refused.settings, paths.settings)
        except OSError as problem:
            log.info("no settings to take along: %s", type(problem).__name__)
    return DataFolder(options._replace(data_dir=root), paths, is_borrowed=True)


def _require_writable(folder: Path) -> None:
    try:
        if not folder.is_dir():
            return
    except OSError as error:
        # In a folder that another user has closed, or with a name that no disk takes.
        raise StoreError("folder-unusable", path=str(folder), reason=error.strerror or "") from error
    if not os.access(folder, os.W_OK):
        raise StoreError("store-read-only", path=str(folder))
    if shutil.disk_usage(folder).free < _LEAST_ROOM_BYTES:
        raise StoreError("store-full", path=str(folder))


def _is_our_own(path: Path) -> bool:
    """Whether only this user can have written it."""
    try:
        found = path.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(found.st_mode):
        return False
    return sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
