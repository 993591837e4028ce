"""What is shown of the log."""

from __future__ import annotations

import logging
from pathlib import Path

from walletcare.infra.log import CRASH_FILE_NAME, Log
from walletcare.infra.log_reading import read_log


def test_the_newest_lines_over_turned_files(tmp_path: Path) -> None:
    log = Log(tmp_path, file_bytes=2_000)
    try:
        for number in range(60):
            logging.getLogger("walletcare.test").info("line %d of many", number)
    finally:
        log.close()
    lines = read_log(tmp_path, lines=30).splitlines()
    assert [line.partition("line ")[2] for line in lines] == [f"{number} of many" for number in range(30, 60)]


def test_a_crash_stands_at_the_end(tmp_path: Path) -> None:
    (tmp_path / CRASH_FILE_NAME).write_text("Fatal Python error: Segmentation fault\n", "utf-8")
    assert read_log(tmp_path).splitlines()[-1] == "Fatal Python error: Segmentation fault"
    assert read_log(tmp_path / "nowhere") == ""
