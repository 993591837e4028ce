"""The bars that stay while a page scrolls: the header (68 high) and the action bar (76 high)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.button import Pressable
from walletcare.ui.components.flow_layout import FlowLayout
from walletcare.ui.components.label import PlainLabel
from walletcare.ui.components.painting import fill_rect, hairline
from walletcare.ui.components.search_field import SearchField, SearchSize
from walletcare.ui.components.text import lay_out, natural_width
from walletcare.ui.components.tile import Icon
from walletcare.ui.theme import TextStyle, theme

if TYPE_CHECKING:
    from walletcare.ui.components.button import Button


def _height_at(bar: QWidget) -> int:
    """What the content of ``bar`` needs at its present width: labels wrap in a narrow window."""
    layout = bar.layout()
    if layout is None:
        return 0
    return max(layout.totalHeightForWidth(bar.width()), layout.totalMinimumSize().height())


class _Crumb(Pressable):
    """The page above: goes back there."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = natural_width(self.label, TextStyle.BODY)
        return QSize(wide, max(32, theme().line(TextStyle.BODY) + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        block = lay_out(self.label, TextStyle.BODY, self.width() + 2)
        color = theme().color("accentText" if self.underMouse() else "text2")
        block.paint(painter, 0, (self.height() - block.height) / 2, color)
        painter.end()


class PageHeader(QWidget):
    """Title left (with a crumb before it when the page is below another), actions and search right.

    Signals:
        crumb_pressed: Go to the page above.
    """

    crumb_pressed = Signal()

    def __init__(self, title: str = "", *, has_search: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._crumb = _Crumb()
        self._crumb.clicked.connect(self.crumb_pressed)
        self._chevron = Icon("chevron-right", size=18, color="text3")
        self.title = PlainLabel(title, TextStyle.TITLE, wraps=False)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(36, 6, 28, 7)
        self._row.setSpacing(12)
        self._row.addWidget(self._crumb)
        self._row.addWidget(self._chevron)
        self._row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.search: SearchField | None = None
        self._is_wide = True
        self._offers_search = True
        if has_search:
            self.search = SearchField(SearchSize.SMALL)
            self.search.setFixedWidth(220)
            self._row.addWidget(self.search)
        self.set_crumb("")

    def set_title(self, title: str) -> None:
        self.title.setText(title)

    def set_crumb(self, text: str) -> None:
        """The name of the page above; an empty text shows the title alone, larger."""
        self._crumb.set_label(text)
        self._crumb.setVisible(bool(text))
        self._chevron.setVisible(bool(text))
        self.title.set_style(TextStyle.SUB if text else TextStyle.TITLE)
        # The name of a sub-page may be long, and two lines of it fit into the header.
        self.title.set_wraps(bool(text), max_lines=2)

    def add_action(self, widget: QWidget) -> None:
        """Put a widget on the right, before the search field."""
        place = self._row.count() - (1 if self.search is not None else 0)
        self._row.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def offer_search(self, is_offered: bool) -> None:
        """Inside a task the field makes room for its buttons; Ctrl+K still opens the search."""
        self._offers_search = is_offered
        self._show_search()

    def _show_search(self) -> None:
        if self.search is not None:
            self.search.setVisible(self._is_wide and self._offers_search)

    def set_effective_width(self, width: int) -> None:
        """Narrow windows hide the search field; Ctrl+K still opens the search."""
        if self.search is not None:
            self._is_wide = width >= 1000
            self._show_search()
            self.search.setFixedWidth(min(round(220 * theme().text_scale / 100), 360))
        left = 36 if width >= 1000 else 28 if width >= 720 else 24
        self._row.setContentsMargins(left, 6, 28, 7)

    def hasHeightForWidth(self) -> bool:
        # Buttons inside have one, and a layout above would then forget the least height.
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(600, max(68, _height_at(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = theme().color("border")
        hairline(painter, 0, self.height() - 1, self.width(), line)
        painter.end()


class ActionBar(QWidget):
    """What can be done now. The primary button is last; narrow windows put it on top, the others below it.

    Args:
        column_width: Keep the content in a centred column this wide (wizard); 0 uses the page margins.
    """

    def __init__(self, *, column_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column_width = column_width
        self._is_stacked = False
        self._is_apart = False
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(36, 13, 28, 12)
        outer.setSpacing(0)
        self._outer = outer
        self._box = QWidget(self)
        outer.addStretch(1) if column_width else None
        outer.addWidget(self._box, 1000)
        outer.addStretch(1) if column_width else None
        if column_width:
            self._box.setMaximumWidth(column_width)
        self._build()

    def add_left(self, widget: QWidget) -> None:
        self._left.append(widget)
        self._build()

    def add_right(self, widget: Button | QWidget) -> None:
        self._right.append(widget)
        self._build()

    def focus_main(self) -> None:
        """Give the focus to the last thing that can be pressed: the primary button, when it is ready."""
        for widget in reversed((*self._left, *self._right)):
            if widget.isEnabled():
                # New buttons are shown with the next layout, and only what is shown can have the focus.
                widget.show()
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def clear(self) -> None:
        """Remove and delete everything in the bar."""
        for widget in (*self._left, *self._right):
            widget.hide()
            widget.deleteLater()
        self._left, self._right = [], []
        self._build()

    def set_apart(self, is_apart: bool) -> None:
        """Give what stands on the left a line of its own, above: when it is too much to share one."""
        if is_apart != self._is_apart:
            self._is_apart = is_apart
            self._build()

    def set_effective_width(self, width: int) -> None:
        is_stacked = width < 560
        left = 36 if width >= 1000 else 28 if width >= 720 else 24
        self._outer.setContentsMargins(left, 13, 28, 12)
        if self._column_width:
            self._box.setMaximumWidth(round(self._column_width * theme().text_scale / 100))
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._build()

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(600, max(76, _height_at(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()), look.color("surface"))
        hairline(painter, 0, 0, self.width(), look.color("border"))
        painter.end()

    def _build(self) -> None:
        # A widget's layout can only be replaced by giving the old one to another widget.
        old = self._box.layout()
        if old is not None:
            while old.takeAt(0) is not None:
                pass
            QWidget().setLayout(old)
        if self._is_stacked:
            column = QVBoxLayout(self._box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for widget in self._right[-1:]:
                column.addWidget(widget)
            rest = FlowLayout()
            for widget in (*reversed(self._right[:-1]), *self._left):
                rest.addWidget(widget)
            column.addLayout(rest)
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._is_apart:
            column = QVBoxLayout(self._box)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            above = FlowLayout()
            for widget in self._left:
                above.addWidget(widget)
            column.addLayout(above)
            column.addLayout(row)
        else:
            self._box.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            for widget in self._left:
                row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for widget in self._right:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
