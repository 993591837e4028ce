"""Freezing the program into one folder, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from walletcare.installer.product import BuildError, Product
from walletcare.installer.search_paths import remove_foreign_search_paths

_NAMES_KEPT = (
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "SYSTEMROOT",
    "APPDATA",
    "LOCALAPPDATA",
    "USERPROFILE",
    "TEMP",
    "TMP",
)


def build_environment(product: Product) -> dict[str, str]:
    """What a build step sees: a fixed time, a fixed hash seed, no user settings but our own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in _NAMES_KEPT or name.startswith("WALLETCARE_")
    }
    return {
        **kept,
        "SOURCE_DATE_EPOCH": str(product.epoch),
        # The order of sets ends up in compiled code.
        "PYTHONHASHSEED": "0",
        # No columns for tracebacks: they are drawn below a line of source, and none is shipped.
        "PYTHONNODEBUGRANGES": "1",
        "PYTHONPATH": str(product.root),
        "QT_QPA_PLATFORM": "offscreen",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }


def freeze(product: Product, out: Path, work: Path, spec: Path | None = None) -> Path:
    """Freeze ``build_installer.spec`` (or ``spec``) into a folder of ``out``, with fixed times and rights.

    Raises:
        BuildError: The content or PyInstaller failed; what they said is in the text.
    """
    environment = build_environment(product)
    if spec is None:
        _run([sys.executable, "-m", "walletcare", "content", "build"], product, environment)
        spec, name = product.root / "build_installer.spec", product.name
    else:
        name = spec.stem
    shutil.rmtree(out / name, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    _run([*command, f"--distpath={out}", f"--workpath={work}", str(spec)], product, environment)
    remove_foreign_search_paths(out / name)
    settle(out / name, product.epoch)
    return out / name


def settle(tree: Path, epoch: int) -> None:
    """Give everything below ``tree`` the rights 0755 or 0644 and the time ``epoch``; links stay links."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or bool(path.stat().st_mode & 0o100 and _is_program(path))
            path.chmod(0o755 if is_program else 0o644)
        if os.utime in os.supports_follow_symlinks:
            os.utime(path, (epoch, epoch), follow_symlinks=False)
        elif not path.is_symlink():
            os.utime(path, (epoch, epoch))


def _is_program(path: Path) -> bool:
    """Whether it can be started: a shared library cannot, though it often carries the right to."""
    return ".so" not in path.name


def _run(command: list[str], product: Product, environment: dict[str, str]) -> None:
    answer = subprocess.run(
        command, cwd=product.root, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        raise BuildError(f"{' '.join(command[1:4])} failed:\n{answer.stdout[-2000:]}{answer.stderr[-4000:]}")
