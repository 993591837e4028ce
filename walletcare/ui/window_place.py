"""Size and place of the window: as it was left, else fitting the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DEFAULT_SIZE = (1280, 800)
SMALLEST_SIZE = (900, 600)
_SCREEN_SHARE = 0.85


class WindowMemory(Protocol):
    """Where the window keeps its size and place (the settings store)."""

    def window_geometry(self) -> bytes: ...

    def set_window_geometry(self, geometry: bytes) -> None: ...


class WindowPlace:
    """Puts a window where it was. Without ``memory`` nothing is kept."""

    def __init__(self, window: QWidget, memory: WindowMemory | None) -> None:
        self._window, self._memory = window, memory

    def restore(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        width = max(min(DEFAULT_SIZE[0], round(room.width() * _SCREEN_SHARE)), SMALLEST_SIZE[0])
        height = max(min(DEFAULT_SIZE[1], round(room.height() * _SCREEN_SHARE)), SMALLEST_SIZE[1])
        self._window.resize(width, height)
        saved = self._memory.window_geometry() if self._memory is not None else b""
        if saved:
            # A damaged value is refused by Qt and leaves the default size.
            self._window.restoreGeometry(QByteArray(saved))

    def remember(self) -> None:
        if self._memory is not None:
            self._memory.set_window_geometry(bytes(self._window.saveGeometry().data()))
