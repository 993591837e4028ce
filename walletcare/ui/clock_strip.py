"""The strip over the whole window that says: this is not the real time."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walletcare.domain.clock import Clock
from walletcare.ui.components import Button, ButtonKind, Icon, PlainLabel, name
from walletcare.ui.theme import TextStyle, theme
from walletcare.ui.when import length_text, moment_text

_BEAT_MS = 15_000


class ClockStrip(QWidget):
    """Shown while a test clock is ahead or behind; on every page, and it cannot be closed.

    Signals:
        reset_requested: Go back to the computer's own time.
    """

    reset_requested = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._offset_s = clock, 0.0
        self._words = PlainLabel("", TextStyle.LABEL_BOLD, "warning")
        self._reset = Button("", ButtonKind.LINK)
        self._reset.clicked.connect(self.reset_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(10)
        row.addWidget(Icon("clock-alert", size=18, color="warning"))
        row.addWidget(self._words, 1)
        row.addWidget(self._reset)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def set_offset(self, offset_s: float) -> None:
        """Seconds ahead of the computer's clock; 0 hides the strip."""
        self._offset_s = offset_s
        self.setVisible(offset_s != 0)
        if offset_s:
            self._beat.start()
        else:
            self._beat.stop()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme()
        painter.fillRect(self.rect(), look.color("warningSoft"))
        line = look.color("text" if look.is_high_contrast else "warningBorder")
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)
        painter.end()

    def _show(self) -> None:
        now = self._clock.now()
        real = datetime.now(tz=now.tzinfo)
        length = length_text(timedelta(seconds=abs(self._offset_s)))
        template = (
            self.tr("Test clock: {moment}, {length} ahead of this computer")
            if self._offset_s > 0
            else self.tr("Test clock: {moment}, {length} behind this computer")
        )
        self._words.setText(template.format(moment=moment_text(now, real), length=length))
        self._reset.set_label(self.tr("Back to the real time"))
        name(self, self._words.text())
