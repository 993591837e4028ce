"""What is known of support at this moment."""

from __future__ import annotations

from dataclasses import dataclass

from walletcare.domain.channel import ChannelState
from walletcare.domain.language import LocalText


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where the user's own request stands, 1 is next; ``minutes`` as support expects them, None: untold."""

    place: int
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class SupportNow:
    """``state`` of the chat, in ``words`` (open or closed, until when, the wait), and the own ``queue``."""

    state: ChannelState
    words: LocalText
    queue: QueuePlace | None = None
