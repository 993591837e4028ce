"""F6 and Shift+F6: from one area of the window to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from walletcare.ui.rail import Rail

if TYPE_CHECKING:
    from collections.abc import Iterable


def step_to_area(areas: Iterable[QWidget], step: int) -> None:
    """Give the focus to the first control of the next area (``step`` 1) or of the one before (-1)."""
    reachable = [area for area in areas if area.isVisible() and _first_stop(area) is not None]
    focus = QApplication.focusWidget()
    inside = [area is focus or (focus is not None and area.isAncestorOf(focus)) for area in reachable]
    place = inside.index(True) if True in inside else -1 if step > 0 else 0
    stop = _first_stop(reachable[(place + step) % len(reachable)]) if reachable else None
    if stop is not None:
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first_stop(area: QWidget) -> QWidget | None:
    """The first control inside ``area`` that Tab can reach; the checked one of an exclusive group first."""
    stops = [
        child
        for child in area.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    checked = [stop for stop in stops if getattr(stop, "isChecked", lambda: False)()]
    if isinstance(area, Rail) and checked:
        return checked[0]
    return stops[0] if stops else None
