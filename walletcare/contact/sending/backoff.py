"""How long to wait before the next attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from walletcare.domain.errors import NotDeliveredError

if TYPE_CHECKING:
    from random import Random

    from walletcare.domain.errors import TransportError

MESSAGES_PER_MINUTE = 60
"""Flushing after a long absence: the server refuses a conversation more than 200 a minute (contract section
9).
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """Lengths that delivery goes by.

    Attributes:
        first_s / ceiling_s: Wait after the first failure, doubled each time up to the ceiling.
        settle_s: How long an attempt of unknown outcome may still be worked on by the server before reading
            back
            says anything. Production servers end a request after 15 s (contract section 2).
        per_minute: Messages to one conversation.
    """

    first_s: float = 2.0
    ceiling_s: float = 300.0
    settle_s: float = 20.0
    per_minute: int = MESSAGES_PER_MINUTE


def wait_after(pace: Pace, attempts: int, random: Random) -> timedelta:
    """Exponential, with a jitter of half its length, so that many clients do not come back together."""
    full = min(pace.first_s * 2.0 ** min(max(attempts - 1, 0), 30), pace.ceiling_s)
    return timedelta(seconds=full * (0.5 + random.random() / 2))


def wait_after_error(
    pace: Pace, error: TransportError, attempts: int, now: datetime, random: Random
) -> timedelta:
    """As :func:`wait_after`; a throttled request (429) waits as long as the server says, or until the next
    minute.

    The server's windows are clock minutes and it sends no ``Retry-After`` itself (contract section 9).
    """
    if isinstance(error, NotDeliveredError):
        if error.retry_after_s is not None:
            return timedelta(seconds=max(error.retry_after_s, pace.first_s) + random.random() * pace.first_s)
        if error.code == "http-429":
            return timedelta(seconds=60 - now.second + random.random() * 5 * pace.first_s)
    return wait_after(pace, attempts, random)
