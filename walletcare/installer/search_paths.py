"""Library search paths that the build machine left in programs and libraries.

A Python built by hand writes its own library folder into everything it is linked to. On another machine
somebody else may own a folder of that name, and what lies in it would be loaded first.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from walletcare.installer.product import BuildError

_PATH = re.compile(r"^\s*(?:RPATH|RUNPATH)\s+(\S+)$", re.MULTILINE)


def is_elf(path: Path) -> bool:
    """Whether it is a program or a shared library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def foreign_search_path(path: Path) -> str | None:
    """The search path written into ``path`` when a part of it leads out of the folder."""
    answer = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False)
    found = _PATH.search(answer.stdout)
    if found is None or all(part.startswith("$ORIGIN") for part in found.group(1).split(":")):
        return None
    return found.group(1)


def remove_foreign_search_paths(tree: Path) -> int:
    """Take them out of everything below ``tree``; answers how many there were. Linux only, else 0.

    Raises:
        BuildError: There are some, and patchelf is not installed or failed.
    """
    if not sys.platform.startswith("linux"):
        return 0
    found = [path for path in sorted(tree.rglob("*")) if is_elf(path) and foreign_search_path(path)]
    if found and shutil.which("patchelf") is None:
        raise BuildError("patchelf is missing: apt-get install patchelf")
    for path in found:
        answer = subprocess.run(
            ["patchelf", "--remove-rpath", str(path)], capture_output=True, text=True, check=False
        )
        if answer.returncode != 0:
            raise BuildError(f"patchelf could not change {path}: {answer.stderr}")
    return len(found)
