"""Files beside a message: a chip for each, and a place to drop more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from walletcare.ui.components.button import IconButton, Pressable
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.names import name, sentence, set_tool_tip
from walletcare.ui.components.painting import box
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme

_NAME_MOST = 220


class AttachmentChip(QFrame):
    """A file: icon, name, note (size or state), and a button to take it out.

    Args:
        is_special: The troubleshooting report: tinted.
        can_remove: False hides the button (files of the other side).

    Signals:
        removed: The user took it out.
    """

    removed = Signal()

    def __init__(
        self,
        file_name: str,
        note: str = "",
        *,
        icon: str = "file",
        is_special: bool = False,
        can_remove: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_special, self._is_wrong = is_special, False
        self._name = file_name
        color: TokenName = "accentText" if is_special else "text2"
        style = TextStyle.SMALL_BOLD if is_special else TextStyle.SMALL
        self._label = PlainLabel(file_name, style, wraps=False)
        self._label.setMaximumWidth(_NAME_MOST)
        self._note = PlainLabel(note, TextStyle.SMALL, "text2", wraps=False, fits=True)
        if not note:
            self._note.hide()
        self._remove = IconButton("x", "", size=28, icon_size=16)
        if not can_remove:
            self._remove.hide()
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 5 if can_remove else 12, 5)
        row.setSpacing(8)
        row.addWidget(Icon(icon, size=18, color=color))
        row.addWidget(self._label)
        row.addWidget(self._note)
        row.addWidget(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(38)
        self._retranslate()

    def set_note(self, note: str, *, is_wrong: bool = False) -> None:
        """Say its size, its progress, or what is wrong with it."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._note.set_color("danger" if is_wrong else "text2")
        self._is_wrong = is_wrong
        self._retranslate()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = QCoreApplication.translate("AttachmentChip", "Remove {name}").format(name=self._name)
        self._remove.set_label(words)
        name(self, sentence(self._name, self._note.text()))
        set_tool_tip(self, self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill: TokenName = "accentSoft" if self._is_special else "surface"
        line: TokenName | None = None if self._is_special else "border"
        if self._is_wrong:
            fill, line = "dangerSoft", "dangerBorder"
        if look.is_high_contrast:
            line = "text"
        box(painter, QRectF(self.rect()), 8, look.color(fill), look.color(line) if line else None)
        painter.end()


class DropTarget(Pressable):
    """A dashed box to drop files on; pressing it asks for files.

    Signals:
        dropped: Local paths of the files dropped. Addresses that are no local files are left out.
    """

    dropped = Signal(list)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._is_over = False
        super().__init__(text, parent)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = natural_width(self.label, TextStyle.SMALL) + theme().icon(18) + 36
        return QSize(width, max(38, theme().line(TextStyle.SMALL) + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData().urls()):
            self._is_over = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        paths = local_paths(event.mimeData().urls())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        is_hot = self._is_over or self.underMouse()
        line: TokenName = "accent" if self._is_over else "control"
        fill: TokenName | None = "accentSoft" if self._is_over else "surface" if is_hot else None
        box(
            painter,
            QRectF(self.rect()),
            8,
            look.color(fill) if fill else None,
            look.color(line),
            is_dashed=True,
        )
        size = look.icon(18)
        paint_icon(painter, "paperclip", QRectF(13, 0, size, self.height()), look.color("text2"))
        block = lay_out(self.label, TextStyle.SMALL, self.width() - size - 32, max_lines=1)
        block.paint(painter, 13 + size + 8, (self.height() - block.height) / 2, look.color("text"))
        painter.end()


def local_paths(urls: list[QUrl]) -> list[str]:
    """Paths of the local files among ``urls``. A file on a network share is no local file."""
    return [url.toLocalFile() for url in urls if url.isLocalFile() and not url.host()]


def file_icon(media_type: str) -> str:
    """The icon for a kind of file."""
    if media_type.startswith("image/"):
        return "image"
    return "file-text" if media_type.startswith("text/") or media_type == "application/pdf" else "file"
