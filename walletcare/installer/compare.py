"""Comparing two builds: which files differ, and what kind of difference it is."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Difference:
    """One path that is not the same in both builds, and why."""

    path: str
    why: str


def compare(one: Path, other: Path) -> list[Difference]:
    """The differences between two folders or two files, by path; none means the same content.

    Content, rights and links count; times do not, since a copy may change them.
    """
    if one.is_file() and other.is_file():
        return [Difference(one.name, why) for why in _compare_files(one, other)]
    first, second = _entries(one), _entries(other)
    found = [Difference(path, "only in the first") for path in first.keys() - second.keys()]
    found += [Difference(path, "only in the second") for path in second.keys() - first.keys()]
    for path in first.keys() & second.keys():
        found += [Difference(path, why) for why in _compare_entries(first[path], second[path])]
    return sorted(found)


def _compare_entries(one: Path, other: Path) -> list[str]:
    if one.is_symlink() != other.is_symlink() or one.is_dir() != other.is_dir():
        return ["not the same kind"]
    if one.is_symlink():
        targets = one.readlink(), other.readlink()
        return [] if targets[0] == targets[1] else [f"links to {targets[0]} and {targets[1]}"]
    rights = [path.stat().st_mode & 0o7777 for path in (one, other)]
    found = [] if rights[0] == rights[1] else [f"rights {rights[0]:o} and {rights[1]:o}"]
    return found if one.is_dir() else found + _compare_files(one, other)


def _entries(tree: Path) -> dict[str, Path]:
    return {path.relative_to(tree).as_posix(): path for path in tree.rglob("*")}


def _compare_files(one: Path, other: Path) -> list[str]:
    first, second = one.read_bytes(), other.read_bytes()
    if first == second:
        return []
    members = [_members(path) for path in (one, other)]
    if members[0] and members[1]:
        return _member_differences(members[0], members[1])
    if len(first) != len(second):
        return [f"{len(first)} and {len(second)} bytes"]
    places = [index for index, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    near = first[max(0, places[0] - 16) : places[0] + 16]
    return [f"{len(places)} bytes from offset {places[0]}, near {near!r}"]


def _members(path: Path) -> list[tuple[str, str]]:
    """Name and digest of what an archive holds, in its order; empty for what is none."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            items = archive.infolist()
            return [(f"{item.filename} {item.date_time}", _digest(archive.read(item))) for item in items]
    if path.name.endswith(".tar.gz"):
        found = []
        with tarfile.open(path) as tar:
            for item in tar:
                file = tar.extractfile(item) if item.isfile() else None
                name = f"{item.name} {item.mode:o} {item.mtime} {item.linkname}".strip()
                found.append((name, _digest(file.read() if file else b"")))
        return found
    return []


def _member_differences(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> list[str]:
    if dict(first) == dict(second):
        return ["the same members in another order or packed otherwise"]
    names = sorted(
        {name for name, digest in first if dict(second).get(name) != digest}
        | {name for name, digest in second if dict(first).get(name) != digest}
    )
    return [f"member {name}" for name in names[:20]]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def content_hash(tree: Path) -> str:
    """One hash over names, rights, links and bytes of everything below ``tree``, or of one file."""
    if tree.is_file():
        return _digest(tree.read_bytes())
    total = hashlib.sha256()
    for name, path in sorted(_entries(tree).items()):
        if path.is_symlink():
            what = f"link {path.readlink()}"
        elif path.is_dir():
            what = "folder"
        else:
            what = f"{path.stat().st_mode & 0o7777:o} {_digest(path.read_bytes())}"
        total.update(f"{name}\0{what}\n".encode())
    return total.hexdigest()
