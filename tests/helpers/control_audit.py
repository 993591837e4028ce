"""What is wrong with the controls in a window: without a name, not reached by Tab, in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from tests.helpers.accessibility import role, spoken
from walletcare.ui.components import InnerDialog, Popup
from walletcare.ui.rail import RailItem
from walletcare.ui.tab_order import are_one_group

_NO_CONTROL = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Window,
    QAccessible.Role.Pane,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Grouping,
}


_MOST_LINKS = 60
_EDGES = 48
"""What a dialog leaves free of its window."""


def place_of(widget: QWidget) -> QRect:
    """Where ``widget`` is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def ground(window: QWidget) -> QWidget:
    """What can be operated now: the dialog that is open, else the window."""
    open_ones = [dialog for dialog in window.findChildren(InnerDialog) if dialog.isVisible()]
    return open_ones[-1] if open_ones else window


def controls(window: QWidget) -> list[QWidget]:
    """Everything that Tab should reach now."""
    return [
        child
        for child in ground(window).findChildren(QWidget)
        if child.isVisible()
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.focusProxy() is None
        and not child.size().isEmpty()
    ]


def describe(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} {spoken(widget)!r}"


def nameless(window: QWidget) -> Iterator[str]:
    """Controls and rows that a screen reader finds without a name, or as something that is no control."""
    for widget in controls(window):
        if not spoken(widget).strip():
            yield f"{type(widget).__name__} at {place_of(widget).getRect()} has no name"
        # An area that only scrolls has the role of an area; its name says what is read there.
        if role(widget) in _NO_CONTROL and not isinstance(widget, QScrollArea):
            yield f"{describe(widget)} has the role {role(widget).name}"
        if isinstance(widget, QAbstractItemView):
            yield from _nameless_rows(widget)


def _nameless_rows(view: QAbstractItemView) -> Iterator[str]:
    interface = QAccessible.queryAccessibleInterface(view)
    for number in range(min(interface.childCount(), 30)):
        child: QAccessibleInterface | None = interface.child(number)
        if child is not None and not child.text(QAccessible.Text.Name).strip():
            yield f"{describe(view)}: row {number} has no name"


def squeezed(window: QWidget) -> Iterator[str]:
    """Dialogs that scroll although the window has room for all of them."""
    for dialog in window.findChildren(InnerDialog):
        hidden = dialog.body.verticalScrollBar().maximum()
        box = dialog.body.parentWidget()
        high = box.height() if box is not None and dialog.isVisible() else 0
        if high and hidden and high + hidden < window.height() - _EDGES:
            yield f"{describe(dialog)} hides {hidden} px although there is room"


def walk(window: QWidget, start: QWidget, *, is_back: bool = False) -> list[QWidget]:
    """Press Tab (or Shift+Tab) from ``start`` until a control comes again; every control on the way."""
    start.setFocus(Qt.FocusReason.OtherFocusReason)
    seen: list[QWidget] = []
    modifiers = Qt.KeyboardModifier.ShiftModifier if is_back else Qt.KeyboardModifier.NoModifier
    key = Qt.Key.Key_Backtab if is_back else Qt.Key.Key_Tab
    for _ in range(len(controls(window)) + _MOST_LINKS):
        focus: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(focus or window, key, modifiers)
        now: QWidget | None = QApplication.focusWidget()
        if isinstance(now, QTextBrowser) and now in seen[-1:]:
            continue  # from link to link inside an article
        if now is None or now in seen:
            break
        seen.append(now)
    return seen


def unreachable(window: QWidget, start: QWidget) -> Iterator[str]:
    """Controls that Tab does not come to, and what holds the focus."""
    expected = controls(window)
    forward = walk(window, start)
    # A popup closes when the focus leaves it. Of a group of choices one is a stop.
    expected = [widget for widget in expected if widget.isVisible()]
    missing = [
        widget
        for widget in expected
        if widget not in forward and not any(are_one_group(widget, reached) for reached in forward)
    ]
    for widget in missing:
        yield f"Tab does not reach {describe(widget)} at {place_of(widget).getRect()}"
    if missing:
        yield f"Tab stopped at {describe(QApplication.focusWidget())}"
        return
    back = walk(window, forward[-1], is_back=True) if forward else []
    for widget in forward:
        # Of a group it may be another one on the way back: what is chosen follows the focus in Settings.
        is_passed = widget in back or any(are_one_group(widget, reached) for reached in back)
        if widget.isVisible() and not is_passed:
            yield f"Shift+Tab does not reach {describe(widget)}"
    yield from disorder(forward)


def disorder(stops: list[QWidget]) -> Iterator[str]:
    """Steps that go up in one column or to the left in one line, against reading order."""
    on_page = [stop for stop in stops if not _is_in_popup(stop)]
    for one, other in pairwise(_from_the_top(on_page)):
        here, there = _places(one, other)
        shares_line = min(here.bottom(), there.bottom()) - max(here.top(), there.top()) > 4
        shares_column = min(here.right(), there.right()) - max(here.left(), there.left()) > 4
        is_left = shares_line and there.right() <= here.left()
        is_up = shares_column and there.bottom() <= here.top()
        if is_left or is_up:
            yield f"Tab goes back from {describe(one)} to {describe(other)} at {there.getRect()}"


def _from_the_top(stops: list[QWidget]) -> list[QWidget]:
    """The round begun at the rail, or at the top of a dialog."""
    rail = next((at for at, stop in enumerate(stops) if isinstance(stop, RailItem)), None)
    first = rail if rail is not None else min(range(len(stops)), key=lambda at: _line_and_left(stops[at]))
    return [*stops[first:], *stops[:first]]


def _line_and_left(widget: QWidget) -> tuple[int, int]:
    """Controls of one line have their middles on it, whatever their heights."""
    middle = _whole(widget).center()
    return round(middle.y() / 20), middle.x()


def _is_in_popup(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, Popup) or _is_in_popup(parent))


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where both are when nothing is scrolled; what is in different areas is kept within its area."""
    area, other_area = _area_of(one), _area_of(other)
    here, there = _unscrolled(one), _unscrolled(other)
    if area is other_area:
        return here, there
    return _held(here, area), _held(there, other_area)


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QScrollArea):
        return parent
    return _area_of(parent)


def _unscrolled(widget: QWidget) -> QRect:
    area = _area_of(widget)
    return _whole(widget).translated(0, area.verticalScrollBar().value() if area is not None else 0)


def _held(rect: QRect, area: QScrollArea | None) -> QRect:
    if area is not None:
        room = place_of(area)
        rect.moveTop(min(max(rect.top(), room.top()), room.bottom() - rect.height()))
    return rect


def _whole(widget: QWidget) -> QRect:
    return place_of(widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget)
