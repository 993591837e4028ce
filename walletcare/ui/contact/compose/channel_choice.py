"""Which channel a draft goes out by: those that can be written to from here, and the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walletcare.domain.channel import ChannelKind, ChannelSpec

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore

_SENDABLE = (ChannelKind.CHAT, ChannelKind.FORM, ChannelKind.EMAIL)


class ChannelChoice:
    """The choice survives a change of draft; an id that is gone counts as none."""

    def __init__(self, store: ContactStore) -> None:
        self._store = store
        self.id = ""

    def specs(self) -> list[ChannelSpec]:
        """The channels that can be written to from here; without a chat backend only email is left."""
        has_chat = bool(self._store.board.of_kind(ChannelKind.CHAT))
        return [
            spec
            for kind in _SENDABLE
            for spec in self._store.brand.channels_of(kind)
            if kind is ChannelKind.EMAIL or has_chat or not self._store.board.is_known
        ]

    def spec(self) -> ChannelSpec | None:
        """The chosen one, else the first."""
        specs = self.specs()
        return next((spec for spec in specs if spec.id == self.id), specs[0] if specs else None)
