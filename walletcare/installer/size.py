"""The size of the folder against the smallest frozen window, both pruned by the same rules in one run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from walletcare.installer.freeze import freeze
from walletcare.installer.product import TEMPLATES, Product


@dataclass(frozen=True)
class Sizes:
    """Bytes of the two folders and of the largest parts of ours."""

    ours: int
    bare: int
    parts: tuple[tuple[str, int], ...]

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def measure(product: Product, folder: Path, work: Path) -> Sizes:
    """Freeze a bare window beside ``folder`` and weigh both."""
    bare = freeze(product, work / "dist", work / "build", TEMPLATES / "bare_window.spec")
    parts: Counter[str] = Counter()
    for path in _files(folder):
        parts[_part(path.relative_to(folder))] += path.stat().st_size
    return Sizes(_bytes(folder), _bytes(bare), tuple(parts.most_common()))


def _files(tree: Path) -> list[Path]:
    return [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]


def _bytes(tree: Path) -> int:
    return sum(path.stat().st_size for path in _files(tree))


def _part(path: Path) -> str:
    """``_internal``'s folders by name, its loose libraries together."""
    if path.parts[0] != "_internal":
        return "programs"
    return path.parts[1] if len(path.parts) > 2 else "libraries"
