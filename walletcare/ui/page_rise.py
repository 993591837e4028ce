"""A page that comes to the front rises a little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QPropertyAnimation
    from PySide6.QtWidgets import QWidget

_RISE_PX, _RISE_MS = 8, 160


class PageRise:
    """One animation for every page: one that is made anew each time stays as long as its parent."""

    def __init__(self, stack: QWidget) -> None:
        self._stack = stack
        self._rise: QPropertyAnimation | None = None

    def start(self, page: QWidget) -> None:
        """Let ``page`` rise to its place; with reduced motion it is there already."""
        duration = theme().duration(_RISE_MS)
        if self._rise is not None:
            self._rise.stop()
        if duration == 0:
            return
        if self._rise is None:
            self._rise = _make_rise(self._stack)
        rest = self._stack.rect().topLeft()
        self._rise.setTargetObject(page)
        self._rise.setDuration(duration)
        self._rise.setStartValue(rest + QPoint(0, _RISE_PX))
        self._rise.setEndValue(rest)
        self._rise.start()


def _make_rise(stack: QWidget) -> QPropertyAnimation:
    from PySide6.QtCore import QEasingCurve, QPropertyAnimation

    rise = QPropertyAnimation(stack)
    rise.setPropertyName(b"pos")
    rise.setEasingCurve(QEasingCurve.Type.OutCubic)
    return rise
