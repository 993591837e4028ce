"""Copies of pictures that were pasted: a picture from the clipboard has no file that could be sent later."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QImage

_PREFIX = "walletcare-"


class PastedFiles:
    """Each copy lies in a private folder of its own, so that its name can be one to read.

    Args:
        folder: Where they outlive the run, as the drafts do that name them; None: the temporary folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder if folder is not None else Path(tempfile.gettempdir())
        self._is_shared = folder is None

    def keep(self, image: QImage, name: str) -> Path | None:
        """Write ``image``; None when it cannot be written. ``name`` has ``{number}`` in it, and ends in
        ``.png``.
        """
        place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._folder))
        path = place / name.format(number=uuid.uuid4().hex[:4])
        if image.isNull() or not image.save(str(path)):
            shutil.rmtree(place, ignore_errors=True)
            return None
        return path

    def drop(self, path: str) -> None:
        """Delete the copy at ``path``; nothing happens to a file that is none."""
        place = Path(path).parent
        if place.parent == self._folder and place.name.startswith(_PREFIX):
            shutil.rmtree(place, ignore_errors=True)

    def copies(self) -> tuple[Path, ...]:
        """The folders of all copies there; of none in the temporary folder, where those of others are too."""
        return () if self._is_shared else tuple(self._folder.glob(f"{_PREFIX}*"))

    @staticmethod
    def sweep(copies: Collection[Path], named: Collection[str]) -> None:
        """Delete those of ``copies`` that no draft names any more: the draft was thrown away."""
        kept = {Path(path).parent for path in named}
        for place in copies:
            if place not in kept and not place.is_symlink():
                shutil.rmtree(place, ignore_errors=True)
