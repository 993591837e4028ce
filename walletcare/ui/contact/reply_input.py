"""The text of a reply: one line that grows as it is written."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import TextInput
from walletcare.ui.theme import TextStyle, theme


class ReplyInput(TextInput):
    """One line that grows to six; the text stands in the middle of the frame, level with the buttons."""

    def __init__(self, *, submits_on_enter: bool, parent: QWidget | None = None) -> None:
        super().__init__(least_lines=1, most_lines=6, submits_on_enter=submits_on_enter, parent=parent)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(320, max(self.edit.height() + 20, theme().icon(40) + 16))

    def theme_changed(self) -> None:
        super().theme_changed()
        self._fit()

    def _on_size_changed(self) -> None:
        self._fit()
        super()._on_size_changed()

    def _fit(self) -> None:
        pitch = theme().line(TextStyle.BODY)
        content = int(self.edit.document().size().height() + 0.5)
        self.edit.setFixedHeight(min(max(content, pitch), 6 * pitch))
