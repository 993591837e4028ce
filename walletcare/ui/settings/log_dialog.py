"""The log, to read before it is given to anybody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.components import ButtonKind, Card, InnerDialog, PlainLabel, ScrollBody, TextView, Tint
from walletcare.ui.theme import TextStyle

_HEIGHT = 300


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
        super().__init__(parent, "", " ", width=760)
        self.text = text
        card = Card(tint=Tint.SUNKEN, margin=4)
        body = ScrollBody(margins=(12, 10, 12, 10))
        body.setMinimumHeight(_HEIGHT)
        self._nothing = PlainLabel("", color="text2")
        if text:
            body.content.addWidget(TextView(text, style=TextStyle.MONO, color="text2"))
        else:
            body.content.addWidget(self._nothing)
        body.content.addStretch(1)
        card.body.addWidget(body)
        self._lines = body
        holder = QVBoxLayout()
        holder.addWidget(card)
        self.content.addLayout(holder)
        if text:
            self._copy = self.add_action(
                "", ButtonKind.SECONDARY, lambda: self.copy_requested.emit(text), "copy"
            )
            self._save = self.add_action(
                "", ButtonKind.SECONDARY, lambda: self.save_requested.emit(text), "save"
            )
        self._folder = self.add_action("", ButtonKind.SECONDARY, self.folder_requested.emit, "folder-open")
        self._close = self.add_button("", "", ButtonKind.PRIMARY)
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        self.set_texts(
            self.tr("What WalletCare noted down"),
            self.tr(
                "Secrets, addresses and what you wrote are left out before a line is written. "
                "It stays on this computer unless you hand it on."
            ),
        )
        self._nothing.setText(self.tr("Nothing has been noted yet."))
        if self.text:
            self._copy.set_label(self.tr("Copy"))
            self._save.set_label(self.tr("Save a copy"))
        self._folder.set_label(self.tr("Open the folder"))
        self._close.set_label(self.tr("Close"))

    def open(self) -> None:
        super().open()
        # The newest lines are the ones that are looked for.
        bar = self._lines.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
        bar.setValue(bar.maximum())
