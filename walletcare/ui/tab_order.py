"""Where Tab goes: the controls of the window in reading order, whatever order they were made in.

Qt's own order is that of creation, and pages build parts of themselves anew all the time. The order of the
layouts is the order the eye reads, so the way goes through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QLayout,
    QRadioButton,
    QScrollArea,
    QWidget,
)


def next_stop(places: Sequence[QWidget], focus: QWidget | None, *, is_next: bool) -> QWidget | None:
    """The control after ``focus`` (before it when not ``is_next``) in ``places``, round the ends; None if
    there is nothing to stop at. ``focus`` itself may be no stop: a heading, or a choice that is not chosen.
    """
    order = [widget for place in places for widget in _in_reading_order(place)]
    stops = set(_one_of_each_group(_stops_in(order)))
    here = order.index(focus) if focus in order else -1 if is_next else len(order)
    ahead = [*order[here + 1 :], *order[: max(here, 0)]]
    if not is_next:
        ahead = [*reversed(order[: max(here, 0)]), *reversed(order[here + 1 :])]
    for widget in ahead:
        if widget in stops and (focus is None or not are_one_group(widget, focus)):
            return widget
    return None


def _stops_in(order: Sequence[QWidget]) -> list[QWidget]:
    """What Tab may stop at. Qt takes that right from all choices of a group but the one that had the focus
    last, and leaves it there when another is chosen by the program: the mates of that one count as well.
    """
    stops = {widget for widget in order if _is_stop(widget)}
    groups = [stop for stop in stops if isinstance(stop, QAbstractButton)]
    return [
        widget
        for widget in order
        if widget in stops
        or (_can_have_focus(widget) and any(are_one_group(widget, mate) for mate in groups))
    ]


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and _can_have_focus(widget)


def _can_have_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    laid: list[QWidget] = []
    if inner is not None:
        laid.append(inner)
    elif layout is not None:
        laid = [child for child in _widgets_of(layout) if child.parentWidget() is widget]
    for child in laid:
        yield from _in_reading_order(child)
    # What stands in no layout (a popup, a toast) comes after what does, from the top.
    known = set(laid)
    # Not ``children()``: for the documents and layouts among them the bindings would make their classes.
    direct = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    loose = [child for child in direct if not child.isWindow() and child not in known]
    for child in sorted(loose, key=lambda child: (child.y(), child.x())):
        if inner is None or not child.isAncestorOf(inner):
            yield from _in_reading_order(child)


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        grid = layout
        places_sorted: Iterable[int] = sorted(places, key=lambda at: _grid_place(grid, at))
    else:
        places_sorted = places
    for at in places_sorted:
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _grid_place(grid: QGridLayout, at: int) -> tuple[int, int]:
    # Row, column, and how many of each it spans; the stub knows no type for it.
    row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row, column


def _one_of_each_group(stops: list[QWidget]) -> Iterator[QWidget]:
    passed: list[QWidget] = []
    for stop in stops:
        if stop in passed:
            continue
        mates = [mate for mate in stops if mate is stop or are_one_group(stop, mate)]
        if len(mates) > 1:
            passed += mates
            last = next((mate for mate in mates if _is_stop(mate)), mates[0])
            yield next((mate for mate in mates if _is_checked(mate)), last)
        else:
            yield stop


def are_one_group(one: QWidget, other: QWidget) -> bool:
    """Both are choices of which one can be on: arrow keys go from one to the other."""
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    group: QButtonGroup | None = one.group()
    other_group: QButtonGroup | None = other.group()
    if group is not None or other_group is not None:
        return group is not None and group is other_group and group.exclusive()
    are_radios = isinstance(one, QRadioButton) and isinstance(other, QRadioButton)
    return are_radios and one.autoExclusive() and one.parentWidget() is other.parentWidget()


def _is_checked(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isChecked()
