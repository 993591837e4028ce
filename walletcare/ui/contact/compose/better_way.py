"""A hint that another way suits the topic better: a call to freeze something, an email for papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.contact.ways.recommendation import better_way
from walletcare.domain.channel import ChannelKind
from walletcare.ui.components import Banner, Button, Tint
from walletcare.ui.contact.hours_words import hours_line
from walletcare.ui.theme import theme
from walletcare.ui.when import meta_text

if TYPE_CHECKING:
    from walletcare.domain.channel import ChannelSpec, ChannelStatus
    from walletcare.domain.ticket import Draft
    from walletcare.ui.stores.contact import ContactStore


class BetterWay(Banner):
    """Hidden while the way that is chosen is as good. It stops nothing, and can be closed.

    Signals:
        channel_wanted: Id of the channel to send by instead.
        number_wanted: The telephone number to copy.
    """

    channel_wanted = Signal(str)
    number_wanted = Signal(str)

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(tint=Tint.INFO, icon="lightbulb", can_close=True, parent=parent)
        self._store = store
        self._found: ChannelStatus | None = None
        self._closed_for = ""
        self._topic = ""
        self._button = Button("")
        self._button.clicked.connect(self._on_pressed)
        self.add_button(self._button)
        self.closed.connect(self._on_closed)
        self.hide()

    def show_for(self, draft: Draft, chosen: ChannelSpec | None) -> None:
        """Look at the topic, and at the channel that the draft goes out by."""
        self._topic = draft.topic
        found = better_way(self._store.board.statuses, draft.topic, theme().language)
        is_chosen = found is not None and chosen is not None and found.spec.kind is chosen.kind
        self._found = None if is_chosen or self._closed_for == draft.topic else found
        self.retranslate()

    def retranslate(self) -> None:
        found = self._found
        self.setVisible(found is not None)
        if found is None:
            return
        if found.spec.kind is ChannelKind.PHONE:
            hours = hours_line(found, self._store.clock.now())
            self.set_texts(self.tr("To stop something right now, call"), meta_text(found.spec.address, hours))
            self._button.set_label(self.tr("Copy the number"))
        else:
            self.set_texts(
                self.tr("Email suits this better"),
                self.tr("You keep it in writing, and you can attach documents."),
            )
            self._button.set_label(self.tr("Send by email"))

    def _on_pressed(self) -> None:
        found = self._found
        if found is None:
            return
        if found.spec.kind is ChannelKind.PHONE:
            self.number_wanted.emit(found.spec.address)
        else:
            self.channel_wanted.emit(found.spec.id)

    def _on_closed(self) -> None:
        self._closed_for = self._topic
