"""Search inside one conversation: through every message, not only the loaded ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.domain.ticket import Message
from walletcare.ui.announce import announce
from walletcare.ui.components import IconButton, PlainLabel, SearchField, SearchSize
from walletcare.ui.components.painting import fill_rect, hairline
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.stores.conversation import ConversationStore


class ThreadSearch(QWidget):
    """A bar with a field, how many were found, previous and next.

    Signals:
        found: Id of the message to show.
    """

    found = Signal(str)

    def __init__(self, conversation: ConversationStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._messages: tuple[Message, ...] = ()
        self._hits: list[str] = []
        self._place = 0
        self.field = SearchField(SearchSize.SMALL, has_keycap=False)
        self._count = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self._previous = IconButton("chevron-up", "")
        self._next = IconButton("chevron-down", "")
        self._close = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for part in (self._count, self._previous, self._next, self._close):
            row.addWidget(part)
        self.field.searched.connect(self._on_searched)
        self.field.submitted.connect(lambda _: self.step(-1))
        self.field.escaped.connect(self.close_search)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_search)
        conversation.opened.connect(self._on_opened)
        self.hide()

    def retranslate(self) -> None:
        self.field.set_placeholder(self.tr("Search in this conversation"))
        self._previous.set_label(self.tr("Earlier match"))
        self._next.set_label(self.tr("Later match"))
        self._close.set_label(self.tr("Close the search"))

    def open_search(self) -> None:
        """Show the bar and read every message."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        ticket_id = self._conversation.ticket_id
        self._conversation.load_all(
            lambda messages: self._on_loaded(messages) if ticket_id == self._conversation.ticket_id else None
        )

    def _on_opened(self) -> None:
        """What was searched is no longer in front."""
        if self.isVisible():
            self.close_search()

    def close_search(self) -> None:
        self.hide()
        self.field.clear()
        self._messages, self._hits = (), []
        self._show()

    def step(self, by: int) -> None:
        """Go to another match; round and round."""
        if self._hits:
            self._place = (self._place + by) % len(self._hits)
            self._go()

    def _on_loaded(self, messages: tuple[Message, ...]) -> None:
        self._messages = messages
        if self.isVisible() and self.field.text().strip():
            self._on_searched(self.field.text())

    def _on_searched(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._hits = (
            [message.id for message in self._messages if wanted in message.text.casefold()] if wanted else []
        )
        self._place = max(len(self._hits) - 1, 0)
        self._go()

    def _go(self) -> None:
        self._show()
        if self._hits:
            self.found.emit(self._hits[self._place])

    def _show(self) -> None:
        text = self.field.text().strip()
        if not text:
            words = ""
        elif self._hits:
            words = self.tr("{number} of {count}").format(number=self._place + 1, count=len(self._hits))
        else:
            words = self.tr("Nothing found")
        self._count.setText(words)
        announce(self, words)
        for button in (self._previous, self._next):
            button.setEnabled(len(self._hits) > 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), look.color("surface"))
        hairline(painter, 0, self.height() - 1, self.width(), look.color("border"))
        painter.end()
