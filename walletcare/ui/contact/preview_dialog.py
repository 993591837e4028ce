"""Exactly what support will see, before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import (
    ButtonKind,
    InnerDialog,
    PlainLabel,
    ScrollBody,
    TextView,
    grow_with_width,
)
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.contact.preview import Preview


class PreviewDialog(InnerDialog):
    def __init__(self, parent: QWidget, preview: Preview) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("PreviewDialog", "What support will see"),
            translate("PreviewDialog", "Word for word. The reference is drawn when it is sent."),
            width=640,
        )
        body = ScrollBody(margins=(0, 0, 8, 0), spacing=10)
        body.setMinimumHeight(min(360, max(160, self._over.height() - 320)))
        for text in preview.messages:
            view = TextView(text, style=TextStyle.BODY)
            grow_with_width(view)
            body.content.addWidget(view)
        if preview.files:
            names = ", ".join(file.name for file in preview.files)
            body.content.addWidget(
                PlainLabel(
                    translate("PreviewDialog", "Files: {names}").format(names=names), TextStyle.SMALL, "text2"
                )
            )
        codes = ", ".join(f"{key}: {value}" for key, value in preview.codes.items() if value)
        body.content.addWidget(
            PlainLabel(
                translate("PreviewDialog", "Codes beside it: {codes}").format(codes=codes),
                TextStyle.SMALL,
                "text2",
            )
        )
        body.content.addStretch(1)
        self.content.addWidget(body, 1)
        self.add_button("close", translate("PreviewDialog", "Back to writing"), ButtonKind.PRIMARY)
