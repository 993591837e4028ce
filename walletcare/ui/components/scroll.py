"""The scrolling body of a page, and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walletcare.ui.components.card import grow_with_width
from walletcare.ui.theme import theme


class Width(IntEnum):
    """Steps of the layout, by effective width: window width divided by text scale."""

    FULL = 1160
    MIDDLE = 1000
    NARROW = 720


class ScrollBody(QScrollArea):
    """The body of a page: scrolls up and down, never sideways. ``content`` is its layout.

    Args:
        column_width: Keep the content in a centred column this wide; 0 uses the page margins.
    """

    def __init__(
        self,
        *,
        column_width: int = 0,
        margins: tuple[int, int, int, int] = (36, 22, 28, 28),
        spacing: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column_width, self._margins = column_width, margins
        self._left = margins[0]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not theme().is_dressed:
            # The first picture of a small window has no bar yet rather than one that looks different.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of ours: to ask for Qt's own, the bindings look through every kind of widget there is.
        viewport = QWidget()
        viewport.setAutoFillBackground(False)
        self.setViewport(viewport)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(*margins)
        outer.setSpacing(0)
        self._outer = outer
        self._column = QWidget()
        grow_with_width(self._column)
        self.content = QVBoxLayout(self._column)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(spacing)
        if column_width:
            self._column.setMaximumWidth(column_width)
            outer.addStretch(1)
        outer.addWidget(self._column, 1000)
        if column_width:
            outer.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit_soon)

    def theme_changed(self) -> None:
        self._fit()

    def set_effective_width(self, width: int) -> None:
        """Take the page margins of a layout step."""
        left = self._margins[0]
        if width < Width.MIDDLE and left == 36:
            left = 28 if width >= Width.NARROW else 24
        self._left = left
        self._fit()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring ``widget`` into view."""
        self.ensureWidgetVisible(widget, 24, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        kind = event.type()
        if kind == QEvent.Type.LayoutRequest:
            self._fit()
        elif kind == QEvent.Type.StyleChange and theme().is_dressed:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return handled

    def _fit_soon(self) -> None:
        """The bar comes or goes after its range has changed; no resize tells so while the page is hidden."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        _, top, right, bottom = self._margins
        self._outer.setContentsMargins(self._left, top, right_margin(self, right), bottom)
        if self._column_width:
            self._column.setMaximumWidth(round(self._column_width * theme().text_scale / 100))


def right_margin(area: QScrollArea, margin: int) -> int:
    """What is left of ``margin`` beside a scroll bar that is there: so the content ends where what stands
    above and below the area does, and nothing moves sideways when the bar comes or goes."""
    return max(0, margin - (area.width() - area.viewport().width()))


_STEPS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_by_key(event: QKeyEvent, areas: Sequence[QScrollArea]) -> bool:
    """Let Page Up, Page Down, Home and End scroll the first of ``areas`` that is in view and can be scrolled.

    For keys that the control with the focus has no use for. True when it scrolled.
    """
    action = _STEPS.get(event.key())
    if action is None:
        return False
    for area in areas:
        bar = area.verticalScrollBar()
        if area.isVisible() and bar.maximum() > bar.minimum():
            bar.triggerAction(action)
            return True
    return False


class TwoPane(QWidget):
    """A main column and a side panel; below 1000 effective width the panel moves under the main column.

    Args:
        side_width: Width of the side panel from 1160 effective width on; 300 below.
    """

    def __init__(self, *, side_width: int = 340, gap: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_width, self._is_stacked = side_width, False
        self._main_box, self._side_box = QWidget(self), QWidget(self)
        self.main, self.side = QVBoxLayout(self._main_box), QVBoxLayout(self._side_box)
        for layout in (self.main, self.side):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(16)
        for box in (self._main_box, self._side_box):
            grow_with_width(box)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap)
        self._line.addWidget(self._main_box, 1)
        self._line.addWidget(self._side_box, 0, Qt.AlignmentFlag.AlignTop)
        self._side_box.setFixedWidth(side_width)
        grow_with_width(self)

    @property
    def is_stacked(self) -> bool:
        return self._is_stacked

    def set_effective_width(self, width: int) -> None:
        is_stacked = width < Width.MIDDLE
        self._line.setDirection(
            QHBoxLayout.Direction.TopToBottom if is_stacked else QHBoxLayout.Direction.LeftToRight
        )
        self._is_stacked = is_stacked
        if is_stacked:
            self._side_box.setMinimumWidth(0)
            self._side_box.setMaximumWidth(16_777_215)
            self._side_box.setSizePolicy(_growing())
            self._line.setAlignment(self._side_box, Qt.AlignmentFlag(0))
        else:
            side = self._side_width if width >= Width.FULL else 300
            self._side_box.setFixedWidth(round(side * theme().text_scale / 100))
            self._line.setAlignment(self._side_box, Qt.AlignmentFlag.AlignTop)
        self.updateGeometry()


class ListDetail(QWidget):
    """A list pane beside a detail pane; below 1000 effective width only one of them shows.

    Args:
        list_width: Width of the list from 1160 effective width on; 300 below.

    Signals:
        focus_lost: The pane that had the focus gave way to the other one: somebody has to say where it goes.
    """

    focus_lost = Signal()

    def __init__(self, *, list_width: int = 360, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list_width, self._is_single, self._shows_detail = list_width, False, False
        self.list_pane, self.detail_pane = QWidget(self), QWidget(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list_pane)
        row.addWidget(self.detail_pane, 1)
        self.set_effective_width(Width.FULL)

    @property
    def is_single(self) -> bool:
        """True when only one pane shows, so that the detail needs a way back."""
        return self._is_single

    def show_detail(self, is_shown: bool) -> None:
        """With one pane: show the detail, or go back to the list."""
        self._shows_detail = is_shown
        self._apply()

    def set_effective_width(self, width: int) -> None:
        self._is_single = width < Width.MIDDLE
        if self._is_single:
            self.list_pane.setMinimumWidth(0)
            self.list_pane.setMaximumWidth(16_777_215)
        else:
            wide = self._list_width if width >= Width.FULL else 300
            self.list_pane.setFixedWidth(round(wide * theme().text_scale / 100))
        self._apply()

    def _apply(self) -> None:
        shows_list = not self._is_single or not self._shows_detail
        shows_detail = not self._is_single or self._shows_detail
        focus = QApplication.focusWidget()
        panes = ((self.list_pane, shows_list), (self.detail_pane, shows_detail))
        is_lost = focus is not None and any(not stays and pane.isAncestorOf(focus) for pane, stays in panes)
        if is_lost and focus is not None:
            # Hidden with the focus, it would pass it on to whatever comes next in the window: the rail.
            focus.clearFocus()
        self.list_pane.setVisible(shows_list)
        self.detail_pane.setVisible(shows_detail)
        if is_lost:
            self.focus_lost.emit()


def _growing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
