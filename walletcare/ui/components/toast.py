"""A short note at the bottom of the window, with undo when it is possible. Never for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from walletcare.ui.announce import announce
from walletcare.ui.components.button import Pressable
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.painting import box, shadow
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent

_STAYS_MS = 6000
_MARGIN = 26


class _Undo(Pressable):
    def sizeHint(self) -> QSize:
        return QSize(natural_width(self.label, TextStyle.LABEL_BOLD) + 16, 36)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        block = lay_out(self.label, TextStyle.LABEL_BOLD, self.width(), align=Qt.AlignmentFlag.AlignHCenter)
        y = (self.height() - block.height) / 2
        block.paint(painter, 0, y, theme().color("inverseAccent"))
        painter.end()


class Toast(QFrame):
    """One note at a time; a new one takes the place of the old. Stays while hovered or focused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._say: Callable[[], str] = str
        self._undo_action: Callable[[], None] | None = None
        self.lift: Callable[[], int] = lambda: 0
        """How far above the bottom of the parent: the height of what must not be covered there."""
        self._label = PlainLabel("", TextStyle.LABEL, "onInverse", align=Qt.AlignmentFlag.AlignVCenter)
        self._undo = _Undo("")
        self._undo.clicked.connect(self._on_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN + 18, _MARGIN, _MARGIN + 10, _MARGIN + 6)
        row.setSpacing(24)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS_MS)
        self._timer.timeout.connect(self._on_time)
        self.hide()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_note(self, say: Callable[[], str], undo: Callable[[], None] | None = None) -> None:
        """Show what ``say`` gives, now and when the language changes; with ``undo`` a button takes the action
        back."""
        self._say, self._undo_action = say, undo
        self._undo.setVisible(undo is not None)
        self._show_words()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_words()
            self.place()

    def _show_words(self) -> None:
        text = self._say()
        self._label.setText(text)
        self._undo.set_label(QCoreApplication.translate("Toast", "Undo"))
        self.setAccessibleName(text)

    def place(self) -> None:
        """Sit at the bottom of the parent, in the middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        words = natural_width(self._label.text(), TextStyle.LABEL)
        extra = 2 * _MARGIN + 28 + (self._undo.sizeHint().width() + 24 if self._undo_action else 0)
        width = min(max(words + extra, 280 + 2 * _MARGIN), parent.width() - 24)
        height = max(self.heightForWidth(width), theme().line(TextStyle.LABEL) + 24 + 2 * _MARGIN - 6)
        top = parent.height() - self.lift() - height + 6
        self.setGeometry((parent.width() - width) // 2, top, width, height)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN - 6, -_MARGIN, -_MARGIN)
        shadow(painter, rect, share=0.5 if look.is_dark else 0.14)
        box(painter, rect, 10, look.color("inverse"))
        painter.end()

    def _on_time(self) -> None:
        if self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _on_undo(self) -> None:
        action, self._undo_action = self._undo_action, None
        self._timer.stop()
        self.hide()
        if action is not None:
            action()
            announce(self, QCoreApplication.translate("Toast", "Undone"))
