"""A file on its way: how far it is, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, PlainLabel, ProgressBar, grow_with_width
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import size_text


class ProgressLine(QWidget):
    """Signals:
    stop_requested: The user does not want it any more.
    """

    stop_requested = Signal()

    def __init__(self, words: str, stop_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ProgressBar(words)
        self._bar.setMinimumWidth(120)
        self._size = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self.stop = Button(stop_words, ButtonKind.LINK)
        self.stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._size)
        row.addWidget(self.stop)
        grow_with_width(self)

    def show_bytes(self, done: int, total: int) -> None:
        """How far it is; ``total`` 0: nobody knows how much there is."""
        self._bar.set_share(done / total if total else 0.0)
        self._size.setText(f"{size_text(done)} / {size_text(total)}" if total else size_text(done))

    def show_words(self, words: str) -> None:
        """Nothing moves right now; the words say why."""
        self._bar.set_share(0.0)
        self._size.setText(words)
