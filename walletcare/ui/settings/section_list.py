"""The list of sections beside the settings: follows the scrolling, and leads to a section."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components import Pressable
from walletcare.ui.components.painting import box, pill
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.theme import TextStyle, TokenName, paint_icon, theme


class SectionItem(Pressable):
    """One section."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        self._icon = icon
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        wide = natural_width(self.label, TextStyle.LABEL_BOLD) + look.icon(20) + 40
        return QSize(wide, max(40, look.line(TextStyle.LABEL) + 18))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        is_on = self.isChecked()
        if is_on:
            line = look.color("text") if look.is_high_contrast else None
            box(painter, rect, 8, look.color("selected"), line)
            pill(painter, rect)
        elif self.underMouse():
            box(painter, rect, 8, look.tinted("text", 0.05))
        color: TokenName = "accentText" if is_on else "text2"
        size = look.icon(18)
        paint_icon(painter, self._icon, QRectF(15, 0, size, rect.height()), look.color(color))
        style = TextStyle.LABEL_BOLD if is_on else TextStyle.LABEL
        x = 15 + size + 12
        block = lay_out(self.label, style, rect.width() - x - 6, max_lines=1)
        words: TokenName = "accentText" if is_on else "text"
        block.paint(painter, x, (rect.height() - block.height) / 2, look.color(words))
        painter.end()


class SectionList(QWidget):
    """All sections.

    Signals:
        chosen: Key of the section the user chose.
    """

    chosen = Signal(str)

    def __init__(self, sections: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, SectionItem] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for key, icon in sections:
            item = SectionItem(icon)
            item.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(item)
            self._items[key] = item
            column.addWidget(item)
        column.addStretch(1)

    def set_label(self, key: str, label: str) -> None:
        self._items[key].set_label(label)

    def set_current(self, key: str) -> None:
        self._items[key].setChecked(True)
        for item in self._items.values():
            item.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        items = list(self._items.values())
        place = next((at for at, item in enumerate(items) if item.hasFocus()), -1)
        if step and place >= 0:
            items[(place + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
