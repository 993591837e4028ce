"""A data folder that cannot even be looked at: another is borrowed, and the reason is kept for the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.start.data_folder import open_data_folder

LOOK = """
import os, sys
from pathlib import Path
from walletcare.app.start.brand_choice import StartOptions
from walletcare.app.start.data_folder import open_data_folder
os.setuid(12345)
found = open_data_folder("demo", StartOptions(data_dir=Path(sys.argv[1])))
print(found.is_borrowed, found.options.data_trouble.code)
found.give_back()
"""


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    data = open_data_folder("demo", StartOptions(data_dir=tmp_path / ("x" * 300)))
    try:
        assert data.is_borrowed
        assert data.options.data_trouble is not None
        assert data.options.data_trouble.code == "folder-unusable"
    finally:
        data.give_back()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another user")
def test_the_closed_folder_of_another_user_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "demo").mkdir(parents=True)
    closed.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(closed)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout == "True folder-unusable\n", done.stderr
