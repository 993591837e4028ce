"""The desk's clock: real time, or a moment that stands still, plus an offset that can be moved."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime


class DeskClock:
    """Wall clock of the imitated server. Implements ``domain.clock.Clock``.

    Attributes:
        on_moved: Told the new offset in seconds, in the server's thread: whoever plays the user's computer
            goes along.
        held_at: The moment that the offset is counted from, for a clock that goes on only when it is moved.
            None: the computer's own time.
    """

    def __init__(
        self,
        offset_s: float = 0.0,
        on_moved: Callable[[float], None] | None = None,
        held_at: datetime | None = None,
    ) -> None:
        self.offset_s = offset_s
        self.on_moved = on_moved
        self.held_at = held_at

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.timestamp(), tz=UTC)

    def timestamp(self) -> float:
        """Unix seconds by the desk clock."""
        return self._base() + self.offset_s

    def monotonic(self) -> float:
        return time.monotonic()

    def move_to(self, moment: datetime) -> None:
        """Make ``moment`` (aware) the present; the clock runs on from there, unless it is held."""
        self._set(moment.timestamp() - self._base())

    def move_by(self, seconds: float) -> None:
        self._set(self.offset_s + seconds)

    def reset(self) -> None:
        """Be the computer's own time again, or the moment that it is held at."""
        self._set(0.0)

    def _base(self) -> float:
        return time.time() if self.held_at is None else self.held_at.timestamp()

    def _set(self, offset_s: float) -> None:
        self.offset_s = offset_s
        if self.on_moved is not None:
            self.on_moved(offset_s)


def iso(timestamp: float | None) -> str | None:
    """ISO 8601 UTC with milliseconds, or None: one of the four formats of contract section 2."""
    if timestamp is None:
        return None
    moment = datetime.fromtimestamp(timestamp, tz=UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def unix(timestamp: float | None) -> int:
    """Integer Unix seconds; 0 stands for never."""
    return 0 if timestamp is None else int(timestamp)
