"""Files that go along, and the troubleshooting report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import PlainLabel, grow_with_width
from walletcare.ui.contact.attachments import Attachments
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from walletcare.ui.stores.contact import ContactStore


class FilesBox(QWidget):
    """A heading over :class:`Attachments`."""

    def __init__(self, store: ContactStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = Attachments(store)
        self._label = PlainLabel("", TextStyle.LABEL_BOLD, wraps=False, fits=True)
        self._note = PlainLabel("", TextStyle.SMALL, "text3", wraps=False)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.files)
        grow_with_width(self)

    def retranslate(self) -> None:
        self._label.setText(self.tr("Attachments"))
        self._note.setText(self.tr("up to 10 MB each"))
        self.files.retranslate()

    def show_report(self, *, is_attached: bool) -> None:
        if is_attached:
            self.files.set_report(self.tr("Troubleshooting report"), self.tr("attached"))
        else:
            self.files.set_report("", "")
