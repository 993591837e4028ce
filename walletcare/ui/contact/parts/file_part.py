"""A file of a message: name and size, a picture shown on request, and keeping it, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from walletcare.ui.components import (
    AttachmentChip,
    Button,
    ButtonKind,
    FlowLayout,
    PlainLabel,
    file_icon,
    grow_with_width,
)
from walletcare.ui.contact.parts.picture import SHOWN_TYPES, PictureButton, open_picture
from walletcare.ui.contact.parts.progress_line import ProgressLine
from walletcare.ui.failures import download_words
from walletcare.ui.pictures import shown_picture
from walletcare.ui.theme import TextStyle
from walletcare.ui.when import size_text

if TYPE_CHECKING:
    from walletcare.domain.ticket import Attachment
    from walletcare.ui.stores.conversation import ConversationStore
    from walletcare.ui.stores.conversation.files import Fetch


class FilePart(QWidget):
    """Nothing of support is fetched before the user asks; own pictures are here already and show at once.

    Signals:
        kept: The bytes are here and the user wants to keep them: file name and bytes.
    """

    kept = Signal(str, object)

    def __init__(
        self, attachment: Attachment, conversation: ConversationStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self._attachment, self._conversation = attachment, conversation
        self._data: bytes | None = None
        self._fetch: Fetch | None = None
        self._is_to_be_kept = False
        note = size_text(attachment.size) if attachment.size else ""
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        grow_with_width(self._flow_box)
        self._flow.addWidget(
            AttachmentChip(attachment.name, note, icon=file_icon(attachment.media_type), can_remove=False)
        )
        self.show_button = Button(translate("Thread", "Show the picture"), ButtonKind.TEXT, icon="image")
        self.show_button.clicked.connect(self.show_picture)
        self.keep_button = Button(translate("Thread", "Save as…"), ButtonKind.TEXT, icon="download")
        self.keep_button.clicked.connect(self.keep)
        self._flow.addWidget(self.show_button)
        self._flow.addWidget(self.keep_button)
        # A file that the server has lost has no address: there is nothing to fetch.
        self.keep_button.setVisible(bool(attachment.url or attachment.local_name))
        is_shown = attachment.media_type in SHOWN_TYPES
        self.show_button.setVisible(is_shown and bool(attachment.url))
        self.progress = ProgressLine(
            translate("Thread", "Fetching {name}").format(name=attachment.name), translate("Thread", "Stop")
        )
        self.progress.stop_requested.connect(self.stop)
        self.progress.hide()
        self._trouble = PlainLabel("", TextStyle.SMALL, "danger")
        self._trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for part in (self._flow_box, self.progress, self._trouble):
            self._column.addWidget(part)
        grow_with_width(self)
        if is_shown and attachment.local_name:
            self.show_picture()

    def show_picture(self) -> None:
        """Fetch the picture if it is not here yet, and show it."""
        self._is_to_be_kept = False
        self._get()

    def keep(self) -> None:
        """Fetch the file if it is not here yet, and ask where to keep it."""
        self._is_to_be_kept = True
        self._get()

    def stop(self) -> None:
        """The user no longer wants it."""
        if self._fetch is not None:
            self._fetch.cancel()
            self._fetch = None
        self._show_running(is_running=False)

    def _get(self) -> None:
        self._trouble.hide()
        if self._data is not None:
            self._use(self._data)
            return
        if self._fetch is not None:
            return
        # What is here already comes in a moment: a bar would only flicker.
        self._show_running(is_running=bool(self._attachment.url))
        self._fetch = self._conversation.files.fetch(
            self._attachment, self._on_data, self._on_failed, parent=self
        )
        self._fetch.progressed.connect(self.progress.show_bytes)
        self._fetch.waiting.connect(self._on_waiting)

    def _on_data(self, data: bytes) -> None:
        self._fetch = None
        self._data = data
        self._show_running(is_running=False)
        self._use(data)

    def _on_waiting(self, seconds: int) -> None:
        words = QCoreApplication.translate("Thread", "That didn’t work. Next try in {seconds} s")
        self.progress.show_words(words.format(seconds=seconds))

    def _on_failed(self, error: Exception) -> None:
        self._fetch = None
        self._show_running(is_running=False)
        self._show_trouble(download_words(error))

    def _use(self, data: bytes) -> None:
        if self._is_to_be_kept:
            self.kept.emit(self._attachment.name, data)
            return
        media_type = self._attachment.media_type
        self._conversation.files.decode(
            lambda: shown_picture(data, media_type), self._on_picture, self._on_broken, owner=self
        )

    def _on_picture(self, image: QImage) -> None:
        translate = QCoreApplication.translate
        self.show_button.hide()
        words = translate("Thread", "Picture {name}, press to enlarge").format(name=self._attachment.name)
        button = PictureButton(image, words)
        button.clicked.connect(lambda: open_picture(self, image, self._attachment.name))
        self._column.insertWidget(0, button)
        button.show()

    def _on_broken(self, _error: Exception) -> None:
        self.show_button.hide()
        if self._attachment.url:
            self._show_trouble(
                QCoreApplication.translate("Thread", "This picture can’t be shown here. You can save it.")
            )

    def _show_running(self, *, is_running: bool) -> None:
        self.progress.show_bytes(0, self._attachment.size)
        self.progress.setVisible(is_running)
        for button in (self.show_button, self.keep_button):
            button.setEnabled(not is_running)

    def _show_trouble(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()
