"""The keys that work everywhere in the window, and what they do with the page in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from walletcare.ui import keyboard
from walletcare.ui.navigation import PageName
from walletcare.ui.rail import ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from walletcare.ui.window import MainWindow

_TYPED_INTO = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
"""By name: to name a class itself makes the bindings build it, before the first window is painted."""


class WindowKeys:
    """Binds the keys of ``ui.keyboard`` to ``window``. The keys belong to it and go with it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        go = window.navigator
        for number, page in enumerate(ITEMS[:6], start=1):
            self._bind(f"Ctrl+{number}", partial(go.open_page, page))
        self._bind(keyboard.SETTINGS, lambda: go.open_page(PageName.SETTINGS))
        self._bind(keyboard.SEARCH, window.open_search)
        self._bind(keyboard.PAGE_HELP, self._open_help)
        self._bind(keyboard.SHEET, window.open_keys)
        self._bind(keyboard.REFRESH, self._refresh)
        self._bind(keyboard.AREA, lambda: self._next_area(1))
        self._bind(keyboard.AREA_BACK, lambda: self._next_area(-1))
        self._bind(keyboard.BACK, self._go_back)
        self._bind(keyboard.NEW_REQUEST, window.new_request)
        self._bind(keyboard.COPY_REFERENCE, self._copy_reference)
        self._bind(keyboard.EMERGENCY, go.open_emergency)
        for keys in (keyboard.LARGER, keyboard.LARGER_UNSHIFTED):
            self._bind(keys, lambda: window.step_text(1), in_dialogs=True)
        self._bind(keyboard.SMALLER, lambda: window.step_text(-1), in_dialogs=True)
        self._bind(keyboard.USUAL_SIZE, window.reset_text, in_dialogs=True)

    def _bind(self, keys: str, act: Callable[[], object], *, in_dialogs: bool = False) -> None:
        """``in_dialogs`` False: a dialog that is open is answered first."""
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: act() if in_dialogs or not self.has_dialog() else None)

    def has_dialog(self) -> bool:
        """Whether a dialog is open over the page."""
        from walletcare.ui.components import InnerDialog

        return any(isinstance(part, InnerDialog) and part.isVisible() for part in self._window.children())

    def _open_help(self) -> None:
        page = self._window.current_page
        if page is not None:
            self._window.navigator.open_article(page.help_slug())

    def _refresh(self) -> None:
        page = self._window.current_page
        if page is not None:
            page.refresh()

    def _go_back(self) -> None:
        page = self._window.current_page
        if page is not None:
            page.go_back()

    def _copy_reference(self) -> None:
        page = self._window.current_page
        reference = page.reference() if page is not None else ""
        if reference:
            self._window.navigator.copy(
                reference,
                lambda: QCoreApplication.translate("MainWindow", "{reference} copied").format(
                    reference=reference
                ),
            )

    def _next_area(self, step: int) -> None:
        # Needed at the first F6, not at the first paint.
        from walletcare.ui.areas import step_to_area

        page = self._window.current_page
        areas: list[QWidget] = [self._window.rail, *(page.areas() if page is not None else [])]
        step_to_area(areas, step)


def is_typing() -> bool:
    """Whether the focus is where letters and digits are text, not commands."""
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    if any(focus.inherits(kind) for kind in _TYPED_INTO):
        return True
    return focus.inherits("QTextEdit") and not focus.property("readOnly")
