"""The Debian package: the folder below /usr/lib, what a desktop needs to know, and honest dependencies."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from walletcare.installer import debian_papers
from walletcare.installer.freeze import settle
from walletcare.installer.icons import PNG_SIZES, png, svg
from walletcare.installer.inventory import owners_of
from walletcare.installer.product import BuildError, Product
from walletcare.installer.search_paths import is_elf

KEPT_INSIDE = re.compile(r"^libpython")
"""The next Debian has another Python; the program brings its own."""


def make_package(product: Product, folder: Path, out: Path, work: Path, version: str | None = None) -> Path:
    """``<name>_<version>_<architecture>.deb`` around ``folder``, the same bytes each time.

    ``version`` is for trying an upgrade; otherwise it is the program's.

    Raises:
        BuildError: A Debian tool is missing or failed.
    """
    for tool in ("dpkg-deb", "dpkg-shlibdeps", "appstreamcli", "desktop-file-validate"):
        if shutil.which(tool) is None:
            raise BuildError(f"{tool} is missing: apt-get install dpkg-dev appstream desktop-file-utils")
    version = version or product.version
    stage = work / "stage"
    shutil.rmtree(work, ignore_errors=True)
    _stage_program(product, folder, stage)
    _stage_desktop(product, stage)
    debian_papers.write_papers(product, stage, version)
    architecture = _answer(["dpkg", "--print-architecture"]).strip()
    settle(stage, product.epoch)
    control = stage / "DEBIAN"
    control.mkdir()
    installed_kb = sum(-(-path.lstat().st_size // 1024) for path in stage.rglob("*"))
    fields = debian_papers.control_file(
        product, version, architecture, installed_kb, depends=_dependencies(product, stage, work)
    )
    (control / "control").write_text(fields, encoding="utf-8")
    (control / "md5sums").write_text(_sums(stage), encoding="utf-8")
    settle(stage, product.epoch)
    target = out / f"{product.name}_{version}_{architecture}.deb"
    _answer(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(target)],
        SOURCE_DATE_EPOCH=str(product.epoch),
    )
    return target


def _stage_program(product: Product, folder: Path, stage: Path) -> None:
    """The folder without the libraries that Debian itself provides: those get Debian's security updates."""
    home = stage / "usr" / "lib" / product.name
    shutil.copytree(folder, home, symlinks=True)
    loose = [path for path in (home / "_internal").glob("lib*.so*") if not path.is_symlink()]
    provided = _provided_by_debian({path.name for path in loose if not KEPT_INSIDE.match(path.name)})
    for path in loose:
        if path.name in provided:
            path.unlink()
    programs = stage / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in (product.name, f"{product.name}-cli"):
        (programs / name).symlink_to(f"../lib/{product.name}/{name}")


def _provided_by_debian(libraries: Iterable[str]) -> set[str]:
    """Those that the dynamic loader finds and a Debian package owns."""
    places: dict[str, str] = {}
    for line in _answer(["/sbin/ldconfig", "--print-cache"]).splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow:
            places.setdefault(name.split(" ")[0], path)
    owned = owners_of([places[name] for name in libraries if name in places])
    return {name for name in libraries if places.get(name) in owned}


def _stage_desktop(product: Product, stage: Path) -> None:
    share = stage / "usr" / "share"
    entry = share / "applications" / f"{product.app_id}.desktop"
    facts = share / "metainfo" / f"{product.app_id}.metainfo.xml"
    _write(entry, product.fill("linux.desktop"))
    _write(facts, product.fill("linux.metainfo.xml"))
    _answer(["desktop-file-validate", "--warn-kde", str(entry)])
    _answer(["appstreamcli", "validate", "--no-net", "--pedantic", str(facts)])
    icons = share / "icons" / "hicolor"
    _write(icons / "scalable" / "apps" / f"{product.app_id}.svg", svg())
    for size in PNG_SIZES:
        path = icons / f"{size}x{size}" / "apps" / f"{product.app_id}.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(png(size))
    for name in (product.name, f"{product.name}-cli"):
        page = product.fill("linux.1", MANUAL=name.upper().replace("-", "\\-"))
        path = share / "man" / "man1" / f"{name}.1.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(page.encode(), 9, mtime=0))


def _dependencies(product: Product, stage: Path, work: Path) -> str:
    """What the programs and libraries are linked with and the package does not bring, with least versions."""
    source = work / "source" / "debian"
    source.mkdir(parents=True)
    (source / "control").write_text(f"Source: {product.name}\n\nPackage: {product.name}\nArchitecture: any\n")
    home = stage / "usr" / "lib" / product.name
    binaries = [path for path in sorted(home.rglob("*")) if is_elf(path)]
    own = sorted({str(path.parent) for path in home.rglob("*.so*")})
    optional = {path for path in binaries if "printsupport" in path.parts}
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in own)]
    # Printing is the one part that the program can do without.
    needed = [path for path in binaries if path not in optional]
    command += ["-dSuggests", *map(str, sorted(optional)), "-dDepends", *map(str, needed)]
    answer = _answer(command, cwd=source.parent)
    depends = re.search(r"^shlibs:Depends=(.*)$", answer, re.MULTILINE)
    if depends is None:
        raise BuildError(f"dpkg-shlibdeps found no dependencies:\n{answer}")
    return depends.group(1)


def _sums(stage: Path) -> str:
    files = [path for path in sorted(stage.rglob("*")) if path.is_file() and not path.is_symlink()]
    lines = []
    for path in files:
        name = path.relative_to(stage).as_posix()
        if not name.startswith("DEBIAN/"):
            lines.append(f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {name}\n")
    return "".join(lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _answer(command: list[str], cwd: Path | None = None, **environment: str) -> str:
    answer = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        raise BuildError(f"{command[0]} failed:\n{answer.stdout[-3000:]}{answer.stderr[-3000:]}")
    return answer.stdout
