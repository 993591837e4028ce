"""Own files on their way to support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from walletcare.ui.contact.parts.progress_line import ProgressLine

if TYPE_CHECKING:
    from walletcare.contact.sending.uploads import Upload


class UploadPart(ProgressLine):
    """Shows itself while files are leaving; they can be stopped until they have left whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Thread", "Sending files"), translate("Thread", "Stop"), parent)
        self.hide()

    def show_upload(self, upload: Upload | None) -> None:
        self.setVisible(upload is not None)
        if upload is not None:
            self.show_bytes(upload.sent, upload.total)
            self.stop.setEnabled(not upload.is_whole)
