"""Suggested answers: pressed, they stand in the reply field; nothing is sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import FlowLayout, QuickReply, grow_with_width


class QuickReplies(QWidget):
    """Signals:
    picked: The text.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        grow_with_width(self)

    def retranslate(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words in (
            self.tr("When will I hear back?"),
            self.tr("What can I do meanwhile?"),
            self.tr("It’s solved, thank you"),
        ):
            chip = QuickReply(words)
            chip.clicked.connect(lambda _=False, words=words: self.picked.emit(words))
            self._flow.addWidget(chip)
            chip.show()
