"""Exactly what support will see, before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import (
    ButtonKind,
    InnerDialog,
    PlainLabel,
    TextView,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.contact.composing.preview import Preview


class PreviewDialog(InnerDialog):
    def __init__(self, parent: QWidget, preview: Preview) -> None:
        super().__init__(parent, "", " ", width=640)
        self._preview = preview
        self._files = PlainLabel("", TextStyle.SMALL, "text2")
        self._codes = PlainLabel("", TextStyle.SMALL, "text2")
        for text in preview.messages:
            view = TextView(text, style=TextStyle.BODY)
            grow_with_width(view)
            self.content.addWidget(view)
        if preview.files:
            self.content.addWidget(self._files)
        self.content.addWidget(self._codes)
        self._close_button = self.add_button("close", "", ButtonKind.PRIMARY)
        self.say_with(self._say_all)

    def _say_all(self) -> None:
        """The words around it; what support will see stays as it would be sent."""
        translate = QCoreApplication.translate
        self.set_texts(
            translate("PreviewDialog", "What support will see"),
            translate("PreviewDialog", "Word for word. You get the reference when you send it."),
        )
        names = ", ".join(file.name for file in self._preview.files)
        self._files.setText(translate("PreviewDialog", "Files: {names}").format(names=names))
        codes = ", ".join(f"{key}: {value}" for key, value in self._preview.codes.items() if value)
        self._codes.setText(translate("PreviewDialog", "Sent along: {codes}").format(codes=codes))
        self._close_button.set_label(translate("PreviewDialog", "Back to writing"))
