"""Which way suits a topic better than chat, of those that can be used right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.composing.templates import channel_lacks
from walletcare.domain.channel import ChannelKind, ChannelState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walletcare.domain.channel import ChannelStatus
    from walletcare.domain.language import Language

_USABLE = {ChannelState.OPEN, ChannelState.BUSY, ChannelState.UNKNOWN}
_BY_TOPIC = {
    "account-recovery": ChannelKind.EMAIL,
    "complaint": ChannelKind.EMAIL,
    "feedback": ChannelKind.EMAIL,
    "security": ChannelKind.PHONE,
}
"""Topics that another channel than chat serves better: papers by email, freezing an account by phone."""


def is_usable(status: ChannelStatus) -> bool:
    """Somebody can be reached there now, as far as is known."""
    return status.state in _USABLE


def better_way(statuses: Iterable[ChannelStatus], topic: str, language: Language) -> ChannelStatus | None:
    """The channel that ``topic`` is better served by; None when chat is as good, or it can't be used now.

    One where nobody reads ``language`` is no better way.
    """
    wanted = _BY_TOPIC.get(topic)
    return next(
        (
            status
            for status in statuses
            if status.spec.kind is wanted and is_usable(status) and not channel_lacks(status.spec, language)
        ),
        None,
    )
