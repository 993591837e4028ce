"""``--clock``: how far ahead of the computer a test is to be."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime

_SHIFT = re.compile(r"([+-])(\d{1,5}(?:\.\d+)?)([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def clock_offset(text: str, now: datetime | None = None) -> float:
    """Seconds for ``+36h``, ``-2d``, ``+90m``, or for an ISO 8601 time that is to be the present.

    Raises:
        argparse.ArgumentTypeError: It is neither.
    """
    match = _SHIFT.fullmatch(text)
    if match is not None:
        return float(match[1] + match[2]) * _SECONDS[match[3]]
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is neither a shift such as +36h nor a time such as 2026-12-24T09:00+08:00"
        ) from None
    aware = moment if moment.tzinfo else moment.astimezone()
    return (aware - (now or datetime.now(tz=UTC))).total_seconds()
