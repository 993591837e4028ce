"""The portable archive: the folder as ``.tar.gz``, in order, with one time and no owner."""

from __future__ import annotations

import gzip
import tarfile
from pathlib import Path

from walletcare.installer.product import Product


def make_archive(product: Product, folder: Path, out: Path, system: str) -> Path:
    """``<name>-<version>-<system>.tar.gz`` with one folder of the same name inside."""
    top = f"{product.name}-{product.version}-{system}"
    target = out / f"{top}.tar.gz"

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        member.mtime = product.epoch
        return member

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=9, fileobj=file, mtime=product.epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        archive.add(folder, top, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            archive.add(path, f"{top}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)
    return target
