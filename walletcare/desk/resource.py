"""Where the desk's own data files are: scenarios and the control page."""

from __future__ import annotations

import sys
from pathlib import Path


def desk_resources() -> Path:
    """The folder ``resources/desk`` in a source tree, an installed wheel or a frozen build.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    roots = [package.parent / "resources", package / "_resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        roots.insert(0, Path(frozen) / "resources")
    for root in roots:
        folder = root / "desk"
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no desk resources in {', '.join(str(root) for root in roots)}")
