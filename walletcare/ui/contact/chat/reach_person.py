"""The way to a person, in sight for as long as an automatic assistant has the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.contact.composing.templates import person_text
from walletcare.domain.ticket import Author, Stage
from walletcare.ui.components import Button, FlowLayout, grow_with_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from walletcare.domain.ticket import Message, MessageId, Ticket


class ReachPerson(QWidget):
    """Signals:
    wanted: Ask for a person, now and in the request's language.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: MessageId | None = None
        self._pressed_after: MessageId | None = None
        self.button = Button("", icon="user")
        self.button.clicked.connect(self._on_pressed)
        row = FlowLayout(self)
        row.addWidget(self.button)
        grow_with_width(self)
        self.hide()

    def retranslate(self) -> None:
        self.button.set_label(self.tr("Talk to a person"))

    def show_for(self, ticket: Ticket, messages: Sequence[Message], *, is_chat: bool) -> None:
        """Asked and not answered yet, it would only be asked again."""
        last = messages[-1] if messages else None
        self._last = last.id if last is not None else None
        is_asked = last is not None and (
            last.id == self._pressed_after
            or (last.author is Author.USER and last.text == person_text(ticket.language))
        )
        self.setVisible(is_chat and ticket.stage is Stage.WITH_BOT and not is_asked)

    def not_asked(self) -> None:
        """The press came to nothing: with the next :meth:`show_for` it can be pressed again."""
        self._pressed_after = None

    def _on_pressed(self) -> None:
        # Gone at once: until the message is in the store, a second press would ask twice.
        if self._last is not None and self._last == self._pressed_after:
            return
        self._pressed_after = self._last
        self.hide()
        self.wanted.emit()
