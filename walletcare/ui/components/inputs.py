"""Text inputs: one line and many lines, in our frame. Plain text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QTextEdit, QWidget

from walletcare.ui.components.input_frame import InputFrame, transparent_base
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, TokenName, theme
from walletcare.ui.voice import language_shown, speak_as

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent


class LineInput(InputFrame):
    """One line of text, 44 high.

    Signals:
        edited: The text changed by the user (not while the input method is composing).
        left: The focus left the field, or Enter was pressed.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self,
        *,
        placeholder: str = "",
        icon: str = "",
        is_mono: bool = False,
        is_password: bool = False,
        height: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._style = TextStyle.MONO if is_mono else TextStyle.BODY
        self._height = height
        self.edit = QLineEdit(self)
        self.edit.setFrame(False)
        self.edit.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.edit.setPlaceholderText(placeholder)
        if is_password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        if icon:
            row.addWidget(Icon(icon, color="text3"))
        self.trailing = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.watch(self.edit)
        self.theme_changed()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        if text != self.edit.text():
            self.edit.setText(text)

    def set_placeholder(self, text: str) -> None:
        self.edit.setPlaceholderText(text)

    def theme_changed(self) -> None:
        self.edit.setFont(theme().font(self._style))
        transparent_base(self.edit)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(240, max(self._height, theme().line(self._style) + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())


class TextInput(InputFrame):
    """Several lines of plain text with a fixed line pitch; grows with its text between two heights.

    Signals:
        edited: The whole text, after each change; not while the input method is composing.
        submitted: Ctrl+Enter was pressed, or Enter when ``submits_on_enter``.
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        *,
        placeholder: str = "",
        least_lines: int = 4,
        most_lines: int = 12,
        submits_on_enter: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._least, self._most = least_lines, most_lines
        self.edit = PlainTextEdit(submits_on_enter=submits_on_enter, parent=self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.edited.connect(self.edited)
        self.edit.submitted.connect(self.submitted)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.watch(self.edit)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        self.edit.set_text(text)

    def set_placeholder(self, text: str) -> None:
        self.edit.setPlaceholderText(text)

    def mark_parts(self, parts: list[tuple[int, int]]) -> None:
        """Mark (start, end) parts, in code points, as dangerous. An empty list takes the marks away."""
        self.edit.mark_parts(parts)

    def theme_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        pitch = theme().line(TextStyle.BODY)
        content = int(self.edit.document().size().height() + 0.5)
        high = min(max(content, self._least * pitch), self._most * pitch)
        return QSize(320, high + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _on_size_changed(self) -> None:
        self.updateGeometry()


class PlainTextEdit(QTextEdit):
    """A text edit that takes and keeps plain text only, with the line pitch of ``body``.

    Signals:
        edited: The whole text, after each change; not while the input method is composing.
        submitted: Ctrl+Enter, or Enter when ``submits_on_enter`` (Shift+Enter is then a new line).
    """

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, *, submits_on_enter: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._submits_on_enter = submits_on_enter
        self._is_composing = False
        self._is_formatting = False
        self._is_mono = False
        self._marked: list[tuple[int, int]] = []
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        self.theme_changed()

    def set_text(self, text: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)

    def set_mono(self, *, is_mono: bool) -> None:
        """Letters of one width, in the size and pitch of ``body``: for addresses and codes."""
        if is_mono != self._is_mono:
            self._is_mono = is_mono
            self.theme_changed()

    def theme_changed(self) -> None:
        font = QFont(theme().font(TextStyle.MONO if self._is_mono else TextStyle.BODY))
        font.setPixelSize(theme().font(TextStyle.BODY).pixelSize())
        self.setFont(font)
        transparent_base(self)
        self._format_lines()
        if self._marked:
            self.mark_parts(self._marked)

    def mark_parts(self, parts: list[tuple[int, int]]) -> None:
        """Show ``parts`` (code points) as something to deal with, in the colours of every later theme too."""
        self._marked = list(parts)
        text = self.toPlainText()
        look = theme()
        selections = []
        for start, end in parts:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(len(text[:start].encode("utf-16-le")) // 2)
            cursor.setPosition(len(text[:end].encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
            shown = cursor.charFormat()
            shown.setBackground(look.color("dangerSoft"))
            shown.setForeground(look.color("danger"))
            shown.setFontWeight(600)
            # Without colours (high contrast) the line still shows where it is.
            shown.setFontUnderline(look.is_high_contrast)
            # PySide's stubs do not declare these two as writable.
            selection.cursor = cursor
            selection.format = shown
            selections.append(selection)
        self.setExtraSelections(selections)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._is_composing:
            self.edited.emit(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_composing:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            is_control = modifiers == Qt.KeyboardModifier.ControlModifier
            if is_control or (self._submits_on_enter and modifiers == Qt.KeyboardModifier.NoModifier):
                self.submitted.emit()
                return
        super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if self._is_formatting:
            return
        self._format_lines()
        if not self._is_composing:
            self.edited.emit(self.toPlainText())

    def _format_lines(self) -> None:
        pitch = theme().line(TextStyle.BODY)
        block = self.document().firstBlock()
        wanted = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        wanted.setLineHeight(pitch, fixed)
        self._is_formatting = True
        self.blockSignals(True)
        while block.isValid():
            shape = block.blockFormat()
            if shape.lineHeight() != pitch or shape.lineHeightType() != fixed:
                cursor = QTextCursor(block)
                cursor.joinPreviousEditBlock()
                cursor.mergeBlockFormat(wanted)
                cursor.endEditBlock()
            block = block.next()
        self.blockSignals(False)
        self._is_formatting = False


class TextView(QTextEdit):
    """Read-only text of unknown origin that can be selected and copied. Plain text; links stay text."""

    def __init__(
        self,
        text: str = "",
        *,
        style: TextStyle = TextStyle.BODY,
        color: TokenName = "text",
        most_width: int = 10_000,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._color, self._most_width = style, color, most_width
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ownFocusMark", True)
        self.document().setDocumentMargin(0)
        # Not fixed in height: at a smaller width than preferred the text needs more lines, and gets them.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        speak_as(self, language_shown(text))
        self.theme_changed()

    def theme_changed(self) -> None:
        look = theme()
        self.setFont(look.font(self._style))
        transparent_base(self, self._color)
        self.setPlainText(self._text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        shape = QTextBlockFormat()
        shape.setLineHeight(look.line(self._style), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(shape)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _plain_height(self._text, self._style, width)

    def sizeHint(self) -> QSize:
        width = natural_width(self._text, self._style) + 2
        if width <= self._most_width:
            # Every paragraph is one line: nothing has to be set to count them.
            return QSize(width, theme().line(self._style) * (self._text.count("\n") + 1))
        return QSize(self._most_width, self.heightForWidth(self._most_width))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, theme().line(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        super().focusOutEvent(event)


def _plain_height(text: str, style: TextStyle, width: int) -> int:
    return lay_out(text, style, width).height
