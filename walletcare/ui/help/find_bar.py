"""Find in the article (Ctrl+F): a field, how many places, next and previous."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import IconButton, LineInput, PlainLabel
from walletcare.ui.theme import TextStyle


class FindBar(QWidget):
    """Signals: ``sought(str)``; ``stepped(int)`` +1 or -1; ``closed``."""

    sought = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineInput(icon="search", height=36)
        self._count = PlainLabel("", TextStyle.SMALL, "text2", wraps=False, fits=True)
        self._previous = IconButton("chevron-up", "")
        self._next = IconButton("chevron-down", "")
        self._close = IconButton("x", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        for widget in (self._count, self._previous, self._next, self._close):
            row.addWidget(widget)
        self.field.edited.connect(self.sought)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)
        self.field.edit.returnPressed.connect(lambda: self.stepped.emit(1))
        self.hide()

    def retranslate(self) -> None:
        self.field.edit.setAccessibleName(self.tr("Find in this article"))
        self.field.edit.setPlaceholderText(self.tr("Find in this article"))
        self._previous.set_label(self.tr("Previous match"))
        self._next.set_label(self.tr("Next match"))
        self._close.set_label(self.tr("Close"))

    def show_count(self, place: int, total: int) -> None:
        """Say that place ``place`` (from 1) of ``total`` is shown."""
        text = self.field.edit.text()
        if not text:
            self._count.setText("")
        elif total == 0:
            self._count.setText(self.tr("Not in this article"))
        else:
            self._count.setText(f"{place} / {total}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
