"""The focus ring: one overlay of the window that follows the focus, for keys and not for clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from walletcare.ui.components.painting import antialias
from walletcare.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

_GAP, _STROKE, _STROKE_HIGH_CONTRAST = 2, 2, 3
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MOVING_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """Draws the ring around the widget with the focus.

    A widget may have ``focus_radius`` (its corner radius), and the property ``ownFocusMark`` when it shows
    its focus itself (text fields). Lists get the ring around their current row.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self._by_keys = False
        self._ring = QRectF()
        self._radius = 8.0
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget that has the ring; None when none is shown."""
        return self._target if self.isVisible() else None

    def theme_changed(self) -> None:
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _FOLLOWED:
            self._place()
        elif watched is self._target:
            if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() in _MOVING_KEYS and not self._by_keys:
                    self._by_keys = True
                    self._place()
                elif _as_list(self._target) is not None:
                    self.update()
            elif kind == QEvent.Type.FocusAboutToChange and isinstance(event, QFocusEvent):
                self._learn(event.reason())
            elif kind == QEvent.Type.MouseButtonPress and self._by_keys:
                self._by_keys = False
                self._place()
        return False

    def _learn(self, reason: Qt.FocusReason) -> None:
        if reason in _KEY_REASONS:
            self._by_keys = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            self._by_keys = False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._chain:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._chain = []
        self._target = None
        if new is None or new.window() is not self.window():
            self.hide()
            return
        self._target = new
        walk: QWidget | None = new
        while walk is not None and walk is not self.window():
            walk.installEventFilter(self)
            self._chain.append(walk)
            if isinstance(walk, QAbstractScrollArea):
                walk.verticalScrollBar().valueChanged.connect(self._place, Qt.ConnectionType.UniqueConnection)
            walk = walk.parentWidget()
        rows = _as_list(new)
        if rows is not None and rows.selectionModel() is not None:
            rows.selectionModel().currentChanged.connect(
                self._on_current_changed, Qt.ConnectionType.UniqueConnection
            )
        self._place()

    def _on_current_changed(self) -> None:
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is not None and not shiboken6.isValid(target):
            self._target = target = None
        if target is None or not self._by_keys or not target.isVisible() or not target.hasFocus():
            self.hide()
            return
        if target.property("ownFocusMark"):
            self.hide()
            return
        inner = target.rect()
        origin = target
        rows = _as_list(target)
        if rows is not None:
            current = rows.currentIndex()
            if current.isValid():
                inner = rows.visualRect(current)
                origin = rows.viewport()
        window = self.window()
        corner = origin.mapTo(window, inner.topLeft())
        stroke = _STROKE_HIGH_CONTRAST if theme().is_high_contrast else _STROKE
        reach = _GAP + stroke
        wanted = QRect(corner, inner.size()).adjusted(-reach, -reach, reach, reach)
        shown = wanted & self._visible_area(target)
        if shown.isEmpty():
            self.hide()
            return
        self._radius = float(getattr(target, "focus_radius", 8)) + _GAP
        self._ring = QRectF(wanted.translated(-shown.topLeft()))
        self.setGeometry(shown)
        self.show()
        self.raise_()
        self.update()

    def _visible_area(self, target: QWidget) -> QRect:
        """What the scroll areas around ``target`` let through, with room for the ring, in the window."""
        window = self.window()
        area = window.rect()
        walk = target.parentWidget()
        while walk is not None and walk is not window:
            parent = walk.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and walk is parent.viewport():
                corner = walk.mapTo(window, QPoint(0, 0))
                area &= QRect(corner, walk.size()).adjusted(-6, 0, 6, 0)
            walk = parent
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        stroke = _STROKE_HIGH_CONTRAST if theme().is_high_contrast else _STROKE
        painter = QPainter(self)
        antialias(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("focus"), stroke))
        half = stroke / 2
        ring = self._ring.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, self._radius + half, self._radius + half)
        painter.end()


def _as_list(widget: QWidget) -> QAbstractItemView | None:
    """``widget`` when it is a list, else None. The bindings build the class only once there is a list."""
    if not widget.inherits("QAbstractItemView"):
        return None
    from PySide6.QtWidgets import QAbstractItemView

    return widget if isinstance(widget, QAbstractItemView) else None
