"""Which packages went into the folder: those that own a file in it, nothing more and nothing less."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from walletcare.installer.pruning import Entry


@dataclass(frozen=True)
class SystemPackage:
    """A Debian package whose library was copied into the folder."""

    name: str
    version: str
    architecture: str

    @property
    def copyright_file(self) -> Path:
        return Path("/usr/share/doc") / self.name / "copyright"


def python_packages(entries: Iterable[Entry]) -> list[metadata.Distribution]:
    """The installed Python packages that own a source of ``entries``, by name."""
    owners = _owners_of_files()
    found = {
        owner.name: owner
        for _, source, _ in entries
        if source and (owner := owners.get(str(Path(source).resolve()))) is not None
    }
    return [found[name] for name in sorted(found, key=str.lower)]


@cache
def _owners_of_files() -> dict[str, metadata.Distribution]:
    return {
        str(Path(str(file.locate())).resolve()): package
        for package in metadata.distributions()
        for file in package.files or ()
    }


def system_packages(entries: Iterable[Entry]) -> list[SystemPackage]:
    """The Debian packages that own a source of ``entries``, by name; none on another system."""
    owners = owners_of([source for _, source, _ in entries if source])
    return sorted(set(owners.values()), key=lambda package: package.name)


def owners_of(sources: Iterable[str]) -> dict[str, SystemPackage]:
    """Each of ``sources`` that a Debian package owns, with that package.

    A file is known by the path it has or by the one before /usr was merged.
    """
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return {}
    paths: dict[str, str] = {}
    for source in sources:
        path = Path(source).resolve()
        paths[str(path)] = source
        if path.is_relative_to("/usr"):
            paths["/" + str(path.relative_to("/usr"))] = source
    if not paths:
        return {}
    # Exit status 1 only says that nobody owns some of them.
    answer = subprocess.run(["dpkg-query", "--search", *paths], capture_output=True, text=True, check=False)
    names = {
        paths[path]: owner.split(",")[0]
        for owner, colon, path in (line.partition(": ") for line in answer.stdout.splitlines())
        if colon and path in paths
    }
    packages = _facts(sorted(set(names.values())))
    return {source: packages[name] for source, name in names.items()}


def _facts(names: list[str]) -> dict[str, SystemPackage]:
    if not names:
        return {}
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package}\t${Version}\t${Architecture}\n", *names],
        capture_output=True,
        text=True,
        check=True,
    )
    found = [SystemPackage(*line.split("\t")) for line in answer.stdout.splitlines()]
    by_name = {package.name: package for package in found}
    return {name: by_name[name.split(":")[0]] for name in names}
