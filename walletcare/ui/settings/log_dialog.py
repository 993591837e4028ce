"""The log, to read before it is given to anybody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import (
    ButtonKind,
    Card,
    InnerDialog,
    PlainLabel,
    TextView,
    Tint,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle


class LogDialog(InnerDialog):
    """What the app noted down, newest at the bottom.

    Signals:
        copy_requested: The whole text, for the clipboard.
        save_requested: Save a copy (the composition root asks where).
        folder_requested: Show the folder with the files.
    """

    copy_requested = Signal(str)
    save_requested = Signal(str)
    folder_requested = Signal()

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, "", width=760)
        self.text = text
        self.pin_title()
        card = Card(tint=Tint.SUNKEN, margin=14)
        self._nothing = PlainLabel("", color="text2")
        if text:
            lines = TextView(text, style=TextStyle.MONO, color="text2")
            grow_with_width(lines)
            card.body.addWidget(lines)
        else:
            card.body.addWidget(self._nothing)
        self.content.addWidget(card)
        # Below the newest lines, where the dialog opens.
        self._promise = PlainLabel("", color="text2")
        self.content.addWidget(self._promise)
        if text:
            self._copy = self.add_action(
                "", ButtonKind.SECONDARY, lambda: self.copy_requested.emit(text), "copy"
            )
            self._save = self.add_action(
                "", ButtonKind.SECONDARY, lambda: self.save_requested.emit(text), "save"
            )
        self._folder = self.add_action("", ButtonKind.SECONDARY, self.folder_requested.emit, "folder-open")
        self._close = self.add_button("", "")
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        promise = self.tr(
            "Secrets, addresses and what you wrote are left out before a line is written. It stays on "
            "this computer unless you share it."
        )
        self.set_texts(self.tr("WalletCare’s log"))
        self.setAccessibleDescription(promise)
        self._promise.setText(promise)
        self._nothing.setText(self.tr("Nothing has been logged yet."))
        if self.text:
            self._copy.set_label(self.tr("Copy"))
            self._save.set_label(self.tr("Save a copy"))
        self._folder.set_label(self.tr("Open the folder"))
        self._close.set_label(self.tr("Close"))

    def open(self) -> None:
        super().open()
        # The newest lines are the ones that are looked for.
        bar = self.body.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
        bar.setValue(bar.maximum())
