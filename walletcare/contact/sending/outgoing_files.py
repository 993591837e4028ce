"""Files on their way out: read from where the user picked them, and cleared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from walletcare.contact.composing.preview import FILE_LIMIT_BYTES, FILES_LIMIT
from walletcare.domain.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.domain.cleared import ClearedFile
    from walletcare.domain.ticket import DraftFile
    from walletcare.safety.outgoing.guard import Guard, PictureEncoder
    from walletcare.safety.verdict import SecretKind


class OutgoingFiles:
    """Only what passed the guard comes out."""

    def __init__(self, guard: Guard, encode_picture: PictureEncoder | None) -> None:
        self._guard, self._encode_picture = guard, encode_picture

    def read(self, files: Sequence[DraftFile], allowed: frozenset[SecretKind]) -> tuple[ClearedFile, ...]:
        """The files as they may leave, in the same order.

        Raises:
            SecretFoundError: The guard found something in one that was not overruled.
            UserFacingError: ``file-missing``, ``file-too-large``, ``too-many-files``.
        """
        if len(files) > FILES_LIMIT:
            raise UserFacingError("too-many-files", limit=str(FILES_LIMIT))
        return tuple(self._read_one(file, allowed) for file in files)

    def _read_one(self, file: DraftFile, allowed: frozenset[SecretKind]) -> ClearedFile:
        try:
            with Path(file.path).open("rb") as opened:
                data = opened.read(FILE_LIMIT_BYTES + 1)
        except OSError as error:
            raise UserFacingError("file-missing", name=file.name) from error
        if len(data) > FILE_LIMIT_BYTES:
            raise UserFacingError("file-too-large", name=file.name)
        return self._guard.clear_file(file.name, data, encode_picture=self._encode_picture, allowed=allowed)
