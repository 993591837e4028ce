"""Waiting for a condition that nobody announces."""

from __future__ import annotations

import time
from collections.abc import Callable

LIMIT_S = 60.0
"""Far more than anything waited for takes: a machine may be slow and busy, and nothing is measured."""


def eventually(condition: Callable[[], bool], what: str = "it") -> None:
    """Return as soon as ``condition`` holds; fail the test when it still does not after a minute."""
    ends_at = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < ends_at, f"{what} never happened"
        time.sleep(0.005)
