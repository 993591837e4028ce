"""The time that expiry is judged by: the computer's clock, but never earlier than what is known to be past.

A clock that is set back would make an old, withheld state look fresh. The floor is the day the program's own
content was made or the newest date seen in verified metadata, whichever is later. The date is in the signed
part of every role (``x-signed-at``), beside what TUF itself defines.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tuf.api.metadata import Signed

SIGNED_AT = "x-signed-at"
MAX_STEP = timedelta(days=1)
"""How far a signed date may be ahead of every clock we know before it counts only in part: a stolen online
key, or a signing computer with a wrong clock, must not move the floor years ahead and end all updates."""


def reference_time(now: datetime, floor: datetime) -> datetime:
    """The time to judge expiry by."""
    return max(now, floor)


def signed_at(signed: Signed) -> datetime | None:
    """When a role was signed, as its signer says; None when it does not say so readably."""
    stated = signed.unrecognized_fields.get(SIGNED_AT)
    if not isinstance(stated, str):
        return None
    try:
        found = datetime.fromisoformat(stated)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo is not None else None


def raised_floor(floor: datetime, now: datetime, verified: Iterable[Signed]) -> datetime:
    """The floor after seeing ``verified``; it never goes back."""
    dates = [date for date in map(signed_at, verified) if date is not None]
    newest = max(dates, default=floor)
    return max(floor, min(newest, reference_time(now, floor) + MAX_STEP))
