"""The injected clock: no rule asks the operating system for the time by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Source of time for every rule."""

    def now(self) -> datetime:
        """Wall-clock time, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back. For measuring intervals."""
        ...


FIRST_MOMENT, LAST_MOMENT = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
"""Moments before and after cannot be told in every time zone: there they lie outside the years there are."""


def from_unix(seconds: float) -> datetime:
    """Aware UTC time for Unix ``seconds``."""
    return datetime.fromtimestamp(seconds, tz=UTC)
