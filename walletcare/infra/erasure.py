"""Erasing what this program wrote: every file of its folder, whoever still has one open."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

_log = logging.getLogger(__name__)


def erase_folder(root: Path) -> tuple[Path, ...]:
    """Delete everything inside ``root``; links are deleted, never followed. The folder itself stays.

    A file that cannot be deleted because it is open (Windows) is emptied instead.

    Returns:
        What could be neither deleted nor emptied.
    """
    left: list[Path] = []
    for path in sorted(_inside(root), key=lambda entry: len(entry.parts), reverse=True):
        try:
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        except OSError:
            try:
                path.write_bytes(b"")
            except OSError as error:
                left.append(path)
                _log.warning("not erased: %s", type(error).__name__)
    return tuple(left)


def _inside(root: Path) -> list[Path]:
    found: list[Path] = []
    with contextlib.suppress(FileNotFoundError):
        for path in root.iterdir():
            found.append(path)
            if path.is_dir() and not path.is_symlink():
                found += _inside(path)
    return found
