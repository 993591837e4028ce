"""Has a window painted in a turn of its own, when everything in it stands where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_DEPTH = 4
"""So often one layout may ask for the next before the painting; none of our pages needs more."""


class PaintTurns(QObject):
    """Watches ``window`` and goes with it.

    What asks to be laid out while others are laid out waits behind the painting in Qt's queue: it would be
    painted where it was, and a moment later where it belongs. So the painting waits for another turn, in
    which all of that is done first. Until then the screen shows the picture of before, whole.

    Args:
        prepare: What else has to be done before ``window`` may be painted; True when there was something.
    """

    def __init__(self, window: QWidget, prepare: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._prepare = window, prepare
        self._is_put_off = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        # Once and no more: what is set anew all the time is painted all the same.
        is_new = self._prepare()
        if is_new or not self._is_put_off:
            self._is_put_off = not is_new
            # Qt posts no other request until this one is answered.
            again = QEvent(QEvent.Type.UpdateRequest)
            QCoreApplication.postEvent(self._window, again, Qt.EventPriority.LowEventPriority.value)
            return True
        self._is_put_off = False
        for _ in range(_DEPTH):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return False
