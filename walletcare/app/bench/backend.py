"""A chat that answers, in this process, and a brand file that leads to it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from walletcare.app.start.brand_choice import DEMO_ID, brand_file
from walletcare.desk.options import DeskOptions
from walletcare.desk.thread import DeskThread


@contextlib.contextmanager
def with_backend(folder: Path) -> Iterator[Path]:
    """The demo's brand with the id ``bench``, and a backend at a desk that runs for as long."""
    with DeskThread(DeskOptions(scenario="agent-silent")) as desk:
        text = brand_file(DEMO_ID).read_text("utf-8").replace(f'id = "{DEMO_ID}"', 'id = "bench"', 1)
        backend = (
            f'\n[backend]\nbase_url = "{desk.base_url}"\ninbox_identifier = "{desk.inbox_identifier}"\n'
            f'cable_url = "{desk.cable_url}"\n'
        )
        # With the pictures that stand beside the file.
        shutil.copytree(brand_file(DEMO_ID).parent, folder, dirs_exist_ok=True)
        path = folder / "brand.toml"
        path.write_text(text + backend, "utf-8")
        yield path
