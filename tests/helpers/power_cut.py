"""A disk in memory that loses power: what was written since the last sync survives or not, write by write.

An SQLite file system (VFS) for ``apsw``. It needs exclusive locking, for it has no shared memory. Loss of
whole directory entries is not imitated.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import apsw


@dataclass
class DiskFile:
    """Bytes as programs see them, bytes that are on the platter, and the writes between."""

    seen: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        _put(self.seen, offset, data)
        self.pending.append((offset, data))

    def truncate(self, size: int) -> None:
        del self.seen[size:]
        self.pending.append((size, None))

    def sync(self) -> None:
        self.durable = bytes(self.seen)
        self.pending.clear()

    def cut(self, chance: random.Random) -> None:
        """Back to the platter, plus each later write by chance."""
        left = bytearray(self.durable)
        for offset, data in self.pending:
            if chance.random() < 0.5:
                if data is None:
                    del left[offset:]
                else:
                    _put(left, offset, data)
        self.seen, self.durable = left, bytes(left)
        self.pending.clear()


def _put(target: bytearray, offset: int, data: bytes) -> None:
    if len(target) < offset:
        target.extend(bytes(offset - len(target)))
    target[offset : offset + len(data)] = data


class Disk(apsw.VFS):
    """The file system. ``writes_left`` counts down to the cut; None: the power stays."""

    def __init__(self, name: str, chance: random.Random) -> None:
        self.name = name
        self.chance = chance
        self.files: dict[str, DiskFile] = {}
        self.writes_left: int | None = None
        self.is_off = False
        super().__init__(name, "")

    def cut(self) -> None:
        for file in self.files.values():
            file.cut(self.chance)
        self.is_off = False
        self.writes_left = None

    def step(self) -> bool:
        """Asked before every change: whether it happens. Raises at the moment at which the power goes off.

        Afterwards everything is swallowed, so that the connection can be closed; it changes nothing.
        """
        if self.is_off:
            return False
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left <= 0:
                self.is_off = True
                raise apsw.IOError("power")
        return True

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        flags[1] = flags[0]
        return OpenFile(self, self.files.setdefault(path or "temporary", DiskFile()))

    def xDelete(self, name: str, sync_dir: bool) -> None:
        if self.step():
            self.files.pop(name, None)

    def xAccess(self, name: str, flags: int) -> bool:
        return name in self.files

    def xFullPathname(self, name: str) -> str:
        return name


class OpenFile:
    """What SQLite needs of an open file."""

    def __init__(self, disk: Disk, file: DiskFile) -> None:
        self._disk = disk
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._disk.step():
            self._file.write(offset, bytes(data))

    def xTruncate(self, size: int) -> None:
        if self._disk.step():
            self._file.truncate(size)

    def xSync(self, flags: int) -> None:
        if self._disk.step():
            self._file.sync()

    def xFileSize(self) -> int:
        return len(self._file.seen)

    def xClose(self) -> None:
        pass

    def xLock(self, level: int) -> None:
        pass

    def xUnlock(self, level: int) -> None:
        pass

    def xCheckReservedLock(self) -> bool:
        return False

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xFileControl(self, op: int, ptr: int) -> bool:
        return False
