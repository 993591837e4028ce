"""Cards: flat boxes with a hairline, plain or tinted, and cards whose rows are parted by lines."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from walletcare.ui.components.painting import box, fill_rect, hairline
from walletcare.ui.theme import TokenName, theme


class Tint(StrEnum):
    """The meaning of a tinted box: fill and line come from it."""

    PLAIN = "plain"
    SUNKEN = "sunken"
    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


TINTS: dict[Tint, tuple[TokenName, TokenName, TokenName]] = {
    Tint.PLAIN: ("surface", "border", "text2"),
    Tint.SUNKEN: ("sunken", "sunken", "text2"),
    Tint.NEUTRAL: ("chip", "border", "text2"),
    Tint.INFO: ("accentSoft", "accentBorder", "accentText"),
    Tint.SUCCESS: ("successSoft", "successBorder", "success"),
    Tint.WARNING: ("warningSoft", "warningBorder", "warning"),
    Tint.DANGER: ("dangerSoft", "dangerBorder", "danger"),
}
"""Fill, line and icon colour of each tint."""


class Card(QFrame):
    """A box with a vertical layout (``card.body``).

    Args:
        margin: Space inside on every side.
    """

    def __init__(
        self,
        *,
        tint: Tint = Tint.PLAIN,
        margin: int = 20,
        spacing: int = 8,
        radius: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tint, self._radius = tint, radius
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
        grow_with_width(self)

    def set_tint(self, tint: Tint) -> None:
        self._tint = tint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        look = theme()
        fill, line, _ = TINTS[self._tint]
        outline = "text" if look.is_high_contrast else line
        box(painter, QRectF(self.rect()), self._radius, look.color(fill), look.color(outline))


class RowCard(Card):
    """A card of rows with a hairline between them.

    Args:
        line_from: Where the hairline begins, counted from the left edge.
    """

    def __init__(self, *, line_from: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=0, parent=parent)
        self._line_from = line_from
        self._rows: list[QWidget] = []

    @property
    def rows(self) -> tuple[QWidget, ...]:
        return tuple(self._rows)

    def add_row(self, row: QWidget) -> None:
        self._rows.append(row)
        self.body.addWidget(row)
        if not row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            # Qt would show it a turn later; a card made anew would be empty in a picture in between.
            row.show()
        self.update()

    def clear(self) -> None:
        """Remove all rows."""
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        line = theme().color("text" if theme().is_high_contrast else "divider")
        shown = [row for row in self._rows if not row.isHidden()]
        for row in shown[1:]:
            hairline(painter, max(self._line_from, 1), row.y(), self.width() - 1, line)
        painter.end()


class Row(QWidget):
    """One row of a :class:`RowCard`: a horizontal layout (``row.body``), optionally filled with a tint."""

    def __init__(
        self,
        *,
        margins: tuple[int, int, int, int] = (20, 12, 16, 12),
        spacing: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill: TokenName | None = None
        self.body = QHBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)
        grow_with_width(self)

    def set_fill(self, fill: TokenName | None) -> None:
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._fill is None:
            return
        painter = QPainter(self)
        fill_rect(painter, QRectF(self.rect()).adjusted(1, 1, -1, 0), theme().color(self._fill))
        painter.end()


class Divider(QWidget):
    """A hairline."""

    def __init__(self, color: TokenName = "divider", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, 0, 0, self.width(), theme().color(self._color))
        painter.end()


def grow_with_width(widget: QWidget) -> None:
    """Let ``widget`` be as wide as it gets and as high as its content needs at that width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def clear_layout(layout: QLayout) -> None:
    """Remove and delete everything in ``layout``."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
