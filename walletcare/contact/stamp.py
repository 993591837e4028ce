"""Times as the store keeps them: whole microseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import overload

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@overload
def stamp(moment: datetime) -> int: ...
@overload
def stamp(moment: None) -> None: ...
def stamp(moment: datetime | None) -> int | None:
    """The stored number of an aware time. Exact: a ``float`` of seconds would not be."""
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND


@overload
def moment(stamped: int) -> datetime: ...
@overload
def moment(stamped: None) -> None: ...
def moment(stamped: int | None) -> datetime | None:
    """The aware UTC time of a stored number."""
    return None if stamped is None else _EPOCH + stamped * _MICROSECOND


def span(length: timedelta) -> int:
    """The stored number of a length of time."""
    return length // _MICROSECOND
