"""Which channel a new request leaves by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.channel import ChannelKind
from walletcare.domain.errors import UserFacingError

if TYPE_CHECKING:
    from walletcare.domain.brand import Brand
    from walletcare.domain.channel import ChannelSpec

_SENDABLE = {ChannelKind.CHAT, ChannelKind.EMAIL, ChannelKind.FORM}


def sending_channel(brand: Brand, channel_id: str, *, has_chat: bool) -> ChannelSpec:
    """The channel ``channel_id``; empty chooses the first that can be used, chat before email.

    Args:
        has_chat: The brand's chat server may be talked to.

    Raises:
        UserFacingError: ``no-channel``: the brand has none like it, or nothing can be sent by it.
    """
    if channel_id:
        spec = channel_of(brand, channel_id)
        needs_chat = spec.kind is not ChannelKind.EMAIL
        if spec.kind not in _SENDABLE or (needs_chat and not has_chat):
            raise UserFacingError("no-channel")
        return spec
    kinds = [ChannelKind.CHAT, ChannelKind.EMAIL] if has_chat else [ChannelKind.EMAIL]
    found = [spec for kind in kinds for spec in brand.channels_of(kind)]
    if not found:
        raise UserFacingError("no-channel")
    return found[0]


def channel_of(brand: Brand, channel_id: str) -> ChannelSpec:
    """Raises: UserFacingError ``no-channel``: the brand has no such channel."""
    for spec in brand.channels:
        if spec.id == channel_id:
            return spec
    raise UserFacingError("no-channel")
