"""Folders and files that only this user can read, and that nobody else can redirect.

Folders are made one by one with mode 0700 and files with 0600, whatever the umask says. A symbolic link
below our own root is refused, and so is one above it that another user made. On Windows the profile
folder's access list already keeps other users out; there only the link check applies.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from pathlib import Path

from walletcare.domain.errors import StoreError

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_OTHERS = 0o077


def make_private_folder(path: Path, *, inside: Path | None = None) -> None:
    """Make ``path`` and its missing parents, or check what is there, and tighten its mode to 0700.

    Args:
        inside: Our own root: from it downwards no symbolic link is followed at all.

    Raises:
        StoreError: ``folder-not-private`` (a link or another owner), ``folder-unusable`` (not a folder, or it
            cannot be made).
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the very links to be judged
    missing: list[Path] = []
    for folder in (path, *path.parents):
        if _is_there(folder):
            _judge_existing(folder, is_ours=folder == path, no_links=_lies_in(folder, inside))
        else:
            missing.append(folder)
    for folder in reversed(missing):
        try:
            folder.mkdir(mode=_FOLDER_MODE)
        except FileExistsError:  # another process was faster, or somebody squats: judge it like any other
            _judge_existing(folder, is_ours=True, no_links=True)
        except OSError as error:
            raise StoreError("folder-unusable", path=str(folder), reason=_reason(error)) from error
    _tighten(path, _FOLDER_MODE)


def make_private_file(path: Path) -> None:
    """Make ``path`` empty with mode 0600, or tighten the file that is there. Its content is kept.

    Raises:
        StoreError: ``folder-not-private`` (it is a link, not a plain file, or another user's),
            ``folder-unusable``.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    if path.is_symlink():
        raise StoreError("folder-not-private", path=str(path))
    try:
        descriptor = os.open(path, flags, _FILE_MODE)
    except OSError as error:
        raise StoreError("folder-unusable", path=str(path), reason=_reason(error)) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or _is_foreign(found):
            raise StoreError("folder-not-private", path=str(path))
        if sys.platform != "win32" and stat.S_IMODE(found.st_mode) & _OTHERS:
            os.fchmod(descriptor, _FILE_MODE)
    finally:
        os.close(descriptor)


def write_private_file(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` so that a crash leaves the old or the new content, never a part.

    Raises:
        StoreError: ``store-full``, ``store-read-only`` or ``folder-unusable``. The old content is intact.
    """
    temporary: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        temporary = None
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(_code(error), path=str(path), reason=_reason(error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def tighten_tree(root: Path) -> tuple[Path, ...]:
    """Bring everything below ``root`` to 0700 and 0600; returns the links found, none of them followed."""
    links: list[Path] = []
    for folder, names, files in os.walk(root, followlinks=False):
        for name in [*names, *files]:
            entry = Path(folder, name)
            try:
                found = entry.lstat()
                if stat.S_ISLNK(found.st_mode):
                    links.append(entry)
                elif stat.S_ISDIR(found.st_mode):
                    _tighten(entry, _FOLDER_MODE)
                elif stat.S_ISREG(found.st_mode):
                    _tighten(entry, _FILE_MODE)
            except FileNotFoundError:  # deleted while we walked, such as a database journal
                continue
    return tuple(links)


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _lies_in(folder: Path, root: Path | None) -> bool:
    return root is not None and folder.is_relative_to(Path(os.path.abspath(root)))  # noqa: PTH100 - as above


def _judge_existing(folder: Path, *, is_ours: bool, no_links: bool) -> None:
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode):
        if no_links or _is_foreign(found, root_is_fine=True):
            raise StoreError("folder-not-private", path=str(folder))
        found = folder.stat()
    if is_ours and _is_foreign(found):
        raise StoreError("folder-not-private", path=str(folder))
    if not stat.S_ISDIR(found.st_mode):
        raise StoreError("folder-unusable", path=str(folder), reason=os.strerror(errno.ENOTDIR))


def _is_foreign(found: os.stat_result, *, root_is_fine: bool = False) -> bool:
    """Whether another user owns it; the administrator's own links (such as /home) are everybody's."""
    if sys.platform == "win32":
        return False
    return found.st_uid != os.getuid() and not (root_is_fine and found.st_uid == 0)


def _tighten(path: Path, mode: int) -> None:
    if sys.platform == "win32":
        return
    now = stat.S_IMODE(path.stat(follow_symlinks=False).st_mode)
    if path.is_symlink():
        now = stat.S_IMODE(path.stat().st_mode)
    if now & _OTHERS:
        try:
            path.chmod(mode)
        except OSError as error:
            raise StoreError("folder-not-private", path=str(path), reason=_reason(error)) from error


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows cannot open folders and needs no such step."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _code(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return "store-full"
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return "store-read-only"
    return "folder-unusable"


def _reason(error: OSError) -> str:
    return type(error).__name__ if error.errno is None else os.strerror(error.errno)
