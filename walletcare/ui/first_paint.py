"""Tells when a window has been painted for the first time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_NEVER_SHOWN_MS = 1_500


class FirstPaint(QObject):
    """Watches ``window``; stops watching with the answer.

    ``show()`` returns before the screen has the window: on X11 the paint waits for an answer of the server.
    A window that is opened minimised, or on another desktop, is not painted at all; then the answer comes
    after a time limit, so that whatever waits for it happens all the same.

    Signals:
        painted: The first picture is on the screen, or none came in time.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_told = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_NEVER_SHOWN_MS)
        self._limit.timeout.connect(self._end)
        self._limit.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # The picture is flushed to the screen after this event, and before the next.
            QTimer.singleShot(0, self, self._end)
        return False

    def _end(self) -> None:
        self._limit.stop()
        self._window.removeEventFilter(self)
        if not self._is_told:
            self._is_told = True
            self.painted.emit()
            self.deleteLater()
