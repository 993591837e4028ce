"""The large field of the composer: counts characters, takes pictures and files that are pasted or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from walletcare.ui.components import PlainLabel, TextInput
from walletcare.ui.theme import TextStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def is_paste(event: QKeyEvent) -> bool:
    """Whether a key press asks for the clipboard."""
    return event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)


class StoryInput(TextInput):
    """Signals:
    pasted: Files or a picture were pasted or dropped; carries the ``QMimeData``.
    """

    pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(least_lines=4, most_lines=14, parent=parent)
        self._count = PlainLabel("", TextStyle.SMALL, "text3", wraps=False, fits=True, parent=self)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(12, 10, 6, 26)
        self.edit.installEventFilter(self)
        self.edited.connect(self._show_count)

    def retranslate(self) -> None:
        self._show_count()

    def theme_changed(self) -> None:
        super().theme_changed()
        self._place()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_paste(event):
            mime = QGuiApplication.clipboard().mimeData()
            if (mime.hasImage() or mime.hasUrls()) and not mime.hasText():
                self.pasted.emit(mime)
                return True
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return self._on_drag(event)
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QEvent) -> bool:
        mime_of = getattr(event, "mimeData", None)
        accept = getattr(event, "acceptProposedAction", None)
        if mime_of is None or accept is None:
            return False
        mime: QMimeData = mime_of()
        if not mime.hasUrls():
            return False
        accept()
        if event.type() == QEvent.Type.Drop:
            self.pasted.emit(mime)
        return True

    def _show_count(self) -> None:
        count = len(self.text())
        self._count.setText(self.tr("%n character(s)", "", count) if count else "")
        self._place()

    def _place(self) -> None:
        hint = self._count.sizeHint()
        self._count.setGeometry(
            self.width() - hint.width() - 14, self.height() - hint.height() - 8, hint.width(), hint.height()
        )
