"""What stands between the user and a live conversation: the link, a lost conversation, another channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walletcare.domain.channel import ChannelKind
from walletcare.domain.chat import CUT_OFF, LinkState
from walletcare.ui.components import Banner, Button, ButtonKind, Tint

if TYPE_CHECKING:
    from walletcare.ui.stores.conversation import Conversation


class ChatNotes(QObject):
    """Banners for the foot of the conversation; ``widgets`` in their order.

    Signals:
        go_on_wanted: Go on in a new conversation.
        social_wanted: Open the official account again.
    """

    go_on_wanted = Signal()
    social_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.link = Banner(tint=Tint.NEUTRAL, icon="wifi-off")
        self._gone = Banner(tint=Tint.WARNING, icon="unlink")
        self._go_on = Button("", ButtonKind.PRIMARY)
        self._go_on.clicked.connect(self.go_on_wanted)
        self._gone.add_button(self._go_on)
        self._social = Banner(tint=Tint.INFO, icon="at-sign")
        self._to_social = Button("")
        self._to_social.clicked.connect(self.social_wanted)
        self._social.add_button(self._to_social)
        self.widgets = (self.link, self._gone, self._social)
        for banner in self.widgets:
            banner.hide()

    def retranslate(self) -> None:
        self._go_on.set_label(self.tr("Continue in a new conversation"))
        self._gone.set_texts(
            self.tr("The earlier conversation is gone from the server"),
            self.tr("Everything is still here. Keep writing under the same reference."),
        )
        self._to_social.set_label(self.tr("Open the account again"))
        self._social.set_texts(
            self.tr("This request is with an official social account now"),
            self.tr("Continue there with the reference. You can still read this conversation."),
        )

    def show_for(self, state: Conversation, link: LinkState, kind: ChannelKind) -> None:
        """``kind``: the channel that the request is on now."""
        is_open = not state.detail.ticket.stage.is_finished
        self._gone.setVisible(state.detail.is_read_only and is_open)
        self._social.setVisible(kind is ChannelKind.SOCIAL and is_open)
        offer = state.ladder.offer
        is_free = offer is None or not offer.is_banner
        self._show_link(link, is_free=is_free, is_chat=kind in (ChannelKind.CHAT, ChannelKind.FORM))

    def _show_link(self, link: LinkState, *, is_free: bool, is_chat: bool) -> None:
        """How news comes when not at once; ``is_free``: no banner of the ladder stands there."""
        if link is LinkState.OFFLINE:
            self.link.set_texts(
                self.tr("You’re offline"),
                self.tr("What you write is kept and sent when you’re online again."),
            )
        elif link is LinkState.UNREACHABLE:
            self.link.set_texts(
                self.tr("Support’s system doesn’t answer"),
                self.tr(
                    "This computer is on a network, so it’s most likely not you. "
                    "What you write is kept and sent when it answers again."
                ),
            )
        elif link is LinkState.POLLING:
            self.link.set_texts(
                self.tr("Live updates are off"),
                self.tr("New messages still arrive: we check every few seconds."),
            )
        is_told = link in CUT_OFF or (link is LinkState.POLLING and is_chat)
        self.link.setVisible(is_told and is_free)
