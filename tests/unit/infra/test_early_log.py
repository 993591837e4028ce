"""Records from before the log was there."""

from __future__ import annotations

import logging
from pathlib import Path

from walletcare.infra.early_log import EarlyLog
from walletcare.infra.log import Log


def test_nothing_that_was_logged_before_is_lost(tmp_path: Path) -> None:
    early = EarlyLog()
    logging.getLogger("walletcare.content.pack").warning("pack not used: %s", "pack.db")
    log = Log(tmp_path)
    try:
        early.hand_over()
        early.hand_over()
        logging.getLogger("walletcare.app").warning("after")
    finally:
        log.close()
    lines = log.file.read_text("utf-8").splitlines()
    assert [line.partition(": ")[2] for line in lines] == ["pack not used: pack.db", "after"]
    assert early not in logging.getLogger().handlers
