"""A form field: label, optional mark, input, and a helper or an error below it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components.card import grow_with_width
from walletcare.ui.components.inputs import LineInput, TextInput
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import sentence
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle


class Field(QWidget):
    """A labelled input.

    Args:
        input_: The input inside; a one-line input when omitted.
        is_optional: Shows "optional" after the label.
        note: Quiet words after the label; replaces "optional".

    Signals:
        edited: The text as typed.
        left: The focus left a one-line input: the moment to check it.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        label: str = "",
        *,
        input_: LineInput | TextInput | None = None,
        helper: str = "",
        note: str = "",
        is_optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.input = input_ if input_ is not None else LineInput()
        self._is_optional, self._note_text, self._helper, self._error = is_optional, note, helper, ""
        self._label = PlainLabel(label, TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self._note = PlainLabel("", TextStyle.SMALL, "text3", max_lines=2)
        self._icon = Icon("circle-alert", size=16, color="danger", beside=TextStyle.SMALL)
        self._message = PlainLabel("", TextStyle.SMALL, "text2")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label)
        top.addWidget(self._note, 1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.input)
        column.addLayout(below)
        column.addStretch(1)
        self._label.setBuddy(self.input.edit)
        self.setFocusProxy(self.input)
        grow_with_width(self)
        self.input.edited.connect(self.edited)
        if isinstance(self.input, LineInput):
            self.input.left.connect(self.left)
        self._show()

    def text(self) -> str:
        return self.input.text()

    def set_text(self, text: str) -> None:
        self.input.set_text(text)

    def set_label(self, label: str, *, note: str = "", helper: str = "", placeholder: str = "") -> None:
        """Set the words again after a change of language."""
        self._label.setText(label)
        self._note_text, self._helper = note, helper
        self.input.set_placeholder(placeholder)
        self._show()

    def set_error(self, error: str) -> None:
        """Show what is missing or wrong and how to put it right; an empty text takes it away."""
        self._error = error
        self._show()

    def set_good(self, words: str) -> None:
        """Show that what was typed passed its check."""
        self._error = ""
        self._show(words)

    @property
    def has_error(self) -> bool:
        return bool(self._error)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self, good: str = "") -> None:
        optional = QCoreApplication.translate("Field", "optional") if self._is_optional else ""
        note = self._note_text or optional
        self._note.setText(note)
        self._note.setVisible(bool(note))
        words = self._error or good or self._helper
        self._message.setText(words)
        self._message.set_color("danger" if self._error else "success" if good else "text2")
        self._message.setVisible(bool(words))
        self._icon.set_icon(
            "circle-alert" if self._error else "circle-check", "danger" if self._error else "success"
        )
        self._icon.setVisible(bool(self._error or good))
        self.input.set_wrong(bool(self._error))
        self.input.edit.setAccessibleName(sentence(self._label.text(), note))
        self.input.edit.setAccessibleDescription(words)
