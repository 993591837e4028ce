"""How long each address of a name is tried, so that one that swallows everything does not use up the time.

As IPv6 does on a network where it leads nowhere: the name has it first, and nothing ever answers. A simple
form of RFC 8305 without attempts side by side: a short turn each, then a second one with all the time left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

FIRST_TURN_S = 1.2
"""Slow ways take less to connect; the system repeats a lost first packet after a second."""

T = TypeVar("T")


def turns(addresses: Sequence[T], ends_at: float) -> Iterator[tuple[T, float]]:
    """``addresses`` with the seconds that each may take, until ``ends_at`` of the monotonic clock.

    A single address gets all the time. Whoever asks for the next one has had no connection from the last.
    """
    for is_last_round in (len(addresses) == 1, True):
        for place, address in enumerate(addresses):
            left = ends_at - time.monotonic()
            if left <= 0:
                return
            share = left / (len(addresses) - place)
            yield address, max(0.05, share if is_last_round else min(share, FIRST_TURN_S))
        if is_last_round:
            return
