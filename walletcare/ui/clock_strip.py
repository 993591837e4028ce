"""The strip over the whole window that says: this is not the real time."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from walletcare.domain.clock import Clock
from walletcare.ui.strip import Strip
from walletcare.ui.when import length_text, moment_text

_BEAT_MS = 15_000


class ClockStrip(Strip):
    """Shown while a test clock is ahead or behind.

    Signals:
        reset_requested: Go back to the computer's own time.
    """

    reset_requested = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(
            "clock-alert", color="warning", ground="warningSoft", border="warningBorder", parent=parent
        )
        self._clock, self._offset_s = clock, 0.0
        self.button.clicked.connect(self.reset_requested)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.retell)
        self.hide()

    def set_offset(self, offset_s: float) -> None:
        """Seconds ahead of the computer's clock; 0 hides the strip."""
        self._offset_s = offset_s
        self.setVisible(offset_s != 0)
        if offset_s:
            self._beat.start()
        else:
            self._beat.stop()
        self.retell()

    def retell(self) -> None:
        now = self._clock.now()
        real = datetime.now(tz=now.tzinfo)
        length = length_text(timedelta(seconds=abs(self._offset_s)))
        template = (
            self.tr("Test clock: {moment}, {length} ahead of this computer")
            if self._offset_s > 0
            else self.tr("Test clock: {moment}, {length} behind this computer")
        )
        words = template.format(moment=moment_text(now, real), length=length)
        self.say(words, self.tr("Back to the real time"))
