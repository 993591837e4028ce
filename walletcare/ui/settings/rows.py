"""Rows and sections of the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import Button, PlainLabel, Row, RowCard, grow_with_width, name, sentence
from walletcare.ui.theme import TextStyle


class SettingRow(Row):
    """What is set and what it means on the left, the control on the right; below it when there is no room."""

    def __init__(self, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 10, 16, 10), spacing=16, parent=parent)
        self.control = control
        self._title = PlainLabel("", TextStyle.LABEL)
        self._text = PlainLabel("", TextStyle.SMALL, "text2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        self.body.addLayout(words, 1)
        self.body.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(58)

    def set_texts(self, title: str, text: str = "") -> None:
        """Set the words; the control gets them as its accessible name and description."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        name(self.control, title, text)
        if isinstance(self.control, Button):
            # "Show" says too little where several rows have one; what is seen stays in what is said.
            label = self.control.label
            name(self.control, title if label in title else sentence(label, title), text)

    def set_stacked(self, is_stacked: bool) -> None:
        """Put the control below the words, or beside them."""
        if is_stacked:
            self.body.setDirection(QBoxLayout.Direction.TopToBottom)
            self.body.setAlignment(self.control, Qt.AlignmentFlag.AlignLeft)
        else:
            self.body.setDirection(QBoxLayout.Direction.LeftToRight)
            self.body.setAlignment(self.control, Qt.AlignmentFlag.AlignVCenter)


class Section(QWidget):
    """A titled card of rows."""

    def __init__(self, key: str, rows: tuple[SettingRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.rows = key, rows
        self._title = PlainLabel("", TextStyle.LABEL_BOLD, "text2")
        self.card = RowCard(line_from=18)
        for row in rows:
            self.card.add_row(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.card)
        grow_with_width(self)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        name(self, title)
