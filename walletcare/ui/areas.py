"""F6 and Shift+F6: from one area of the window to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from walletcare.ui.tab_order import next_stop

if TYPE_CHECKING:
    from collections.abc import Iterable


def step_to_area(areas: Iterable[QWidget], step: int) -> None:
    """Give the focus to the first control of the next area (``step`` 1) or of the one before (-1).

    Of a group of choices (the rail is one) it is the one that is chosen.
    """
    reachable = [area for area in areas if area.isVisible() and _first_stop(area) is not None]
    focus = QApplication.focusWidget()
    inside = [area is focus or (focus is not None and area.isAncestorOf(focus)) for area in reachable]
    place = inside.index(True) if True in inside else -1 if step > 0 else 0
    stop = _first_stop(reachable[(place + step) % len(reachable)]) if reachable else None
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(area: QWidget) -> QWidget | None:
    return next_stop([area], None, is_next=True)
