"""Widgets that show as windows for a moment, because they were shown before they had a parent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QWidget


class StrayWindows(QObject):
    """Writes down every window that is shown, but for the main window and menus."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_known = isinstance(watched, QMainWindow | QMenu)
            if not is_known:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False

    def stop(self) -> None:
        self._app.removeEventFilter(self)
