"""Gets the pages ready that nobody has opened yet, while nobody does anything."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QWindow

    from walletcare.ui.navigation import PageName
    from walletcare.ui.window import MainWindow

log = logging.getLogger(__name__)

QUIET_MS = 1200
PIECE_EVERY_MS = 30
"""Two frames: workers, animations and the user come in between."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
        QEvent.Type.Resize,
        QEvent.Type.Move,
        QEvent.Type.Expose,
    }
)
"""What tells, at the door of the window, that somebody is there; ``Expose``, that it left the tray."""


class PagesAhead(QObject):
    """Works from :meth:`begin` on, piece by piece, each in a turn of the event loop of its own, whenever the
    window is shown, nobody touches it and nothing is under way. Any sign of a user ends that for a while.

    When all pages are ready it looks at nothing any more, until another language, theme or text size makes
    all of them different.

    Args:
        names: Which pages, the likeliest first.
        is_busy: Whether something is under way that the user waits for.
        quiet_ms: So long after the last sign of a user the first piece is done.
        piece_every_ms: So long after a piece the next one is.

    Signals:
        finished: All of them are ready.
    """

    finished = Signal()

    def __init__(
        self,
        window: MainWindow,
        names: Sequence[PageName],
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
        *,
        quiet_ms: int = QUIET_MS,
        piece_every_ms: int = PIECE_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self.quiet_ms, self._piece_every_ms = quiet_ms, piece_every_ms
        self._window, self._names, self._is_busy = window, tuple(names), is_busy
        self._missing: list[PageName] = []
        self._pieces: Iterator[None] | None = None
        self._watched: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    @Slot()
    def begin(self) -> None:
        """From now on. Call it once the program has started and every page can be built."""
        self._window.page_changed.connect(self._on_page)
        theme().changed.connect(self._renew)
        self._renew()

    def stop(self) -> None:
        """For good."""
        self._window.page_changed.disconnect(self._on_page)
        theme().changed.disconnect(self._renew)
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._wait()
        return False

    # Inside.

    @Slot()
    def _renew(self) -> None:
        """Every page has to be got ready, also those that were."""
        self._missing, self._pieces = list(self._names), None
        self._watch()
        self._wait()

    @Slot(object)
    def _on_page(self, _name: PageName) -> None:
        """A page was opened: nothing of it is done behind the user's back."""
        self._pieces = None
        self._wait()

    @Slot()
    def _wait(self) -> None:
        if self._missing:
            self._timer.start(self.quiet_ms)

    @Slot()
    def _on_time(self) -> None:
        if not self._window.isVisible() or self._window.isMinimized():
            # It is shown again with a sign of its own.
            return
        if self._is_busy() or QApplication.activePopupWidget() or QApplication.activeModalWidget():
            self._wait()
            return
        if self._do_piece():
            self._timer.start(self._piece_every_ms)

    def _do_piece(self) -> bool:
        """True: there is more to do."""
        if self._pieces is None:
            self._pieces = self._window.shelf.make_ready(self._missing[0])
        try:
            next(self._pieces)
        except StopIteration:
            self._pieces = None
            self._missing.pop(0)
            if not self._missing:
                self._end()
                log.info("every page is ready")
                self.finished.emit()
                return False
        return True

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if self._watched is None and handle is not None:
            self._watched = handle
            handle.installEventFilter(self)
            # An input method's letters don't come through the window.
            QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._wait)

    def _end(self) -> None:
        self._missing, self._pieces = [], None
        self._timer.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
            QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._wait)
