"""What is checked before anything leaves, said under every field that sends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import Icon, PlainLabel, grow_with_width
from walletcare.ui.theme import TextStyle


class GuardPromise(QWidget):
    """The line under a reply field: what is checked before anything leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel("", TextStyle.SMALL, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(
            Icon("shield-check", size=16, color="success", beside=TextStyle.SMALL),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        row.addWidget(self._words, 1)
        grow_with_width(self)

    def retranslate(self) -> None:
        self._words.setText(
            self.tr("Support never asks for a recovery phrase, password or code. We check before sending.")
        )
