"""The desk's clock: real time plus an offset that a test or QA can move."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class DeskClock:
    """Wall clock of the imitated server. Implements ``domain.clock.Clock``."""

    def __init__(self) -> None:
        self.offset_s = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.timestamp(), tz=UTC)

    def timestamp(self) -> float:
        """Unix seconds by the desk clock."""
        return time.time() + self.offset_s

    def monotonic(self) -> float:
        return time.monotonic()

    def move_to(self, moment: datetime) -> None:
        """Make ``moment`` (aware) the present; the clock runs on from there."""
        self.offset_s = moment.timestamp() - time.time()

    def move_by(self, seconds: float) -> None:
        self.offset_s += seconds


def iso(timestamp: float | None) -> str | None:
    """ISO 8601 UTC with milliseconds, or None: one of the four formats of contract section 2."""
    if timestamp is None:
        return None
    moment = datetime.fromtimestamp(timestamp, tz=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def unix(timestamp: float | None) -> int:
    """Integer Unix seconds; 0 stands for never."""
    return 0 if timestamp is None else int(timestamp)
