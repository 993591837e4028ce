"""Garbage collection between events, on the GUI thread, instead of wherever memory happens to be asked for.

A call such as ``QApplication.allWidgets()`` hands the bindings plain pointers, which they wrap one by one.
Wrapping asks for memory, which may start a collection; when that deletes a window nobody holds any more, a
pointer later in the list leads nowhere and the program crashes. On a worker thread a collection would take
widgets apart beside the GUI thread. Between two events neither can happen.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot

FULL_EVERY_S = 20.0
"""Seconds between two collections of everything: with a full window one takes as long as a frame."""


class IdleCollector(QObject):
    """Collects by Python's own thresholds whenever the event loop has nothing to do.

    Made on the GUI thread; there it stays. Automatic collection is off from then on.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_begun = False
        self._full_at = time.monotonic()

    def begin(self) -> None:
        """Collect from now on. What stands already stands until the end: it isn't looked through again.

        Idempotent.
        """
        if self._is_begun:
            return
        self._is_begun = True
        gc.freeze()
        self._full_at = time.monotonic()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Collect what is due: the young, the middle-aged as well, or everything."""
        young, middle, old = gc.get_count()
        most_young, most_middle, most_old = gc.get_threshold()
        if young <= most_young:
            return
        now = time.monotonic()
        if old > most_old and now - self._full_at >= FULL_EVERY_S:
            self._full_at = now
            gc.collect()
        else:
            gc.collect(1 if middle > most_middle else 0)
