"""How often to ask the server (contract 15.3). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.chat import LinkState

if TYPE_CHECKING:
    from random import Random

_THREAD_S, _LIST_S = 10.0, 300.0
_SAFETY_THREAD_S, _SAFETY_LIST_S = 60.0, 1_800.0
_CEILING_S = 600.0
"""Failures never put a reading off for longer, unless it is rarer by itself."""
_JITTER = 0.2
_WIDE = 0.8
"""Of the list, and after failures: when a server loses every connection at once, everybody's next reading
would follow in one wave otherwise (``docs/benchmarks.md``).
"""


@dataclass(frozen=True, slots=True)
class PollPlan:
    """Seconds until the next reading; None: not at all.

    A live socket is no proof that events arrive (contract 13, #9965), so an open thread is read every minute
    even so, and the list every half hour: an answer whose event was lost is found with
    no page open.
    """

    thread_after_s: float | None
    list_after_s: float | None


def poll_plan(link: LinkState, *, is_thread_open: bool, failures: int, random: Random) -> PollPlan:
    """The plan after ``failures`` readings that failed in a row."""
    if link is LinkState.SESSION_GONE:
        return PollPlan(None, None)
    is_live = link is LinkState.LIVE
    thread_jitter = _WIDE if failures else _JITTER
    thread_s = _SAFETY_THREAD_S if is_live else _THREAD_S
    thread = _jittered(thread_s, failures, thread_jitter, random) if is_thread_open else None
    # A reading that failed was for something: the one after a subscription fetches what the link missed.
    list_s = _SAFETY_LIST_S if is_live and not failures else _LIST_S
    return PollPlan(thread, _jittered(list_s, failures, _WIDE, random))


def _jittered(length_s: float, failures: int, jitter: float, random: Random) -> float:
    full = min(length_s * 2.0 ** min(failures, 10), max(_CEILING_S, length_s))
    return full * (1 + jitter * (2 * random.random() - 1))
