"""A field of a form with a few choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.components import PlainLabel, Select, grow_with_width
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.domain.interactive import FormField


class FormChoice(QWidget):
    """Label, choices, and what is wrong; answers like a ``Field`` does.

    Signals:
        edited: The value that was chosen.
    """

    edited = Signal(str)

    def __init__(self, field: FormField, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.select = Select(
            [
                ("", QCoreApplication.translate("Thread", "Choose one")),
                *((choice.value, choice.title) for choice in field.choices),
            ],
            name=field.label,
        )
        self.select.set_current(value)
        self.select.chosen.connect(self.edited)
        self._problem = PlainLabel("", TextStyle.SMALL, "danger")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(field.label, TextStyle.LABEL_BOLD))
        column.addWidget(self.select)
        column.addWidget(self._problem)
        self.setFocusProxy(self.select)
        grow_with_width(self)

    @property
    def has_error(self) -> bool:
        return bool(self._problem.text())

    def text(self) -> str:
        return self.select.current

    def set_error(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.select.setAccessibleDescription(words)
