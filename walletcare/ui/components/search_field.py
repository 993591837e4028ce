"""The search field in its three sizes."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from walletcare.ui.components.button import IconButton
from walletcare.ui.components.input_frame import InputFrame, transparent_base
from walletcare.ui.components.keycap import KeyCap
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, theme

QUIET_MS = 120
"""How long the field waits after the last committed character before it asks for results."""


class SearchSize(IntEnum):
    """Height at 100 % text size."""

    LARGE = 58
    MEDIUM = 44
    SMALL = 36


class SearchEdit(QLineEdit):
    """The line itself. Knows whether the input method is composing.

    Signals:
        committed: The text changed and nothing is being composed.
        down_pressed: Into the results.
    """

    committed = Signal(str)
    down_pressed = Signal()
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.textChanged.connect(self._on_text_changed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.is_composing:
            self.down_pressed.emit()
            return
        if event.key() == Qt.Key.Key_Escape and not self.is_composing:
            self.escape_pressed.emit()
            return
        super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        if not self.is_composing:
            self.committed.emit(text)


class SearchField(InputFrame):
    """A search field with its icon, a key cap, and a clear button once there is text.

    Signals:
        searched: The text to search for, ``QUIET_MS`` after the last committed character; at once on Enter.
        submitted: Enter was pressed.
        went_down: Down was pressed: the focus should go into the results.
        escaped: Esc was pressed and there was nothing left to clear here.
    """

    searched = Signal(str)
    submitted = Signal(str)
    went_down = Signal()
    escaped = Signal()

    def __init__(
        self,
        size: SearchSize = SearchSize.MEDIUM,
        *,
        placeholder: str = "",
        has_keycap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(radius=12 if size is SearchSize.LARGE else 8, parent=parent)
        self._size = size
        is_large, is_small = size is SearchSize.LARGE, size is SearchSize.SMALL
        self._style = TextStyle.SMALL if is_small else TextStyle.BODY
        self.edit = SearchEdit(self)
        self.edit.setFrame(False)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._cap = KeyCap(keys)
        self._has_cap = has_keycap
        self._clear = IconButton("x", "", size=28, icon_size=18)
        self._icon = Icon("search", size=22 if is_large else 18, color="accentText" if is_large else "text2")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._on_quiet)
        row = QHBoxLayout(self)
        row.setContentsMargins(18 if is_large else 12, 2, 12 if is_large else 6, 2)
        row.setSpacing(14 if is_large else 9)
        row.addWidget(self._icon)
        row.addWidget(self.edit, 1)
        row.addWidget(self._clear)
        row.addWidget(self._cap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.watch(self.edit)
        self.edit.committed.connect(self._on_committed)
        self.edit.returnPressed.connect(self._on_return)
        self.edit.down_pressed.connect(self.went_down)
        self.edit.escape_pressed.connect(self._on_escape)
        self._clear.clicked.connect(self.clear)
        self.set_placeholder(placeholder)
        self._retranslate()
        self.theme_changed()
        self._show_trailing()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Set the text without searching."""
        self.edit.blockSignals(True)
        self.edit.setText(text)
        self.edit.blockSignals(False)
        self._quiet.stop()
        self._show_trailing()

    def clear(self) -> None:
        """Empty the field, tell so at once, and keep the focus in it."""
        self.edit.clear()
        self._quiet.stop()
        self.searched.emit("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_typing(self) -> None:
        """What was typed last and is not told yet will not be searched."""
        self._quiet.stop()

    def set_placeholder(self, text: str) -> None:
        self.edit.setPlaceholderText(text)
        self.edit.setAccessibleName(text)

    def select_all(self) -> None:
        """Take the focus and select what is in the field."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def set_keycap_visible(self, is_visible: bool) -> None:
        self._has_cap = is_visible
        self._show_trailing()

    def theme_changed(self) -> None:
        self.edit.setFont(theme().font(self._style))
        transparent_base(self.edit)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(220, max(int(self._size), theme().line(self._style) + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._clear.set_label(QCoreApplication.translate("SearchField", "Clear the search"))

    def _on_committed(self, text: str) -> None:
        self._show_trailing()
        self._quiet.start()

    def _on_quiet(self) -> None:
        self.searched.emit(self.edit.text().strip())

    def _on_return(self) -> None:
        if self._quiet.isActive():
            self._quiet.stop()
            self._on_quiet()
        self.submitted.emit(self.edit.text().strip())

    def _on_escape(self) -> None:
        if self.edit.text():
            self.clear()
        else:
            self.escaped.emit()

    def _show_trailing(self) -> None:
        has_text = bool(self.edit.text())
        self._clear.setVisible(has_text)
        self._cap.setVisible(self._has_cap and not has_text)
