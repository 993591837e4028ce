"""How often to ask the server (contract 15.3). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from walletcare.domain.chat import LinkState

if TYPE_CHECKING:
    from random import Random

_THREAD_S, _LIST_S = 10.0, 120.0
_SAFETY_THREAD_S = 60.0
_CEILING_S = 600.0
_JITTER = 0.2


@dataclass(frozen=True, slots=True)
class PollPlan:
    """Seconds until the next reading; None: not at all.

    A live socket is no proof that events arrive (contract 13, #9965), so an open thread is read now and then
    even so.
    """

    thread_after_s: float | None
    list_after_s: float | None


def poll_plan(link: LinkState, *, is_thread_open: bool, failures: int, random: Random) -> PollPlan:
    """The plan after ``failures`` readings that failed in a row."""
    if link is LinkState.SESSION_GONE:
        return PollPlan(None, None)
    if link is LinkState.LIVE:
        thread = _jittered(_SAFETY_THREAD_S, failures, random) if is_thread_open else None
        return PollPlan(thread, None)
    thread = _jittered(_THREAD_S, failures, random) if is_thread_open else None
    return PollPlan(thread, _jittered(_LIST_S, failures, random))


def _jittered(length_s: float, failures: int, random: Random) -> float:
    full = min(length_s * 2.0 ** min(failures, 10), max(_CEILING_S, length_s))
    return full * (1 + _JITTER * (2 * random.random() - 1))
