"""Cards and articles that support points to: title, text, and links that go through the safety gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, Card, PlainLabel, Tint, grow_with_width
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.domain.interactive import CardLink, MessageCard

_OPENED = ("https://", "http://", "mailto:", "tel:")


class CardPart(Card):
    """Signals:
    link_requested: The address of a link.
    """

    link_requested = Signal(str)

    def __init__(self, card: MessageCard, parent: QWidget | None = None) -> None:
        super().__init__(tint=Tint.SUNKEN, margin=14, spacing=4, radius=10, parent=parent)
        if card.title:
            self.body.addWidget(PlainLabel(card.title, TextStyle.LABEL_BOLD))
        if card.text:
            self.body.addWidget(PlainLabel(card.text, TextStyle.SMALL, "text2"))
        for link in card.links:
            self.body.addWidget(self._link(link))
        grow_with_width(self)

    def _link(self, link: CardLink) -> QWidget:
        """A button that also says where it leads; an address that is none stays text."""
        if not link.address.lower().startswith(_OPENED):
            return PlainLabel(" ".join(part for part in (link.title, link.address) if part), TextStyle.SMALL)
        words = link.title or QCoreApplication.translate("Thread", "Open the page")
        button = Button(words, ButtonKind.LINK, icon="external-link")
        button.setAccessibleDescription(link.address)
        button.clicked.connect(lambda: self.link_requested.emit(link.address))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(button)
        column.addWidget(PlainLabel(link.address, TextStyle.CAP, "text3", max_lines=1))
        grow_with_width(holder)
        return holder
