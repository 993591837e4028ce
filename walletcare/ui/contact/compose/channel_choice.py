"""Which channel a draft goes out by: those that can be written to from here, and the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.contact.ways.recommendation import is_usable
from walletcare.domain.channel import ChannelKind, ChannelSpec, ChannelState

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore

_SENDABLE = (ChannelKind.CHAT, ChannelKind.FORM, ChannelKind.EMAIL)


class ChannelChoice:
    """The choice survives a change of draft; an id that is gone counts as none."""

    def __init__(self, store: ContactStore) -> None:
        self._store = store
        self.id = ""

    def specs(self) -> list[ChannelSpec]:
        """The channels that can be written to from here; what isn't set up can't be."""
        board = self._store.board
        chats = board.of_kind(ChannelKind.CHAT)
        has_chat = not board.is_known or any(chat.state is not ChannelState.NOT_SET_UP for chat in chats)
        return [
            spec
            for kind in _SENDABLE
            if has_chat or kind is ChannelKind.EMAIL  # a form goes the way of the chat
            for spec in self._store.brand.channels_of(kind)
            if (status := board.of_id(spec.id)) is None or status.state is not ChannelState.NOT_SET_UP
        ]

    def spec(self) -> ChannelSpec | None:
        """The chosen one, else the preferred one while it can be used, else the first."""
        specs = self.specs()
        preferred = self._store.board.of_id(self._store.preferred_channel)
        wanted = [self.id] if preferred is None or not is_usable(preferred) else [self.id, preferred.spec.id]
        found = (spec for channel_id in wanted for spec in specs if spec.id == channel_id)
        return next(found, specs[0] if specs else None)
