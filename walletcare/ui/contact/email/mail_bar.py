"""The buttons below the mail: sending it from here or with another program, and saying that it was sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import ActionBar, Button, ButtonKind

_ROOM_FOR_BACK = 560


class MailBar(ActionBar):
    """Signals: ``back_pressed``, ``setup_pressed``."""

    back_pressed = Signal()
    setup_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.back = Button("", icon="arrow-left", is_large=True)
        self.setup = Button("", is_large=True)
        self.eml = Button("", ButtonKind.TEXT, icon="file-down", is_large=True)
        self.copy = Button("", ButtonKind.TEXT, icon="copy", is_large=True)
        self.send = Button("", ButtonKind.PRIMARY, icon="mail", is_large=True)
        self.confirm = Button("", ButtonKind.PRIMARY, icon="check", is_large=True)
        self.add_left(self.back)
        for button in (self.eml, self.copy, self.setup, self.send, self.confirm):
            self.add_right(button)
        self.back.clicked.connect(self.back_pressed)
        self.setup.clicked.connect(self.setup_pressed)

    def retranslate(self) -> None:
        self.eml.set_label(self.tr("Save as a file"))
        self.copy.set_label(self.tr("Copy"))
        self.confirm.set_label(self.tr("I’ve sent it"))
        self.setup.set_label(self.tr("Send from here instead…"))

    def set_effective_width(self, width: int) -> None:
        super().set_effective_width(width)
        # Stacked buttons leave little room; the crumb in the header goes back too.
        self.back.setVisible(width >= _ROOM_FOR_BACK)

    def show_state(self, *, is_first: bool, has_account: bool, is_by_hand: bool, is_sent: bool) -> None:
        """``is_first``: the request began with this mail."""
        self.back.set_label(self.tr("Back to the request") if is_first else self.tr("Back to the chat"))
        self.send.setVisible(not is_sent)
        self.send.set_kind(ButtonKind.SECONDARY if is_by_hand else ButtonKind.PRIMARY, "mail")
        is_from_here = has_account and not is_by_hand
        words = self.tr("Send the email") if is_from_here else self.tr("Open in my mail program")
        self.send.set_label(words)
        self.setup.setVisible(not has_account and not is_by_hand and not is_sent)
        for button in (self.eml, self.copy, self.confirm):
            button.setVisible(is_by_hand)
