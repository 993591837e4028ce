"""The strip over the window that says: this wallet is invented. It leads into the demo, and out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.ui.components import Button, ButtonKind, Icon, PlainLabel, name
from walletcare.ui.theme import TextStyle, theme


class DemoStrip(QWidget):
    """On every page; it cannot be closed, so that nobody takes the demo for a real wallet.

    Args:
        is_running: The demo runs and can be left; False: no wallet is set up, and the demo can be tried.

    Signals:
        switch_requested: Into the demo, or out of it.
    """

    switch_requested = Signal()

    def __init__(self, *, is_running: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_running = is_running
        self._words = PlainLabel("", TextStyle.LABEL_BOLD, "accentText")
        self._button = Button("", ButtonKind.LINK)
        self._button.clicked.connect(self.switch_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(Icon("info", size=18, color="accentText"))
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        painter.fillRect(self.rect(), look.color("accentSoft"))
        line = look.color("text" if look.is_high_contrast else "border")
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)
        painter.end()

    def _show(self) -> None:
        if self._is_running:
            words = self.tr(
                "Demo: the wallet is invented and people answer by script. No real support reads this."
            )
            button = self.tr("Leave the demo")
        else:
            words = self.tr("This copy isn’t set up for a wallet yet, so there is no live chat.")
            button = self.tr("Try the demo")
        self._words.setText(words)
        self._button.set_label(button)
        name(self, words)
