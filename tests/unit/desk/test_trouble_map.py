"""The list of known troubles names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_named_test_exists_and_every_row_names_one() -> None:
    text = (ROOT / "docs" / "chatwoot.md").read_text(encoding="utf-8")
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    heads = ("| trouble", "| rule", "| ---")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(heads)]
    assert len(rows) >= 30
    for row in rows:
        named = set(re.findall(r"`(test_\w+)`", row.rpartition(" | ")[2]))
        assert named, row
        assert named <= defined, named - defined
