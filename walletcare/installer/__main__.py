"""``python -m walletcare.installer``: from a checkout to the package for this system."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from walletcare.installer.product import ROOT, BuildError, Product

KINDS = ("deb", "tar", "nsis", "dmg")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0: made, or no difference; 1: a difference; 2: it could not be made."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BuildError as error:
        print(f"installer: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="walletcare.installer", description="Make the packages.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    freeze = commands.add_parser("freeze", help="only the folder")
    freeze.set_defaults(run=run_freeze)
    package = commands.add_parser("package", help="the folder and the packages for this system")
    package.add_argument("--only", choices=KINDS, action="append", help="this kind only (can be repeated)")
    package.add_argument("--no-freeze", action="store_true", help="wrap the folder that is there")
    package.add_argument("--deb-version", metavar="V", help="call the Debian package V, to try an upgrade")
    package.set_defaults(run=run_package)
    compare = commands.add_parser("compare", help="list what differs between two builds, and why")
    compare.add_argument("one", type=Path)
    compare.add_argument("other", type=Path)
    compare.set_defaults(run=run_compare)
    size = commands.add_parser("size", help="the folder against the smallest frozen window")
    size.set_defaults(run=run_size)
    for command in (freeze, package, size):
        command.add_argument("--out", type=Path, default=ROOT / "dist", help="where to (default: dist)")
        command.add_argument(
            "--work", type=Path, default=ROOT / "build" / "installer", help="for what is between"
        )
    return parser


def run_freeze(options: argparse.Namespace) -> int:
    from walletcare.installer.compare import content_hash
    from walletcare.installer.freeze import freeze

    folder = freeze(Product(), options.out, options.work / "frozen")
    print(f"{folder}: content {content_hash(folder)}")
    return 0


def run_package(options: argparse.Namespace) -> int:
    from walletcare.installer.compare import content_hash

    product = Product()
    folder = options.out / product.name
    if not options.no_freeze:
        run_freeze(options)
    elif not folder.is_dir():
        raise BuildError(f"{folder} is not there: leave out --no-freeze")
    for kind in options.only or _kinds_here():
        made = _make(kind, product, folder, options)
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB, sha256 {content_hash(made)}", flush=True)
    return 0


def _kinds_here() -> tuple[str, ...]:
    if sys.platform == "win32":
        return ("nsis",)
    if sys.platform == "darwin":
        return ("dmg",)
    return ("deb", "tar") if shutil.which("dpkg-deb") else ("tar",)


def _make(kind: str, product: Product, folder: Path, options: argparse.Namespace) -> Path:
    work = options.work / kind
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    if kind == "deb":
        from walletcare.installer.debian import make_package

        return make_package(product, folder, options.out, work, options.deb_version)
    if kind == "tar":
        from walletcare.installer.archive import make_archive

        return make_archive(product, folder, options.out, f"{sys.platform}-{platform.machine().lower()}")
    if kind == "nsis":
        from walletcare.installer.windows import make_installer

        return make_installer(product, folder, options.out, work)
    from walletcare.installer.macos import make_image

    return make_image(product, options.out / f"{product.title}.app", options.out, work, os.environ)


def run_compare(options: argparse.Namespace) -> int:
    from walletcare.installer.compare import compare, content_hash

    for path in (options.one, options.other):
        if not path.exists():
            raise BuildError(f"{path} is not there")
    differences = compare(options.one, options.other)
    for difference in differences:
        print(f"{difference.path}: {difference.why}")
    if differences:
        print(f"{len(differences)} differences")
        return 1
    print(f"the same content: {content_hash(options.one)}")
    return 0


def run_size(options: argparse.Namespace) -> int:
    from walletcare.installer.size import measure

    product = Product()
    folder = options.out / product.name
    if not folder.is_dir():
        raise BuildError(f"{folder} is not there: run 'python -m walletcare.installer freeze' first")
    sizes = measure(product, folder, options.work / "bare")
    print(f"{product.name}: {sizes.ours / 1e6:.1f} MB")
    print(f"a bare window: {sizes.bare / 1e6:.1f} MB")
    print(f"ratio: {sizes.ratio:.2f}")
    for name, size in sizes.parts[:15]:
        print(f"  {size / 1e6:6.1f} MB  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
