"""The sheet of shortcuts: opened with ?, Ctrl+/ or from Settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walletcare.ui.components import (
    Button,
    FlowLayout,
    InnerDialog,
    KeyCap,
    PlainLabel,
    clear_layout,
    grow_with_width,
    name,
)
from walletcare.ui.keyboard import KeyLine, key_groups, shown
from walletcare.ui.theme import TextStyle, theme

_RANGES = {("Ctrl+1", "Ctrl+6"), ("1", "9")}
_KEYS_WIDTH = 190


class KeysSheet(InnerDialog):
    """All keys, in the language of now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", width=620)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.content.addLayout(self._lines)
        self._close: Button = self.add_button("close", "")
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refit()

    def theme_changed(self) -> None:
        super().theme_changed()
        self._fill()

    def _retranslate(self) -> None:
        self.set_texts(QCoreApplication.translate("Keys", "Keys"))
        self._close.set_label(QCoreApplication.translate("Keys", "Close"))
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._lines)
        for group in key_groups():
            self._lines.addSpacing(6)
            self._lines.addWidget(PlainLabel(group.title, TextStyle.SMALL_BOLD, "text2"))
            for line in group.lines:
                self._lines.addWidget(_line(line))


def _line(line: KeyLine) -> QWidget:
    row = QWidget()
    name(row, f"{' / '.join(shown(keys) for keys in line.keys)}: {line.words}")
    caps = QWidget()
    caps.setFixedWidth(round(_KEYS_WIDTH * theme().text_scale / 100))
    grow_with_width(caps)
    flow = FlowLayout(caps, gap=4, line_gap=4)
    for number, keys in enumerate(line.keys):
        if number and line.keys in _RANGES:
            flow.addWidget(PlainLabel("–", TextStyle.SMALL, "text3", wraps=False, fits=True))
        flow.addWidget(KeyCap(shown(keys)))
    columns = QHBoxLayout(row)
    columns.setContentsMargins(0, 2, 0, 2)
    columns.setSpacing(12)
    columns.addWidget(caps, 0, Qt.AlignmentFlag.AlignTop)
    columns.addWidget(PlainLabel(line.words, TextStyle.SMALL), 1)
    grow_with_width(row)
    return row
