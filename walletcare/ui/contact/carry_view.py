"""When every way fails: the whole request as one file and as a sheet of paper. Nothing is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.contact.ways.handover import CarryFile
from walletcare.ui.announce import announce_now
from walletcare.ui.components import (
    ActionBar,
    Banner,
    Button,
    ButtonKind,
    Card,
    PlainLabel,
    ScrollBody,
    TextView,
    Tint,
    grow_with_width,
)
from walletcare.ui.contact.transcript import Keeper, print_text
from walletcare.ui.failures import failure_words
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.ui.navigation import Navigator
    from walletcare.ui.stores.contact import ContactStore
    from walletcare.ui.stores.conversation import ConversationStore

_COLUMN = 720


class CarryView(QWidget):
    """Signals:
    back_pressed: To the conversation.
    """

    back_pressed = Signal()

    def __init__(
        self,
        navigator: Navigator,
        store: ContactStore,
        conversation: ConversationStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._navigator, self._conversation = navigator, conversation
        self._file: CarryFile | None = None
        self.keeper = Keeper(navigator, store, conversation, self)
        self._title = PlainLabel("", TextStyle.DISPLAY)
        self._text = PlainLabel("", TextStyle.BODY, "text2")
        self._note = Banner(tint=Tint.INFO, icon="info")
        self._trouble = Banner(tint=Tint.DANGER, icon="circle-alert")
        self._trouble.hide()
        self._sheet = Card(margin=20)
        self._view = TextView("", style=TextStyle.SMALL)
        grow_with_width(self._view)
        self._sheet.body.addWidget(self._view)
        self.body = ScrollBody(column_width=_COLUMN)
        for widget in (self._title, self._text, self._note, self._trouble, self._sheet):
            self.body.content.addWidget(widget)
        self.body.content.addStretch(1)
        self.bar = ActionBar(column_width=_COLUMN)
        self.back = Button("", icon="arrow-left", is_large=True)
        self.copy_button = Button("", ButtonKind.TEXT, icon="copy", is_large=True)
        self.print_button = Button("", icon="printer", is_large=True)
        self.save_button = Button("", ButtonKind.PRIMARY, icon="file-down", is_large=True)
        self.bar.add_left(self.back)
        for button in (self.copy_button, self.print_button, self.save_button):
            self.bar.add_right(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body, 1)
        column.addWidget(self.bar)
        self.back.clicked.connect(self.back_pressed)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.copy_button.clicked.connect(self._copy)
        self._show()

    def begin(self) -> None:
        """Make the sheet of the open request."""
        self._file = None
        self._trouble.hide()
        self.body.verticalScrollBar().setValue(0)
        self._show()
        self._conversation.ways.carry(self._on_file, self._on_failed)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Take the request with you"))
        self._text.setText(
            self.tr("Everything you wrote, what support answered and your files, under one reference.")
        )
        self._note.set_texts(
            self.tr("It stays open here too"),
            self.tr(
                "Anything unsent goes out as soon as a channel works again. "
                "Give this sheet to official support only."
            ),
        )
        self.back.set_label(self.tr("Back to the chat"))
        self.copy_button.set_label(self.tr("Copy"))
        self.print_button.set_label(self.tr("Print"))
        self.save_button.set_label(self.tr("Save as a file"))

    def set_effective_width(self, width: int) -> None:
        self.body.set_effective_width(width)
        self.bar.set_effective_width(width)
        # Stacked buttons leave little room; the crumb in the header goes back too.
        self.back.setVisible(width >= 560)

    def _show(self) -> None:
        self._view.set_text(self._file.text if self._file is not None else "")
        self._sheet.setVisible(self._file is not None)
        for button in (self.save_button, self.print_button, self.copy_button):
            button.setEnabled(self._file is not None)

    def _on_file(self, file: CarryFile) -> None:
        self._file = file
        self._show()

    def _on_failed(self, error: Exception) -> None:
        words = failure_words(error)
        self._trouble.set_texts(words)
        self._trouble.show()
        announce_now(self, words)

    def _save(self) -> None:
        if self._file is not None:
            self.keeper.save_bytes(self._file.name, self._file.data)

    def _print(self) -> None:
        if self._file is not None:
            print_text(self._file.text, self)

    def _copy(self) -> None:
        if self._file is not None:
            self._navigator.copy(self._file.text, lambda: self.tr("Copied"))
